// docs/semantics.md, 3.4 and D16.
import { describe, expect, it } from 'vitest';
import { parseRegex } from './parser';
import { toJs } from './print';

const flagsOf = (text: string) => ({
  i: text.includes('i'),
  m: text.includes('m'),
  s: text.includes('s'),
});

function matches(source: string, text: string, flags = ''): boolean {
  const result = parseRegex(source, flagsOf(flags));
  if (!result.ok) throw new Error(result.refusal.why);
  const { root, ignoreCase } = result.regex;
  return new RegExp(toJs(root), ignoreCase ? 'iu' : 'u').test(text);
}

describe('means what Python and PCRE mean', () => {
  it.each([
    ['is searched for anywhere', 'b', 'abc', '', true],
    ['is case-sensitive', 'B', 'abc', '', false],
    ['unless i follows', 'B', 'abc', 'i', true],
    ['a leading inline flag', '(?i)B', 'abc', '', true],
    ['several inline flags', '(?is)A.B', 'a\nb', '', true],
    ['. is no line break', 'a.b', 'a\nb', '', false],
    ['. is a carriage return', 'a.b', 'a\rb', '', true],
    ['. is a line break with s', 'a.b', 'a\nb', 's', true],
    ['. is one code point', '^a.b$', 'a🔥b', '', true],
    ['^ is the start of the text', '^b', 'a\nb', '', false],
    ['^ is the start of a line with m', '^b', 'a\nb', 'm', true],
    ['^ breaks lines at \\n only', '^b', 'a\rb', 'm', false],
    ['$ is the end', 'a$', 'ab', '', false],
    ['$ stands before a final line break', 'a$', 'a\n', '', true],
    ['but before one only', 'a$', 'a\n\n', '', false],
    ['$ is the end of a line with m', 'a$', 'a\nb', 'm', true],
    ['an escaped dot', 'a\\.b', 'axb', '', false],
    ['escaped punctuation', '\\-\\"\\/\\:\\@\\ ', '-"/:@ ', '', true],
    ['a lone brace is text', '\\$\\{jndi{', '${jndi{', '', true],
    ['an empty pair of braces is text', 'a{}', 'a{}', '', true],
    ['a closing bracket is text', 'a]', 'a]', '', true],
    ['counted', '^a{2,3}$', 'aaaa', '', false],
    ['counted open', '^a{2,}$', 'aaaa', '', true],
    ['lazy', '^a+?$', 'aaa', '', true],
    ['a set', '^[a-c_.]+$', 'a_b.c', '', true],
    ['a negated set', '[^a]', 'a', '', false],
    ['a bracket first in a set', '^[]a]+$', ']a', '', true],
    ['a dash at the end of a set', '^[a-]+$', '-a', '', true],
    ['a dash behind a class', '^[\\w-.]+$', 'a-.', '', true],
    ['classes in a set', '^[\\d\\s]+$', '1 2', '', true],
    ['alternatives', '^(foo|bar)$', 'bar', '', true],
    ['an empty alternative', '^(?:foo|)$', '', '', true],
    ['groups that do not capture', '^(?:ab)+$', 'abab', '', true],
    ['word boundaries', '\\bcat\\b', 'a cat.', '', true],
    ['classes', '^\\d\\D\\w\\W\\s\\S$', '1a_- x', '', true],
  ])('%s', (_, source, text, flags, expected) => {
    expect(matches(source, text, flags)).toBe(expected);
  });
});

describe('refuses by name', () => {
  it.each([
    ['a(?=b)', 'look-ahead'],
    ['a(?!b)', 'negative look-ahead'],
    ['(?<=a)b', 'look-behind'],
    ['(?<!a)b', 'negative look-behind'],
    ['(?>a)', 'atomic group'],
    ['(?P<n>a)', 'named group'],
    ['(?<n>a)', 'named group'],
    ['(?#x)', 'comment'],
    ['(a)\\1', 'back-reference \\1'],
    ['a++', 'possessive'],
    ['a**', 'two quantifiers'],
    ['a{2}{3}', 'two quantifiers'],
    ['a{,3}', 'write {0,3}'],
    ['a{3,2}', 'wrong way round'],
    ['a(?i)b', 'inside the pattern'],
    ['(?i:a)', 'inside the pattern'],
    ['(?x)a', 'inline flag x'],
    ['\\Aa', '\\A'],
    ['a\\z', '\\z'],
    ['\\h', '\\h'],
    ['\\x41', '\\x'],
    ['\\p{L}', '\\p'],
    ['[[:alpha:]]', 'POSIX class [:alpha:]'],
    ['[\\b]', '\\b inside a set'],
    ['(a', 'never closed'],
    ['a)', 'nothing opens'],
    ['[a', 'never closed'],
    ['*a', 'nothing before it'],
    ['a|*', 'nothing before it'],
    ['^*', 'nothing here to repeat'],
    ['a\\', 'backslash at the end'],
    ['[b-a]', 'runs backwards'],
    ['a{99999}', '10000'],
    ['(?:a{200}){200}', '40201 parts'],
  ])('%s', (source, name) => {
    const result = parseRegex(source, flagsOf(''));
    expect(result.ok).toBe(false);
    expect(result.ok || result.refusal.why).toContain(name);
  });
});

describe('says how to mend it, where it can', () => {
  const mended = (source: string): string | null => {
    const result = parseRegex(source, flagsOf(''));
    if (result.ok || result.refusal.fix === null) return null;
    const { range, text } = result.refusal.fix;
    return source.slice(0, range[0]) + text + source.slice(range[1]);
  };

  it.each([
    ['a{,3}b', 'a{0,3}b'],
    ['a{3,2}b', 'a{2,3}b'],
    ['a++b', 'a+b'],
    ['a{2}+b', 'a{2}b'],
    ['x(?P<n>a)', 'x(a)'],
    ['x(?<n>a)', 'x(a)'],
    ['x(?>a)', 'x(?:a)'],
    ['a(?#note)b', 'ab'],
    ['a(?i)b', '(?i)ab'],
    ['\\Aa', '^a'],
    ['a\\Z', 'a$'],
    ['a\\h', 'a[ \\t]'],
    ['\\x41', 'A'],
    ['\\x2e', '\\.'],
    ['[[:alpha:]_]', '[A-Za-z_]'],
    ['[z-a]', '[a-z]'],
    ['*foo', '.*foo'],
    ['a)', 'a\\)'],
    ['a\\', 'a\\\\'],
  ])('%s: %s', (source, expected) => {
    expect(mended(source)).toBe(expected);
    expect(parseRegex(expected, flagsOf('')).ok).toBe(true);
  });

  it.each(['a(?=b)', '(a)\\1', '(a', 'a**', '\\p{L}'])('and nothing else: %s', (source) => {
    expect(mended(source)).toBeNull();
  });
});
