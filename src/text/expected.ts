// What an event is expected to come to under a rule, and how that stands against a verdict. Knows neither rules nor events.

export const EXPECTED = ['match', 'no match', 'known gap'] as const;

/** A known gap is an event that the rule ought to match and does not match yet. */
export type Expected = (typeof EXPECTED)[number];

export const isExpected = (value: unknown): value is Expected =>
  (EXPECTED as readonly unknown[]).includes(value);

/** `gap`: a known gap that is one still; `closed`: a known gap that the rule matches by now. Only `fail` is none of what was expected. */
export type Outcome = 'pass' | 'fail' | 'gap' | 'closed';

export function outcomeOf(expected: Expected, matched: boolean): Outcome {
  switch (expected) {
    case 'known gap':
      return matched ? 'closed' : 'gap';
    case 'match':
    case 'no match':
      return matched === (expected === 'match') ? 'pass' : 'fail';
  }
}
