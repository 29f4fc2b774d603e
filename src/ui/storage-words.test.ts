import { expect, it } from 'vitest';
import { whyNotKept } from './storage-words';

it.each([
  ['QuotaExceededError', 'storage is full'],
  ['SecurityError', 'refuses to store'],
  ['InvalidStateError', 'refuses to store'],
  ['UnknownError', 'refuses to store'],
  ['NotFoundError', 'can no longer be read'],
  ['NotReadableError', 'can no longer be read'],
  ['DataCloneError', 'could not be kept: the reason.'],
  ['toString', 'could not be kept: the reason.'],
])('%s', (name, words) => {
  expect(whyNotKept(new DOMException('the reason', name))).toContain(words);
});

it('has words for whatever else is thrown', () => {
  expect(whyNotKept(new ReferenceError('indexedDB is not defined'))).toContain('refuses');
  expect(whyNotKept('odd')).toBe('The draft could not be kept: odd.');
  expect(whyNotKept(null)).toBe('The draft could not be kept: null.');
});
