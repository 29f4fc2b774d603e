// Events made from a rule alone: one that matches, one per branch, one that each predicate alone keeps from matching. All are tried.
import { itemsOf, type Item, type Plan, type PlanNode, type Predicate } from '../../engine/plan';
import type { JsonValue } from '../../text/json';
import { eventFlips, type Contradiction } from '../flips/event-flips';
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
  /** Predicates for which no miss was tried: there were too many, or it took too long. */
  readonly untried: number;
}

export interface MakeLimits extends Making {
  /** Puts what the rule asks for onto a likely event of its kind. */
  readonly onto: (asked: JsonValue) => JsonValue;
  /** Predicates that get an event of their own, from the front. */
  readonly misses: number;
}

/** Milliseconds for all misses together, from the front of the rule on. */
const LONGEST = 2000;

/** Ways that are looked at. */
const WAYS = 48;

export function makeEvents(plan: Plan, limits: MakeLimits): Made {
  const first = matchOf(plan, limits, []);
  const purpose = { kind: 'match' } as const;
  if (first.value === null)
    return { events: [], notMade: [{ purpose, why: first.why }], untried: 0 };
  const events: MadeEvent[] = [{ purpose, value: first.value }];
  const notMade: NotMade[] = [];
  const note = (of: Purpose, { value, why }: Attempt) => {
    if (value === null) notMade.push({ purpose: of, why });
    else events.push({ purpose: of, value });
  };
  for (const node of branchesOf(plan.condition)) {
    note({ kind: 'branch', id: node.id }, matchOf(plan, limits, [node]));
  }
  const all = predicatesOf(plan);
  const end = Date.now() + LONGEST;
  let tried = 0;
  for (const { item, predicate } of all.slice(0, limits.misses)) {
    if (Date.now() > end) break;
    tried += 1;
    const miss = missOf(plan, limits, { item, predicate }, first.value);
    note({ kind: 'miss', id: predicate.id }, miss);
  }
  return { events, notMade, untried: all.length - tried };
}

interface Attempt {
  readonly value: JsonValue | null;
  readonly why: Contradiction | null;
}

/** A match in which `extra` holds as well. From nothing first: that shows what kind of event is asked for. */
export function matchOf(plan: Plan, limits: MakeLimits, extra: readonly PlanNode[]): Attempt {
  const asked = reach(plan, {}, true, limits, extra);
  if (asked.value === null) return asked;
  const likely = reach(plan, limits.onto(asked.value), true, limits, extra);
  return likely.value === null ? asked : likely;
}

function reach(
  plan: Plan,
  from: JsonValue,
  verdict: boolean,
  making: Making,
  extra: readonly PlanNode[],
): Attempt {
  const limits = { ...making, most: 1, ways: WAYS };
  const { flips, refused } = eventFlips(plan, from, verdict, limits, extra);
  const [flip] = flips;
  if (flip === undefined) return { value: null, why: refused[0] ?? null };
  return { value: edited(from, flip.edits), why: null };
}

/** The predicate decides alone: as a thing needed that is missing, or as one that excludes. */
function missOf(
  plan: Plan,
  limits: MakeLimits,
  { item, predicate }: Placed,
  match: JsonValue,
): Attempt {
  const { id, range } = predicate;
  const holding: Item = { ...item, id, need: 'any', negated: false, predicates: [predicate] };
  const lacking: PlanNode = { kind: 'not', id: '', range, child: holding };
  const needed = matchOf(plan, limits, [holding]);
  const starts: (readonly [JsonValue, PlanNode, boolean])[] = [
    [needed.value ?? match, lacking, true],
    [match, holding, false],
  ];
  let why = needed.why;
  for (const [from, now, other] of starts) {
    // No match now, and a match were it the other way.
    const extra = [now, pinned(plan.condition, id, other)];
    const there = reach(plan, from, false, limits, extra);
    if (there.value !== null) return there;
    why ??= there.why;
  }
  return { value: null, why };
}

/** A node in which one predicate is taken for true, or for false, whatever the event says. */
function pinned(node: PlanNode, id: string, truth: boolean): PlanNode {
  switch (node.kind) {
    case 'and':
    case 'or': {
      const children = node.children.map((child) => pinned(child, id, truth));
      return children.every((child, at) => child === node.children[at])
        ? node
        : { ...node, children };
    }
    case 'not':
    case 'search': {
      const child = pinned(node.child, id, truth);
      return child === node.child ? node : { ...node, child };
    }
    case 'item': {
      const rest = node.predicates.filter((predicate) => predicate.id !== id);
      if (rest.length === node.predicates.length) return node;
      const decided = rest.length === 0 || (node.need === 'any') === truth;
      return decided
        ? constant(node, truth !== node.negated)
        : { ...node, predicates: rest, id: `${node.id} without ${id}` };
    }
  }
}

/** All of nothing is true, one of nothing is false. */
const constant = ({ id, range }: Item, truth: boolean): PlanNode => ({
  kind: truth ? 'and' : 'or',
  id,
  range,
  selector: null,
  children: [],
});

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
