import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  barsPath,
  binsOf,
  countsIn,
  heightsOf,
  MOST_BINS,
  placeIn,
  rangeOf,
  spanOf,
  type Bins,
} from './histogram';
import { lit } from './matrix';

const at = (time: string) => Date.parse(time);
const of = (...times: number[]) => binsOf(Float64Array.from(times));

describe('bins', () => {
  it.each<[string, number[], Pick<Bins, 'from' | 'width' | 'count'> | null]>([
    ['of nothing', [], null],
    ['of events without a time', [NaN, NaN], null],
    ['of one moment', [at('2026-03-02T09:14:07Z'), NaN, at('2026-03-02T09:14:07Z')], null],
    ['of one second', [at('2026-03-02T09:14:07.1Z'), at('2026-03-02T09:14:07.9Z')], null],
    [
      'of seconds',
      [at('2026-03-02T09:14:07Z'), at('2026-03-02T09:14:09Z')],
      { from: at('2026-03-02T09:14:07Z'), width: 1000, count: 3 },
    ],
    [
      'of half an hour each in two days',
      [at('2026-01-15T00:10:00Z'), at('2026-01-16T23:50:00Z')],
      { from: at('2026-01-15T00:00:00Z'), width: 1_800_000, count: 96 },
    ],
    [
      'of days in a quarter',
      [at('2026-01-15T00:10:00Z'), at('2026-04-15T23:50:00Z')],
      { from: at('2026-01-15T00:00:00Z'), width: 86_400_000, count: 91 },
    ],
  ])('%s', (_, times, bins) => {
    const got = of(...times);
    if (bins === null) expect(got).toBeNull();
    else expect(got).toMatchObject(bins);
  });

  it('count as one would by hand (1,000 runs)', () => {
    const time = fc.oneof(
      fc.constant(NaN),
      fc.integer({ min: 1_767_000_000_000, max: 1_767_000_200_000 }),
      fc.integer({ min: 1_767_000_000_000, max: 1_777_000_000_000 }),
      fc.integer({ min: -8.64e15, max: 8.64e15 }),
    );
    const word = fc.nat(0xffffffff);
    fc.assert(
      fc.property(
        fc.array(time, { maxLength: 100 }),
        fc.array(word, { minLength: 4, maxLength: 4 }),
        fc.option(fc.uniqueArray(fc.nat(99))),
        (times, words, some) => {
          const bins = binsOf(Float64Array.from(times));
          const timed = times.filter((time) => !Number.isNaN(time));
          if (bins === null) {
            const seconds = timed.map((time) => Math.floor(time / 1000));
            expect(new Set(seconds).size).toBeLessThan(2);
            return;
          }
          const { from, width, count } = bins;
          expect(count).toBeLessThanOrEqual(MOST_BINS);
          expect(from % width === 0).toBe(true);
          const bits = Uint32Array.from(words);
          const rows =
            some === null ? null : Uint32Array.from(some.filter((i) => i < times.length));
          const shown = rows === null ? [...times.keys()] : [...rows];
          const naive = (fits: (row: number) => boolean) =>
            Array.from({ length: count }, (_, bin) => {
              const [start, end] = spanOf(bins, [bin, bin]);
              return shown.filter((i) => fits(i) && times[i]! >= start && times[i]! < end).length;
            });
          expect([...countsIn(bins, rows)]).toEqual(naive(() => true));
          expect([...countsIn(bins, rows, bits)]).toEqual(naive((i) => lit(bits, i)));
          const first = Math.min(...timed);
          expect(Math.floor((first - from) / width)).toBe(0);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

const BINS: Bins = { from: 1000, width: 100, count: 10, of: new Uint8Array() };

it.each<[string, readonly [number, number], readonly [number, number] | null]>([
  ['bars as they are', [1200, 1400], [2, 3]],
  ['every bar it touches', [1250, 1401], [2, 4]],
  ['what of it is there', [0, 1001], [0, 0]],
  ['all', [0, 9999], [0, 9]],
  ['none before', [0, 1000], null],
  ['none behind', [2000, 3000], null],
  ['none, turned round', [1500, 1200], null],
])('a span is %s', (_, span, range) => {
  expect(rangeOf(BINS, span)).toEqual(range);
});

it('bars and spans say the same of each other', () => {
  expect(rangeOf(BINS, spanOf(BINS, [3, 7]))).toEqual([3, 7]);
  expect([0, 1000, 1500, 2000, 9999].map((time) => placeIn(BINS, time))).toEqual([0, 0, 0.5, 1, 1]);
});

it('one event among thousands is seen, none is not', () => {
  const heights = heightsOf(Uint32Array.of(0, 1, 5000, 10_000), 10_000, 40);
  expect(heights).toEqual([0, 2, 20, 40]);
  expect(barsPath(heights, 40, 40)).toBe('M10 38h9v2h-9zM20 20h9v20h-9zM30 0h9v40h-9z');
  expect(barsPath(heights, 40, 40, 1)).toBe('M10 38h9v1h-9zM20 20h9v1h-9zM30 0h9v1h-9z');
});
