// Events made from a rule alone: one that matches, one per branch, one that each predicate alone keeps from matching. All are tried.
import { JsonEvent } from '../../engine/json-event';
import { itemsOf, type Item, type Plan, type PlanNode, type Predicate } from '../../engine/plan';
import { scan } from '../../engine/scan';
import type { JsonValue } from '../../text/json';
import { eventFlips, type Contradiction } from '../flips/event-flips';
import { turned } from '../turned';
import { edited, type Making } from '../values/field-edits';

export type Purpose =
  | { readonly kind: 'match' }
  /** A match in which this part of an "or" or a selector holds. */
  | { readonly kind: 'branch'; readonly id: string }
  /** No match, and turning this predicate alone would make it one. */
  | { readonly kind: 'miss'; readonly id: string };

export interface MadeEvent {
  readonly purpose: Purpose;
  readonly value: JsonValue;
}

/** Nothing of this kind could be made. */
export interface NotMade {
  readonly purpose: Purpose;
  /** Lines that contradict each other, where they are known. */
  readonly why: Contradiction | null;
}

export interface Made {
  readonly events: readonly MadeEvent[];
  readonly notMade: readonly NotMade[];
}

export interface MakeLimits extends Making {
  /** Puts what the rule asks for onto a likely event of its kind. */
  readonly onto: (asked: JsonValue) => JsonValue;
  /** Predicates that get an event of their own, from the front. */
  readonly misses: number;
}

/** Ways that are looked at for a match, and for a miss. */
const WAYS = 48;
/** Misses tried for one predicate. */
const TRIED = 8;

export function makeEvents(plan: Plan, limits: MakeLimits): Made {
  const first = matchOf(plan, limits, []);
  const purpose = { kind: 'match' } as const;
  if (first.value === null) return { events: [], notMade: [{ purpose, why: first.why }] };
  const events: MadeEvent[] = [{ purpose, value: first.value }];
  const notMade: NotMade[] = [];
  const note = (of: Purpose, { value, why }: Attempt) => {
    if (value === null) notMade.push({ purpose: of, why });
    else events.push({ purpose: of, value });
  };
  for (const node of branchesOf(plan.condition)) {
    note({ kind: 'branch', id: node.id }, matchOf(plan, limits, [node]));
  }
  for (const { item, predicate } of predicatesOf(plan).slice(0, limits.misses)) {
    const miss = missOf(plan, limits, { item, predicate }, first.value);
    note({ kind: 'miss', id: predicate.id }, miss);
  }
  return { events, notMade };
}

interface Attempt {
  readonly value: JsonValue | null;
  readonly why: Contradiction | null;
}

/** A match in which `extra` holds as well. */
export function matchOf(plan: Plan, limits: MakeLimits, extra: readonly PlanNode[]): Attempt {
  const { values, why } = matches(plan, limits, extra, 1);
  return { value: values[0] ?? null, why };
}

interface Matches {
  readonly values: readonly JsonValue[];
  readonly why: Contradiction | null;
}

/** From nothing first: that shows what kind of event is asked for. Then each is put onto a likely one. */
function matches(
  plan: Plan,
  limits: MakeLimits,
  extra: readonly PlanNode[],
  most: number,
): Matches {
  const to = (from: JsonValue, count: number) =>
    eventFlips(plan, from, true, { ...limits, most: count, ways: WAYS }, extra);
  const { flips, refused } = to({}, most);
  const values = flips.map(({ edits }) => {
    const asked = edited({}, edits);
    const likely = limits.onto(asked);
    const [flip] = to(likely, 1).flips;
    return flip === undefined ? asked : edited(likely, flip.edits);
  });
  return { values, why: refused[0] ?? null };
}

/** The predicate decides alone: as a thing needed that is missing, or as one that excludes. */
function missOf(
  plan: Plan,
  limits: MakeLimits,
  { item, predicate }: Placed,
  match: JsonValue,
): Attempt {
  const { id } = predicate;
  const holding = only(item, [predicate]);
  const not = negation(holding);
  const rest = undecided(item, predicate);
  const decides = (value: JsonValue, verdict: boolean) =>
    turned(plan.condition, new JsonEvent(value), id) !== verdict;
  const needed = matches(plan, limits, [holding, ...rest], TRIED);
  const starts: (readonly [JsonValue, PlanNode])[] = [
    ...needed.values.filter((value) => decides(value, true)).map((value) => [value, not] as const),
    [match, holding],
    [match, not],
  ];
  let why = needed.why;
  for (const [from, extra] of starts) {
    const most = { ...limits, most: TRIED, ways: WAYS };
    const tried = eventFlips(plan, from, false, most, [extra, ...rest]);
    const found = tried.flips
      .map(({ edits }) => edited(from, edits))
      .find((value) => decides(value, false));
    if (found !== undefined) return { value: found, why: null };
    why ??= tried.refused[0] ?? null;
  }
  return { value: null, why };
}

/** An item of some of its predicates, before `neq`. */
const only = (item: Item, predicates: readonly Predicate[]): Item => ({
  ...item,
  id: predicates.map(({ id }) => id).join(' '),
  negated: false,
  predicates,
});

const negation = (child: Item): PlanNode => ({ kind: 'not', id: '', range: child.range, child });

/** What the other values of the line must come to, so that this one decides for the line. */
function undecided(item: Item, predicate: Predicate): readonly PlanNode[] {
  const others = item.predicates.filter((other) => other !== predicate);
  if (others.length === 0) return [];
  const rest = only(item, others);
  return [item.need === 'all' ? rest : negation(rest)];
}

/** Parts of which one is enough: of every "or" with several, and of selectors. Not those under "not". */
function branchesOf(node: PlanNode): readonly PlanNode[] {
  const found = new Map<string, PlanNode>();
  const visit = (one: PlanNode): void => {
    switch (one.kind) {
      case 'or':
        if (one.children.length > 1) one.children.forEach((child) => found.set(child.id, child));
        one.children.forEach(visit);
        return;
      case 'and':
        one.children.forEach(visit);
        return;
      case 'search':
        visit(one.child);
        return;
      case 'not':
      case 'item':
    }
  };
  visit(node);
  return [...found.values()];
}

interface Placed {
  readonly item: Item;
  readonly predicate: Predicate;
}

/** Each once, in the order of the condition. */
function predicatesOf(plan: Plan): Placed[] {
  const items = new Set(itemsOf(plan.condition));
  return [...items].flatMap((item) => item.predicates.map((predicate) => ({ item, predicate })));
}

/** Whether a made event does what it is for; the tests of this room lean on it. */
export function keepsPromise(plan: Plan, { purpose, value }: MadeEvent): boolean {
  const event = new JsonEvent(value);
  const matched = scan(plan.condition, event);
  if (purpose.kind === 'miss') return !matched && turned(plan.condition, event, purpose.id);
  return matched;
}
