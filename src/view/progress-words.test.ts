import { describe, expect, it } from 'vitest';
import { countedSoFar, progressSpoken, progressWords, sizeWords } from './progress-words';

const GB = 1_000_000_000;
const nothingYet = { records: 0, matches: 0, since: 0, from: 0 };

describe('how far it is', () => {
  it('says what is read, what was found and, as soon as one can tell, how long it takes', () => {
    const reading = { doing: 'reading', done: 0.425, bytes: 1.5 * GB } as const;
    expect(progressWords(reading, { ...nothingYet, records: 412_000, matches: 1 })).toEqual({
      doing: 'Reading 42 % of 1.5 GB',
      more: ' · 412,000 records · 1 match so far',
    });
    const later = { records: 9, matches: 2, since: 4250, from: 0 };
    expect(progressWords(reading, later).more).toBe(' · 9 records · 2 matches so far · 6 s left');
    expect(progressWords({ ...reading, done: 0.03 }, { ...later, matches: null }).more).toBe(
      ' · 9 records · 2 min left',
    );
  });

  it('says that counts are not complete', () => {
    const counting = { doing: 'counting', done: 0.999, bytes: GB } as const;
    expect(progressWords(counting, nothingYet)).toEqual({
      doing: 'Counting stages 99 %',
      more: ' · counts are of the records so far',
    });
  });
});

it('says to those who listen what it does, and how it ended', () => {
  const reading = { doing: 'reading', done: 0.4, bytes: GB } as const;
  const counting = { ...reading, doing: 'counting' } as const;
  expect(progressSpoken(reading, false, 9)).toBe('Reading 1.0 GB');
  expect(progressSpoken(counting, false, 9)).toBe('Counting stages');
  expect(progressSpoken(null, false, 9)).toBe('All events are read.');
  expect(progressSpoken(null, true, 412_000)).toBe('Reading stopped: 412,000 records.');
  expect(progressSpoken(reading, true, 1)).toBe('Reading stopped: 1 record.');
  expect([reading, counting, null, undefined].map(countedSoFar)).toEqual([
    'matching events only, so far',
    'events counted so far',
    '',
    '',
  ]);
});

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 KB'],
  [24_300_000, '24.3 MB'],
  [512_000_000, '512 MB'],
  [GB, '1.0 GB'],
])('%i bytes are %s', (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words);
});
