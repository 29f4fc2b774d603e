// docs/semantics.md, 4.1.
import { describe, expect, it } from 'vitest';
import type { Condition } from './ast';
import { lex, placer } from './lexer';
import { parseCondition } from './parser';

const NAMES = new Set([
  'a',
  'b',
  'c',
  'not_admin',
  'notify',
  'AND',
  'any',
  'all',
  'of',
  '1',
  'them',
  'sel-x',
]);

const read = (text: string) => parseCondition(lex(text, placer(text, [0, text.length])), NAMES);

/** The tree with every grouping written out. */
function shown(node: Condition | null): string {
  switch (node?.kind) {
    case undefined:
      return 'nothing';
    case 'and':
    case 'or':
      return `(${node.operands.map(shown).join(` ${node.kind} `)})`;
    case 'not':
      return `not ${shown(node.operand)}`;
    case 'identifier':
      return node.name;
    case 'selector':
      return `[${node.text}]`;
  }
}

describe('grammar', () => {
  it.each([
    ['a', 'a'],
    ['a and b or c', '((a and b) or c)'],
    ['a or b and c', '(a or (b and c))'],
    ['not a and b', '(not a and b)'],
    ['not not a', 'not not a'],
    ['not (a or b)', 'not (a or b)'],
    ['a and (b or c)', '(a and (b or c))'],
    ['((a))', 'a'],
    ['a and b and c', '(a and b and c)'],
    ['(a and b) and c', '((a and b) and c)'],
    ['a\n  and\tb', '(a and b)'],
    ['not_admin and notify', '(not_admin and notify)'],
    ['1 of a*', '[1 of a*]'],
    ['any of them', '[any of them]'],
    ['all of them and not 1 of b_*', '([all of them] and not [1 of b_*])'],
    ['1 of *_x_*', '[1 of *_x_*]'],
    ['any and all', '(any and all)'],
    ['of', 'of'],
    ['1', '1'],
    ['them', 'them'],
    ['sel-x', 'sel-x'],
    ['a OR b', '(a or b)'],
    ['NOT a', 'not a'],
    ['1 OF a*', '[1 of a*]'],
    ['All of them', '[all of them]'],
    ['a or (b)or(c)', '(a or b or c)'],
  ])('%s', (text, expected) => {
    expect(shown(read(text).condition)).toBe(expected);
  });

  it('takes an upper-case operator for a name where a search identifier bears it (D19)', () => {
    expect(shown(read('AND and a').condition)).toBe('(AND and a)');
  });

  it('gives every node its range', () => {
    const text = 'a and  not (b or c)';
    const { condition } = read(text);
    if (condition?.kind !== 'and') throw new Error('no and');
    expect(condition.operands.map((operand) => text.slice(...operand.range))).toEqual([
      'a',
      'not (b or c)',
    ]);
  });

  it.each(['>-\n      a and\n      b', '"a and b"', "'a and b'", 'a and\n    b'])(
    'finds tokens again in any style of scalar: %j',
    (source) => {
      const decoded = 'a and b';
      const { condition } = parseCondition(lex(decoded, placer(source, [0, source.length])), NAMES);
      if (condition?.kind !== 'and') throw new Error('no and');
      expect(condition.operands.map((operand) => source.slice(...operand.range))).toEqual([
        'a',
        'b',
      ]);
    },
  );
});

describe('errors at their place', () => {
  it.each([
    ['', 'empty-condition', 0, 0],
    ['a and', 'condition-syntax', 5, 5],
    ['a b', 'condition-syntax', 2, 3],
    ['(a', 'condition-syntax', 2, 2],
    ['a)', 'condition-syntax', 1, 2],
    ['()', 'condition-syntax', 1, 2],
    ['and a', 'condition-syntax', 0, 3],
    ['a && b', 'condition-operator', 2, 4],
    ['a || b', 'condition-operator', 2, 4],
    ['!a', 'condition-operator', 0, 1],
    ['a, b', 'condition-syntax', 1, 2],
    ['"a"', 'condition-syntax', 0, 1],
    ['a.b', 'condition-syntax', 1, 2],
    ['1 of (a, b)', 'condition-syntax', 5, 6],
    ['1 of', 'condition-syntax', 4, 4],
    ['2 of a*', 'condition-quantifier', 0, 4],
    ['most of a*', 'condition-quantifier', 0, 7],
    ['a and b_*', 'condition-pattern', 6, 9],
    ['a | count() > 5', 'condition-syntax', 2, 3],
  ])('%s → %s', (text, code, start, end) => {
    const { condition, diagnostics } = read(text);
    expect(condition).toBeNull();
    expect(diagnostics.at(-1)).toMatchObject({
      code,
      range: [start, end],
      severity: 'error',
      blocks: true,
    });
  });

  it('refuses nesting that would exhaust the stack', () => {
    expect(read(`${'('.repeat(5000)}a${')'.repeat(5000)}`).condition).toBeNull();
  });
});

describe('remarks that do not block', () => {
  it.each([
    ['a OR b', 'condition-operator-case'],
    ['any of them', 'condition-any-of'],
    ['1 of a', 'condition-missing-star'],
    ['1 of sel-*', 'condition-pattern-dash'],
  ])('%s → %s', (text, code) => {
    const { diagnostics } = read(text);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
    expect(diagnostics[0]!.blocks).toBe(false);
  });
});
