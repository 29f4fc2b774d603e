// Every rule we ship against its own events; the founding rule's truth is pinned node by node.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { timeOf } from '../cloudtrail/time';
import { factsOf } from '../cloudtrail/record';
import { EventSet } from '../engine/columns';
import { correlate } from '../engine/correlate';
import { explain } from '../engine/explain';
import { JsonEvent } from '../engine/json-event';
import { compile } from '../engine/plan';
import type { Trace } from '../engine/trace';
import { link } from '../sigma/link';
import { parse } from '../sigma/parse';
import { outcomeOf } from '../text/expected';
import { readEventsFile } from '../workspace/events-file';

const read = (path: string) => readFileSync(path, 'utf8');
const names = readdirSync('rules')
  .filter((name) => name.endsWith('.yml'))
  .map((name) => name.slice(0, -4));

function load(name: string) {
  const source = read(`rules/${name}.yml`);
  const example = readEventsFile(read(`rules/${name}.events.json`));
  const placeholders = new Map(Object.entries(example.placeholders));
  const parsed = parse(source, { placeholders });
  const [document] = parsed.documents;
  if (document?.kind !== 'rule') throw new Error(`${name} begins with no rule`);
  return { ...parsed, source, rule: document, example };
}

it('ships the founding rule and at least seven more', () => {
  expect(names).toContain('aws_cloudtrail_ssm_malicious_usage');
  expect(names.length).toBeGreaterThanOrEqual(8);
});

describe.each(names)('%s', (name) => {
  const { rule, documents, diagnostics, example } = load(name);

  it('has nothing to complain of', () => {
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('gives every event the verdict its file expects', () => {
    const plan = compile(rule);
    const verdicts = example.events.map(
      (event) => explain(plan.condition, new JsonEvent(event)).matched,
    );
    const outcomes = example.expectations.map(({ event, expected }) => ({
      event,
      outcome: outcomeOf(expected, verdicts[event]!),
    }));
    expect(example.problems).toEqual([]);
    expect(outcomes.map(({ event }) => event)).toEqual(verdicts.map((_, event) => event));
    expect(outcomes.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'gap')).toEqual([]);
    expect(new Set(verdicts)).toEqual(new Set([true, false]));
  });

  it('fires as many alerts as its file says', () => {
    const program = link(documents);
    const set = new EventSet(example.events.map((event) => new JsonEvent(event)));
    const matches = program.rules.map(({ rule, filters }) => {
      const plan = compile(rule, '', filters);
      return set.columns(plan).bits.get(plan.id)!;
    });
    const time = (index: number) => timeOf(example.events[index]!);
    const event = (index: number) => set.event(index)!;
    const results = correlate(program, { size: set.size, time, event, matches });
    expect(results.flatMap((result) => result!.alerts)).toHaveLength(example.alerts);
  });

  it('has full records, and starts with one of them', () => {
    expect(example.events.filter((event) => factsOf(event).partial)).toEqual([]);
    expect(example.events[example.select]).toBeDefined();
    expect(example.teaches).not.toBe('');
  });

  it('has every search identifier true for some event, and the condition too', () => {
    const plan = compile(rule);
    const dark = [...plan.stages.values()].filter(
      (stage) => !example.events.some((event) => explain(stage, new JsonEvent(event)).matched),
    );
    expect(dark.map((stage) => stage.name)).toEqual([]);
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
  const { rule, example } = load('aws_cloudtrail_ssm_malicious_usage');
  const truth = JSON.parse(read('conformance/founding-rule.json')) as Truth;
  const plan = compile(rule);

  it('pins every event', () => expect(truth.events).toHaveLength(example.events.length));

  it.each(truth.events)('event $index', ({ index, condition, stages, predicates }) => {
    const event = new JsonEvent(example.events[index]!);
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
