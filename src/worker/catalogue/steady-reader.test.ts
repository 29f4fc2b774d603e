// A set is made whole whenever its reader is lost: before anything, between any two of its answers, and where it never came.
import { describe, expect, it, vi } from 'vitest';
import { madeOf, rule } from '../../catalogue/made-sets.test-support';
import { makeHere, readerBehind } from './making.test-support';
import type { Reader } from './making-set';
import { PortionReader } from './portion-reader';
import { Readers } from './readers';
import { ReaderLost, SteadyReader } from './steady-reader';

const files = Array.from({ length: 450 }, (_, i) =>
  rule(`Rule ${i}`, `a:\n  eventName: [Call${i}, StopLogging]\ncondition: a`),
);
const dropped = files.map(({ path, text }) => ({ path, content: text }));
const whole = madeOf(files, 'set').set;

/** Reads as a worker does, answers so often, and is gone. */
function losing(answers: number, why: Error = new ReaderLost('gone')): Reader {
  const reader = readerBehind();
  let left = answers;
  const lose = <T>(answer: () => Promise<T>): Promise<T> => {
    left -= 1;
    return left < 0 ? Promise.reject(why) : answer();
  };
  return {
    read: (portion) => lose(() => reader.read(portion)),
    finish: (name, coverages) => lose(() => reader.finish(name, coverages)),
    rest: () => lose(() => reader.rest()),
    end: () => undefined,
  };
}

const here = () => Promise.resolve(new PortionReader());

async function setMadeBy(reader: Reader) {
  const made = await makeHere(dropped, { name: 'set', date: 0 }, reader);
  const stored = await made.pack();
  await made.part.whole();
  expect(stored.rules).toBe(files.length);
  return made.part.set;
}

describe('a reader that is lost', () => {
  // Five portions, what the list needs, and the rest.
  it.each([0, 1, 2, 3, 4, 5, 6, 7])('after %d answers', async (answers) => {
    const again = vi.fn(here);
    const { search, entries, heads, facets } = await setMadeBy(
      new SteadyReader(losing(answers), again),
    );
    expect({ search, entries, heads, facets }).toEqual({
      search: whole.search,
      entries: whole.entries,
      heads: whole.heads,
      facets: whole.facets,
    });
    expect(again).toHaveBeenCalledTimes(answers < 7 ? 1 : 0);
  });

  it('is told of where it is a mistake of its own', async () => {
    const again = vi.fn(here);
    const reader = new SteadyReader(losing(2, new Error('a mistake')), again);
    await expect(setMadeBy(reader)).rejects.toThrow('a mistake');
    expect(again).not.toHaveBeenCalled();
  });

  it('is told of where nothing here can read either', async () => {
    const reader = new SteadyReader(losing(2), () => Promise.reject(new Error('no code')));
    await expect(setMadeBy(reader)).rejects.toThrow('no code');
  });
});

describe('readers', () => {
  it.each([
    [
      'can not be started',
      () => {
        throw new Error('no workers here');
      },
    ],
    ['are lost at once', () => losing(0)],
  ] as const)('that %s leave it to what reads here', async (_, start) => {
    const readers = new Readers(start, here);
    readers.expect();
    expect((await setMadeBy(await readers.take(1e9))).heads).toEqual(whole.heads);
    expect((await setMadeBy(await readers.take(1e9))).heads).toEqual(whole.heads);
  });

  it('are not started for few rules', async () => {
    const start = vi.fn(() => losing(0));
    const readers = new Readers(start, here);
    expect((await setMadeBy(await readers.take(1000))).heads).toEqual(whole.heads);
    expect(start).not.toHaveBeenCalled();
  });
});

it('reads nothing again for nobody: one that was ended is not lost', async () => {
  const again = vi.fn(here);
  let lose: (why: Error) => void = () => undefined;
  const pending = () => new Promise<never>((_, reject) => (lose = reject));
  // As a worker's: its end shows as a loss of what it was asked.
  const end = () => lose(new ReaderLost('ended'));
  const reader = new SteadyReader({ read: pending, finish: pending, rest: pending, end }, again);
  const settled = vi.fn();
  void reader
    .read({ paths: [], starts: new Uint32Array(1), bytes: new Uint8Array(0) } as never)
    .then(settled, settled);
  reader.end();
  await new Promise((later) => setTimeout(later));
  expect(again).not.toHaveBeenCalled();
  expect(settled).not.toHaveBeenCalled();
});
