// Whether redaction changed what rules say: every plan over every event, before and after. Where it did, the predicates by which.
import { hasBit, type Bits } from '../../engine/bits';
import { EventSet, type BeforeTest } from '../../engine/columns';
import { JsonEvent } from '../../engine/json-event';
import { itemsOfPlan, type Plan, type Predicate } from '../../engine/plan';
import type { JsonValue } from '../../text/json';

/** One event that a plan says something else of. */
export interface ChangedVerdict {
  /** Index among the events. */
  readonly event: number;
  /** Index among the plans. */
  readonly plan: number;
  readonly matchedBefore: boolean;
  /** The predicates that answer otherwise, in the order of the text; ids and ranges are those of the plan before. */
  readonly predicates: readonly Predicate[];
}

/**
 * Of the same events in the same order. `redactedPlans` are those of the redacted rule texts, in the same order; one is null where
 * the redacted text is no sound rule any more: then its verdicts count as no match. `announce` hears of each test that is run.
 */
export function verdictsKept(
  plans: readonly Plan[],
  before: readonly JsonValue[],
  after: readonly JsonValue[],
  redactedPlans: readonly (Plan | null)[] = plans,
  announce?: BeforeTest,
): ChangedVerdict[] {
  if (before.length !== after.length || plans.length !== redactedPlans.length)
    throw new Error('verdictsKept: not the same events or plans');
  const [own, other] = [before, after].map(
    (values) => new EventSet(values.map((value) => new JsonEvent(value))),
  );
  return plans.flatMap((plan, index) => {
    const redacted = redactedPlans[index] ?? null;
    const was = own!.columns(plan, announce).bits;
    const is =
      redacted === null ? new Map<string, Bits>() : other!.columns(redacted, announce).bits;
    const [verdictWas, verdictIs] = [was.get(plan.id)!, redacted && is.get(redacted.id)!];
    return differing(verdictWas, verdictIs, before.length).map((event) => ({
      event,
      plan: index,
      matchedBefore: hasBit(verdictWas, event),
      predicates: pairs(plan, redacted)
        .filter(([a, b]) => bitOf(was, a.id, event) !== bitOf(is, b?.id, event))
        .map(([predicate]) => predicate),
    }));
  });
}

function differing(a: Bits, b: Bits | null, size: number): number[] {
  const found: number[] = [];
  for (let word = 0; word < a.length; word += 1) {
    if (a[word] === (b?.[word] ?? 0)) continue;
    for (let at = word * 32; at < Math.min(size, word * 32 + 32); at += 1)
      if (hasBit(a, at) !== (b !== null && hasBit(b, at))) found.push(at);
  }
  return found;
}

const bitOf = (bits: ReadonlyMap<string, Bits>, id: string | undefined, event: number): boolean => {
  const column = id === undefined ? undefined : bits.get(id);
  return column !== undefined && hasBit(column, event);
};

/** By their order: names of searches, and with them ids, may have been replaced. */
function pairs(plan: Plan, redacted: Plan | null): [Predicate, Predicate | undefined][] {
  const of = (one: Plan) => itemsOfPlan(one).flatMap(({ predicates }) => predicates);
  const others = redacted === null ? [] : of(redacted);
  return of(plan).map((predicate, index) => [predicate, others[index]]);
}
