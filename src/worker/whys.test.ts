// What the worker answers about verdicts that could be others, over the founding rule and its events.
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { edited } from '../text/edits';
import { Session } from './session';

const RULE = readFileSync('rules/aws_cloudtrail_ssm_malicious_usage.yml', 'utf8');
const EVENTS = (
  JSON.parse(readFileSync('rules/aws_cloudtrail_ssm_malicious_usage.events.json', 'utf8')) as {
    events: { event: object }[];
  }
).events.map(({ event }) => event);

let session: Session;

async function evaluate(rule: string, events: readonly object[] = EVENTS) {
  session = new Session(() => undefined);
  await session.open([{ name: 'e', blob: new Blob([JSON.stringify(events)]) }], []);
  return session.evaluate({ rule, selected: null, refused: [], held: null });
}

const verdict = async (rule: string, event: unknown): Promise<boolean> => {
  const other = new Session(() => undefined);
  await other.open([{ name: 'e', blob: new Blob([JSON.stringify([event])]) }], []);
  const { counts } = await other.evaluate({ rule, selected: null, refused: [], held: null });
  return counts['condition'] === 1;
};

describe('over the founding rule', () => {
  beforeEach(() => evaluate(RULE));

  it('counts how near each event is, and what is left behind each step', async () => {
    const [one] = await session.nearness();
    expect(one!.id).toBe('condition');
    expect([...one!.near]).toEqual([4, 4, 0, 4, 4, 4, 1, 1, 4, 0, 0, 4]);
    expect(one!.funnel.map(({ name, left }) => [name, left])).toEqual([
      ['selection_event', 5],
      ['1 of selection_status_*', 3],
    ]);
  });

  it('offers edits of every event that change its verdict, both ways', async () => {
    for (const [index, event] of EVENTS.entries()) {
      const before = await verdict(RULE, event);
      const flips = (await session.flips('condition', index))!;
      expect(flips.verdict).toBe(!before);
      expect(flips.event.length).toBeGreaterThan(0);
      for (const { text } of flips.event) {
        expect(await verdict(RULE, JSON.parse(text))).toBe(!before);
      }
      for (const { edits } of flips.rule) {
        const text = edited(RULE, [0, RULE.length], edits);
        expect(await verdict(text, event)).toBe(!before);
      }
    }
  });

  it('never puts an error code there that says success', async () => {
    const flips = (await session.flips('condition', 6))!;
    expect(flips.event.map(({ changes }) => changes)).toEqual([
      [{ place: ['errorCode'], before: '"AccessDenied"', after: null }],
    ]);
  });

  it('shows whole lines of what an edit of the rule changes, and how many events then match', async () => {
    const { rule } = (await session.flips('condition', 6))!;
    expect(rule[0]).toMatchObject({
      steps: [{ kind: 'add-value', field: 'errorCode', detail: 'AccessDenied' }],
      before: "        errorCode: 'Success'",
      after: "        errorCode:\n            - 'Success'\n            - 'AccessDenied'",
      line: 24,
      matches: { before: 3, after: 4 },
    });
  });

  it('makes events that are records, each with a time and an id of its own', async () => {
    const { events, notMade } = (await session.makeEvents('condition'))!;
    expect(notMade).toEqual([]);
    const records = events.map(({ text }) => JSON.parse(text) as Record<string, unknown>);
    expect(new Set(records.map((record) => record['eventID'])).size).toBe(records.length);
    expect(new Set(records.map((record) => record['eventTime'])).size).toBe(records.length);
    for (const [i, record] of records.entries()) {
      expect(await verdict(RULE, record)).toBe(
        !['miss', 'denied'].includes(events[i]!.purpose.kind),
      );
    }
  });

  it('has nothing to say of a rule that is gone, or an event that is not there', async () => {
    expect(await session.flips('1//condition', 0)).toBeNull();
    expect(await session.flips('condition', 99)).toBeNull();
    expect(await session.dropped('x', 'y')).toBeNull();
    expect(await session.makeEvents('x')).toBeNull();
  });
});

it('offers no edit of a rule that brings a problem along', async () => {
  await evaluate(RULE);
  const { rule } = (await session.flips('condition', 6))!;
  const changed = rule.map(({ edits }) => edited(RULE, [0, RULE.length], edits));
  for (const text of changed) {
    const { diagnostics } = await evaluate(text);
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  }
});

it('makes plain events for a rule about other logs', async () => {
  await evaluate(
    'title: t\nlogsource:\n  product: windows\n  category: process_creation\ndetection:\n  s:\n    Image|endswith: \\cmd.exe\n  condition: s\n',
  );
  const { events } = (await session.makeEvents('condition'))!;
  expect(JSON.parse(events[0]!.text)).toEqual({ Image: '\\cmd.exe' });
});

it('answers for the second rule of a text by its own ids', async () => {
  await evaluate(`${RULE}---\n${RULE.replace("'SendCommand'", "'GetObject'")}`);
  expect((await session.nearness()).map(({ id }) => id)).toEqual(['condition', '1//condition']);
  const flips = (await session.flips('1//condition', 2))!;
  expect(flips.event[0]!.changes[0]).toMatchObject({ place: ['eventName'], after: '"GetObject"' });
  expect(flips.rule.length).toBeGreaterThan(0);
});
