// docs/semantics.md, 3.3.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loosenDashes, spellings } from '../sigma/dashes';
import { literalPattern } from '../sigma/pattern';
import { prepareText } from './text-match';

it('means its spellings, one for each choice of dashes (5,000 runs)', () => {
  const unit = fc.constantFrom('a', 'B', '_', ' ', '-', '/', '–', 'é');
  const dash = fc.constantFrom('-', '/', '–', '—', '―');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 6 }), fc.infiniteStream(dash), (text, dashes) => {
      const pattern = loosenDashes(literalPattern(text));
      const all = spellings(pattern, 5 ** 6)!;
      expect(new Set(all).size).toBe(5 ** pattern.filter(({ kind }) => kind === 'dash').length);
      expect(all.every(prepareText(pattern, true))).toBe(true);
      const [...others] = dashes.take(text.length);
      const other = text.replace(/[-/–]/g, (_, at: number) => others[at]!);
      expect(prepareText(pattern, true)(other)).toBe(all.includes(other));
    }),
    { numRuns: 5000 },
  );
});

it('is not counted out where there are too many', () => {
  const pattern = loosenDashes(literalPattern('-a '.repeat(1000)));
  expect(spellings(pattern, 625)).toBeNull();
  expect(prepareText(pattern, false)('/A '.repeat(1000))).toBe(true);
});
