import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LineIndex } from './line-index';

it.each([
  ['the start', 0, 1, 1],
  ['the end of a line', 2, 1, 3],
  ['the start of the next', 3, 2, 1],
  ['the end of the text', 5, 3, 1],
  ['beyond the end: the end', 99, 3, 1],
  ['before the start: the start', -4, 1, 1],
])('%s', (_, offset, line, column) => {
  expect(new LineIndex('ab\nc\n').position(offset)).toEqual({ line, column });
});

it('agrees with counting line breaks (500 runs)', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', '\n', '\r', 'é') }),
      fc.nat(60),
      (text, offset) => {
        const before = text.slice(0, offset);
        const { line, column } = new LineIndex(text).position(offset);
        expect(line).toBe(before.split('\n').length);
        expect(column).toBe(before.length - before.lastIndexOf('\n'));
        expect(new LineIndex(text).lineStart(line)).toBe(before.lastIndexOf('\n') + 1);
      },
    ),
    { numRuns: 500 },
  );
});
