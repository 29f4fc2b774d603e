// Of how many pieces a link may be made: more than records of CloudTrail ever need, and where it ends.
import { expect, it } from 'vitest';
import { readLink, writeLink, type LinkState } from './link';
import { isTooDense, MAX_MARKS } from './marks';
import { MAX_RECORDS } from './state-lines';

const dense = (text: string) => isTooDense(new TextEncoder().encode(text));

it.each<[string, string, number]>([
  ['records', '{}\n', MAX_MARKS / 2],
  ['line breaks', '\n', MAX_MARKS],
  ['members of records', '{"a":1,"b":2}\n', Math.floor(MAX_MARKS / 3)],
  ['lists', '[],', 50_000],
  ['a nest', '[', 100_000],
  ['escapes', '\\"', 100_000],
  ['other characters', 'x', 1_000_000],
])('%s: so many, and no more', (_, unit, most) => {
  expect(dense(unit.repeat(most))).toBe(false);
  expect(dense(`${unit.repeat(most)}\n,,,`)).toBe(unit !== 'x' && !/^(?:\[|\\)/.test(unit));
  expect(dense(unit.repeat(most + 1))).toBe(unit !== 'x');
});

const holding = (text: string): LinkState => ({ rule: '', events: [{ name: '', text }], view: {} });
const lines = (line: string, count: number) => Array.from({ length: count }, () => line).join('\n');

it('has room for all records of CloudTrail that a link can hold', async () => {
  const policy = JSON.stringify({ Statement: [{ Effect: 'Allow', Action: ['s3:*', 'iam:*'] }] });
  const record = JSON.stringify({
    eventVersion: '1.11',
    userIdentity: { type: 'IAMUser', accountId: '111122223333', userName: 'ana' },
    eventTime: '2024-05-06T07:08:09Z',
    eventSource: 'iam.amazonaws.com',
    eventName: 'PutUserPolicy',
    sourceIPAddress: '203.0.113.9',
    requestParameters: { userName: 'ana', policyName: 'all', policyDocument: policy },
    responseElements: null,
    requestID: '4a1b7f8e-0000-4000-8000-000000000001',
    eventID: '4a1b7f8e-0000-4000-8000-000000000002',
    readOnly: false,
    resources: [],
  });
  const state = holding(lines(record, Math.floor((7.9 * 1024 ** 2) / record.length)));
  const written = await writeLink(state);
  expect('hash' in written && (await readLink(written.hash))).toEqual({ state });
}, 60_000);

it('writes no link of more records than are read', async () => {
  const most = holding(lines('{}', MAX_RECORDS));
  const written = await writeLink(most);
  expect('hash' in written && (await readLink(written.hash))).toEqual({ state: most });
  const more = await writeLink(holding(lines('{}', MAX_RECORDS + 1)));
  expect(more).toMatchObject({ problem: { code: 'too-large' } });
  const many = await writeLink(holding(`{"a":[${'1,'.repeat(100_000)}1]}`));
  expect(many).toMatchObject({ problem: { code: 'too-large' } });
});
