// What is allowed and seldom meant: where it is said, what mends it, and where nothing is said.
import { describe, expect, it } from 'vitest';
import { parse } from '../parse';

const item = (line: string): string =>
  `title: t\nlogsource: {product: aws}\ndetection:\n  sel:\n    ${line.replace(/\n/g, '\n    ')}\n  condition: sel\n`;

const said = (source: string): string[] =>
  parse(source).diagnostics.map(({ code, range }) => `${code}: ${source.slice(...range)}`);

const mended = (source: string): string => {
  const [fix] = parse(source).diagnostics.flatMap(({ fixes }) => fixes);
  return source.slice(0, fix!.range[0]) + fix!.text + source.slice(fix!.range[1]);
};

describe('it is said', () => {
  it.each([
    ["a: 'C:\\Windows\\*'", "escaped-wildcard: 'C:\\Windows\\*'"],
    ["a: '*x*'", 'wildcards-for-modifier: a'],
    ["a:\n  - '*x'\n  - '*y'", 'wildcards-for-modifier: a'],
    ["a: 'x**y'", "double-star: 'x**y'"],
    ['a: [x, y, X]', 'value-twice: X'],
    ['a: |\n  x', 'control-character:       x\n'],
    ['a: "x\\ty"', 'control-character: "x\\ty"'],
    ['a |contains: x', 'field-space: a |contains'],
    ['a|all: [x, y]', 'all-without-contains: all'],
    ['a|base64offset: x', 'base64offset-alone: base64offset'],
  ])('%j → %s', (line, expected) => expect(said(item(line))).toContain(expected));
});

describe('nothing is said', () => {
  it.each([
    ["a: 'C:\\Windows\\\\*.exe'"],
    ["a: 'what\\?'"],
    ["a: ['*x*', 'y']"],
    ["a: '*x*y*'"],
    ["a: '*'"],
    ["a|re: '.*x\\\\y\\*'"],
    ["a|contains: '*x*'"],
    ["a: 'x\\**y'"],
    ['a|cased: [x, X]'],
    ['a: [1, 2]'],
    ["a|all: ['*x*', '*y*']"],
    ['a|contains|all: [x, y]'],
    ['a b: x'],
    ["- '*x*'\n- y"],
  ])('%j', (line) => expect(said(item(line))).toEqual([]));
});

describe('the fix', () => {
  it.each([
    ["a: 'C:\\Windows\\*.exe'", "a: 'C:\\Windows\\\\*.exe'"],
    ['a: C:\\x\\*.exe', 'a: C:\\x\\\\*.exe'],
    ["a: '*x*'", "a|contains: 'x'"],
    ["'a': ['x*', 'y*']", "'a|startswith': ['x', 'y']"],
    ["a:\n  - '*x' # one\n  - '*y'", "a|endswith:\n  - 'x' # one\n  - 'y'"],
    ["a: 'x***y'", "a: 'x*y'"],
    ['a |contains: x', 'a|contains: x'],
    ['a|all: [x, y]', 'a|contains|all: [x, y]'],
  ])('of %j is %j', (before, after) => {
    expect(mended(item(before))).toBe(item(after));
    expect(said(item(after))).toEqual([]);
  });

  it('is left out where stars stand in double quotes or behind an alias', () => {
    for (const line of ['a: "*x*"', "b: [&v '*x*', y]\na: *v"]) {
      const found = parse(item(line)).diagnostics.find(
        ({ code }) => code === 'wildcards-for-modifier',
      );
      expect(found?.fixes, line).toEqual([]);
    }
  });
});
