// A plan with some nodes replaced: what lies above them is built anew, everything else stays the same object. A stage that is read
// several times stays one.
import type { Item, Plan, PlanNode, Stage } from '../../engine/plan';

/** What takes a node's place; undefined: it stays, and its parts are asked. */
export type Rewrite = (node: PlanNode) => PlanNode | undefined;

export function rewritten(plan: Plan, change: Rewrite): Plan {
  const known = new Map<PlanNode, PlanNode>();
  const on = (node: PlanNode): PlanNode => {
    let found = known.get(node);
    if (found === undefined) known.set(node, (found = change(node) ?? below(node, on)));
    return found;
  };
  const stages = [...plan.stages].map(([name, stage]): [string, Stage] => [
    name,
    stageOf(stage, on),
  ]);
  const filters = plan.filters.map((filter) => stageOf(filter, on));
  return { ...plan, condition: on(plan.condition), stages: new Map(stages), filters };
}

function stageOf(stage: Stage, on: (node: PlanNode) => PlanNode): Stage {
  const found = on(stage);
  return found.kind === 'search' ? found : stage;
}

function below(node: PlanNode, on: (node: PlanNode) => PlanNode): PlanNode {
  switch (node.kind) {
    case 'and':
    case 'or': {
      const children = node.children.map(on);
      return children.every((child, at) => child === node.children[at])
        ? node
        : { ...node, children };
    }
    case 'not':
    case 'search': {
      const child = on(node.child);
      return child === node.child ? node : { ...node, child };
    }
    case 'item':
      return node;
  }
}

/** One item in the place of another. */
export const withItem = (plan: Plan, item: Item, other: Item): Plan =>
  rewritten(plan, (node) => (node === item ? other : undefined));

/** Every node that the verdict goes by, once, in the order of the condition. */
export function nodesOf(plan: Plan): readonly PlanNode[] {
  const found = new Set<PlanNode>();
  const visit = (node: PlanNode): void => {
    if (found.has(node)) return;
    found.add(node);
    switch (node.kind) {
      case 'and':
      case 'or':
        node.children.forEach(visit);
        return;
      case 'not':
      case 'search':
        visit(node.child);
        return;
      case 'item':
    }
  };
  visit(plan.condition);
  return [...found];
}

export const itemsRead = (plan: Plan): readonly Item[] =>
  nodesOf(plan).filter((node) => node.kind === 'item');
