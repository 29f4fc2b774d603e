// Conditions that are looked for together, against each of them over each record.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesIn } from '../../cloudtrail/slots';
import { hasBit } from '../../engine/bits';
import { JsonEvent } from '../../engine/json-event';
import type { PlanNode } from '../../engine/plan';
import { scan } from '../../engine/scan';
import { evaluateRecords, recordAt } from './evaluate-records';
import { file, rule } from './files.test-support';
import { planOf, record, ruleOf } from './large.test-support';
import type { Ask } from './piece';

const bytesOf = (text: string) => new TextEncoder().encode(text);

const expected = (text: string, conditions: readonly PlanNode[]): string[] => {
  const slots = linesIn(bytesOf(text));
  const events = Array.from(
    { length: slots.count },
    (_, i) => new JsonEvent(recordAt(bytesOf(text), slots, i) ?? {}),
  );
  return conditions.map((node) => events.map((event) => (scan(node, event) ? 1 : 0)).join(''));
};

const judged = (text: string, ask: Ask): string[] => {
  const slots = linesIn(bytesOf(text));
  return evaluateRecords(bytesOf(text), slots, ask).conditions.map((bits) =>
    Array.from({ length: slots.count }, (_, i) => (hasBit(bits, i) ? 1 : 0)).join(''),
  );
};

it('says of many conditions what each says by itself, quickly or not (300 runs)', () => {
  fc.assert(
    fc.property(
      fc.array(file, { minLength: 1, maxLength: 4 }),
      fc.array(rule, { minLength: 5, maxLength: 12 }),
      (files, rules) => {
        const text = files.map(({ content }) => content).join('\n');
        const conditions = rules.flatMap((one) => planOf(one)?.condition ?? []);
        const wanted = expected(text, conditions);
        for (const facts of [false, true]) {
          expect(judged(text, { facts, tests: [], conditions })).toEqual(wanted);
        }
      },
    ),
    { numRuns: 300 },
  );
});

it('knows each of many, and whom it does not concern is not parsed', () => {
  const names = ['A', 'B', 'C', 'D', 'E', 'F', 'none'];
  const conditions = names.map((eventName) => ruleOf({ eventName }).condition);
  conditions.push(ruleOf({ eventName: null, 'requestParameters.x|contains': 'xyz' }).condition);
  const broken = '{"eventVersion":"1.08","eventName":"other"';
  const text = [...names.slice(0, 6).map((name) => record(name)), broken].join('\n');
  const ask = { facts: false, tests: [], conditions };
  const { matched } = evaluateRecords(bytesOf(text), linesIn(bytesOf(text)), ask);
  expect([...matched!.records]).toEqual([0, 1, 2, 3, 4, 5]);
  expect(judged(text, ask)).toEqual(expected(text, conditions));
});

it('keeps the place of what is no CloudTrail, though it begins like it, and says what it is', () => {
  const notification =
    '{"eventVersion":"2.1","eventSource":"aws:s3","eventName":"ObjectCreated:Put","s3":{"bucket":{}}}';
  const aggregated =
    '{"eventVersion":"1.0","eventCategory":"Aggregated","eventName":"GetObject","eventSource":"s3.amazonaws.com"}';
  const bytes = bytesOf(
    [record('A'), notification, aggregated, aggregated, record('B')].join('\n'),
  );
  const conditions = [ruleOf({ eventName: ['GetObject', 'ObjectCreated:Put', 'B'] }).condition];
  for (const facts of [false, true]) {
    const found = evaluateRecords(bytes, linesIn(bytes), { facts, tests: [], conditions });
    expect([0, 1, 2, 3, 4].filter((i) => hasBit(found.conditions[0]!, i))).toEqual([4]);
    if (!facts) continue;
    const said = [...found.strangers].map(([{ kind }, count]) => `${count} ${kind}`);
    expect(said).toEqual(['1 S3 notification', '2 aggregated event']);
  }
});
