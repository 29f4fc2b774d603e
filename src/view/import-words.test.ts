import { expect, it } from 'vitest';
import type { ImportAnswer } from '../worker/catalogue-api';
import { importedWords } from './import-words';

const taken = (rules: number, passedOver = 0, damaged: readonly string[] = []): ImportAnswer => ({
  rules,
  passedOver,
  damaged,
});

it.each<[string, ImportAnswer, string]>([
  ['one', taken(1), '1 rule of a.zip is open and kept in this browser.'],
  ['many', taken(3780), '3,780 rules of a.zip are open and kept in this browser.'],
  [
    'what was no rule',
    taken(2, 1),
    '2 rules of a.zip are open and kept in this browser. 1 file passed over: no .yml.',
  ],
  [
    'what can’t be read',
    taken(2, 0, ['a.yml', 'b.yml']),
    '2 rules of a.zip are open and kept in this browser. Can’t be read: a.yml, b.yml.',
  ],
  [
    'how many more can’t',
    taken(2, 0, ['a', 'b', 'c', 'd', 'e']),
    '2 rules of a.zip are open and kept in this browser. Can’t be read: a, b, c and 2 more.',
  ],
  ['a problem', { problem: 'a.zip is damaged.' }, 'a.zip is damaged.'],
])('says of a set: %s', (_, answer, words) => {
  expect(importedWords('a.zip', answer)).toBe(words);
});

it('says why a set is not kept', () => {
  expect(importedWords('a.zip', taken(2), 'There is no room.')).toBe(
    '2 rules of a.zip are open, but not kept. There is no room.',
  );
});
