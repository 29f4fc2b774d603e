// Renaming: every place follows, and the rule means what it meant.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caret, rule } from './caret.test-support';
import { definition, references } from './definition';
import { rename } from './rename';
import { parse } from '../sigma/parse';

const searches = 'sel_a:\n    a: x\nsel_b:\n    b: y\nfilter:\n    c: z\n';
const at = (marked: string) => caret(rule(searches + marked));

function renamed(marked: string, to: string): string {
  const { source, offset } = caret(marked);
  const { edits, refusal } = rename(source, offset, to);
  if (edits === null) return refusal;
  return [...edits]
    .reverse()
    .reduce(
      (text, { range, text: put }) => text.slice(0, range[0]) + put + text.slice(range[1]),
      source,
    );
}

describe('definition and references', () => {
  it.each([
    ['condition: se‸l_a and filter', ['sel_a'], ['sel_a', 'sel_a']],
    ['condition: sel_a and filter‸', ['filter'], ['filter', 'filter']],
    [
      'condition: 1 of‸ sel_* and sel_a',
      ['sel_a', 'sel_b'],
      ['sel_a', 'sel_b', '1 of sel_*', 'sel_a'],
    ],
    [
      'condition: all of them‸',
      ['sel_a', 'sel_b', 'filter'],
      ['sel_a', 'sel_b', 'filter', 'all of them'],
    ],
    ['condition: sel_a and (fil‸ter', ['filter'], ['filter', 'filter']],
    ['condition: 1 of fil‸ter', ['filter'], ['filter', '1 of filter']],
    ["condition: 'not sel_‸a'", ['sel_a'], ['sel_a', 'sel_a']],
    ['condition:\n    - sel_a\n    - fi‸lter', ['filter'], ['filter', 'filter']],
    ['condition: sel_a\nunread‸: {d: e}', ['unread'], ['unread']],
  ])('%j', (marked, targets, all) => {
    const { source, offset } = at(marked);
    const text = (range: readonly [number, number]) => source.slice(...range);
    expect(definition(source, offset)!.targets.map(text)).toEqual(targets);
    expect(references(source, offset).map(text)).toEqual(all);
  });

  it.each(['condition: sel_a a‸nd filter', 'condition: nothing‸', 'condition: ‸'])(
    'none: %j',
    (marked) => {
      const { source, offset } = at(marked);
      expect(definition(source, offset)).toBeNull();
      expect(references(source, offset)).toEqual([]);
    },
  );

  it('work where the YAML is broken', () => {
    const { source, offset } = caret('detection:\n  s:\n    a: "x\n  condition: s‸');
    expect(definition(source, offset)!.targets.map((range) => source.slice(...range))).toEqual([
      's',
    ]);
  });

  it('stay in their own document', () => {
    const one = 'detection:\n  s:\n    a: x\n  condition: s\n';
    const { source, offset } = caret(`${one}---\n${one.replace('condition: s', 'condition: s‸')}`);
    expect(definition(source, offset)!.targets).toHaveLength(1);
    expect(definition(source, offset)!.targets[0]![0]).toBeGreaterThan(one.length);
  });
});

describe('rename', () => {
  it.each([
    [
      'sel‸:\n    a: x\ncondition: sel or not sel',
      'one',
      'one:\n    a: x\ncondition: one or not one',
    ],
    ['sel:\n    a: x\ncondition: 1 of sel‸', 'one', 'one:\n    a: x\ncondition: 1 of one'],
    ["'sel':\n    a: x\ncondition: sel‸", 'one', 'one:\n    a: x\ncondition: one'],
    [
      'x_a:\n    a: x\nx_b:\n    b: y\ncondition: 1 of x_* and x_a‸',
      'x_c',
      'x_c:\n    a: x\nx_b:\n    b: y\ncondition: 1 of x_* and x_c',
    ],
    [
      'condition: >-\n    sel\n    and sel‸\nsel:\n    a: x',
      'one',
      'condition: >-\n    one\n    and one\none:\n    a: x',
    ],
    ['sel: {a: sel}\ncondition: sel‸', 'one', 'one: {a: sel}\ncondition: one'],
  ])('%j to %s', (marked, to, expected) => {
    expect(renamed(rule(marked), to)).toBe(rule(expected));
  });

  const sets = 'x_a:\n    a: x\ny:\n    b: z\n';
  it.each([
    ['a space', 'condition: x_a‸ and y', 'a b', /letters, digits/],
    ['a star', 'condition: x_a‸ and y', 'a*', /letters, digits/],
    ['nothing', 'condition: x_a‸ and y', '', /letters, digits/],
    ['an operator', 'condition: x_a‸ and y', 'Not', /meaning of its own/],
    ['a key of the detection', 'condition: x_a‸ and y', 'condition', /meaning of its own/],
    ['a number', 'condition: x_a‸ and y', '12', /does not read/],
    ['a boolean', 'condition: x_a‸ and y', 'off', /does not read/],
    ['a dash in front', 'condition: x_a‸ and y', '-a', /does not read/],
    ['a name that is there', 'condition: x_a‸ and y', 'y', /already/],
    ['leaving a selector', 'condition: 1 of x_* and x_a‸', 'z', /1 of x_\* reads x_a/],
    ['joining a selector', 'condition: 1 of x_* and y‸', 'x_b', /does not read y/],
    ['hiding behind an underscore', 'condition: 1 of them and y‸', '_y', /1 of them reads y/],
    ['no search identifier', 'condition: x_a a‸nd y', 'z', /no search identifier/],
  ])('refuses %s', (_what, marked, to, why) => {
    expect(renamed(rule(sets + marked), to)).toMatch(why);
  });

  it('refuses text with a syntax error', () => {
    expect(renamed('detection:\n  s:\n    a: "x\n  condition: s‸', 'b')).toMatch(/mend it first/);
  });

  it('keeps the rule sound and its searches the same (300 runs)', () => {
    const name = fc.constantFrom(
      'a',
      'b',
      'sel_a',
      'sel_b',
      'filter',
      '_x',
      'not_a',
      'them',
      'yes',
      'A',
    );
    const conditions = [
      'sel_a and b',
      '1 of sel_*',
      'all of them and not _x',
      'b or (sel_a and sel_b)',
    ];
    fc.assert(
      fc.property(name, name, fc.constantFrom(...conditions), (from, to, condition) => {
        const source = rule(
          ['sel_a', 'sel_b', 'b', '_x'].map((id) => `${id}:\n    f: ${id}`).join('\n') +
            `\ncondition: ${condition}\n`,
        );
        const offset = source.indexOf(`    ${from}:`) + 4;
        const { edits } = rename(source, offset, to);
        if (edits === null || offset < 4) return;
        const after = [...edits]
          .reverse()
          .reduce(
            (text, { range, text: put }) => text.slice(0, range[0]) + put + text.slice(range[1]),
            source,
          );
        expect(parse(after).diagnostics.filter(({ blocks }) => blocks)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
