// A verdict with the truth of one predicate turned round: whether it alone decides.
import type { Event } from '../engine/event';
import { itemsOf, type PlanNode } from '../engine/plan';
import { holdsOn } from './holds';
import { lineTruth, truthOf } from './truth';

/** What `node` says of an event where the predicate with this id says the contrary of what it says. */
export function turned(node: PlanNode, event: Event, id: string): boolean {
  const holds = holdsOn(itemsOf(node), event);
  return truthOf(node, (item) => lineTruth(item, (one) => holds(one) !== (one === id)));
}
