// docs/semantics.md, 4.1 and D8.
import { expect, it } from 'vitest';
import { select, skipped } from './select';
import type { Selector } from './ast';

const NAMES = ['sel_a', 'sel_b', '_hidden', 'filter', 'sel'];
const selector = (pattern: string): Selector => ({
  kind: 'selector',
  range: [0, 0],
  quantifier: 'any',
  pattern,
  patternRange: [0, 0],
  text: `1 of ${pattern}`,
});

it.each([
  ['them', 'sel_a sel_b filter sel', '_hidden'],
  ['sel_*', 'sel_a sel_b', ''],
  ['*', 'sel_a sel_b filter sel', '_hidden'],
  ['_*', '_hidden', ''],
  ['*_a', 'sel_a', ''],
  ['s*l*a', 'sel_a', ''],
  ['*e*', 'sel_a sel_b filter sel', '_hidden'],
  ['sel', 'sel', ''],
  ['sel*l', '', ''],
  ['SEL_*', '', ''],
])('%s selects %s', (pattern, selected, left) => {
  expect(select(selector(pattern), NAMES).join(' ')).toBe(selected);
  expect(skipped(selector(pattern), NAMES).join(' ')).toBe(left);
});
