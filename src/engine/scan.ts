// Short-circuit evaluation of one event: the quickest of the three, for many events or rules. Says only yes or no.
import type { Event } from './event';
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

function scanItem({ field, need, negated, predicates }: Item, event: Event): boolean {
  const actual = actualOf(field, event);
  const holds = (predicate: Predicate) =>
    predicate.tests.some((test) => matcherOf(test)(actual, event) >= 0);
  const matched = need === 'all' ? predicates.every(holds) : predicates.some(holds);
  return matched !== negated;
}
