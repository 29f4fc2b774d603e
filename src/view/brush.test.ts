import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawn, holdAt, keyed, turned, type Brushed } from './brush';
import type { Range } from './histogram';

const BARS = 20;

/** Pressed at the one, drawn to the other, in bars from the left. */
const dragged = (range: Range | null, from: number, to: number): Range =>
  drawn(holdAt(range, from, 0.5, BARS), to, BARS);

it.each<[string, Range | null, number, number, Range]>([
  ['a range to the right', null, 2.5, 6.1, [2, 6]],
  ['a range to the left', null, 6.1, 2.5, [2, 6]],
  ['a range beyond the end', null, 15.5, 99, [15, 19]],
  ['another beside the one there was', [2, 6], 10.5, 12.5, [10, 12]],
  ['its end further', [2, 6], 7.2, 9.9, [2, 9]],
  ['its beginning further', [2, 6], 1.8, 0.4, [0, 6]],
  ['its beginning over its end', [2, 6], 2, 9, [7, 8]],
  ['an end onto the other: a bar stays', [2, 6], 7, 2, [1, 1]],
  ['the whole', [2, 6], 4, 7, [5, 9]],
  ['the whole, not over the end', [2, 6], 4, 40, [15, 19]],
  ['the whole, not over the beginning', [2, 6], 4, -40, [0, 4]],
])('by hand: %s', (_, range, from, to, wanted) => {
  expect(dragged(range, from, to)).toEqual(wanted);
});

it('a click takes a bar, and lets it go again', () => {
  expect(turned(null, 3)).toEqual([3, 3]);
  expect(turned([2, 4], 3)).toEqual([3, 3]);
  expect(turned([3, 3], 3)).toBeNull();
});

describe('by keys:', () => {
  const after = (keys: string, start: Brushed = { bar: 5, range: null }): Brushed =>
    keys.split(' ').reduce((now, key) => {
      const shiftKey = key.startsWith('Shift+');
      return keyed({ key: key.replace('Shift+', ''), shiftKey }, now, BARS) ?? now;
    }, start);

  it.each<[string, Brushed]>([
    ['ArrowRight', { bar: 6, range: null }],
    ['ArrowLeft', { bar: 4, range: null }],
    ['Home', { bar: 0, range: null }],
    ['End', { bar: 19, range: null }],
    ['PageDown', { bar: 15, range: null }],
    ['Enter', { bar: 5, range: [5, 5] }],
    ['Enter Enter', { bar: 5, range: null }],
    ['Shift+ArrowRight Shift+ArrowRight', { bar: 7, range: [5, 7] }],
    ['Shift+ArrowRight Shift+ArrowLeft Shift+ArrowLeft', { bar: 4, range: [4, 5] }],
    ['Shift+End', { bar: 19, range: [5, 19] }],
    ['Shift+ArrowRight PageDown', { bar: 8, range: [7, 8] }],
    ['Shift+ArrowRight PageUp', { bar: 4, range: [3, 4] }],
    ['Shift+End PageDown', { bar: 19, range: [5, 19] }],
    ['Shift+ArrowRight Escape', { bar: 6, range: null }],
  ])('%s', (keys, wanted) => {
    expect(after(keys)).toEqual(wanted);
  });

  it('others mean nothing here, nor does Escape where there is no range', () => {
    for (const key of ['a', '/', 'Tab', 'Escape']) {
      expect(keyed({ key, shiftKey: false }, { bar: 5, range: null }, BARS)).toBeNull();
    }
  });
});

it('whatever one does, a range lies within the bars and begins before it ends (2,000 runs)', () => {
  const place = fc.double({ min: -5, max: BARS + 5, noNaN: true });
  const pull = fc.record({ from: place, to: place });
  const press = fc.record({
    key: fc.constantFrom('ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End', 'Enter'),
    shiftKey: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(fc.oneof(pull, press)), (deeds) => {
      let now: Brushed = { bar: 0, range: null };
      for (const deed of deeds) {
        now =
          'key' in deed
            ? (keyed(deed, now, BARS) ?? now)
            : { ...now, range: dragged(now.range, deed.from, deed.to) };
        expect(now.bar >= 0 && now.bar < BARS).toBe(true);
        if (now.range === null) continue;
        const [first, last] = now.range;
        expect(first >= 0 && first <= last && last < BARS).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});
