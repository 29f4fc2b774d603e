// Whether any expectation would notice that a rule is another: over the marked events, a bit each.
import { emptyBits, hasBit, setBit, type Bits } from '../../engine/bits';
import type { BeforeTest, EventSet } from '../../engine/columns';
import type { Plan } from '../../engine/plan';
import { outcomeOf, type Expected } from '../../text/expected';

export interface Baseline {
  /** The verdicts of the rule as it is. */
  readonly verdicts: Bits;
  /** Events whose expectation holds and would fail if the verdict were another. A known gap holds nothing in place. */
  readonly holding: Bits;
  /** Places of those that fail already. */
  readonly failing: readonly number[];
}

/** `expected`: of each event of the set. */
export function baselineOf(
  plan: Plan,
  set: EventSet,
  expected: readonly Expected[],
  announce?: BeforeTest,
): Baseline {
  const verdicts = set.columns(plan, announce).bits.get(plan.id)!;
  const holding = emptyBits(set.size);
  const failing: number[] = [];
  expected.forEach((one, at) => {
    const outcome = outcomeOf(one, hasBit(verdicts, at));
    if (outcome === 'pass') setBit(holding, at, true);
    if (outcome === 'fail') failing.push(at);
  });
  return { verdicts, holding, failing };
}

export function isNoticed(
  plan: Plan,
  set: EventSet,
  { verdicts, holding }: Baseline,
  announce?: BeforeTest,
): boolean {
  const now = set.columns(plan, announce).bits.get(plan.id)!;
  return now.some((word, at) => ((word ^ verdicts[at]!) & holding[at]!) !== 0);
}
