// Files in one text: where they begin, and the text they make again.
import { describe, expect, it } from 'vitest';
import { fileName, filesIn, fileStarts, freeName, textOf } from './file-marks';

describe('files in a text', () => {
  it.each([
    ['an empty text has none', '', []],
    ['a rule alone is one without a name', 'title: A\n', [[null, 'title: A\n']]],
    [
      'other documents are no files',
      'a: 1\n--- # two\nb: 2\n',
      [[null, 'a: 1\n--- # two\nb: 2\n']],
    ],
    [
      'a mark begins one',
      'a\n--- # file: b.yml\nb\n',
      [
        [null, 'a\n'],
        ['b.yml', 'b\n'],
      ],
    ],
    ['blanks before the first count for nothing', '\n--- # file: b.yml\nb', [['b.yml', 'b']]],
    ['a name may have blanks in it', '---  #file:  my rule.yml \na', [['my rule.yml', 'a']]],
    ['a mark without a name is a comment', '--- # file:\na', [[null, '--- # file:\na']]],
    [
      'a file may be empty',
      '--- # file: a\n--- # file: b',
      [
        ['a', ''],
        ['b', ''],
      ],
    ],
    ['inside a line it is none', 'a: "--- # file: b"', [[null, 'a: "--- # file: b"']]],
  ])('%s', (_, text, files) => {
    expect(filesIn(text).map((part) => [part.name, part.text])).toEqual(files);
  });

  it('have their places', () => {
    const text = 'a\n--- # file: b\nb\n--- # file: c\n';
    expect(filesIn(text).map(({ range }) => text.slice(...range))).toEqual([
      'a\n',
      '--- # file: b\nb\n',
      '--- # file: c\n',
    ]);
    expect(fileStarts(text)).toEqual([2, 18]);
  });

  it('make the text again; each ends with its line', () => {
    const text = 'a\n--- # file: b\nb\n--- # file: c\n';
    expect(textOf(filesIn(text))).toBe(text);
    expect(
      textOf([
        { name: 'x', text: 'a' },
        { name: null, text: 'b' },
      ]),
    ).toBe('b\n--- # file: x\na\n');
  });
});

describe('a name', () => {
  it.each([
    [' a\nb ', 'a b'],
    ['\u2028', 'rule.yml'],
    ['', 'rule.yml'],
  ])('%j stands in one line', (name, line) => expect(fileName(name, 'rule.yml')).toBe(line));

  it.each([
    ['a.yml', [], 'a.yml'],
    ['a.yml', ['A.YML'], 'a (2).yml'],
    ['a (2).yml', ['a.yml', 'a (2).yml'], 'a (3).yml'],
    ['Mine', ['mine', 'Mine (2)'], 'Mine (3)'],
    ['.yml', ['.yml'], '.yml (2)'],
  ])('%s is not one of %j', (name, taken, free) => expect(freeName(name, taken)).toBe(free));
});
