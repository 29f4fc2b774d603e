// A run says of every rule and event what the rule alone says of the event; counts, times, noise, near misses and files follow from that.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryEvent, arbitraryRule, PLACEHOLDERS } from '../engine/arbitrary.test-support';
import { EventSet } from '../engine/columns';
import { JsonEvent } from '../engine/json-event';
import { compile } from '../engine/plan';
import { RuleIndex } from '../engine/rule-index';
import { hasBit } from '../engine/bits';
import { parse } from '../sigma/parse';
import type { JsonValue } from '../text/json';
import { distancesOf } from '../why/distance';
import { Catalogue } from './catalogue';
import { madeOf, rule } from './made-sets.test-support';
import { distanceOf } from './near-miss';
import { CatalogueRun, type RunDocument } from './run';
import { exportRun, runTable } from './run-table';

const documentsOf = (texts: readonly string[]): RunDocument[] =>
  texts.flatMap((text, number) =>
    parse(text, { placeholders: PLACEHOLDERS }).documents.map((own) => ({ number, own })),
  );

describe('a run', () => {
  it('equals evaluating one by one', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryRule, { minLength: 1, maxLength: 6 }),
        fc.array(arbitraryEvent, { maxLength: 12 }),
        (texts, values) => {
          const documents = documentsOf(texts);
          const run = new CatalogueRun(documents);
          const events = values.map((value) => new JsonEvent(value));
          const found = values.map((value) => run.add(value, null));
          documents.forEach(({ own }, index) => {
            if (own.kind !== 'rule' || !own.sound) return;
            const plan = compile(own);
            const bits = new EventSet(events).columns(plan).bits.get(plan.id)!;
            values.forEach((_, event) => {
              expect(found[event]!.includes(index)).toBe(hasBit(bits, event));
            });
            const row = run
              .result()
              .rows.find(({ number }) => number === documents[index]!.number)!;
            const [filed, distance] = [new RuleIndex([plan]), distanceOf(plan.condition)];
            const near = events.filter(
              (one) => filed.candidates(one).length > 0 && distance(one) === 1,
            );
            expect(row.nearMisses).toBe(near.length);
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('says of each event whether it matches, and else whether it is one change away', () => {
    fc.assert(
      fc.property(arbitraryRule, arbitraryEvent, (text, value) => {
        const [own] = parse(text, { placeholders: PLACEHOLDERS }).documents;
        if (own?.kind !== 'rule' || !own.sound) return;
        const plan = compile(own);
        const event = new JsonEvent(value);
        const bits = new EventSet([event]).columns(plan).bits;
        const { match } = distancesOf(plan, bits, 1);
        const near = hasBit(match.sameCall[1]!, 0) ? 1 : 2;
        const expected = hasBit(bits.get(plan.id)!, 0) ? 0 : near;
        expect(distanceOf(plan.condition)(event)).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });
});

const call = (name: string, more: Readonly<Record<string, JsonValue>> = {}): JsonValue => ({
  eventSource: 'iam.amazonaws.com',
  eventName: name,
  userIdentity: { arn: 'arn:aws:iam::111122223333:user/ada' },
  ...more,
});

const files = [
  rule('Quiet', 'a:\n  eventName: CreateUser\n  errorCode: null\ncondition: a', {
    id: '00000000-0000-4000-8000-000000000001',
    level: 'low',
    tags: '[attack.persistence, attack.t1136.003]',
  }),
  rule('Loud, "very"', 'a:\n  eventSource: iam.amazonaws.com\ncondition: a', { level: 'critical' }),
  rule('Never', 'a:\n  eventName: DeleteUser\n  userAgent: x\ncondition: a', { level: 'high' }),
  rule('Silent', 'a:\n  eventName: PutUserPolicy\ncondition: a'),
  rule('Broken', 'a:\n  x|nosuch: 1\ncondition: a'),
  {
    path: 'many.yml',
    text: `title: Many
level: medium
correlation:
  type: event_count
  rules: [00000000-0000-4000-8000-000000000001]
  group-by: [userIdentity.arn]
  timespan: 1h
  generate: true
  condition:
    gte: 2
---
title: Not by Bob
logsource: {product: aws, service: cloudtrail}
filter:
  rules: [00000000-0000-4000-8000-000000000001]
  a:
    userName: bob
  condition: not a
`,
  },
];
const catalogue = new Catalogue([madeOf(files, 'own').set]);
const documents = catalogue.rules.map(({ entry }, number): RunDocument => ({
  number,
  own: parse(files[entry.file]!.text).documents[entry.document]!,
}));
const run = new CatalogueRun(documents);
const events = [
  [call('CreateUser'), 1000],
  [call('CreateUser', { errorCode: 'AccessDenied' }), 2000],
  [call('DeleteUser'), null],
  [call('CreateUser'), 500],
  [call('CreateUser', { userName: 'bob' }), 3000],
  ...Array.from(
    { length: 40 },
    () => [{ eventSource: 's3.amazonaws.com', eventName: 'GetObject' }, 4000] as const,
  ),
] as const;
for (const [value, time] of events) run.add(value, time);
const table = runTable(catalogue, run.result());

describe('the table', () => {
  it('ranks what fired by level, with counts and times; few events make no noise', () => {
    expect(
      table.fired.map(({ row, matches, first, last, noise }) => [
        row.title,
        matches,
        first,
        last,
        noise,
      ]),
    ).toEqual([
      ['Loud, "very"', 5, 500, 3000, false],
      ['Many', 1, 1000, 1000, false],
      ['Quiet', 2, 500, 1000, false],
    ]);
    expect(table.fired[2]!.events).toEqual([0, 3]);
  });

  it.each([
    [199, 11, false],
    [200, 10, false],
    [200, 11, true],
  ])('of %d events with %d matches calls noise: %s', (all, matches, noise) => {
    const many = new CatalogueRun(documents);
    for (let at = 0; at < all; at += 1) {
      many.add(at < matches ? call('ListUsers') : { eventSource: 's3.amazonaws.com' }, null);
    }
    for (const { row, ...one } of runTable(catalogue, many.result()).fired) {
      expect([row.title, one.matches, one.noise]).toEqual(['Loud, "very"', matches, noise]);
    }
  });

  it('puts noise last', () => {
    const many = new CatalogueRun(documents);
    for (let at = 0; at < 200; at += 1) many.add(call(at < 2 ? 'CreateUser' : 'ListUsers'), at);
    expect(runTable(catalogue, many.result()).fired.map(({ row }) => row.title)).toEqual([
      'Many',
      'Quiet',
      'Loud, "very"',
    ]);
  });

  it('counts near misses, another call being none', () => {
    expect(table.fired[2]).toMatchObject({ nearMisses: 2, near: [1, 4] });
    expect(table.near.map(({ row, nearMisses }) => [row.title, nearMisses])).toEqual([
      ['Never', 1],
    ]);
    expect(table).toMatchObject({ events: 45, rules: 5, silent: 1 });
    expect(table.refused.map(({ title }) => title)).toEqual(['Broken']);
  });

  it('is written as CSV and NDJSON', () => {
    const [head, ...lines] = exportRun(table, 'csv', 'Run').trimEnd().split('\r\n');
    expect(head).toMatch(/^title,id,level,matches,share,first,last/);
    expect(lines[2]).toBe(
      'Quiet,00000000-0000-4000-8000-000000000001,low,2,0.044444,1970-01-01T00:00:00.500Z,1970-01-01T00:00:01.000Z,2,false,persistence,T1136.003,own,quiet.yml',
    );
    expect(lines[0]).toContain('"Loud, ""very"""');
    const records = exportRun(table, 'ndjson', 'Run')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(records).toHaveLength(4);
    expect(records[1]).toMatchObject({
      title: 'Many',
      matches: 1,
      first: '1970-01-01T00:00:01.000Z',
    });
  });

  it('is written as a layer of what fired', () => {
    const layer = JSON.parse(exportRun(table, 'navigator', 'Run')) as { techniques: unknown[] };
    expect(layer.techniques[0]).toMatchObject({
      techniqueID: 'T1136.003',
      tactic: 'persistence',
      score: 2,
    });
  });

  it('takes no cell for a formula', () => {
    const odd = { ...table.fired[0]!, row: { ...table.fired[0]!.row, title: '=1+1' } };
    expect(exportRun({ ...table, fired: [odd], near: [] }, 'csv', 'Run')).toContain("\r\n'=1+1,");
  });
});
