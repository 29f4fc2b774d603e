// The linear matcher means what the platform's engine means, and does not run away where that one does.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryRegex, arbitraryRegexText } from '../../sigma/regex/arbitrary.test-support';
import { NO_FLAGS } from '../../sigma/regex/ast';
import { asksForNoEdge } from '../../sigma/regex/cost';
import { parseRegex } from '../../sigma/regex/parser';
import { toJs } from '../../sigma/regex/print';
import { prepareLinear } from './matcher';

const flags = fc.record({ i: fc.boolean(), m: fc.boolean(), s: fc.boolean() });

it("agrees with the platform's engine (20,000 expressions, three texts each)", () => {
  let matched = 0;
  let asked = 0;
  fc.assert(
    fc.property(
      arbitraryRegex,
      flags,
      fc.array(arbitraryRegexText, { minLength: 3, maxLength: 3 }),
      (source, given, texts) => {
        const read = parseRegex(source, given);
        if (!read.ok) throw new Error(read.refusal.why);
        const { regex } = read;
        const platform = new RegExp(toJs(regex.root), regex.ignoreCase ? 'iu' : 'u');
        const linear = prepareLinear(regex);
        for (const text of texts) {
          // there the platform errs: see isTame
          if (asksForNoEdge(regex.root) && /[^\0-\uffff]/u.test(text)) continue;
          expect(linear(text), JSON.stringify([source, given, text])).toBe(platform.test(text));
          matched += platform.test(text) ? 1 : 0;
          asked += 1;
        }
      },
    ),
    { numRuns: 20_000 },
  );
  expect(matched / asked).toBeGreaterThan(0.2);
  expect(matched / asked).toBeLessThan(0.9);
});

function linear(source: string): (text: string) => boolean {
  const read = parseRegex(source, NO_FLAGS);
  if (!read.ok) throw new Error(read.refusal.why);
  return prepareLinear(read.regex);
}

it('takes a pair of surrogates for one character', () => {
  expect(linear('\\B')('a🔥a')).toBe(false);
  expect(linear('^a.a$')('a🔥a')).toBe(true);
});

describe('ends in linear time over five million characters', () => {
  const long = 'a'.repeat(5_000_000);
  it.each([
    ['(a+)+$', `${long}!`, false],
    ['(a|a)*b', long, false],
    ['(?:.|\\n)*z', long, false],
    ['.*.*.*z', long, false],
    ['^(\\w+\\s?)*$', `${long}!`, false],
    ['(.*a){12}b', long, false],
    ['(a?){50}a{50}$', long, true],
    ['a.{500}b', long, false],
  ])('%s', (source, text, expected) => {
    const match = linear(source);
    const start = performance.now();
    expect(match(text)).toBe(expected);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('also where every place of the text leads to a state of its own', () => {
    let seed = 1;
    const noise = Array.from({ length: 200_000 }, () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % 7 < 3 ? 'a' : 'b';
    }).join('');
    const start = performance.now();
    expect(linear('a.{100}c')(noise)).toBe(false);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
