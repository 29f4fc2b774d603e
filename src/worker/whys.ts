// Answers about verdicts that could be others, from what the session holds. Nothing here changes anything.
import { isImpossible } from '../cloudtrail/likely-values';
import { deniedRecord } from '../cloudtrail/likely-record';
import { countBits } from '../engine/bits';
import type { EventSet } from '../engine/columns';
import { type BeforeTest } from '../engine/columns';
import { JsonEvent } from '../engine/json-event';
import type { Plan } from '../engine/plan';
import { scan } from '../engine/scan';
import type { LinkedRule } from '../sigma/link';
import { edited as editedText, type Edit } from '../text/edits';
import { compactJson, prettyJson, type JsonValue } from '../text/json';
import { LineIndex } from '../text/line-index';
import { coverageOf } from '../why/coverage';
import { distancesByKind } from '../why/distance';
import { eventFlips, type Contradiction } from '../why/flips/event-flips';
import { ruleFlips, type TryRule } from '../why/flips/rule-flips';
import { droppedAt, funnelOf, type Dropped } from '../why/funnel';
import { makeEvents } from '../why/make/made-events';
import { nearnessOf } from '../why/nearness';
import { valueAt, type Place } from '../why/places';
import { otherFields } from '../why/remarks';
import { edited, type EventEdit } from '../why/values/field-edits';
import { without } from '../why/without';
import type { Comparing } from './comparing';
import { compiled, type Compiled, type Given } from './compiled';
import { isCloudTrail, makingFor, wholeEvents } from './making';
import { Untested } from './untested';
import type {
  EventFlipOut,
  Flips,
  MadeOut,
  Nearness,
  Refusal,
  RuleCoverage,
  WhyApi,
  RuleFlipOut,
} from './why-api';

/** What a session knows. */
export interface Standing {
  readonly compiled: Compiled;
  readonly given: Given;
  readonly events: EventSet<JsonEvent>;
  /** An event, also where not all is known of it yet. */
  readonly event: (index: number) => JsonEvent | undefined;
  /** Those that a rule not asked before is tried on: all, or of very many the first. */
  readonly sample: () => EventSet<JsonEvent>;
  /** Events that are read again for one answer. */
  readonly most: number;
  readonly announce: BeforeTest;
  /** What is left out; the plans lack it already. */
  readonly off: ReadonlySet<string>;
  readonly comparing: Comparing;
}

/** Each is about what the session holds when it is asked. */
export function whysOf(standing: () => Standing): WhyApi {
  const soon = <T>(answer: T): Promise<T> => Promise.resolve(answer);
  const tried = new Untested();
  const untested = (rule: string) => {
    const now = standing();
    const found = find(now, rule);
    return found && { ...now, ...found };
  };
  return {
    nearness: () => soon(nearness(standing())),
    dropped: (rule, step) => soon(dropped(standing(), rule, step)),
    flips: (rule, index) => soon(flips(standing(), rule, index)),
    makeEvents: (rule) => soon(made(standing(), rule)),
    coverage: (rule) => soon(coverage(standing(), rule)),
    untested: (rule, marked, from) => soon(tried.next(untested(rule), marked, from)),
    telling: (rule, nth) => soon(tried.telling(untested(rule), nth)),
    pinnedReasons(rule, index) {
      const { comparing, event: eventAt } = standing();
      const event = eventAt(index);
      return soon(event === undefined ? null : comparing.reasons(rule, event));
    },
  };
}

function nearness({ compiled: { plans }, events, announce }: Standing): Nearness[] {
  return plans.flatMap((plan) => {
    if (plan === null) return [];
    const { bits } = events.columns(plan, announce);
    const near = nearnessOf(distancesByKind(plan, bits, events.size));
    return [{ id: plan.id, near, funnel: funnelOf(plan, bits, events.size) }];
  });
}

interface Found {
  readonly at: number;
  readonly plan: Plan;
  readonly linked: LinkedRule;
}

function find({ compiled: { plans, program } }: Standing, rule: string): Found | null {
  const at = plans.findIndex((plan) => plan?.id === rule);
  const plan = plans[at];
  return plan ? { at, plan, linked: program.rules[at]! } : null;
}

function dropped(standing: Standing, rule: string, step: string): Dropped | null {
  const found = find(standing, rule);
  if (found === null) return null;
  const { events, announce } = standing;
  const { bits } = events.columns(found.plan, announce);
  return droppedAt(found.plan, events, bits, step, standing.most);
}

/** Flips offered of each kind, and ways looked at. */
const OFFERED = 3;
const WAYS = 12;

function flips(standing: Standing, rule: string, index: number): Flips | null {
  const found = find(standing, rule);
  const event = standing.event(index);
  if (found === null || event === undefined) return null;
  const { plan, linked } = found;
  const verdict = !scan(plan.condition, event);
  const known = isCloudTrail(linked) ? { isImpossible } : {};
  const limits = { ...makingFor(linked), ...known, most: OFFERED, ways: WAYS };
  const ofEvent = eventFlips(plan, event.value, verdict, limits);
  const [first] = ofEvent.refused;
  return {
    id: plan.id,
    index,
    verdict,
    event: ofEvent.flips.map(({ edits }) => eventFlipOut(event.value, edits)),
    rule: rulesOf(standing, found, event, verdict),
    of: standing.sample().size,
    refused: ofEvent.flips.length > 0 || first === undefined ? null : refusalOf(first),
  };
}

const refusalOf = ({ field, wants }: Contradiction): Refusal => ({
  field,
  items: wants.map(({ item }) => item.id),
});

function eventFlipOut(root: JsonValue, edits: readonly EventEdit[]): EventFlipOut {
  const after = edited(root, edits);
  const places = new Map(edits.map(({ place }) => [JSON.stringify(place), place]));
  return {
    changes: [...places.values()].map((place) => ({
      place,
      before: jsonAt(root, place),
      after: jsonAt(after, place),
    })),
    text: prettyJson(after),
  };
}

function jsonAt(root: JsonValue, place: Place): string | null {
  const value = valueAt(root, place);
  return value === undefined ? null : compactJson(value);
}

/** Fields by which a filter tells who is meant. */
const TELLING = ['userIdentity.arn', 'sourceIPAddress', 'userAgent'];

function rulesOf(
  standing: Standing,
  found: Found,
  event: JsonEvent,
  verdict: boolean,
): RuleFlipOut[] {
  const { compiled: before, sample } = standing;
  const { plan, linked } = found;
  const { source } = before;
  const bits = sample().columns(plan, standing.announce).bits.get(plan.id)!;
  const offered = ruleFlips({
    source,
    plan,
    event,
    verdict,
    matches: countBits(bits),
    conditionRange: linked.rule.detection!.conditionRange,
    attempt: attemptOn(standing, found, event),
    telling: TELLING,
    otherFields,
    most: OFFERED,
  });
  return offered.map(({ steps, edits, matches }) => ({
    steps,
    edits,
    matches,
    ...linesAround(source, edits),
  }));
}

const problems = (diagnostics: Compiled['diagnostics']): number =>
  diagnostics.filter(({ severity }) => severity !== 'info').length;

/** The text as it would be is compiled as any text is, and its rule asked. */
function attemptOn(
  { compiled: before, given, sample, announce, off }: Standing,
  { at, plan }: Found,
  event: JsonEvent,
): TryRule {
  return (source) => {
    const { plans, diagnostics } = compiled(source, {
      ...given,
      names: null,
      wantNames: () => undefined,
    });
    const whole = plans[at];
    const changed = whole && without(whole, off);
    // What would bring a new problem along is no help.
    if (changed?.id !== plan.id || problems(diagnostics) > problems(before.diagnostics))
      return null;
    const verdict = scan(changed.condition, event);
    const matches = countBits(sample().columns(changed, announce).bits.get(changed.id)!);
    return { verdict, matches };
  };
}

/** Whole lines, from the first edit to the last. */
function linesAround(
  source: string,
  edits: readonly Edit[],
): Pick<RuleFlipOut, 'before' | 'after' | 'line'> {
  const from = Math.min(...edits.map(({ range }) => range[0]));
  const to = Math.max(...edits.map(({ range }) => range[1]));
  const start = source.lastIndexOf('\n', from - 1) + 1;
  const next = source.indexOf('\n', to > from && source[to - 1] === '\n' ? to - 1 : to);
  const end = next < 0 ? source.length : next;
  const line = new LineIndex(source).position(start).line;
  return {
    before: source.slice(start, end),
    after: editedText(source, [start, Math.max(end, to)], edits).replace(/\n$/, ''),
    line,
  };
}

function coverage(standing: Standing, rule: string): RuleCoverage | null {
  const found = find(standing, rule);
  if (found === null) return null;
  const { events, announce } = standing;
  const covered = coverageOf(found.plan, events.columns(found.plan, announce).bits, events.size);
  return { id: rule, events: events.size, parts: Object.fromEntries(covered) };
}

/** Predicates that get an event of their own. */
const MISSES = 40;

function made(standing: Standing, rule: string): MadeOut | null {
  const found = find(standing, rule);
  if (found === null) return null;
  const { plan, linked } = found;
  let nth = 0;
  const limits = { ...wholeEvents(linked, () => nth++), misses: MISSES };
  const { events, notMade, untried } = makeEvents(plan, limits);
  const told: MadeOut['events'][number][] = events.map(({ purpose, value }) => ({
    purpose,
    text: prettyJson(value),
  }));
  const [match] = events;
  if (isCloudTrail(linked) && match?.purpose.kind === 'match') {
    const value = deniedRecord(match.value, nth);
    const matched = scan(plan.condition, new JsonEvent(value));
    told.push({ purpose: { kind: 'denied', matched }, text: prettyJson(value) });
  }
  return {
    events: told,
    notMade: notMade.map(({ purpose, why }) => ({ purpose, why: why && refusalOf(why) })),
    untried,
  };
}
