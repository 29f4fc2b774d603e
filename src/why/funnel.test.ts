// Where events drop out: each step counts what is left, and every event that is no match dropped out once.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryEvent, arbitraryRule } from '../engine/arbitrary.test-support';
import { countBits, hasBit } from '../engine/bits';
import { EventSet } from '../engine/columns';
import { JsonEvent } from '../engine/json-event';
import { compile } from '../engine/plan';
import { parse } from '../sigma/parse';
import type { JsonValue } from '../text/json';
import { droppedAt, funnelOf } from './funnel';

function over(source: string, values: readonly JsonValue[]) {
  const [rule] = parse(source).documents;
  if (rule?.kind !== 'rule' || !rule.sound) return null;
  const plan = compile(rule);
  const set = new EventSet(values.map((value) => new JsonEvent(value)));
  const { bits } = set.columns(plan);
  return { plan, set, bits, funnel: funnelOf(plan, bits, set.size) };
}

const EVENTS = [
  { name: 'A', code: 'denied' },
  { name: 'A' },
  { name: 'A', code: 'other' },
  { name: 'A', code: 'denied' },
  { name: 'B' },
  { code: 'denied' },
  { name: 'A', by: 'us' },
];

const RULE = `title: t
logsource:
  product: p
detection:
  call:
    name: A
  ok_null:
    code: null
  ok_success:
    code: success
  ours:
    by: us
  condition: call and 1 of ok_* and not ours
`;

describe('the funnel', () => {
  const { plan, set, bits, funnel } = over(RULE, EVENTS)!;

  it('has a step for each part of the condition', () => {
    expect(
      funnel.map(({ name, negated, left, dropped }) => [name, negated, left, dropped]),
    ).toEqual([
      ['call', false, 5, 2],
      ['1 of ok_*', false, 2, 3],
      ['ours', true, 1, 1],
    ]);
  });

  it('says who dropped out and why, the commonest reason first', () => {
    const told = funnel.map(({ id }) => {
      const { events, reasons, more } = droppedAt(plan, set, bits, id);
      return [[...events], reasons.map((one) => `${one.field} ${one.value} ${one.events}`), more];
    });
    expect(told).toEqual([
      [[4, 5], ['name B 1', 'name null 1'], 0],
      [[0, 2, 3], ['code denied 2', 'code other 1'], 0],
      [[6], ['by us 1'], 0],
    ]);
  });

  it('goes line by line where the condition needs one thing only', () => {
    const one = over(
      'title: t\nlogsource:\n  product: p\ndetection:\n  s:\n    name: A\n    code: denied\n  condition: s\n',
      EVENTS,
    )!;
    expect(one.funnel.map(({ name, left }) => [name, left])).toEqual([
      ['name', 5],
      ['code', 2],
    ]);
  });

  it('ends with the matches, and everyone else dropped out once', () => {
    fc.assert(
      fc.property(
        arbitraryRule,
        fc.array(arbitraryEvent, { minLength: 1, maxLength: 40 }),
        (source, values) => {
          const found = over(source, values);
          if (found === null) return;
          const matches = found.bits.get(found.plan.id)!;
          expect(found.funnel.at(-1)!.left).toBe(countBits(matches));
          const out = found.funnel.flatMap(({ id, dropped }) => {
            const { events } = droppedAt(found.plan, found.set, found.bits, id);
            expect(events.length).toBe(dropped);
            return [...events];
          });
          const misses = values.flatMap((_, index) => (hasBit(matches, index) ? [] : [index]));
          expect(out.sort((a, b) => a - b)).toEqual(misses);
        },
      ),
      { numRuns: 500 },
    );
  });
});
