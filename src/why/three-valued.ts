// D6: a condition in three truth values, as databases have it: what asks for an absent field is unknown, and stays so under `not`.
import type { Event } from '../engine/event';
import type { Item, PlanNode } from '../engine/plan';

/** null is unknown. */
export type Truth = boolean | null;

export const SQL = {
  decision: 'D6',
  engines: ['SQL backends such as Zircolite', 'go-sigma-rule-engine'],
  theirs: 'leaves a line undecided whose field is absent, and so what negates it',
  ours: 'A line whose field is absent is false, so its negation is true.',
} as const;

/** Lines that ask whether a field is there are never unknown. */
export const isUnknown = ({ field, predicates }: Item, event: Event): boolean =>
  field !== null &&
  predicates.some(({ tests }) =>
    tests.some(({ operand }) => operand.op !== 'null' && operand.op !== 'exists'),
  ) &&
  event.values(field).every(({ value }) => value === undefined || value === null);

/** `holds`: what we say of an item. */
export function threeValued(node: PlanNode, event: Event, holds: (item: Item) => boolean): Truth {
  switch (node.kind) {
    case 'and':
    case 'or': {
      const decides = node.kind === 'or';
      const children = node.children.map((child) => threeValued(child, event, holds));
      if (children.includes(decides)) return decides;
      return children.includes(null) ? null : !decides;
    }
    case 'not': {
      const child = threeValued(node.child, event, holds);
      return child === null ? null : !child;
    }
    case 'search':
      return threeValued(node.child, event, holds);
    case 'item':
      return isUnknown(node, event) ? null : holds(node);
  }
}

/** Items whose truth is turned round: below an odd number of `not`, or negated themselves. */
export function negatedItems(node: PlanNode, under = false): readonly Item[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.children.flatMap((child) => negatedItems(child, under));
    case 'not':
      return negatedItems(node.child, !under);
    case 'search':
      return negatedItems(node.child, under);
    case 'item':
      return under !== node.negated ? [node] : [];
  }
}
