import { describe, expect, it } from 'vitest';
import { heldOf, type Held } from './held';
import { ruleOf } from './large.test-support';
import { Order } from './order';
import type { Piece } from './piece';

const SIZE = 10;

const piecesOf = (count: number): Held[] => {
  const blob = new Blob(['x'.repeat(count * SIZE)]);
  return Array.from({ length: count }, (_, i) =>
    heldOf(
      0,
      { blob, from: i * SIZE, to: (i + 1) * SIZE, layout: 'lines', packed: false, normal: true },
      1,
    ),
  );
};

/** Workers that take turns; where each of them goes, by the number of the piece. */
function ways(all: readonly Held[], workers: number): number[][] {
  const order = new Order(workers, SIZE);
  order.want([ruleOf({ eventName: 'A' })]);
  const last: (Piece | null)[] = Array.from({ length: workers }, () => null);
  const taken: number[][] = last.map(() => []);
  const at: (Held | null)[] = last.map(() => null);
  for (let idle = 0, turn = 0; idle < workers; turn += 1) {
    const worker = turn % workers;
    const done = at[worker];
    if (done) {
      done.busy = false;
      done.count = 1;
      done.conditions.set([...order.wanted.plans.keys()][0]!, new Uint32Array(1));
      last[worker] = done.piece;
    }
    at[worker] = null;
    const next = order.next(all, last[worker] ?? null);
    if (next === null || next[1].facts) {
      idle += 1;
      continue;
    }
    next[0].busy = true;
    at[worker] = next[0];
    taken[worker]!.push(all.indexOf(next[0]));
  }
  return taken;
}

describe('each worker reads on where it was', () => {
  it('in stretches of a large file', () => {
    const [first, second] = ways(piecesOf(32), 2);
    expect(first).toEqual([0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27]);
    expect(second).toEqual([4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31]);
  });

  it('and all of them are taken, whatever their number (1 to 60, 1 to 5 workers)', () => {
    for (let count = 1; count <= 60; count += 1) {
      for (let workers = 1; workers <= 5; workers += 1) {
        const taken = ways(piecesOf(count), workers).flat();
        expect(taken.sort((a, b) => a - b)).toEqual([...Array(count).keys()]);
      }
    }
  });

  it('one file after the other, where each is a piece', () => {
    const files = Array.from({ length: 6 }, () => piecesOf(1)[0]!);
    expect(ways(files, 2)).toEqual([
      [0, 2, 4],
      [1, 3, 5],
    ]);
  });
});
