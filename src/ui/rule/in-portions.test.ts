// Portions as large as there is time for, on a clock of our own.
import { describe, expect, it } from 'vitest';
import { BUDGET, inPortions, nextSize } from './in-portions';

/** Draws `total` lines, of which each takes as long as `cost` says for its number. */
async function drawn(total: number, cost: (line: number) => number, stopAt = Infinity) {
  let time = 0;
  let lines = 0;
  let waiting = 0;
  const portions: { size: number; took: number; settled: boolean }[] = [];
  await inPortions(
    (more) => {
      if (more > 0) {
        expect(waiting).toBe(portions.length);
        const before = time;
        for (let i = 0; i < more; i += 1) time += cost((lines += 1));
        portions.push({ size: more, took: time - before, settled: false });
      }
      return lines >= stopAt ? 0 : total - lines;
    },
    () => (portions.at(-1)!.settled = true),
    { now: () => time, pause: () => Promise.resolve(void (waiting += 1)) },
  );
  return { lines, portions };
}

describe('drawing in portions', () => {
  it('draws all, each once, and pauses behind every portion', async () => {
    const { lines, portions } = await drawn(10_000, () => 0.1);
    expect(lines).toBe(10_000);
    expect(portions.reduce((sum, { size }) => sum + size, 0)).toBe(10_000);
    expect(portions.every(({ settled }) => settled)).toBe(true);
  });

  it.each([0.02, 0.1, 0.5, 2])('keeps to its time where a line takes %d ms', async (cost) => {
    const { portions } = await drawn(3000, () => cost);
    for (const { took } of portions.slice(3)) expect(took).toBeLessThanOrEqual(BUDGET + 1e-9);
    // It makes use of the time, too.
    const largest = Math.max(...portions.map(({ size }) => size));
    expect(largest).toBeGreaterThanOrEqual(Math.min(400, BUDGET / cost / 2));
  });

  it('takes less when lines get slower, and goes on in small steps where each takes long', async () => {
    const { portions, lines } = await drawn(1000, (line) => (line < 500 ? 0.1 : 10));
    expect(lines).toBe(1000);
    expect(portions.slice(-6, -1).map(({ size }) => size)).toEqual([10, 10, 10, 10, 10]);
  });

  it('stops where the rest is not wanted any more, and draws nothing of nothing', async () => {
    expect((await drawn(10_000, () => 0.1, 300)).lines).toBeLessThan(1000);
    expect((await drawn(0, () => 1)).portions).toEqual([]);
  });

  it.each([
    [100, 25, 100],
    [100, 50, 50],
    [100, 1, 200],
    [100, 0, 200],
    [400, 1, 400],
    [100, 10_000, 10],
  ])('after %d in %d ms come %d', (size, took, next) => {
    expect(nextSize(size, took)).toBe(next);
  });
});
