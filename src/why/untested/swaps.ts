// `and` for `or` and the other way round, in the condition and between lines; `1 of` for `all of`; with `all` and without it.
import type { Plan } from '../../engine/plan';
import type { Mutation } from './mutation';
import { nodesOf, rewritten } from './rewrite';

export function* swaps(plan: Plan): Generator<Mutation> {
  for (const node of nodesOf(plan)) {
    if ((node.kind !== 'and' && node.kind !== 'or') || node.children.length < 2) continue;
    const { id, range, kind, selector } = node;
    const other = kind === 'and' ? 'or' : 'and';
    yield {
      at: id,
      range,
      change:
        selector === null
          ? { kind: 'swap', from: kind }
          : { kind: 'quantifier', from: kind === 'and' ? 'all' : 'any' },
      plan: rewritten(plan, (one) => (one === node ? { ...node, kind: other } : undefined)),
    };
  }
}

export function* lists(plan: Plan): Generator<Mutation> {
  for (const node of nodesOf(plan)) {
    if (node.kind !== 'item' || node.predicates.length < 2) continue;
    const need = node.need === 'all' ? 'any' : 'all';
    yield {
      at: node.id,
      range: node.range,
      change: { kind: 'values', from: node.need },
      plan: rewritten(plan, (one) => (one === node ? { ...node, need } : undefined)),
    };
  }
}
