// What rules want to be known of every piece: their tests, and verdicts.
import { itemsOfPlan, type Plan, type Test } from '../../engine/plan';
import { required } from '../../engine/required';

export interface Wanted {
  readonly tests: ReadonlyMap<string, Test>;
  readonly plans: ReadonlyMap<string, Plan>;
  /** Every rule requires something, so that most records need not be parsed. */
  readonly quick: boolean;
}

export function wantedOf(plans: readonly Plan[]): Wanted {
  const tests = new Map<string, Test>();
  for (const plan of plans)
    for (const { predicates } of itemsOfPlan(plan))
      for (const predicate of predicates)
        for (const test of predicate.tests) tests.set(test.key, test);
  const named = new Map(plans.map((plan) => [conditionKey(plan), plan]));
  const quick = plans.length > 0 && plans.every((plan) => required(plan.condition).length > 0);
  return { tests, plans: named, quick };
}

/** Says the same of the same condition, wherever it stands in a text. */
export const conditionKey = ({ condition }: Plan): string =>
  JSON.stringify(condition, (key, value: unknown) =>
    key === 'id' || key === 'range' || key === 'keyRange' || key === 'text' || key === 'operand'
      ? undefined
      : value,
  );
