// docs/semantics.md, 3.4: what is warned of, and what is not.
import { describe, expect, it } from 'vitest';
import { ambiguityOf } from './ambiguity';
import { NO_FLAGS } from './ast';
import { parseRegex } from './parser';

function found(source: string): string | null {
  const read = parseRegex(source, NO_FLAGS);
  if (!read.ok) throw new Error(read.refusal.why);
  const ambiguity = ambiguityOf(read.regex);
  return ambiguity && `${ambiguity.kind} ${source.slice(...ambiguity.range)}`;
}

describe('ambiguous', () => {
  it.each([
    ['(a+)+', 'repeats-repetition (a+)+'],
    ['x(?:a*)*y', 'repeats-repetition (?:a*)*'],
    ['(?:\\w+\\s?)*$', 'repeats-repetition (?:\\w+\\s?)*'],
    ['(a?b?)*', 'repeats-repetition (a?b?)*'],
    ['(?:a{1,9}){1,9}', 'repeats-repetition (?:a{1,9}){1,9}'],
    ['(a|a)*', 'overlapping-parts (a|a)*'],
    ['(?:\\w|\\d)*x', 'overlapping-parts (?:\\w|\\d)*'],
    ['(?:ab|a|b)*c', 'overlapping-parts (?:ab|a|b)*'],
    ['^(([a-z])+.)+[A-Z]$', 'overlapping-parts (([a-z])+.)+'],
    ['(.*a){12}', 'overlapping-parts (.*a){12}'],
    ['(?i)(?:é|É)*$', 'overlapping-parts (?:é|É)*'],
    ['\\s*\\s*x', 'neighbours \\s*\\s*'],
    ['a*b?a*', 'neighbours a*b?a*'],
    ['(?:.|\\n)*z', 'leading (?:.|\\n)*'],
    ['[\\s\\S]+z', 'leading [\\s\\S]+'],
  ])('%s', (source, expected) => {
    expect(found(source)).toBe(expected);
  });
});

describe('not ambiguous', () => {
  it.each([
    ['a+b+'],
    ['(?:a+b)+'],
    ['(?:\\w+\\s)+'],
    ['^.*a.*b$'],
    ['.*z'],
    ['^(?:.|\\n)*z'],
    ['(?:\\d{1,3}\\.){3}\\d{1,3}'],
    ['(?:a{5}){9}'],
    ['(?:[a-f]|[g-z])*'],
    ['(?:é|É)*$'],
    ['\\s+[^"]{0,64}x'],
    ['(?:a|b|ab?c)d'],
  ])('%s', (source) => {
    expect(found(source)).toBeNull();
  });
});

it.each([
  [
    'many alternatives',
    `(?:${'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'.split('').join('|')})*x`,
  ],
  ['all alike', `(?:${'.|'.repeat(90)}.)*x`],
  ['far too many', `(?:${'ab|'.repeat(900)}.)*x`],
  ['deep', `${'('.repeat(90)}a${'*)'.repeat(90)}`],
  ['long', 'a*'.repeat(900)],
])('takes no time: %s', (_, source) => {
  // Time of the processor: whatever else runs beside the tests is no part of it.
  const start = process.cpuUsage();
  found(source);
  const { user } = process.cpuUsage(start);
  expect(user / 1000).toBeLessThan(300);
});
