import { expect, it } from 'vitest';
import { similar } from './similar';

const NAMES = ['contains', 'startswith', 'endswith', 're', 'all'];

it.each([
  ['contain', 'contains'],
  ['contians', 'contains'],
  ['Contains', 'contains'],
  ['startwith', 'startswith'],
  ['al', 'all'],
  ['banana', null],
  ['', null],
])('%s is meant as %s', (word, expected) => {
  expect(similar(word, NAMES)).toBe(expected);
});
