// The quick evaluation of correlations against the plain one, over random rules, groups, ties, gaps and unordered input.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { link, type Program } from '../../sigma/link';
import { parse } from '../../sigma/parse';
import type { JsonValue } from '../../text/json';
import { EventSet } from '../columns';
import { correlate } from '../correlate';
import { JsonEvent } from '../json-event';
import { compile, type Plan } from '../plan';
import {
  jsonOf,
  madeCorrelation,
  madeEvent,
  type MadeCorrelation,
  type MadeEvent,
} from './arbitrary.test-support';
import {
  refClosing,
  refSliding,
  refTumbling,
  fulfils,
  type RefHit,
} from './reference.test-support';
import type { Correlated } from './result';
import type { WindowKind } from './windows';

function programOf(text: string): Ready {
  const program = link(parse(text).documents);
  return { program, plans: program.rules.map(({ rule }) => compile(rule)) };
}

interface Ready {
  readonly program: Program;
  readonly plans: readonly Plan[];
}

function evaluate(
  { program, plans }: Ready,
  events: readonly MadeEvent[],
  kind: WindowKind,
): Correlated {
  const set = new EventSet(events.map((one) => new JsonEvent(jsonOf(one) as JsonValue)));
  const matches = plans.map((plan) => set.columns(plan).bits.get(plan.id)!);
  const time = (index: number) => {
    const seconds = events[index]!.time;
    return seconds === null ? null : seconds * 1000;
  };
  const event = (index: number) => set.event(index)!;
  const [result] = correlate(program, { size: events.length, time, event, matches }, kind);
  return result!;
}

/** The hits of each group, worked out on their own. */
function refGroups(events: readonly MadeEvent[], made: MadeCorrelation): Map<string, RefHit[]> {
  const groups = new Map<string, RefHit[]>();
  const targetsOf = (kind: number) => (kind === 3 ? [0, 1] : kind === 4 ? [] : [kind]);
  const timed = events.map((one, event) => ({ ...one, event }));
  for (const { time, kind, group, value, event } of [...timed].sort(
    (a, b) => (a.time ?? 0) - (b.time ?? 0) || a.event - b.event,
  )) {
    const values = value === null ? [] : ([value].flat() as number[]);
    const counts = !made.condition.type.startsWith('value_') || values.length > 0;
    if (time === null || kind === 4 || !counts) continue;
    const keys = made.grouped ? ([group ?? []].flat() as string[]) : [''];
    const hit = { event, time: time * 1000, targets: targetsOf(kind), values };
    for (const key of keys) groups.set(key, [...(groups.get(key) ?? []), hit]);
  }
  return groups;
}

/** Several for each correlation: reading its text takes longest. */
const lists = fc.array(fc.array(madeEvent, { maxLength: 24 }), { minLength: 4, maxLength: 4 });

it('sliding windows fire where the plain evaluation does (12,000 runs)', () => {
  let fired = 0;
  let quiet = 0;
  fc.assert(
    fc.property(madeCorrelation, lists, (made, several) => {
      const ready = programOf(made.text);
      for (const list of several) {
        const { groups, alerts } = evaluate(ready, list, 'sliding');
        const expected = refGroups(list, made);
        expect(groups.map(({ key }) => key[0] ?? '')).toEqual([...expected.keys()]);
        const lastTime = Math.max(...list.map(({ time }) => time ?? -Infinity)) * 1000;
        groups.forEach(({ key, hits, nearest }, group) => {
          const reference = expected.get(key[0] ?? '')!;
          expect(hits.map(({ event }) => event)).toEqual(reference.map(({ event }) => event));
          const own = alerts.filter((alert) => alert.group === group);
          const length = made.seconds * 1000;
          if (made.negates) {
            const closed = refClosing(reference, length, made.condition);
            expect(own.map(({ time }) => time)).toEqual(closed.map((at) => Math.min(at, lastTime)));
          } else {
            const at = refSliding(reference, length, made.condition);
            expect(own.map(({ to }) => hits[to]!.event)).toEqual(at);
          }
          for (const { from, to } of own) {
            expect(fulfils(reference.slice(from, to + 1), made.condition)).toBe(true);
          }
          expect(nearest === null).toBe(own.length > 0);
          if (nearest) {
            expect(fulfils(reference.slice(nearest.from, nearest.to + 1), made.condition)).toBe(
              false,
            );
          }
          fired += own.length > 0 ? 1 : 0;
          quiet += own.length > 0 ? 0 : 1;
        });
      }
    }),
    { numRuns: 3000 },
  );
  // the generator is worth something only if both are common
  expect(fired / (fired + quiet)).toBeGreaterThan(0.25);
  expect(fired / (fired + quiet)).toBeLessThan(0.85);
});

it('tumbling windows fire where the plain evaluation does, and the difference is named (4,000 runs)', () => {
  fc.assert(
    fc.property(madeCorrelation, lists, (made, several) => {
      const ready = programOf(made.text);
      for (const list of several) {
        const { groups, alerts, differs } = evaluate(ready, list, 'tumbling');
        const sliding = evaluate(ready, list, 'sliding');
        const expected = refGroups(list, made);
        groups.forEach(({ key }, group) => {
          const reference = expected.get(key[0] ?? '')!;
          const own = alerts.filter((alert) => alert.group === group);
          const starts = refTumbling(reference, made.seconds * 1000, made.condition);
          expect(own.map(({ start }) => start)).toEqual(starts);
          const slid = sliding.alerts.filter((alert) => alert.group === group);
          const found = differs.filter((one) => one.group === group);
          const apart = (
            a: { from: number; until: number },
            list: readonly { from: number; until: number }[],
          ) => !list.some((b) => a.from <= b.until && b.from <= a.until);
          expect(found.map(({ only, from }) => [only, from])).toEqual([
            ...slid.filter((one) => apart(one, own)).map(({ from }) => ['sliding', from]),
            ...own.filter((one) => apart(one, slid)).map(({ from }) => ['tumbling', from]),
          ]);
        });
        expect(sliding.differs).toEqual(differs);
      }
    }),
    { numRuns: 1000 },
  );
});

it('whatever is typed, what is sound can be evaluated (3,000 runs)', () => {
  const word = fc.constantFrom(
    ...[
      'r0',
      'r1',
      'c',
      'gte',
      'lt',
      '0',
      '-1',
      '1e9',
      '99999999999999999999',
      '{}',
      '[]',
      '~',
      ',',
    ],
    ...[
      'value_avg',
      'value_percentile',
      'temporal_ordered',
      'event_count',
      'not ',
      ' or ',
      'g',
      'v',
    ],
    ...['\n', '1s', '9y', '"', '}', 'percentile: 33.3', 'correlation', 'name: c\n'],
  );
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(12),
    put: word,
  });
  let evaluated = 0;
  fc.assert(
    fc.property(
      madeCorrelation,
      fc.array(edit, { maxLength: 3 }),
      fc.array(madeEvent, { maxLength: 12 }),
      (made, edits, list) => {
        const text = edits.reduce((before, { at, cut, put }) => {
          const start = Math.floor(at * before.length);
          return before.slice(0, start) + put + before.slice(start + cut);
        }, made.text);
        const program = link(parse(text).documents);
        const set = new EventSet(list.map((one) => new JsonEvent(jsonOf(one) as JsonValue)));
        const matches = program.rules.map(({ rule }) => {
          if (!rule.sound) return null;
          const plan = compile(rule);
          return set.columns(plan).bits.get(plan.id)!;
        });
        const time = (index: number) => list[index]!.time;
        const event = (index: number) => set.event(index)!;
        const results = correlate(program, { size: list.length, time, event, matches });
        evaluated += results.filter((one) => one !== null).length;
      },
    ),
    { numRuns: 3000 },
  );
  expect(evaluated).toBeGreaterThan(1000);
});
