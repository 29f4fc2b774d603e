// docs/semantics.md, 2.5.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { open, parsePattern, printPattern, type Pattern } from './pattern';

const shown = (pattern: Pattern): string =>
  pattern.map((part) => (part.kind === 'literal' ? `‹${part.text}›` : part.kind)).join(' ');

describe('parsePattern', () => {
  it.each([
    ['a\\b', '‹a\\b›'],
    ['a\\\\b', '‹a\\b›'],
    ['a\\*b', '‹a*b›'],
    ['a\\\\*b', '‹a\\› any ‹b›'],
    ['a\\\\\\*b', '‹a\\*b›'],
    ['a\\\\\\\\b', '‹a\\\\b›'],
    ['a\\\\\\\\*b', '‹a\\\\› any ‹b›'],
    ['a\\?b', '‹a?b›'],
    ['a\\', '‹a\\›'],
    ['a\\\\', '‹a\\›'],
    ['\\\\server\\x', '‹\\server\\x›'],
    ['\\\\\\\\server\\x', '‹\\\\server\\x›'],
    ['C:\\dir\\*', '‹C:\\dir*›'],
    ['C:\\dir\\\\*', '‹C:\\dir\\› any'],
    ['a**b?', '‹a› any ‹b› one'],
    ['', ''],
  ])('%s', (written, expected) => {
    expect(shown(parsePattern(written))).toBe(expected);
  });
});

it('a printed pattern is read as the same pattern (2,000 runs)', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '*', '?', '\\', 'é') });
  fc.assert(
    fc.property(text, (written) => {
      const pattern = parsePattern(written);
      expect(parsePattern(printPattern(pattern))).toEqual(pattern);
    }),
    { numRuns: 2000 },
  );
});

it.each([
  ['x', '*x*'],
  ['*x', '*x*'],
  ['', '*'],
  ['*', '*'],
])('opening %s on both sides gives %s', (written, expected) => {
  expect(printPattern(open(parsePattern(written), true, true))).toBe(expected);
});
