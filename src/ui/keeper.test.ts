import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Keeper, type Kept } from './keeper';

interface Write {
  readonly value: string;
  readonly at: number;
  done(note?: string): void;
  fail(why: string): void;
}

let writes: Write[];
let said: Kept[];
let keeper: Keeper<string>;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  writes = [];
  said = [];
  keeper = new Keeper(
    (value) =>
      new Promise((resolve, reject) => {
        const done = (note = '') => resolve(note);
        writes.push({ value, at: Date.now(), done, fail: (why) => reject(new Error(why)) });
      }),
    (kept) => said.push(kept),
    (error) => (error as Error).message,
  );
});
afterEach(() => {
  vi.useRealTimers();
});

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const last = () => writes.at(-1)!;
const log = () => writes.map(({ value, at }) => `${value}@${at}`);

describe('when it writes', () => {
  it('half a second after a change, the newest only', async () => {
    keeper.keep('a');
    await wait(300);
    keeper.keep('b');
    await wait(199);
    expect(log()).toEqual([]);
    await wait(1);
    expect(log()).toEqual(['b@500']);
  });

  it('while one types on and on: every half second, and no change waits longer', async () => {
    for (let key = 1; key <= 40; key += 1) {
      keeper.keep(`${key}`);
      await wait(100);
      writes.forEach((write) => write.done());
    }
    expect(writes.map(({ at }) => at)).toEqual([500, 1000, 1500, 2000, 2500, 3000, 3500, 4000]);
    expect(writes.map(({ value }) => Number(value) * 100)).toEqual(writes.map(({ at }) => at));
  });

  it('never two at once, and what came meanwhile in its own time', async () => {
    keeper.keep('a');
    await wait(500);
    keeper.keep('b');
    await wait(100);
    last().done();
    await wait(399);
    expect(log()).toEqual(['a@500']);
    await wait(1);
    expect(log()).toEqual(['a@500', 'b@1000']);
  });

  it('as soon as a slow write is through, if the time has come', async () => {
    keeper.keep('a');
    await wait(500);
    keeper.keep('b');
    await wait(2000);
    expect(log()).toEqual(['a@500']);
    last().done();
    await wait(0);
    expect(log()).toEqual(['a@500', 'b@2500']);
  });

  it('nothing when nothing changed', async () => {
    await keeper.flush();
    await wait(5000);
    expect(log()).toEqual([]);
    expect(said).toEqual([]);
  });
});

describe('flush', () => {
  it('writes at once, and is through when that is', async () => {
    keeper.keep('a');
    const through = vi.fn();
    void keeper.flush().then(through);
    expect(log()).toEqual(['a@0']);
    await wait(0);
    expect(through).not.toHaveBeenCalled();
    last().done();
    await wait(0);
    expect(through).toHaveBeenCalledOnce();
    await wait(5000);
    expect(writes).toHaveLength(1);
  });

  it('while writing: what waits follows at once', async () => {
    keeper.keep('a');
    await wait(500);
    keeper.keep('b');
    void keeper.flush();
    last().done();
    await wait(0);
    expect(log()).toEqual(['a@500', 'b@500']);
  });
});

it('takes a change in the very moment a write ends', async () => {
  keeper.keep('a');
  const through = keeper.flush().then(() => {
    keeper.keep('b');
    return keeper.flush();
  });
  last().done();
  await wait(0);
  last().done();
  await through;
  expect(log()).toEqual(['a@0', 'b@0']);
});

describe('what it says', () => {
  it('saving, then kept, with a note where something was left out', async () => {
    keeper.keep('a');
    expect(said).toEqual([{ state: 'saving' }]);
    await wait(500);
    last().done('events too large');
    await wait(0);
    expect(said.at(-1)).toEqual({ state: 'kept', note: 'events too large' });
  });

  it('not kept while a newer change waits', async () => {
    keeper.keep('a');
    await wait(500);
    keeper.keep('b');
    last().done();
    await wait(0);
    expect(said.at(-1)).toEqual({ state: 'saving' });
    await wait(500);
    last().done();
    await wait(0);
    expect(said.at(-1)).toEqual({ state: 'kept', note: '' });
  });

  it('failed, and tries again at the next change or flush', async () => {
    keeper.keep('a');
    await wait(500);
    last().fail('full');
    await wait(5000);
    expect(said.at(-1)).toEqual({ state: 'failed', why: 'full' });
    expect(writes).toHaveLength(1);
    void keeper.flush();
    expect(last().value).toBe('a');
    last().fail('full');
    await wait(0);
    keeper.keep('b');
    await wait(500);
    last().done();
    await wait(0);
    expect(log()).toEqual(['a@500', 'a@5500', 'b@6000']);
    expect(said.at(-1)).toEqual({ state: 'kept', note: '' });
  });
});
