// Every small change of a rule that could show on some event, each once: what is left out of the rule first, modifiers last.
import type { Plan } from '../../engine/plan';
import { differenceOf } from './difference';
import { drops } from './drops';
import { formulaOf } from './formula';
import type { Mutation } from './mutation';
import { negations } from './negations';
import { bounds, cases, places } from './operands';
import { lists, swaps } from './swaps';

const KINDS: readonly ((plan: Plan) => Iterable<Mutation>)[] = [
  drops,
  negations,
  swaps,
  lists,
  bounds,
  places,
  cases,
];

/** Characters of what a change means, up to which it is kept to know it again: beyond, two that mean the same are both named. */
const KEPT = 20_000;

/** Two that mean the same count once, by the one that comes first; what means the same as the rule itself is none. */
export function* mutationsOf(plan: Plan): Generator<Mutation> {
  const own = formulaOf(plan.condition);
  const seen = new Set([own.text]);
  for (const kind of KINDS) {
    for (const mutation of kind(plan)) {
      const formula = formulaOf(mutation.plan.condition);
      if (seen.has(formula.text)) continue;
      if (formula.text.length < KEPT) seen.add(formula.text);
      const { first, second } = differenceOf(own, formula);
      if (first || second) yield mutation;
    }
  }
}
