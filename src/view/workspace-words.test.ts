// A workspace in words.
import { describe, expect, it } from 'vitest';
import { agoWords, besideWords, bytesWords, countsWords } from './workspace-words';

describe('a workspace', () => {
  it.each([
    [{ rules: 1, sets: 1, events: 1, size: 999 }, '1 rule file, 1 event, 999 bytes'],
    [
      { rules: 3, sets: 2, events: 4000, size: 12_400 },
      '3 rule files, 4,000 events in 2 sets, 12 KB',
    ],
    [{ rules: 0, sets: 0, events: 0, size: 0 }, '0 rule files, 0 events, 0 bytes'],
  ])('%j', (counts, words) => expect(countsWords(counts)).toBe(words));

  it('says megabytes with one digit', () => expect(bytesWords(2_340_000)).toBe('2.3 MB'));

  const now = new Date(2024, 4, 20, 12).getTime();
  it.each([
    [5_000, 'just now'],
    [60_000, '1 minute ago'],
    [3 * 3_600_000, '3 hours ago'],
    [30 * 3_600_000, 'yesterday'],
    [10 * 24 * 3_600_000, 'May 10, 2024'],
    [-5_000, 'just now'],
  ])('was changed %d ms ago: %s', (ago, words) => expect(agoWords(now - ago, now)).toBe(words));
});

it.each([
  [0, 0, ''],
  [1, 0, '1 rule file set aside'],
  [0, 2, '2 event sets left out'],
  [2, 1, '2 rule files set aside and 1 event set left out'],
])('%i rule files and %i event sets that are not open', (rules, sets, words) => {
  expect(besideWords(rules, sets)).toBe(words);
});
