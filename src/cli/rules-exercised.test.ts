// Nothing in a rule we ship is idle: its own events light every search identifier and leave it dark, and some verdict hangs on every
// value it names.
import { describe, expect, it } from 'vitest';
import { explain } from '../engine/explain';
import { JsonEvent } from '../engine/json-event';
import type { Plan } from '../engine/plan';
import type { Trace } from '../engine/trace';
import { loadShipped, shippedNames } from './shipped-rules.test-support';

const stagesOf = (plan: Plan) => [...plan.stages.values(), ...plan.filters];

describe.each(shippedNames)('%s', (name) => {
  const { plans, example } = loadShipped(name);
  const events = example.events.map(({ event }) => new JsonEvent(event));

  it('lights every search identifier, and leaves it dark', () => {
    const said = plans.flatMap(stagesOf).map((stage) => {
      const verdicts = events.map((event) => explain(stage, event).matched);
      return { stage: stage.name, lit: verdicts.includes(true), dark: verdicts.includes(false) };
    });
    expect(said.filter(({ lit, dark }) => !(lit && dark))).toEqual([]);
  });

  it('has a verdict that hangs on every value', () => {
    for (const plan of plans) {
      const traces = events.map((event) => explain(plan.condition, event));
      const idle = predicatesOf(traces[0]!).filter(({ id }) =>
        traces.every((trace) => verdictWithout(trace, id) === trace.matched),
      );
      expect(idle.map(({ id, text }) => `${id} ${text}`)).toEqual([]);
    }
  });
});

function predicatesOf(trace: Trace): readonly { readonly id: string; readonly text: string }[] {
  switch (trace.kind) {
    case 'and':
    case 'or':
      return trace.children.flatMap(predicatesOf);
    case 'not':
    case 'search':
      return predicatesOf(trace.child);
    case 'item':
      return trace.predicates;
  }
}

/** What the trace would say if one predicate were never true. */
function verdictWithout(trace: Trace, predicate: string): boolean {
  switch (trace.kind) {
    case 'and':
      return trace.children.every((child) => verdictWithout(child, predicate));
    case 'or':
      return trace.children.some((child) => verdictWithout(child, predicate));
    case 'not':
      return !verdictWithout(trace.child, predicate);
    case 'search':
      return verdictWithout(trace.child, predicate);
    case 'item': {
      const told = trace.predicates.map(({ id, matched }) => matched && id !== predicate);
      const met = trace.need === 'all' ? told.every(Boolean) : told.some(Boolean);
      return met !== trace.negated;
    }
  }
}
