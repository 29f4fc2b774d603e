// What the lit rule is drawn from, as the playground stands.
import type { LitInput } from '../../view/lit-rule';
import { rebase } from '../../view/rebase';
import type { Playground } from '../playground.svelte';

const NONE: readonly never[] = [];

/** `also` marks what comes later: correlations, what engines disagree on. */
export function litInput(playground: Playground, also: LitInput['also']): LitInput {
  const { evaluated, rule } = playground;
  return {
    text: rule,
    move: rebase(evaluated?.rule ?? rule, rule),
    rules: evaluated?.rules ?? NONE,
    reasons: playground.explanation?.rules ?? NONE,
    counts: evaluated?.counts ?? {},
    total: playground.total,
    reach: playground.reach,
    hues: playground.hues,
    also,
    diagnostics: evaluated?.diagnostics ?? NONE,
  };
}
