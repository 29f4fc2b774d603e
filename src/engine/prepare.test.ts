// Looking first for what an expression needs changes none of its answers.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitraryRegex, arbitraryRegexText } from '../sigma/regex/arbitrary.test-support';
import { asksForNoEdge } from '../sigma/regex/cost';
import { parseRegex } from '../sigma/regex/parser';
import { toJs } from '../sigma/regex/print';
import { neededBy } from './literal-parts';
import { prepare } from './prepare';

it('finds what the expression finds (20,000 expressions, three texts each)', () => {
  let [needed, lacking, matched] = [0, 0, 0];
  const flags = fc.record({ i: fc.boolean(), m: fc.boolean(), s: fc.boolean() });
  const texts = fc.array(arbitraryRegexText, { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(arbitraryRegex, flags, fc.boolean(), texts, (source, given, tame, all) => {
      const read = parseRegex(source, given);
      if (!read.ok) throw new Error(read.refusal.why);
      const { root, ignoreCase } = read.regex;
      const js = toJs(root);
      const platform = new RegExp(js, ignoreCase ? 'iu' : 'u');
      const matches = prepare({ op: 're', source, flags: given, js, ignoreCase, tame });
      const text = ignoreCase ? '' : neededBy(root);
      if (text !== '') needed += 1;
      for (const value of all) {
        // There the platform errs: see isTame.
        if (asksForNoEdge(root) && /[^\0-\uffff]/u.test(value)) continue;
        const located = [{ value, path: 'f', present: true }];
        const event = { values: () => located, leaves: () => located };
        const expected = platform.test(value);
        const said = JSON.stringify([source, given, value]);
        expect(matches(located, event) >= 0, said).toBe(expected);
        if (expected) matched += 1;
        if (!value.includes(text)) lacking += 1;
      }
    }),
    { numRuns: 20_000 },
  );
  expect(needed).toBeGreaterThan(1000);
  expect(lacking).toBeGreaterThan(1000);
  expect(matched).toBeGreaterThan(5000);
}, 60_000);

it.each([
  ['.+:assumed-role/aws:.+', ':assumed-role/aws:'],
  ['^ab\\.c(?:d|e)longer', 'longer'],
  ['a|b', ''],
  ['(?:ab)+c', 'c'],
  ['[ab]', ''],
])('%s needs “%s”', (source, text) => {
  const read = parseRegex(source, { i: false, m: false, s: false });
  expect(read.ok && neededBy(read.regex.root)).toBe(text);
});
