// Redaction on its way into a file: two passes, proved while the second one writes.
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../text/json';
import { link } from '../../sigma/link';
import { exported, type Holding } from '../exporting';
import type { ExportProgress, ExportRequest, Exported } from '../export-api';
import { Session } from '../session';
import { RedactedExport } from './redacted-export';

const EVENTS = [
  {
    eventName: 'A',
    userIdentity: { userName: 'night-admin', accountId: '314159265358' },
    sourceIPAddress: '52.95.110.7',
    responseElements: { credentials: { sessionToken: 'hunter2hunter2' } },
  },
  {
    eventName: 'B',
    errorMessage: 'night-admin of 314159265358',
    userIdentity: { userName: 'noor' },
  },
];
const ORIGINALS = ['noor', 'night-admin', '314159265358', '52.95.110.7', 'hunter2'];
const NO_RULES = { program: link([]), plans: [] };
const RULE =
  "title: Wide\nlogsource:\n  product: aws\n  service: cloudtrail\ndetection:\n  s:\n    sourceIPAddress|startswith: '52.95.'\n  condition: s\n";

const asking = (more: Partial<ExportRequest> = {}): ExportRequest => ({
  ...{ id: 1, name: '314159265358-noor.ndjson', redaction: { off: [], keep: [] } },
  ...{ format: 'ndjson', events: null, of: EVENTS.length, columns: [] },
  ...more,
});

async function session(rule = ''): Promise<Session> {
  const one = new Session(() => undefined);
  const text = EVENTS.map((event) => JSON.stringify(event)).join('\n');
  await one.open([{ name: 'a', blob: new Blob([text]) }], []);
  await one.evaluate({ rule, selected: null, refused: [], held: null });
  return one;
}

async function taken(rule: string, more: Partial<ExportRequest> = {}) {
  const answer = (await (await session(rule)).exportEvents(asking(more)))!;
  return { answer, text: (await answer.file?.text()) ?? null };
}

describe('a file', () => {
  const columns: ExportRequest['columns'] = [
    { head: 'noor’s rule', fact: 'principal' },
    { head: 'address', fact: 'address' },
    { head: 'by night-admin', bits: null, known: 0, words: ['a', 'b', 'c'] },
  ];
  it.each([
    ['ndjson', '{"eventName":"A","userIdentity":{"userName":"user-01","accountId":"111122223333"}'],
    ['log', '{"Records":[{"eventName":"A","userIdentity":{"userName":"user-01"'],
    ['csv', '\uFEFFuser-02’s rule,address,by user-01\r\nuser-01,198.51.100.7,c\r\nuser-02,,c'],
  ] as const)('as %s holds no original, in its name neither', async (format, begin) => {
    const { answer } = await taken('', { format, columns: format === 'csv' ? columns : [] });
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      await answer.file!.arrayBuffer(),
    );
    expect(text.startsWith(begin)).toBe(true);
    for (const original of ORIGINALS) expect(text + answer.name).not.toContain(original);
    expect(answer.name).toBe('111122223333-user-02.ndjson');
    expect(answer.redacted).toMatchObject({ changed: [], leaks: [] });
    expect(answer.redacted!.counts).toMatchObject({
      accounts: 1,
      users: 2,
      addresses: 1,
      secrets: 1,
    });
  });

  it('knows in the first event what the last one says, in whatever order they are wanted', async () => {
    const { text } = await taken('', { events: Uint32Array.of(1, 0) });
    expect(text!.startsWith('{"eventName":"B","errorMessage":"user-01 of 111122223333"')).toBe(
      true,
    );
  });

  it('is as it was but for secrets where all is off', async () => {
    const { text } = await taken('', { redaction: { off: 'all', keep: [] } });
    const lines = EVENTS.map((event) => `${JSON.stringify(event)}\n`).join('');
    expect(text).toBe(lines.replace('hunter2hunter2', 'REDACTED'));
  });

  it('of made-up events is as it was', async () => {
    const { answer, text } = await taken('', { redaction: null });
    expect(text).toContain('hunter2');
    expect([answer.name, answer.redacted]).toEqual(['314159265358-noor.ndjson', null]);
  });
});

describe('a rule that stays', () => {
  it('is asked of the events before and after: what changed is named', async () => {
    const { answer, text } = await taken(RULE);
    expect(text).not.toBeNull();
    expect(answer.redacted!.changed).toMatchObject([
      {
        ...{ rule: 'Wide', events: 1, first: 0, matchedBefore: true, predicates: ['52.95.'] },
        values: [{ original: '52.95.110.7' }],
      },
    ]);
    const kept = await taken(RULE, { redaction: { off: [], keep: ['52.95.110.7'] } });
    expect(kept.answer.redacted!.changed).toEqual([]);
  });

  it('is counted over all of many events', async () => {
    const values = Array.from({ length: 450 }, (_, n) => ({
      n,
      sourceIPAddress: `52.95.1.${n % 3}`,
    }));
    const one = await session(RULE);
    await one.open(
      [{ name: 'a', blob: new Blob([values.map((v) => JSON.stringify(v)).join('\n')]) }],
      [],
    );
    const answer = await one.exportEvents(asking({ of: 450 }));
    const [changed, ...none] = answer!.redacted!.changed;
    expect(none).toEqual([]);
    expect([changed!.events, changed!.values.length]).toEqual([450, 3]);
  });

  it('is not asked of a table, whose lights are those of here', async () => {
    const { answer } = await taken(RULE, {
      ...{ format: 'csv', columns: [{ head: 'address', fact: 'address' }] },
    });
    expect(answer.redacted!.changed).toEqual([]);
  });
});

describe('a correlation that stays', () => {
  const often = (group: string, more = '') =>
    `title: Base\nname: base\nlogsource:\n  product: aws\n  service: cloudtrail\ndetection:\n  s:\n    eventName: GetUser\n  condition: s\n---\ntitle: Often\ncorrelation:\n  type: event_count\n  rules: [base]\n  group-by: [${group}]\n  timespan: 1h\n  condition: {gte: 3}\n${more}`;
  const called = (who: string, at: number) => ({
    eventName: 'GetUser',
    eventTime: new Date(Date.UTC(2026, 0, 15, 9) + at * 60_000).toISOString(),
    userIdentity: { userName: who },
  });
  /** More than are compared together at once. */
  const others = Array.from({ length: 150 }, (_, at) => called(`person-${at}-x`, at));

  async function changed(rule: string, events: readonly object[]) {
    const one = await session();
    await one.open(
      [{ name: 'a', blob: new Blob([events.map((e) => JSON.stringify(e)).join('\n')]) }],
      [],
    );
    await one.evaluate({ rule, selected: null, refused: [], held: null });
    return (await one.exportEvents(asking({ of: events.length })))!.redacted!.changed;
  }

  it('fires on the same events where who is who is the same, over all of the file', async () => {
    const noor = [called('noor', 0), ...others, called('noor', 30), called('noor', 59)];
    expect(await changed(often('userIdentity.userName'), noor)).toEqual([]);
  });

  it('is named with the fields by which events are told apart otherwise, and an outer one with it', async () => {
    const outer = `---\ntitle: Outer\ncorrelation:\n  type: event_count\n  rules: [often]\n  timespan: 1h\n  condition: {gte: 1}\n`;
    const rule = often('userIdentity.userName').replace(
      'title: Often',
      'title: Often\nname: often',
    );
    // The names differ in their capitals only, which a stand-in has not.
    const noor = [called('noor', 0), ...others, called('Noor', 30), called('NOOR', 59)];
    const said = { events: 3, first: 0, matchedBefore: false, alerts: true, broken: false };
    const why = {
      predicates: ['userIdentity.userName'],
      values: [expect.objectContaining({ original: 'noor' })],
    };
    expect(await changed(rule + outer, noor)).toEqual([
      { rule: 'Often', ...said, ...why },
      { rule: 'Outer', ...said, ...why },
    ]);
  });

  it('counts only what its rules still match', async () => {
    const rule = often('eventName').replace(
      'eventName: GetUser',
      "userIdentity.userName|re: '^no+r'",
    );
    const noor = [called('noor', 0), called('noor', 1), called('nooor', 2)];
    expect(await changed(rule, noor)).toMatchObject([
      { rule: 'Base', alerts: false, events: 3, predicates: ['^no+r'] },
      { rule: 'Often', alerts: true, events: 3, matchedBefore: true, predicates: [] },
    ]);
  });
});

describe('many events', () => {
  const many = (size: number): Holding & { asked: number[] } => {
    const asked: number[] = [];
    const value = (n: number): JsonValue => {
      asked.push(n);
      for (const end = performance.now() + 2; performance.now() < end;);
      return { n, userIdentity: { userName: `person-${n % 7}-x` } };
    };
    return { size, value, growing: false, current: () => true, asked };
  };
  const redacting = () =>
    new RedactedExport(
      { off: [], keep: [] },
      { ...NO_RULES, titles: [], announce: () => undefined },
    );

  it('are read twice in the order of the files, and it is told how far it is', async () => {
    const held = many(60);
    const heard: ExportProgress[] = [];
    const progress = (now: ExportProgress) => void heard.push(now);
    const answer = await exported({ ...held, progress }, asking({ of: 60 }), redacting());
    const once = Array.from({ length: 60 }, (_, n) => n);
    expect(held.asked).toEqual([...once, ...once]);
    expect(answer!.redacted!.counts.users).toBe(7);
    expect(new Set(heard.map(({ phase }) => phase))).toEqual(new Set(['learning', 'writing']));
    expect(heard.every(({ done, of }) => done <= of && of === 60)).toBe(true);
  });

  it.each([1, 61])('are given up when nobody wants them any more (after %i)', async (after) => {
    const held = many(60);
    const current = () => held.asked.length < after;
    expect(await exported({ ...held, current }, asking({ of: 60 }), redacting())).toBeNull();
    expect(held.asked.length).toBeLessThan(after + 40);
  });
});

it('is cancelled by its number', async () => {
  const one = await session();
  const text = Array.from({ length: 3000 }, (_, n) => `{"n":${n},"userName":"person-${n}"}`);
  await one.open([{ name: 'a', blob: new Blob([text.join('\n')]) }], []);
  const gone: Promise<Exported | null> = one.exportEvents(asking({ id: 7, of: 3000 }));
  const other = one.exportEvents(asking({ id: 8, of: 3000 }));
  await new Promise((resolve) => setTimeout(resolve, 50));
  await one.cancelExport(7);
  expect(await gone).toBeNull();
  expect((await other)!.left).toBe(0);
  expect(await one.exportProgress(8)).toBeNull();
});

it('is no file where something is left', async () => {
  const one = await session();
  await one.open([{ name: 'a', blob: new Blob(['{"note":"accountid = 271828182845"}']) }], []);
  const answer = await one.exportEvents(asking({ of: 1 }));
  expect(answer!.file).toBeNull();
  expect(answer!.redacted!.leaks).toEqual([
    { kind: 'accounts', found: '271828182845', place: { kind: 'event', index: 0 }, hidden: false },
  ]);
  const redaction = { off: [], keep: ['271828182845'] };
  expect((await one.exportEvents(asking({ of: 1, redaction })))!.file).not.toBeNull();
});
