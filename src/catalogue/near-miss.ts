// Whether one change would make an event match: one predicate whose truth must change. Another call is no near miss.
import type { Event, Located } from '../engine/event';
import { itemsOf, type Item, type PlanNode, type Predicate } from '../engine/plan';
import { actualOf, matcherOf } from '../engine/prepare';

/** Asked of events that do not match. */
export type IsNear = (event: Event) => boolean;

/** Made once for a condition. */
export function nearMissOf(condition: PlanNode): IsNear {
  // What changes a search identifier that is read twice changes both its readers: counting would be wrong there.
  return readsTwice(condition, new Set())
    ? (event) => flipsOne(condition, event)
    : (event) => changesTo(condition, true, event) === 1;
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
    for (const one of item.predicates) truths.set(one, says(one, actual, event));
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

const FAR = 2;

/** 0: it is so; 1: one change away; 2: farther. Plain loops: it is asked of every event that a rule is brought up by. */
function changesTo(node: PlanNode, holds: boolean, event: Event): number {
  switch (node.kind) {
    case 'and':
    case 'or': {
      const all = (node.kind === 'and') === holds;
      let found = all ? 0 : FAR;
      for (const child of node.children) {
        const own = changesTo(child, holds, event);
        found = all ? found + own : Math.min(found, own);
        if (all ? found >= FAR : found === 0) break;
      }
      return Math.min(found, FAR);
    }
    case 'not':
      return changesTo(node.child, !holds, event);
    case 'search':
      return changesTo(node.child, holds, event);
    case 'item':
      return ofItem(node, holds !== node.negated, event);
  }
}

function ofItem(item: Item, holds: boolean, event: Event): number {
  const actual = actualOf(item.field, event);
  const each = namesCall(item) ? FAR : 1;
  const all = (item.need === 'all') === holds;
  let found = all ? 0 : FAR;
  for (const predicate of item.predicates) {
    const own = says(predicate, actual, event) === holds ? 0 : each;
    found = all ? found + own : Math.min(found, own);
    if (all ? found >= FAR : found === 0) break;
  }
  return Math.min(found, FAR);
}

function says({ tests }: Predicate, actual: readonly Located[], event: Event): boolean {
  for (const test of tests) if (matcherOf(test)(actual, event) >= 0) return true;
  return false;
}
