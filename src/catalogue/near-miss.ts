// How far an event is from matching, as far as one change goes: one predicate whose truth must change. Another call is no near miss.
import type { Event, Located } from '../engine/event';
import { itemsOf, type Item, type PlanNode, type Predicate } from '../engine/plan';
import { actualOf, matcherOf, type Matcher } from '../engine/prepare';
import { scan } from '../engine/scan';

/** 0: it matches; 1: one change away; 2: farther. */
export type Distance = (event: Event) => number;

const FAR = 2;

/** What finds a field's values in an event, or for keywords its leaves: found once for a field. */
export type LookUp = (field: string | null) => (event: Event) => readonly Located[];

const inAnyEvent: LookUp = (field) => (event) => actualOf(field, event);

/**
 * Made once for a condition: it is asked of every event that a rule is brought up by, as `lookUp` finds things there, which has to be of the event
 * that is asked about.
 */
export function distanceOf(condition: PlanNode, lookUp = inAnyEvent): Distance {
  // What changes a search identifier that is read twice changes both its readers: counting would be wrong there.
  if (!readsTwice(condition, new Set())) return changesTo(condition, true, lookUp);
  return (event) => (scan(condition, event) ? 0 : flipsOne(condition, event) ? 1 : FAR);
}

function readsTwice(node: PlanNode, seen: Set<PlanNode>): boolean {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.children.some((child) => readsTwice(child, seen));
    case 'not':
      return readsTwice(node.child, seen);
    case 'search':
      if (seen.has(node)) return true;
      seen.add(node);
      return readsTwice(node.child, seen);
    case 'item':
      return false;
  }
}

const namesCall = ({ field }: Item): boolean => field === 'eventName' || field === 'eventSource';

function flipsOne(condition: PlanNode, event: Event): boolean {
  const items = [...new Set(itemsOf(condition))];
  const truths = new Map<Predicate, boolean>();
  for (const item of items) {
    const actual = actualOf(item.field, event);
    for (const one of item.predicates) truths.set(one, matcherOfAny(one)(actual, event) >= 0);
  }
  return items.some(
    (item) =>
      !namesCall(item) &&
      item.predicates.some((flipped) =>
        truthOf(condition, (one) => truths.get(one)! !== (one === flipped)),
      ),
  );
}

function truthOf(node: PlanNode, says: (predicate: Predicate) => boolean): boolean {
  switch (node.kind) {
    case 'and':
      return node.children.every((child) => truthOf(child, says));
    case 'or':
      return node.children.some((child) => truthOf(child, says));
    case 'not':
      return !truthOf(node.child, says);
    case 'search':
      return truthOf(node.child, says);
    case 'item':
      return (
        (node.need === 'all' ? node.predicates.every(says) : node.predicates.some(says)) !==
        node.negated
      );
  }
}

/** How many changes make a node hold, or not hold; more than one are not counted. */
function changesTo(node: PlanNode, holds: boolean, lookUp: LookUp): Distance {
  switch (node.kind) {
    case 'and':
    case 'or': {
      const each = node.children.map((child) => changesTo(child, holds, lookUp));
      return (node.kind === 'and') === holds ? sumOf(each) : leastOf(each);
    }
    case 'not':
      return changesTo(node.child, !holds, lookUp);
    case 'search':
      return changesTo(node.child, holds, lookUp);
    case 'item':
      return ofItem(node, holds !== node.negated, lookUp);
  }
}

const sumOf =
  (each: readonly Distance[]): Distance =>
  (event) => {
    let found = 0;
    for (const one of each) {
      found += one(event);
      if (found >= FAR) return FAR;
    }
    return found;
  };

const leastOf =
  (each: readonly Distance[]): Distance =>
  (event) => {
    let found = FAR;
    for (const one of each) {
      const own = one(event);
      if (own === 0) return 0;
      if (own < found) found = own;
    }
    return found;
  };

function ofItem(item: Item, holds: boolean, lookUp: LookUp): Distance {
  const tests = item.predicates.map(matcherOfAny);
  const change = namesCall(item) ? FAR : 1;
  const look = lookUp(item.field);
  const [only] = tests;
  if (only !== undefined && tests.length === 1) {
    return (event) => (only(look(event), event) >= 0 === holds ? 0 : change);
  }
  if ((item.need === 'all') === holds) {
    return (event) => {
      const actual = look(event);
      let found = 0;
      for (const one of tests) {
        if (one(actual, event) >= 0 !== holds) found += change;
        if (found >= FAR) return FAR;
      }
      return found;
    };
  }
  return (event) => {
    const actual = look(event);
    for (const one of tests) if (one(actual, event) >= 0 === holds) return 0;
    return tests.length === 0 ? FAR : change;
  };
}

/** Says of which value any test of a predicate holds, or -1. */
function matcherOfAny({ tests }: Predicate): Matcher {
  const matchers = tests.map(matcherOf);
  const [only] = matchers;
  if (only !== undefined && matchers.length === 1) return only;
  return (actual, event) => {
    for (const matches of matchers) {
      const at = matches(actual, event);
      if (at >= 0) return at;
    }
    return -1;
  };
}
