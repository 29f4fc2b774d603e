// The condition at a caret: what can stand there.
import { describe, expect, it } from 'vitest';
import { first, offered, rule, taken } from '../caret.test-support';

describe('the condition', () => {
  const searches = 'sel_a:\n    a: x\nsel_b:\n    b: y\n_c:\n    c: z\nfilter:\n    d: w\n';
  it.each([
    [
      'condition: ‸',
      ['sel_a', 'sel_b', '_c', 'filter', 'not', '1 of sel_*', 'all of sel_*', '1 of them'],
    ],
    ['condition: s‸', ['sel_a', 'sel_b', '_c', 'filter', 'not']],
    ['condition: sel_a ‸', ['and', 'or', 'and not']],
    ['condition: sel_a and ‸', ['sel_a', 'sel_b', '_c', 'filter', 'not']],
    ['condition: not ‸', ['sel_a', 'sel_b', '_c', 'filter', '1 of sel_*']],
    ['condition: sel_a and (‸', ['sel_a']],
    ['condition: sel_a and (sel_b ‸', ['and', 'or', 'and not', ')']],
    ['condition: 1 ‸', ['of']],
    ['condition: 1 of ‸', ['sel_*', 'them', 'sel_a']],
    ['condition: all of sel‸', ['sel_*', 'them', 'sel_a']],
    ['condition: sel_a and\n    ‸', ['sel_a']],
    ['condition: >\n    sel_a\n    and ‸', ['sel_a']],
    ['condition:\n    - sel_a\n    - ‸', ['sel_a']],
    ["condition: 'sel_a and ‸'", ['sel_a']],
    ['condition: sel_a aand ‸', ['and', 'or']],
  ])('%j: %j', async (line, expected) => {
    expect(await first(rule(searches + line), expected.length)).toEqual(expected);
  });

  it.each([
    ['condition: s‸', 'sel_a', 'condition: sel_a‸'],
    ['condition:‸', 'sel_a', 'condition: sel_a‸'],
    ['condition: sel_a a‸', 'and not', 'condition: sel_a and not ‸'],
    ['condition: 1 of s‸el_b', 'sel_*', 'condition: 1 of sel_*‸'],
    ['condition: (‸)', '1 of sel_*', 'condition: (1 of sel_*‸)'],
  ])('%j, %s: %j', async (line, label, expected) => {
    expect(await taken(rule(searches + line), label)).toBe(rule(searches + expected));
  });

  it('says what an offer tests', async () => {
    const { items } = await offered(rule(`${searches}condition: ‸`));
    expect(items[0]!.doc).toBe('- `a` is `x`');
    expect(items.find(({ label }) => label === '1 of them')!.doc).toBe(
      'Means `sel_a`, `sel_b` and `filter`.',
    );
  });
});
