import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxHeight, MOST_HEIGHT, positionAt, scrolled, type Scaled } from './scaled-scroll';

const MILLION: Scaled = { height: 38_000_000, view: 700 };
const shown = ({ scrollTop, offset }: { scrollTop: number; offset: number }) => scrollTop + offset;

describe('rows that a browser can lay out', () => {
  it('are scrolled as always', () => {
    const few = { height: 380_000, view: 700 };
    expect(positionAt(1234, few)).toEqual({ scrollTop: 1234, offset: 0 });
    expect(scrolled(99, { scrollTop: 5, offset: 0 }, few)).toEqual({ scrollTop: 99, offset: 0 });
  });
});

describe('a million rows', () => {
  it('are reached to the last, with the bar and with the wheel', () => {
    const start = positionAt(0, MILLION);
    const end = scrolled(MOST_HEIGHT - 700, start, MILLION);
    expect(shown(end)).toBe(38_000_000 - 700);
    expect(shown(scrolled(0, end, MILLION))).toBe(0);
    let at = positionAt(38_000_000 - 3000, MILLION);
    for (let i = 0; i < 40; i++) at = scrolled(at.scrollTop + 100, at, MILLION);
    expect(shown(at)).toBe(38_000_000 - 700);
  });

  it('move with the wheel as far as few do, through every page (500 runs)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 37_000_000 }), (y) => {
        let at = positionAt(y, MILLION);
        for (let i = 1; i <= 50; i++) {
          at = scrolled(at.scrollTop + 1200, at, MILLION);
          expect(shown(at)).toBe(y + 1200 * i);
        }
      }),
      { numRuns: 500 },
    );
  });
});

it('any place of any number of rows has a position within the box (1,000 runs)', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1000, max: 400_000_000 }),
      fc.integer({ min: 100, max: 900 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (height, view, share) => {
        const y = Math.round((height - view) * share);
        const at = positionAt(y, { height, view });
        expect(shown(at)).toBe(y);
        expect(at.scrollTop).toBeGreaterThanOrEqual(0);
        expect(at.scrollTop).toBeLessThanOrEqual(boxHeight(height) - view);
      },
    ),
    { numRuns: 1000 },
  );
});
