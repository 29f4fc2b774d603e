// Changes of a rule that no expectation would notice, tried a few at a time: between two answers the worker is free for others, and whoever
// does not ask again has called it off.
import { countBits } from '../engine/bits';
import { EventSet, type BeforeTest } from '../engine/columns';
import type { JsonEvent } from '../engine/json-event';
import type { Plan, PlanNode } from '../engine/plan';
import type { LinkedRule } from '../sigma/link';
import { prettyJson } from '../text/json';
import type { Mutation } from '../why/untested/mutation';
import { mutationsOf } from '../why/untested/mutations';
import { baselineOf, isNoticed, type Baseline } from '../why/untested/noticed';
import { tellingEvent } from '../why/untested/telling-event';
import { nodesOf } from '../why/untested/rewrite';
import type { Compiled } from './compiled';
import { wholeEvents } from './making';
import type { Marked, TellingOut, UntestedOut, UntestedPart } from './why-api';

/** Milliseconds of one answer. */
const TURN = 30;

/** A rule and what it is asked about. */
interface Asked {
  readonly plan: Plan;
  readonly linked: LinkedRule;
  readonly compiled: Compiled;
  readonly events: { readonly size: number };
  readonly event: (index: number) => JsonEvent | undefined;
  readonly announce: BeforeTest;
}

interface Running {
  readonly plan: Plan;
  readonly set: EventSet;
  readonly baseline: Baseline;
  readonly failing: readonly number[];
  readonly mutations: Iterator<Mutation>;
  readonly fields: ReadonlyMap<string, string | null>;
  tried: number;
}

export class Untested {
  #running: Running | null = null;
  #made = 0;

  next(asked: Asked | null, marked: readonly Marked[], from: number): UntestedPart | null {
    if (asked === null) return null;
    if (from === 0) this.#running = begun(asked, marked);
    const running = this.#running;
    if (running === null || running.plan !== asked.plan || running.tried !== from) return null;
    const { plan, set, baseline, failing, mutations } = running;
    const found: UntestedOut[] = [];
    const end = Date.now() + TURN;
    let done = false;
    do {
      const next = mutations.next();
      done = next.done === true;
      if (next.done === true) break;
      if (!isNoticed(next.value.plan, set, baseline, asked.announce)) {
        found.push(told(next.value, running, asked.compiled.source));
      }
      running.tried += 1;
    } while (Date.now() < end);
    const holding = countBits(baseline.holding);
    return { id: plan.id, failing, holding, tried: running.tried, done, found };
  }

  telling(asked: Asked | null, nth: number): TellingOut | null {
    if (asked === null) return null;
    const { plan, linked, events } = asked;
    let at = 0;
    for (const mutation of mutationsOf(plan)) {
      if (at++ < nth) continue;
      const made = tellingEvent(plan, mutation, {
        ...wholeEvents(linked, () => events.size + this.#made++),
        misses: 0,
      });
      return made && { text: prettyJson(made.value), matched: made.matched };
    }
    return null;
  }
}

function begun({ plan, event, announce }: Asked, marked: readonly Marked[]): Running {
  const there = marked.flatMap((one) => {
    const found = event(one.event);
    return found === undefined ? [] : [{ ...one, found }];
  });
  const set = new EventSet(there.map(({ found }) => found));
  const expected = there.map((one) => one.expected);
  const baseline = baselineOf(plan, set, expected, announce);
  return {
    plan,
    set,
    baseline,
    failing: baseline.failing.map((at) => there[at]!.event),
    mutations: mutationsOf(plan),
    fields: fieldsOf(plan),
    tried: 0,
  };
}

const told = (
  { at, range, change }: Mutation,
  { tried, fields }: Running,
  source: string,
): UntestedOut => ({
  nth: tried,
  at,
  range,
  change,
  text: source.slice(...range),
  field: fields.get(at) ?? null,
});

/** Of lines and their values, by id. */
function fieldsOf(plan: Plan): ReadonlyMap<string, string | null> {
  const fields = (node: PlanNode): (readonly [string, string | null])[] =>
    node.kind === 'item'
      ? [node, ...node.predicates].map(({ id }) => [id, node.field] as const)
      : [];
  return new Map(nodesOf(plan).flatMap(fields));
}
