// Search identifiers that a condition reads more than once: what changes them changes all their readers at once.
import type { PlanNode, Stage } from '../engine/plan';

/** In the order of their first reading. */
export function sharedStages(condition: PlanNode): readonly Stage[] {
  const readings = new Map<Stage, number>();
  const visit = (node: PlanNode): void => {
    switch (node.kind) {
      case 'and':
      case 'or':
        node.children.forEach(visit);
        return;
      case 'not':
        visit(node.child);
        return;
      case 'search': {
        const before = readings.get(node) ?? 0;
        readings.set(node, before + 1);
        // Its own parts are read through it, once.
        if (before === 0) visit(node.child);
        return;
      }
      case 'item':
    }
  };
  visit(condition);
  return [...readings].filter(([, times]) => times > 1).map(([stage]) => stage);
}

/** Every choice of at most `most` of them, the small ones first. */
export function* subsets<T>(all: readonly T[], most: number): Generator<readonly T[]> {
  for (let size = 0; size <= Math.min(most, all.length); size += 1) yield* choices(all, size, 0);
}

function* choices<T>(all: readonly T[], size: number, from: number): Generator<readonly T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let at = from; at <= all.length - size; at += 1) {
    for (const rest of choices(all, size - 1, at + 1)) yield [all[at]!, ...rest];
  }
}
