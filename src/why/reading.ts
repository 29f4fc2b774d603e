// How another engine decides where ours decides otherwise: a reading of a line of the rule (docs/semantics.md, 8).
import type { Event, Located } from '../engine/event';
import type { Item, Test } from '../engine/plan';
import { actualOf, matcherOf } from '../engine/prepare';

export interface Reading {
  /** The decision or section that it is about: `D4`, `2.7`. */
  readonly decision: string;
  /** Who decides so. */
  readonly engines: readonly string[];
  /** What they do, as the end of "sigma-rust …"; code between backticks. */
  readonly theirs: string;
  /** What we do, as a sentence; code between backticks. */
  readonly ours: string;
  /** Whether a line can be read otherwise at all, whatever the events. */
  readonly about: (item: Item) => boolean;
  /** The truth of the line for them. */
  readonly says: (item: Item, event: Event) => boolean;
}

type TestReading = (test: Test, actual: readonly Located[], event: Event) => boolean | null;

/** A line whose tests are read otherwise; null for a test means: as we do. */
export function byTests(says: TestReading): Reading['says'] {
  return ({ field, need, negated, predicates }, event) => {
    const actual = actualOf(field, event);
    const holds = (test: Test) => says(test, actual, event) ?? matcherOf(test)(actual, event) >= 0;
    const found =
      need === 'all'
        ? predicates.every(({ tests }) => tests.some(holds))
        : predicates.some(({ tests }) => tests.some(holds));
    return found !== negated;
  };
}

/** A line some test of which has one of these kinds. */
export const anyOf =
  (...kinds: readonly Test['operand']['op'][]) =>
  ({ predicates }: Item): boolean =>
    predicates.some(({ tests }) => tests.some(({ operand }) => kinds.includes(operand.op)));

/** A test over only some of what the field led to. */
export const over = (
  test: Test,
  actual: readonly Located[],
  event: Event,
  keep: (located: Located) => boolean,
): boolean => matcherOf(test)(actual.filter(keep), event) >= 0;
