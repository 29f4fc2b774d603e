// What the page gets from the worker, without a browser.
import { beforeEach, describe, expect, it } from 'vitest';
import type { FactColumns } from '../cloudtrail/fact-columns';
import { hasBit } from '../engine/bits';
import type { SentEvaluation } from './api';
import { Session } from './session';

const RULE = `title: Denied too
logsource: {product: aws, service: cloudtrail}
level: high
detection:
  selection_event:
    eventName: [GetObject, PutObject]
    userAgent|re: '^aws'
  selection_ok:
    errorCode: null
  spare:
    eventName: X
  condition: selection_event and 1 of selection_o*
`;
const EVENTS = [
  { eventName: 'GetObject', userAgent: 'aws-cli' },
  { eventName: 'GetObject', userAgent: 'aws-cli', errorCode: 'AccessDenied' },
  { eventName: 'ListObjects', userAgent: 'aws-cli' },
];

let announced: (string | null)[] = [];
let session: Session;

beforeEach(async () => {
  announced = [];
  session = new Session((test) => announced.push(test?.key ?? null));
  await session.open([{ name: 'pasted', blob: new Blob([JSON.stringify(EVENTS)]) }], []);
});

const evaluate = (rule: string, selected: number | null = null, refused: string[] = []) =>
  session.evaluate({ rule, selected, refused, held: null });

const namesIn = ({ texts, columns }: FactColumns) => [...columns[0]!].map((text) => texts[text]);

const matches = ({ bits }: SentEvaluation) =>
  bits && EVENTS.map((_, index) => hasBit(bits['condition']!, index));

describe('a sound rule', () => {
  it('gives bits for condition, stages and selectors, and counts for every node', async () => {
    const evaluation = await evaluate(RULE);
    expect(matches(evaluation)).toEqual([true, false, false]);
    expect(Object.keys(evaluation.bits!).sort()).toEqual([
      'condition',
      'condition/1',
      'selection_event',
      'selection_ok',
      'spare',
    ]);
    expect(evaluation.counts).toMatchObject({
      condition: 1,
      selection_event: 2,
      selection_ok: 2,
      spare: 0,
      'selection_event/0#0': 2,
      'selection_event/0#1': 0,
    });
  });

  it('outlines the rule for the lit view', async () => {
    const [outline] = (await evaluate(RULE)).rules;
    expect(outline).toMatchObject({
      title: 'Denied too',
      level: 'high',
      logsource: 'aws/cloudtrail',
    });
    expect(
      outline!.conditionTokens.map(({ kind, id, range }) => [kind, id, RULE.slice(...range)]),
    ).toEqual([
      ['identifier', 'selection_event', 'selection_event'],
      ['selector', 'condition/1', '1 of selection_o*'],
    ]);
    expect(outline!.stages.map(({ id, used, selector }) => [id, used, selector])).toEqual([
      ['selection_event', true, null],
      ['selection_ok', true, 'condition/1'],
      ['spare', false, null],
    ]);
    expect(outline!.items.map(({ id, keyRange }) => [id, RULE.slice(...keyRange)])).toEqual([
      ['selection_event/0', 'eventName'],
      ['selection_event/1', 'userAgent|re'],
      ['selection_ok/0', 'errorCode'],
      ['spare/0', 'eventName'],
    ]);
  });

  it('evaluates every rule of the text, whatever is wrong with another', async () => {
    const broken = RULE.replace('|re', '|ree');
    const { bits, counts, rules, explanation } = await evaluate(
      [RULE, broken, RULE.replace(' ok', ' no')].join('---\n'),
      0,
    );
    expect(rules.map(({ id, sound, stages }) => [id, sound, stages.length])).toEqual([
      ['condition', true, 3],
      ['1//condition', false, 0],
      ['2//condition', true, 3],
    ]);
    expect(rules[2]!.stages[0]).toMatchObject({
      id: '2//selection_event',
      name: 'selection_event',
    });
    expect(Object.keys(bits!)).toContain('2//selection_event');
    expect(Object.keys(bits!)).not.toContain('1//condition');
    expect([counts['condition'], counts['2//condition/1']]).toEqual([1, 2]);
    expect(explanation!.rules.map(({ id }) => id)).toEqual(['condition', '2//condition']);
  });

  it('explains the event in view, stages the condition never reads apart', async () => {
    const { explanation } = await evaluate(RULE, 1);
    expect(explanation).toMatchObject({
      index: 1,
      rules: [{ id: 'condition', trace: { matched: false }, unused: [{ id: 'spare' }] }],
    });
    expect(JSON.parse(explanation!.event!.text)).toEqual(EVENTS[1]);
    expect(await session.explain(99, null)).toBeNull();
  });

  it('sends the text of an event once', async () => {
    const held = (await session.explain(1, null))!.event!.serial;
    expect(await session.explain(1, held)).toMatchObject({ index: 1, event: null });
    expect((await session.explain(2, held))!.event!.serial).not.toBe(held);
    await session.edit(1, '{"eventName":"PutObject"}');
    expect(JSON.parse((await session.explain(1, held))!.event!.text)).toEqual({
      eventName: 'PutObject',
    });
  });

  it('announces regular expressions, and nothing else, before they run', async () => {
    await evaluate(RULE);
    const tests = new Set(announced.filter((key) => key !== null));
    expect([...tests]).toEqual([expect.stringContaining('"re"')]);
    expect(announced.at(-1)).toBeNull();
  });
});

describe('a rule that can’t be evaluated', () => {
  it.each([
    ['unknown modifier', RULE.replace('|re', '|regx')],
    ['unknown identifier', RULE.replace('condition: selection_event', 'condition: selektion')],
    ['bad YAML', RULE.replace('level: high', 'level: "high')],
    ['no rule', 'just text'],
    ['nothing', ''],
  ])('%s: diagnostics, no verdict, and the event is still shown', async (_, rule) => {
    const { bits, counts, diagnostics, explanation } = await evaluate(rule, 0);
    expect(bits).toBeNull();
    expect(counts).toEqual({});
    expect(explanation).toMatchObject({ rules: [], index: 0 });
    expect(diagnostics.some((diagnostic) => diagnostic.blocks)).toBe(rule !== '');
  });

  it('refuses a test that ran away before, at its value', async () => {
    await evaluate(RULE);
    const key = announced.find((one) => one !== null)!;
    const { bits, diagnostics } = await evaluate(RULE, null, [key]);
    expect(bits).toBeNull();
    expect(diagnostics.map(({ code, range }) => [code, RULE.slice(...range)])).toContainEqual([
      'regex-runaway',
      "'^aws'",
    ]);
  });
});

describe('editing an event', () => {
  it('changes the verdict', async () => {
    await evaluate(RULE);
    const answer = await session.edit(1, '{"eventName":"GetObject","userAgent":"aws"}');
    expect(answer).toMatchObject({
      problem: null,
      facts: { size: 1, texts: ['', 'GetObject', 'partial'] },
    });
    expect(matches(await evaluate(RULE))).toEqual([true, true, false]);
  });

  it.each([
    ['{"eventName":', 'json-syntax'],
    ['[]', 'not-an-event'],
  ])('leaves the event as it was for %s', async (text, code) => {
    expect((await session.edit(0, text)).problem).toMatchObject({ code });
    expect(matches(await evaluate(RULE))).toEqual([true, false, false]);
  });
});

it('names the edits that are no event, a text that is JSON and no object among them', async () => {
  const blob = new Blob([JSON.stringify(EVENTS)]);
  const edits = ['{"eventName":', '{}', '[]', '1'].map((text, index) => [index, text] as const);
  const { refused, facts } = await session.open([{ name: 'pasted', blob }], edits);
  expect(refused).toEqual([0, 2, 3]);
  expect(facts.size).toBe(3);
});

describe('putting an event in and taking one out', () => {
  const copy = '{"eventName":"PutObject","userAgent":"aws"}';
  const lit = async () => {
    const { bits } = await evaluate(RULE);
    return [0, 1, 2, 3].map((index) => hasBit(bits!['condition']!, index));
  };

  it('moves the lights of those behind it', async () => {
    await evaluate(RULE);
    const answer = await session.shift(1, copy);
    expect(answer).toMatchObject({
      problem: null,
      facts: { size: 1, texts: ['', 'PutObject', 'partial'] },
    });
    expect(answer.sources.map(({ events }) => events)).toEqual([4]);
    expect(await lit()).toEqual([true, true, false, false]);
    expect(await session.shift(0, null)).toMatchObject({ facts: null, sources: [{ events: 3 }] });
    expect(await lit()).toEqual([true, false, false, false]);
  });

  it('leaves the events as they were where the text is none, or there is no such place', async () => {
    expect((await session.shift(1, '[]')).problem).toMatchObject({ code: 'not-an-event' });
    await session.shift(3, null);
    await session.shift(9, copy);
    expect(matches(await evaluate(RULE))).toEqual([true, false, false]);
  });

  it('can be told when the events are opened', async () => {
    const sources = [{ name: 'pasted', blob: new Blob([JSON.stringify(EVENTS)]) }];
    const shifts = [[0, copy] as const, [3, null] as const, [1, '{broken'] as const];
    const answer = await session.open(sources, [[3, copy]], shifts);
    expect(namesIn(answer.facts)).toEqual(['PutObject', '', 'GetObject', 'PutObject']);
    expect(await lit()).toEqual([true, false, true, true]);
  });
});

it('reads several sources, with their problems, and puts edits in place', async () => {
  const answer = await session.open(
    [
      { name: 'a.json', blob: new Blob(['[{"eventName":"GetObject","userAgent":"aws"}]']) },
      { name: 'b.ndjson', blob: new Blob(['{"eventName":"X"}\n{bad\n']) },
    ],
    [[1, '{"eventName":"PutObject","userAgent":"aws"}']],
  );
  expect(
    answer.sources.map(({ name, events, problems }) => [name, events, problems.length]),
  ).toEqual([
    ['a.json', 1, 0],
    ['b.ndjson', 1, 1],
  ]);
  expect(namesIn(answer.facts)).toEqual(['GetObject', 'PutObject']);
  expect((await evaluate(RULE)).counts['condition']).toBe(2);
});

describe('what other engines say', () => {
  it('is told of every rule that was evaluated, by the ids of its document', async () => {
    await evaluate(`${RULE}---\n${RULE.replace('GetObject', 'ListObjects')}`);
    const told = await session.disagreements();
    const own = told.filter(({ decision }) => decision === 'D1');
    expect(own.map(({ decision, item, verdicts }) => [decision, item, verdicts])).toEqual([
      ['D1', 'selection_ok/0', 1],
      ['D1', '1//selection_ok/0', 1],
    ]);
  });

  it('is nothing where no rule can be evaluated', async () => {
    await evaluate('title: x');
    expect(await session.disagreements()).toEqual([]);
  });
});

describe('placeholders', () => {
  const asks = `title: A
logsource: {product: aws}
detection:
  s:
    eventName|expand: '%Reads%'
  condition: s
`;

  it('keep their rule from being evaluated until they have values', async () => {
    const without = await evaluate(asks);
    expect(without.bits).toBeNull();
    expect(without.placeholders).toMatchObject([{ name: 'Reads', resolved: false }]);
    expect(without.diagnostics.map(({ code }) => code)).toEqual(['placeholder-unresolved']);
    const request = { rule: asks, selected: 0, refused: [], held: null };
    const answer = await session.evaluate({ ...request, placeholders: { Reads: ['Get*', 'X'] } });
    expect(matches(answer)).toEqual([true, true, false]);
    expect(answer.placeholders).toMatchObject([{ name: 'Reads', resolved: true }]);
  });

  it('are named once, and filters ask for them too', async () => {
    const filter = `---
title: F
logsource: {product: aws}
filter:
  rules: any
  s:
    - userAgent|expand: '%Agents%'
    - eventName|expand: '%Reads%'
  condition: not s
`;
    const { placeholders } = await evaluate(asks + filter);
    expect(placeholders.map(({ name }) => name)).toEqual(['Reads', 'Agents']);
  });
});

describe('correlations', () => {
  const text = (rule: string) => `${rule}---
title: Many
correlation:
  type: event_count
  rules: [few]
  timespan: 1m
  condition: {gte: 2}
`;
  const few = `title: Few
name: few
logsource: {product: aws}
detection:
  s:
    userAgent|re: '^aws'
  condition: s
`;

  it('say which events stand behind an alert', async () => {
    const timed = EVENTS.map((event, i) => ({ ...event, eventTime: `2026-01-01T00:00:0${i}Z` }));
    await session.open([{ name: 'p', blob: new Blob([JSON.stringify(timed)]) }], []);
    const { bits, correlations, counts, rules } = await evaluate(text(few), 2);
    expect(correlations).toMatchObject([{ id: '1//condition', sound: true, alerts: true }]);
    expect(rules).toMatchObject([{ alerts: false }]);
    expect(bits!['1//condition']).toEqual(Uint32Array.of(0b11));
    expect(counts['1//condition']).toBe(2);
    const explanation = await session.explain(2, null);
    expect(explanation!.correlations).toEqual([
      { id: '1//condition', targets: [0], keys: [[]], lacks: null, fields: [] },
    ]);
  });

  it('are not evaluated over a rule whose test ran away', async () => {
    const key = announced.length;
    await evaluate(text(few));
    const test = announced.slice(key).find((one) => one !== null)!;
    const { correlations, bits } = await evaluate(text(few), null, [test]);
    expect(correlations).toMatchObject([{ sound: false, result: null }]);
    expect(bits).toBeNull();
  });
});
