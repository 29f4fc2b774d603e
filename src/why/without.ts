// A plan as if some of its parts were not written: search identifiers, lines or values, by their ids. The text stays as it is.
import type { Item, Plan, PlanNode, Stage } from '../engine/plan';

/** Unknown ids are ignored. A part with nothing left goes as well; a condition with nothing left asks for nothing: all events match. */
export function without(plan: Plan, off: ReadonlySet<string>): Plan {
  if (off.size === 0) return plan;
  const known = new Map<PlanNode, PlanNode | null>();
  const reduced = (node: PlanNode): PlanNode | null => {
    let found = known.get(node);
    if (found === undefined) known.set(node, (found = reduce(node, off, reduced)));
    return found;
  };
  const condition = reduced(plan.condition) ?? nothing(plan.condition);
  const stages = [...plan.stages].flatMap(([name, stage]): [string, Stage][] => {
    const left = reduced(stage);
    return left?.kind === 'search' ? [[name, left]] : [];
  });
  const filters = plan.filters.flatMap((filter) => {
    const left = reduced(filter);
    return left?.kind === 'search' ? [left] : [];
  });
  return { ...plan, condition, stages: new Map(stages), filters };
}

function reduce(
  node: PlanNode,
  off: ReadonlySet<string>,
  reduced: (child: PlanNode) => PlanNode | null,
): PlanNode | null {
  // The parts of a condition can't be switched off by themselves: only what they read.
  switch (node.kind) {
    case 'and':
    case 'or': {
      const children = node.children.flatMap((child) => reduced(child) ?? []);
      if (children.length === 0 && node.children.length > 0) return null;
      return same(children, node.children) ? node : { ...node, children };
    }
    case 'not': {
      const child = reduced(node.child);
      return child === null ? null : child === node.child ? node : { ...node, child };
    }
    case 'search': {
      const child = off.has(node.id) ? null : reduced(node.child);
      return child === null ? null : child === node.child ? node : { ...node, child };
    }
    case 'item':
      return reduceItem(node, off);
  }
}

function reduceItem(item: Item, off: ReadonlySet<string>): Item | null {
  if (off.has(item.id)) return null;
  const predicates = item.predicates.filter(({ id }) => !off.has(id));
  if (predicates.length === item.predicates.length) return item;
  return predicates.length === 0 ? null : { ...item, predicates };
}

const same = (some: readonly PlanNode[], others: readonly PlanNode[]): boolean =>
  some.length === others.length && some.every((one, at) => one === others[at]);

/** All of nothing. */
const nothing = ({ id, range }: PlanNode): PlanNode => ({
  kind: 'and',
  id,
  range,
  selector: null,
  children: [],
});
