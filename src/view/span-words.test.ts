import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binsOf, type Bins } from './histogram';
import { spanWords, ticksOf } from './span-words';

const at = (time: string) => Date.parse(time);

it.each([
  ['2026-01-15T09:00:00Z', '2026-01-15T11:30:00Z', '15 Jan 09:00 – 11:30'],
  ['2026-01-15T22:00:00Z', '2026-01-16T02:00:00Z', '15 Jan 22:00 – 16 Jan 02:00'],
  ['2026-01-15T22:00:00Z', '2026-01-16T00:00:00Z', '15 Jan 22:00 – 24:00'],
  ['2026-01-15T09:00:00Z', '2026-01-15T09:00:10Z', '15 Jan 09:00:00 – 09:00:10'],
  ['2026-01-15T09:00:00Z', '2026-01-15T09:00:00.250Z', '15 Jan 09:00:00.000 – 09:00:00.250'],
  ['2026-01-15T00:00:00Z', '2026-01-16T00:00:00Z', '15 Jan'],
  ['2026-01-15T00:00:00Z', '2026-01-18T00:00:00Z', '15 Jan – 17 Jan'],
  ['2025-12-30T00:00:00Z', '2026-01-03T00:00:00Z', '30 Dec 2025 – 2 Jan 2026'],
  ['2025-12-31T23:00:00Z', '2026-01-01T01:00:00Z', '31 Dec 2025 23:00 – 1 Jan 2026 01:00'],
])('%s to %s is said as %s', (from, to, words) => {
  expect(spanWords([at(from), at(to)])).toBe(words);
});

it('says something of whatever a link holds (500 runs)', () => {
  const time = fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 });
  fc.assert(
    fc.property(time, time, (from, to) => {
      expect(spanWords([from, to])).not.toMatch(/NaN|undefined/);
    }),
    { numRuns: 500 },
  );
});

describe('at the axis', () => {
  const labels = (from: string, to: string, most: number) =>
    ticksOf(binsOf(Float64Array.of(at(from), at(to)))!, most).map(({ label }) => label);

  it.each<[string, string, string, string[]]>([
    [
      'days and clocks',
      '2026-01-15T00:00:00Z',
      '2026-01-16T23:59:00Z',
      ['15 Jan', '12:00', '16 Jan', '12:00', '17 Jan'],
    ],
    [
      'the day first',
      '2026-01-15T09:00:00Z',
      '2026-01-15T10:59:30Z',
      ['15 Jan 09:00', '09:30', '10:00', '10:30', '11:00'],
    ],
    [
      'seconds',
      '2026-01-15T09:00:00Z',
      '2026-01-15T09:00:03Z',
      ['15 Jan 09:00:00', '09:00:01', '09:00:02', '09:00:03', '09:00:04'],
    ],
    [
      'days of several years',
      '2024-01-10T00:00:00Z',
      '2026-01-10T00:00:00Z',
      ['18 Mar 2024', '4 Oct 2024', '22 Apr 2025', '8 Nov 2025'],
    ],
  ])('%s', (_, from, to, wanted) => {
    expect(labels(from, to, 5)).toEqual(wanted);
  });

  it('there are no more than there is room for, each in its place (500 runs)', () => {
    const time = fc.integer({ min: 0, max: 4e12 });
    fc.assert(
      fc.property(time, time, fc.integer({ min: 2, max: 12 }), (from, to, most) => {
        const bins: Bins | null = binsOf(Float64Array.of(from, to));
        if (bins === null) return;
        const ticks = ticksOf(bins, most);
        expect(ticks.length).toBeLessThanOrEqual(most);
        expect(ticks.every((tick) => tick.at >= 0 && tick.at <= 1)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
