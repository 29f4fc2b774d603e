// Short-circuit evaluation of one event: the quickest of the three, for many events or rules. Says only yes or no.
import type { Event, Located } from './event';
import type { Item, PlanNode, Predicate } from './plan';
import { actualOf, matcherOf } from './prepare';

export function scan(node: PlanNode, event: Event): boolean {
  switch (node.kind) {
    case 'and':
      return node.children.every((child) => scan(child, event));
    case 'or':
      return node.children.some((child) => scan(child, event));
    case 'not':
      return !scan(node.child, event);
    case 'search':
      return scan(node.child, event);
    case 'item':
      return scanItem(node, event);
  }
}

/** Plain loops: this runs for every rule on every event. */
function scanItem({ field, need, negated, predicates }: Item, event: Event): boolean {
  const actual = actualOf(field, event);
  const all = need === 'all';
  for (const predicate of predicates) {
    if (holds(predicate, actual, event) !== all) return all === negated;
  }
  return all !== negated;
}

function holds({ tests }: Predicate, actual: readonly Located[], event: Event): boolean {
  for (const test of tests) if (matcherOf(test)(actual, event) >= 0) return true;
  return false;
}
