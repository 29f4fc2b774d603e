// As if a value, a line or a search identifier were not written.
import type { Plan } from '../../engine/plan';
import type { Range } from '../../text/range';
import { without } from '../without';
import type { Mutation } from './mutation';
import { nodesOf } from './rewrite';

/** Values first: where a line has one alone, it is that which is named. */
export function* drops(plan: Plan): Generator<Mutation> {
  const nodes = nodesOf(plan);
  const drop = (at: string, range: Range, part: 'value' | 'line' | 'identifier'): Mutation => ({
    at,
    range,
    change: { kind: 'drop', part },
    plan: without(plan, new Set([at])),
  });
  for (const node of nodes) {
    if (node.kind !== 'item') continue;
    for (const { id, range } of node.predicates) yield drop(id, range, 'value');
  }
  for (const node of nodes) if (node.kind === 'item') yield drop(node.id, node.range, 'line');
  for (const node of nodes)
    if (node.kind === 'search') yield drop(node.id, node.range, 'identifier');
}
