import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rebase } from './rebase';

describe('rebase', () => {
  it.each([
    ['text before the change stays', 'abc def', 'abc xdef', 2, 2],
    ['text behind it shifts', 'abc def', 'abc xdef', 6, 7],
    ['a deleted place clings to where it was', 'abcdef', 'abef', 3, 2],
    ['nothing changed', 'abc', 'abc', 3, 3],
    ['from nothing', '', 'abc', 0, 3],
  ])('%s', (_, from, to, offset, moved) => {
    expect(rebase(from, to)(offset)).toBe(moved);
  });

  it('at an insertion, a start goes on and an end stays', () => {
    const move = rebase('a: b', 'a: xb');
    expect([move(3, 'start'), move(3, 'end')]).toEqual([4, 3]);
  });

  it('a piece that is replaced keeps its start', () => {
    expect(rebase('a: b', 'a: c')(3)).toBe(3);
  });

  it('stays inside the new text and keeps the order of places (500 runs)', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 });
    fc.assert(
      fc.property(word, word, (from, to) => {
        const places = Array.from({ length: from.length + 1 }, (_, i) => rebase(from, to)(i));
        expect(places.every((place) => place >= 0 && place <= to.length)).toBe(true);
        expect([...places].sort((a, b) => a - b)).toEqual(places);
      }),
      { numRuns: 500, seed: 7 },
    );
  });
});
