import { expect, it } from 'vitest';
import { whyNotKept } from './storage-words';

it.each([
  ['QuotaExceededError', 'storage is full'],
  ['SecurityError', 'refuses to store'],
  ['InvalidStateError', 'refuses to store'],
  ['UnknownError', 'refuses to store'],
  ['NotFoundError', 'can no longer be read'],
  ['NotReadableError', 'can no longer be read'],
  ['DataCloneError', 'database says: the reason.'],
  ['toString', 'database says: the reason.'],
])('%s', (name, words) => {
  expect(whyNotKept(new DOMException('the reason', name))).toContain(words);
});

it('has words for whatever else is thrown', () => {
  expect(whyNotKept(new ReferenceError('indexedDB is not defined'))).toContain('refuses');
  expect(whyNotKept('odd')).toBe('The browser’s database says: odd.');
  expect(whyNotKept(null)).toBe('The browser’s database says: null.');
});
