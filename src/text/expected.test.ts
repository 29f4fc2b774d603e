// A known gap is none as long as it does not match; when it does, that is no failure.
import { expect, it } from 'vitest';
import { isExpected, outcomeOf } from './expected';

it.each([
  ['match', true, 'pass'],
  ['match', false, 'fail'],
  ['no match', true, 'fail'],
  ['no match', false, 'pass'],
  ['known gap', false, 'gap'],
  ['known gap', true, 'closed'],
] as const)('%s, matched %s: %s', (expected, matched, outcome) => {
  expect(outcomeOf(expected, matched)).toBe(outcome);
});

it('knows its words from others', () => {
  expect(['match', 'no match', 'known gap', 'Match', '', null, 1].filter(isExpected)).toEqual([
    'match',
    'no match',
    'known gap',
  ]);
});
