// A verdict with the truth of one predicate turned round: whether it alone decides.
import type { Event } from '../engine/event';
import type { PlanNode, Predicate } from '../engine/plan';
import { actualOf, matcherOf } from '../engine/prepare';

/** What `node` says of an event where the predicate with this id says the contrary of what it says. */
export function turned(node: PlanNode, event: Event, id: string): boolean {
  const on = (child: PlanNode) => turned(child, event, id);
  switch (node.kind) {
    case 'and':
      return node.children.every(on);
    case 'or':
      return node.children.some(on);
    case 'not':
      return !on(node.child);
    case 'search':
      return on(node.child);
    case 'item': {
      const actual = actualOf(node.field, event);
      const holds = (predicate: Predicate) =>
        predicate.tests.some((test) => matcherOf(test)(actual, event) >= 0) !==
        (predicate.id === id);
      const found =
        node.need === 'all' ? node.predicates.every(holds) : node.predicates.some(holds);
      return found !== node.negated;
    }
  }
}
