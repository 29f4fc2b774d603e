// What is looked for, and what is looked for to be taken out: by the condition, however it says so.
import { describe, expect, it } from 'vitest';
import { parse } from '../sigma/parse';
import { rolesOf } from './roles';

/** `+` looked for, `-` taken out, `±` both, `0` never read; of each search identifier, in the order of the text. */
function rolesIn(condition: string, names: readonly string[]): string {
  const searches = names.map((name) => `  ${name}:\n    x: 1\n`).join('');
  const [own] = parse(
    `title: T\nlogsource:\n  service: s\ndetection:\n${searches}  condition: ${condition}\n`,
  ).documents;
  if (own?.kind !== 'rule' || own.detection?.condition == null) throw new Error('no condition');
  const roles = rolesOf(own.detection.condition, [...own.detection.searches.keys()]);
  return [...roles.values()]
    .map(({ matches, excludes }) => (matches ? (excludes ? '±' : '+') : excludes ? '-' : '0'))
    .join(' ');
}

describe('roles', () => {
  it.each([
    ['a and b', '+ + 0'],
    ['a or b', '+ + 0'],
    ['a and not b', '+ - 0'],
    ['not a', '- 0 0'],
    ['a and not (b or c)', '+ - -'],
    ['a and not (b and not c)', '+ - +'],
    ['not (not a)', '+ 0 0'],
    ['not (not (not a))', '- 0 0'],
    ['(a and b) or (c and not b)', '+ ± +'],
    ['a and not a', '± 0 0'],
    ['c', '0 0 +'],
  ])('of %j over a, b and c are %j', (condition, expected) => {
    expect(rolesIn(condition, ['a', 'b', 'c'])).toBe(expected);
  });

  it.each([
    ['1 of selection_*', '+ + 0 0'],
    ['all of selection_*', '+ + 0 0'],
    ['selection_a and not 1 of filter_*', '+ 0 - 0'],
    ['selection_a and not all of filter_*', '+ 0 - 0'],
    ['all of them', '+ + + 0'],
    ['1 of them and not filter_main', '+ + ± 0'],
    ['not 1 of them', '- - - 0'],
    ['1 of selection_* and not selection_b', '+ ± 0 0'],
    ['selection_a and 1 of _*', '+ 0 0 +'],
    ['1 of *_a or 1 of filter*', '+ 0 + 0'],
  ])('of the selector in %j are %j', (condition, expected) => {
    const names = ['selection_a', 'selection_b', 'filter_main', '_unread'];
    expect(rolesIn(condition, names)).toBe(expected);
  });

  it('are had by names that mean something to the language as well', () => {
    expect(rolesIn('constructor and not toString', ['constructor', 'toString', 'valueOf'])).toBe(
      '+ - 0',
    );
  });

  it('say of a name the rule does not have what its condition does with it', () => {
    const [own] = parse(
      'title: T\nlogsource:\n  service: s\ndetection:\n  a:\n    x: 1\n  condition: a and not b\n',
    ).documents;
    if (own?.kind !== 'rule' || own.detection?.condition == null) throw new Error('no condition');
    expect([...rolesOf(own.detection.condition, ['a'])]).toEqual([
      ['a', { matches: true, excludes: false }],
      ['b', { matches: false, excludes: true }],
    ]);
  });
});
