// The truth of a condition from the truth of its lines: for whatever lines say other than the event alone has it.
import type { Item, PlanNode } from '../engine/plan';

/** `says`: of a line as it is read, after `neq`. */
export function truthOf(node: PlanNode, says: (item: Item) => boolean): boolean {
  const on = (child: PlanNode) => truthOf(child, says);
  switch (node.kind) {
    case 'and':
      return node.children.every(on);
    case 'or':
      return node.children.some(on);
    case 'not':
      return !on(node.child);
    case 'search':
      return on(node.child);
    case 'item':
      return says(node);
  }
}

/** The truth of a line from that of its values, by their ids. */
export function lineTruth(
  { need, negated, predicates }: Item,
  holds: (id: string) => boolean,
): boolean {
  const met = ({ id }: Item['predicates'][number]) => holds(id);
  return (need === 'all' ? predicates.every(met) : predicates.some(met)) !== negated;
}
