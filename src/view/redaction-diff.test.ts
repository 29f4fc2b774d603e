import { describe, expect, it } from 'vitest';
import { prettyJson } from '../text/json';
import { redactionDiff, type DiffRow } from './redaction-diff';

const shown = (row: DiffRow): string => {
  if (row.kind === 'gap') return `… ${row.lines}`;
  if (row.kind === 'same') return `= ${row.text}`;
  const side = (pieces: typeof row.before) =>
    pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');
  return `${side(row.before)} | ${side(row.after)}`;
};
const diff = (before: object, after: object) =>
  redactionDiff(prettyJson({ ...before }), prettyJson({ ...after })).map(shown);

describe('before and after', () => {
  it('pairs lines that differ, shows their neighbours and counts the rest', () => {
    expect(
      diff(
        { a: 1, b: 2, c: 'noor', d: 4, e: 5, f: 6 },
        { a: 1, b: 2, c: 'user-01', d: 4, e: 5, f: 6 },
      ),
    ).toEqual([
      '… 2',
      '=   "b": 2,',
      '  "c": "[noor]", |   "c": "[user-01]",',
      '=   "d": 4,',
      '… 3',
    ]);
  });

  it.each([
    ['a whole word, though it ends alike', 'user-abc1', 'user-xyz1', '[abc1]', '[xyz1]'],
    ['what stands between two that differ', 'a:1:x:2:b', 'a:3:x:4:b', '[1:x:2]', '[3:x:4]'],
    ['what is longer on one side', 'aa', 'aaaa', '[aa]', '[aaaa]'],
    ['what is empty on one side', 'a: b', 'a: ', '[b]', ''],
  ])('marks %s', (_, before, after, was, is) => {
    const [row] = redactionDiff(before, after);
    const [left, right] = shown(row!).split(' | ');
    expect(left).toContain(was);
    expect(right).toContain(is);
    expect([left, right].map((side) => side!.replace(/[[\]]/g, ''))).toEqual([before, after]);
  });

  it('says nothing of what is the same', () => {
    expect(diff({ a: 1 }, { a: 1 })).toEqual(['… 3']);
  });
});
