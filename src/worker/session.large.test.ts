// Events that are too many to be held, as the page sees them through the session.
import { beforeEach, describe, expect, it } from 'vitest';
import { hasBit } from '../engine/bits';
import type { EvaluateRequest, SentEvaluation, SourceSummary } from './api';
import {
  changeTo,
  grow,
  opened,
  record,
  type Readers,
  type Rows,
} from './large/large.test-support';
import { Session } from './session';

const RULE = `title: Calls
logsource: {product: aws, service: cloudtrail}
detection:
  selection:
    eventName: [E2, E5, E8]
  spare:
    eventSource|contains: iam
  condition: selection
`;
const OTHER = RULE.replace('[E2, E5, E8]', '[E3]');

const AS_IS = {
  ...{ id: 1, name: 'a', redaction: null, columns: [], events: null },
  format: 'ndjson' as const,
};
const lines = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => `${record(`E${from + i}`)}\n`).join('');

let session: Session;
let readers: Readers;
let rows: Rows;
let blobs: readonly Blob[];
let seen: number;
let sources: SourceSummary[];

const open = async (...files: string[]) => {
  session = new Session(
    () => undefined,
    () => undefined,
    (sources) => {
      const made = opened(
        sources.map(({ blob }) => blob),
        { workers: 1 },
      );
      readers = made.readers;
      return made.large;
    },
  );
  [rows, seen, sources] = [[], 0, []];
  const { sources: given } = opened(files);
  blobs = given.map(({ blob }) => blob);
  return session.open(given, []);
};

async function evaluate(more: Partial<EvaluateRequest> = {}): Promise<SentEvaluation> {
  const answer = await session.evaluate({
    ...{ rule: RULE, selected: null, refused: [], held: null, seen },
    ...more,
  });
  const { growth } = answer.growing!;
  seen = growth.revision;
  for (const [source, summary] of growth.sources) sources[source] = summary;
  grow(rows, growth);
  return answer;
}

/** As the page does: asks again whenever more is known. */
async function untilDone(more: Partial<EvaluateRequest> = {}): Promise<SentEvaluation> {
  for (let times = 0; times < 200; times += 1) {
    const answer = await evaluate(more);
    if (answer.growing!.growth.progress === null) return answer;
    await readers.release();
  }
  throw new Error('It comes to no end.');
}

const lit = ({ bits }: SentEvaluation, id = 'condition') =>
  rows.flatMap((_, index) => (hasBit(bits![id]!, index) ? [index] : []));
const names = () => rows.map((row) => row?.split('|')[0] ?? null);

beforeEach(() => open(lines(4), lines(6, 4)));

describe('events that are too many to be held', () => {
  it('are there a few at a time, and in the end everything is known of all', async () => {
    const first = await evaluate();
    expect(first.growing).toMatchObject({
      exact: 0,
      growth: { size: 0, progress: { doing: 'reading' } },
    });
    expect(first.counts['condition']).toBe(0);
    const last = await untilDone();
    expect(last.growing).toMatchObject({
      exact: 10,
      judged: {},
      growth: { size: 10, progress: null },
    });
    expect(lit(last)).toEqual([2, 5, 8]);
    expect(last.counts).toMatchObject({
      condition: 3,
      selection: 3,
      spare: 10,
      'selection/0#0': 1,
    });
    expect(names()).toEqual(Array.from({ length: 10 }, (_, i) => `E${i}`));
    expect(sources.map(({ events, container }) => [events, container])).toEqual([
      [4, 'NDJSON'],
      [6, 'NDJSON'],
    ]);
  });

  it('have verdicts before the rest, with the facts of those that match', async () => {
    let answer = await evaluate();
    while (answer.growing!.growth.progress?.doing === 'reading') {
      await readers.release();
      answer = await evaluate();
    }
    expect(answer.growing).toMatchObject({ exact: 0, judged: { condition: 10 } });
    expect(lit(answer)).toEqual([2, 5, 8]);
    expect(answer.counts['condition']).toBe(3);
    expect(names().filter((name) => name !== null)).toEqual(['E2', 'E5', 'E8']);
  });

  it('are judged anew when the rule changes, in the middle and in the end', async () => {
    await evaluate();
    await readers.release();
    await readers.release();
    const other = await untilDone({ rule: OTHER });
    expect(lit(other)).toEqual([3]);
    expect(lit(await untilDone())).toEqual([2, 5, 8]);
    // Nothing is asked for what is known.
    expect(lit(await evaluate({ rule: OTHER }))).toEqual([3]);
    expect(readers.waiting).toEqual([]);
  });

  it('are explained one by one, also before everything is known', async () => {
    await evaluate();
    await readers.release();
    const { explanation } = await evaluate({ selected: 2 });
    expect(explanation!.event!.text).toContain('"eventName": "E2"');
    expect(explanation!.rules[0]).toMatchObject({ id: 'condition' });
    expect(await session.explain(9, null)).toBeNull();
    await untilDone();
    expect((await session.explain(9, null))!.event!.text).toContain('"E9"');
    expect(await session.explain(10, null)).toBeNull();
  });

  it('are edited, before and after they are read', async () => {
    expect((await session.edit(9, record('E2'))).problem).toBeNull();
    expect((await session.edit(0, 'no JSON')).problem!.code).toBe('json-syntax');
    expect(lit(await untilDone())).toEqual([2, 5, 8, 9]);
    const { facts } = await session.edit(2, record('Changed'));
    expect(facts!.size).toBe(1);
    const answer = await evaluate();
    expect(lit(answer)).toEqual([5, 8, 9]);
    expect(answer.counts['condition']).toBe(3);
    expect(names()[2]).toBe('Changed');
    expect((await session.explain(2, null))!.event!.text).toContain('Changed');
  });

  it('can’t be shifted, and why is said', async () => {
    await untilDone();
    const { problem, facts } = await session.shift(0, null);
    expect(problem!.code).toBe('too-many-to-shift');
    expect(problem!.message).toContain('none can be put in or taken out');
    expect(facts).toBeNull();
    expect((await session.shift(0, record('New'))).problem!.code).toBe('too-many-to-shift');
    expect((await evaluate()).growing!.growth.size).toBe(10);
  });

  it('are exported, all or some, with what was edited', async () => {
    await untilDone();
    await session.edit(1, record('Changed'));
    const request = { ...AS_IS, of: 10 };
    const all = await session.exportEvents({ ...request, events: null });
    expect(await all!.file!.text()).toBe(lines(10).replace('E1', 'Changed'));
    const some = await session.exportEvents({ ...request, events: Uint32Array.of(1, 9) });
    expect(await some!.file!.text()).toBe(`${record('Changed')}\n${record('E9')}\n`);
  });

  it('are exported while more are read, if it is said which', async () => {
    await evaluate();
    await readers.release();
    const { size } = (await evaluate()).growing!.growth;
    const request = { ...AS_IS, of: size };
    await untilDone();
    const some = await session.exportEvents({ ...request, events: Uint32Array.of(1, 0) });
    expect(await some!.file!.text()).toBe(`${record('E1')}\n${record('E0')}\n`);
    expect(await session.exportEvents({ ...request, events: null })).toBeNull();
  });

  it('are left out of what is exported where they can’t be read any more', async () => {
    await untilDone();
    for (const blob of blobs) changeTo(blob, null);
    await session.edit(1, record('Changed'));
    const request = { ...AS_IS, of: 10, events: null };
    const { file, left } = (await session.exportEvents(request))!;
    expect([await file!.text(), left]).toEqual([`${record('Changed')}\n`, 9]);
  });

  it('are stopped: what was read stays, and the file says so', async () => {
    await evaluate();
    await readers.release();
    await session.stop();
    const answer = await untilDone();
    expect(answer.growing!.growth.size).toBe(4);
    expect(lit(answer)).toEqual([2]);
    const [first] = sources;
    expect(first!.problems.map(({ diagnostic }) => diagnostic.code)).toEqual(['reading-stopped']);
  });

  it('are let go when others are opened', async () => {
    await evaluate();
    const before = readers;
    await session.open([{ name: 'e', blob: new Blob(['[]']) }], []);
    expect(before.ended).toBe(before.started);
    await before.all();
    expect(before.waiting).toEqual([]);
  });

  it('take edits along when they are opened again', async () => {
    const { sources } = opened([lines(3)]);
    const { refused } = await session.open(sources, [
      [1, record('E5')],
      [2, 'no JSON'],
      [7, record('E5')],
    ]);
    expect(refused).toEqual([2]);
    expect(lit(await untilDone({ seen: 0 }))).toEqual([1, 2]);
  });
});
