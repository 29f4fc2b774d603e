import { expect, it } from 'vitest';
import { blobOf, Readers, settled, SMALL, type Fate } from './large.test-support';
import type { Ask, Piece } from './piece';
import { Pool } from './pool';

const ASK: Ask = { facts: true, tests: [], conditions: [] };
const pieceOf = (text: string): Piece => {
  const blob = blobOf(text);
  return { blob, from: 0, to: blob.size, layout: 'lines', packed: false, normal: false };
};
const LINE = '{"eventVersion":"1.08","eventName":"A","eventSource":"b"}';

function started(workers: number, ...fates: Fate[]) {
  const readers = new Readers(SMALL, () => fates.shift() ?? 'answers');
  return { readers, pool: new Pool(readers.start, workers) };
}

it('starts a worker when there is work, and gives it the next piece as well', async () => {
  const { readers, pool } = started(2);
  expect([readers.started, pool.free]).toEqual([0, 2]);
  const first = pool.run(pieceOf(LINE), ASK);
  expect([readers.started, pool.free]).toEqual([1, 1]);
  await readers.all();
  expect(await first).toMatchObject({ kind: 'read', count: 1 });
  const second = pool.run(pieceOf(`${LINE}\n${LINE}`), ASK);
  await readers.all();
  expect(await second).toMatchObject({ count: 2 });
  expect([readers.started, readers.ended, pool.free]).toEqual([1, 0, 2]);
});

it('takes workers that were started before, watches them, and ends them', async () => {
  const readers = new Readers(SMALL, () => 'answers');
  const begun = [readers.start(), readers.start()];
  const pool = new Pool(readers.start, 2, begun);
  expect([readers.started, pool.free]).toEqual([2, 2]);
  const first = pool.run(pieceOf(LINE), ASK);
  await readers.all();
  expect(await first).toMatchObject({ kind: 'read', count: 1 });
  expect(readers.started).toBe(2);
  pool.end();
  expect(readers.ended).toBe(2);
});

it('tries once more on another worker where one dies', async () => {
  const { readers, pool } = started(1, 'dies');
  const answer = pool.run(pieceOf(LINE), ASK);
  await readers.all();
  expect(await answer).toMatchObject({ count: 1 });
  expect([readers.started, readers.ended, pool.free]).toEqual([2, 1, 1]);
});

it('gives a piece up that two died over, and goes on with others', async () => {
  const { readers, pool } = started(1, 'dies', 'dies');
  const answer = expect(pool.run(pieceOf(LINE), ASK)).rejects.toThrow('died');
  await readers.all();
  await answer;
  expect([readers.started, readers.ended, pool.free]).toEqual([2, 2, 1]);
  const next = pool.run(pieceOf(LINE), ASK);
  await readers.all();
  expect(await next).toMatchObject({ count: 1 });
});

it('keeps a worker that could not read a piece for the next', async () => {
  const { readers, pool } = started(1, 'refuses');
  const answer = expect(pool.run(pieceOf(LINE), ASK)).rejects.toThrow('refused');
  await readers.all();
  await answer;
  expect(pool.free).toBe(1);
  const next = pool.run(pieceOf(LINE), ASK);
  await readers.all();
  expect(await next).toMatchObject({ count: 1 });
  expect([readers.started, readers.ended]).toEqual([1, 0]);
});

it('gives nothing to a worker that died while it had no work', async () => {
  let die: (why: unknown) => void = () => undefined;
  const readers = new Readers(SMALL);
  const pool = new Pool(() => {
    const reader = readers.start();
    return { ...reader, lost: new Promise((resolve) => (die = resolve)) };
  }, 1);
  void pool.run(pieceOf(LINE), ASK);
  await readers.all();
  die('dead');
  await settled();
  const next = pool.run(pieceOf(LINE), ASK);
  await readers.all();
  expect(await next).toMatchObject({ count: 1 });
  expect([readers.started, readers.ended]).toEqual([2, 1]);
});

it('ends all its workers, and starts none after that', async () => {
  const { readers, pool } = started(3, 'answers', 'dies');
  const answers = [pool.run(pieceOf(LINE), ASK), pool.run(pieceOf(LINE), ASK)];
  const ended = Promise.allSettled(answers);
  await readers.release();
  pool.end();
  expect(readers.ended).toBe(2);
  await readers.all();
  expect((await ended).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  await expect(pool.run(pieceOf(LINE), ASK)).rejects.toThrow('ended');
  expect(readers.started).toBe(2);
});

it('gives a worker that is at a piece one more, which it goes on with at once', async () => {
  const { readers, pool } = started(2);
  const [one, two, three] = [pieceOf(LINE), pieceOf(LINE), pieceOf(LINE)];
  const answers = [pool.run(one, ASK), pool.run(two, ASK)];
  expect([readers.started, pool.free, pool.room]).toEqual([2, 0, true]);
  answers.push(pool.run(three, ASK), pool.run(pieceOf(LINE), ASK));
  expect([readers.started, pool.free, pool.room]).toEqual([2, 0, false]);
  await readers.release();
  expect([pool.free, pool.room]).toEqual([0, true]);
  expect(pool.wasAt).not.toBeNull();
  await readers.all();
  expect((await Promise.all(answers)).map(({ kind }) => kind)).toEqual(Array(4).fill('read'));
  expect([pool.free, pool.room, readers.started]).toEqual([2, true, 2]);
});

it('counts a death for the piece that was being read, not for the one behind it', async () => {
  let deaths = 0;
  const deadly = pieceOf(LINE);
  const readers = new Readers(SMALL, (piece) => (piece === deadly ? 'dies' : 'answers'));
  const pool = new Pool(() => {
    const reader = readers.start();
    void reader.lost.then(() => (deaths += 1));
    return reader;
  }, 1);
  const first = expect(pool.run(deadly, ASK)).rejects.toThrow('died');
  const behind = [pool.run(pieceOf(LINE), ASK)];
  await readers.release();
  // It is given to the next worker once more, which dies as well.
  await readers.all();
  await first;
  await readers.all();
  expect(await behind[0]).toMatchObject({ kind: 'read', count: 1 });
  expect(deaths).toBe(2);
});

it('has room for one at least', () => {
  expect(started(0).pool.size).toBe(1);
  expect(started(NaN).pool.size).toBe(1);
});

it('waits for the loss of a worker once, however much it reads: each waiting would keep an answer', async () => {
  const readers = new Readers(SMALL);
  let waiting = 0;
  const pool = new Pool(() => {
    const reader = readers.start();
    const lost = new Promise(() => undefined);
    const then: typeof lost.then = (...heard) => {
      waiting += 1;
      return Promise.prototype.then.apply(lost, heard) as never;
    };
    return { ...reader, lost: Object.assign(lost, { then }) };
  }, 1);
  for (let n = 0; n < 3; n += 1) {
    const answer = pool.run(pieceOf(LINE), ASK);
    await readers.all();
    await answer;
  }
  expect([readers.started, waiting]).toEqual([1, 1]);
});
