// docs/semantics.md, 2.5 and 2.6.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loosenDashes } from '../sigma/dashes';
import { parsePattern, type Pattern } from '../sigma/pattern';
import { fold, prepareText } from './text-match';

/** The definition, without any cleverness: over code points, by recursion. */
function naive(pattern: Pattern, text: readonly string[]): boolean {
  const [part, ...rest] = pattern;
  if (part === undefined) return text.length === 0;
  if (part.kind === 'one') return text.length > 0 && naive(rest, text.slice(1));
  if (part.kind === 'any') {
    return text.length === 0
      ? naive(rest, text)
      : naive(rest, text) || naive(pattern, text.slice(1));
  }
  if (part.kind === 'dash') return dashes.has(text[0]!) && naive(rest, text.slice(1));
  const points = part.kind === 'literal' ? [...part.text] : [];
  return (
    points.every((point, index) => text[index] === point) && naive(rest, text.slice(points.length))
  );
}

const dashes = new Set(['-', '/', '–', '—', '―']);

it('agrees with the definition (20,000 runs)', () => {
  const unit = fc.constantFrom('a', 'b', '*', '?', '🔥', '-', '/');
  const text = fc.string({
    unit: fc.constantFrom('a', 'b', '🔥', '\n', '-', '—'),
    maxLength: 9,
  });
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 8 }), text, fc.boolean(), (written, value, loose) => {
      const pattern = loose ? loosenDashes(parsePattern(written)) : parsePattern(written);
      expect(prepareText(pattern, true)(value)).toBe(naive(pattern, [...value]));
    }),
    { numRuns: 20_000 },
  );
});

describe('case', () => {
  it.each([
    ['SendCommand', 'SENDCOMMAND', true],
    ['STRASSE', 'straße', false],
    ['ß', 'SS', false],
    ['ΟΔΟΣ', 'οδοσ', true],
    ['οδος', 'ΟΔΟΣ', false],
    ['É', 'é', true],
    ['i', 'İ', false],
  ])('%s and %s: %s', (pattern, text, expected) => {
    expect(prepareText(parsePattern(pattern), false)(text)).toBe(expected);
  });

  it('is looked past as the definition says (20,000 runs)', () => {
    let matched = 0;
    const unit = fc.constantFrom('a', 'K', 'k', 'i', 'İ', 'K', 'Σ', 'ς', 'é', 'É', '*', '?');
    const text = fc.string({ unit, maxLength: 5 });
    fc.assert(
      fc.property(text, text, fc.nat(2), (written, other, copies) => {
        // As it is written, in the other case, or another text.
        const value = [written, written.toUpperCase(), other][copies]!;
        const pattern = parsePattern(written);
        const folded = pattern.map((part) =>
          part.kind === 'literal' ? { ...part, text: fold(part.text) } : part,
        );
        const matches = prepareText(pattern, false);
        const expected = naive(folded, [...fold(value)]);
        expect([matches(value), matches(value)]).toEqual([expected, expected]);
        if (expected) matched += 1;
      }),
      { numRuns: 20_000 },
    );
    expect(matched).toBeGreaterThan(2000);
  });

  it('folds each code point on its own (1,000 runs)', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('Σ', 'a', ' ', 'İ', 'É', '🔥') }), (text) => {
        expect(fold(text)).toBe([...text].map((point) => point.toLowerCase()).join(''));
      }),
      { numRuns: 1000 },
    );
  });
});

it('is not frightened by 10,000 stars', () => {
  const pattern = parsePattern('*a'.repeat(10_000));
  expect(prepareText(pattern, false)('a'.repeat(1_000_000))).toBe(true);
  expect(prepareText(pattern, false)('a'.repeat(9_999))).toBe(false);
});
