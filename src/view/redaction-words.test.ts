import { describe, expect, it } from 'vitest';
import { KINDS } from '../cloudtrail/redact';
import type { ChangedVerdicts, LeakFound } from '../worker/sharing-api';
import {
  changedWords,
  countsWords,
  kindTitle,
  leakWords,
  REDACTED_KINDS,
  type Counts,
} from './redaction-words';

const none = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Counts;

it('lists every kind, in the order of redaction', () => {
  expect(REDACTED_KINDS).toEqual(KINDS);
  expect(kindTitle('accounts')).toBe('Account ids');
});

describe('counts', () => {
  it.each([
    [{}, 'nothing'],
    [{ accounts: 1 }, '1 account id'],
    [{ users: 2, accounts: 1, addresses: 1200 }, '1 account id, 1,200 addresses and 2 users'],
    [
      { secrets: 1, accounts: 2, keys: 1, users: 3, roles: 1, ids: 40 },
      '1 secret, 2 account ids, 1 key id, 3 users and 41 other values',
    ],
  ])('%j', (counts, words) => expect(countsWords({ ...none, ...counts })).toBe(words));
});

const changed = (more: Partial<ChangedVerdicts>): string =>
  changedWords({
    ...{ rule: 'A', alerts: false, broken: false, events: 1, first: 6, matchedBefore: true },
    ...{ predicates: ['52.95.'], values: [] },
    ...more,
  });

it.each([
  [{}, '1 event would no longer match (event 7), by “52.95.”'],
  [
    { events: 2, matchedBefore: false, predicates: ['a', 'b'] },
    '2 events would match (event 7 first), by “a” and “b”',
  ],
  [{ broken: true }, '1 event would no longer match (event 7): redacted, it can’t be evaluated'],
  [{ alerts: true, predicates: [] }, '1 event would no longer stand behind an alert (event 7)'],
])('a changed verdict: %j', (more, words) => expect(changed(more)).toBe(words));

const left = (more: Partial<LeakFound>): string =>
  leakWords({
    kind: 'accounts',
    found: '314159265358',
    place: { kind: 'rule' },
    hidden: false,
    ...more,
  });

it.each<[Partial<LeakFound>, string]>([
  [{}, 'Account id 314159265358 is left in the rule'],
  [
    { place: { kind: 'event', index: 2 }, hidden: true },
    'Account id 314159265358 is left in event 3, encoded',
  ],
  [
    { kind: 'secrets', place: { kind: 'name', name: 'a.json' } },
    'A secret is left in the file name a.json',
  ],
  [
    { place: { kind: 'placeholder', name: 'admins' } },
    'Account id 314159265358 is left in the values of %admins%',
  ],
])('a leak: %j', (more, words) => expect(left(more)).toBe(words));
