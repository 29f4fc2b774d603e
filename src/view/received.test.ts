// From a link that a session wrote to what is said of its receiver.
import { expect, it } from 'vitest';
import { Session } from '../worker/session';
import type { LinkRequest } from '../worker/sharing-api';
import { plain } from './parts';
import { receivedWords } from './received';

const RULE =
  'title: A\nlogsource:\n  product: aws\n  service: cloudtrail\ndetection:\n  s:\n    eventName: GetUser\n  condition: s\n';
const OFTEN =
  '---\ntitle: Often\ncorrelation:\n  type: event_count\n  rules: [a]\n  group-by: [awsRegion]\n  timespan: 1h\n  condition: {gte: 1}\n';

async function said(rule: string, more: Partial<LinkRequest> = {}) {
  const session = new Session(() => undefined);
  const lines = ['GetUser', 'ListUsers'].map((eventName) =>
    JSON.stringify({ eventName, awsRegion: 'eu-west-1', eventTime: '2026-01-15T09:30:00Z' }),
  );
  await session.open([{ name: 'a', blob: new Blob([lines.join('\n')]) }], []);
  const request = {
    rule,
    view: {},
    events: null,
    fictitious: true,
    choices: { off: [], keep: [] },
  };
  const answer = await session.writeLink({ ...request, ...more });
  if (!('received' in answer)) throw new Error(JSON.stringify(answer));
  const { verdict, ...words } = receivedWords(answer.received);
  return { ...words, kind: verdict.kind, sentence: plain(verdict.parts) };
}

it('says the verdict on the selected event, and what is filtered', async () => {
  const view = { selected: 1, filter: 'match', text: 'user', facts: '{"region":"eu-west-1"}' };
  expect(await said(RULE, { view })).toMatchObject({
    ...{ title: 'A', events: '2 events, 1 match', kind: 'miss' },
    event: { number: 2, name: 'ListUsers' },
    filtered: 'only matches, “user”, “eu-west-1”',
  });
  expect((await said(RULE)).sentence).toBe('A match: s fits.');
});

it('says it of a correlation in focus', async () => {
  const rule = RULE.replace('title: A\n', 'title: A\nname: a\n') + OFTEN;
  const words = await said(rule, { view: { selected: 0 } });
  expect(words).toMatchObject({
    ...{ title: 'Often', others: 1 },
    events: '2 events, 1 behind an alert',
  });
  expect(words.kind).toBe('match');
});

it('says it of a rule alone, and of one that can’t be evaluated', async () => {
  const events = new Uint32Array();
  expect(await said(RULE, { events })).toMatchObject({ events: 'No events', event: null });
  const broken = await said('title: A\ndetection: 1\n');
  expect(broken.kind).toBe('unknown');
  expect(broken.sentence).toContain('can’t be evaluated');
});
