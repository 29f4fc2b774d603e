// Every rule we ship against its own events; the founding rule's truth is pinned node by node.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { timeOf } from '../cloudtrail/time';
import { factsOf } from '../cloudtrail/record';
import { EventSet } from '../engine/columns';
import { correlate } from '../engine/correlate';
import { explain } from '../engine/explain';
import { JsonEvent } from '../engine/json-event';
import type { Trace } from '../engine/trace';
import { outcomeOf } from '../text/expected';
import { loadShipped, shippedNames } from './shipped-rules.test-support';

it('ships the founding rule and at least two dozen of ours', () => {
  expect(shippedNames).toContain('aws_cloudtrail_ssm_malicious_usage');
  expect(shippedNames.length).toBeGreaterThanOrEqual(25);
});

it('keeps the lessons few enough for a menu', () => {
  const lessons = shippedNames.filter((name) => loadShipped(name).example.teaches !== undefined);
  expect(lessons.length).toBeGreaterThanOrEqual(8);
  expect(lessons.length).toBeLessThanOrEqual(20);
});

it('gives every document an id of its own', () => {
  const ids = shippedNames.flatMap((name) =>
    loadShipped(name).documents.map((document) => ('id' in document ? document.id : null)),
  );
  expect(ids).not.toContain(null);
  expect(new Set(ids).size).toBe(ids.length);
});

describe.each(shippedNames)('%s', (name) => {
  const { program, plans, diagnostics, example, read } = loadShipped(name);

  it('has nothing to complain of', () => {
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('gives every event the verdict its file expects of the first rule, filters applied', () => {
    const verdicts = example.events.map(
      ({ event }) => explain(plans[0]!.condition, new JsonEvent(event)).matched,
    );
    const outcomes = read.expectations.map(({ event, expected }) => ({
      event,
      outcome: outcomeOf(expected, verdicts[event]!),
    }));
    expect(read.problems).toEqual([]);
    expect(outcomes.map(({ event }) => event)).toEqual(verdicts.map((_, event) => event));
    expect(outcomes.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'gap')).toEqual([]);
    expect(new Set(verdicts)).toEqual(new Set([true, false]));
  });

  it('fires as many alerts as its file says', () => {
    const set = new EventSet(example.events.map(({ event }) => new JsonEvent(event)));
    const matches = plans.map((plan) => set.columns(plan).bits.get(plan.id)!);
    const time = (index: number) => timeOf(example.events[index]!.event);
    const event = (index: number) => set.event(index)!;
    const results = correlate(program, { size: set.size, time, event, matches });
    const alerting = results.filter((_, at) => program.correlations[at]!.alerts);
    expect(alerting.flatMap((result) => result!.alerts)).toHaveLength(example.alerts ?? 0);
  });

  it('has full records, says of each what it shows, and starts with one of them', () => {
    expect(example.events.filter(({ event }) => factsOf(event).partial)).toEqual([]);
    expect(example.events.filter(({ note }) => note === '')).toEqual([]);
    expect(example.events[example.select]).toBeDefined();
    expect(example.title).not.toBe('');
    expect(example.teaches).not.toBe('');
  });
});

interface Truth {
  readonly events: readonly {
    readonly index: number;
    readonly condition: boolean;
    readonly stages: Readonly<Record<string, boolean>>;
    readonly predicates: Readonly<Record<string, boolean>>;
  }[];
}

describe('the founding rule, stage by stage and predicate by predicate', () => {
  const { plans, example } = loadShipped('aws_cloudtrail_ssm_malicious_usage');
  const truth = JSON.parse(readFileSync('conformance/founding-rule.json', 'utf8')) as Truth;
  const plan = plans[0]!;

  it('pins every event', () => expect(truth.events).toHaveLength(example.events.length));

  it.each(truth.events)('event $index', ({ index, condition, stages, predicates }) => {
    const event = new JsonEvent(example.events[index]!.event);
    expect(explain(plan.condition, event).matched).toBe(condition);
    const traces = [...plan.stages.values()].map((stage) => explain(stage, event));
    expect(Object.fromEntries(traces.map((trace) => [trace.id, trace.matched]))).toEqual(stages);
    expect(Object.fromEntries(traces.flatMap(predicatesOf))).toEqual(predicates);
  });

  it('starts with a denied call that satisfies selection_event and no branch', () => {
    expect(truth.events[example.select]).toMatchObject({
      condition: false,
      stages: {
        selection_event: true,
        selection_status_success: false,
        selection_status_null: false,
      },
    });
  });
});

function predicatesOf(trace: Trace): (readonly [string, boolean])[] {
  switch (trace.kind) {
    case 'and':
    case 'or':
      return trace.children.flatMap(predicatesOf);
    case 'not':
    case 'search':
      return predicatesOf(trace.child);
    case 'item':
      return trace.predicates.map(({ id, matched }) => [id, matched] as const);
  }
}
