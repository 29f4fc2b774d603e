import { expect, it } from 'vitest';
import { timeOf } from './time';

const NOON = Date.UTC(2025, 5, 1, 12);

it.each([
  ['2025-06-01T12:00:00Z', NOON],
  ['2025-06-01T12:00:00.250Z', NOON + 250],
  ['2025-06-01T12:00:00.123456789Z', NOON + 123],
  ['2025-06-01T14:00:00+02:00', NOON],
  ['2025-06-01T06:30:00-0530', NOON],
  ['2025-06-01 12:00:00', NOON],
  ['2025-02-31T12:00:00Z', null],
  ['2025-06-01T25:00:00Z', null],
  ['2025-06-01', null],
  ['yesterday', null],
  [1748779200, null],
  [null, null],
])('eventTime %s is %s', (eventTime, expected) => {
  expect(timeOf({ eventTime })).toBe(expected);
});

it('an event without eventTime has no time', () => {
  expect([timeOf({}), timeOf(null), timeOf([])]).toEqual([null, null, null]);
});
