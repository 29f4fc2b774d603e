// Without a `not` of the condition, and without `neq`.
import type { Plan } from '../../engine/plan';
import type { Mutation } from './mutation';
import { nodesOf, rewritten } from './rewrite';

export function* negations(plan: Plan): Generator<Mutation> {
  for (const node of nodesOf(plan)) {
    const { id: at, range } = node;
    if (node.kind === 'not') {
      const { child } = node;
      yield {
        at,
        range,
        change: { kind: 'not', of: 'condition' },
        plan: rewritten(plan, (one) => (one === node ? child : undefined)),
      };
    }
    if (node.kind === 'item' && node.negated) {
      yield {
        at,
        range,
        change: { kind: 'not', of: 'line' },
        plan: rewritten(plan, (one) => (one === node ? { ...node, negated: false } : undefined)),
      };
    }
  }
}
