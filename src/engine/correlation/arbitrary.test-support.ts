// Random correlations and timed events over few values, so that windows fill, tie and run empty. Everything goes through rule text.
import fc from 'fast-check';
import type { RefCondition } from './reference.test-support';

export interface MadeEvent {
  /** Seconds; null where the event has no time. */
  readonly time: number | null;
  readonly kind: number;
  readonly group: unknown;
  /** Tenths. */
  readonly value: unknown;
}

const RULES = 3;

/** Three rules `r0`, `r1`, `r2`; an event of kind 3 matches the first two, of kind 4 none. */
export const madeEvent: fc.Arbitrary<MadeEvent> = fc.record({
  time: fc.oneof(
    { weight: 20, arbitrary: fc.nat(40) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  kind: fc.constantFrom(0, 0, 1, 1, 2, 3, 4),
  group: fc.constantFrom('a', 'a', 'a', 'b', ['a', 'b'], null, []),
  value: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: -20, max: 30 }) },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.tuple(fc.nat(9), fc.nat(9)) },
  ),
});

export const jsonOf = ({ kind, group, value }: MadeEvent) => ({
  kind,
  g: group,
  // every number in the way another event might write it
  v: Array.isArray(value)
    ? value.map((one: number) => one / 10)
    : typeof value === 'number' && value % 2 === 0
      ? String(value / 10)
      : typeof value === 'number'
        ? value / 10
        : null,
});

const COUNTING = ['event_count', 'value_count', 'temporal', 'temporal_ordered'];
const COMPUTING = ['value_sum', 'value_avg', 'value_median', 'value_percentile'];

export interface MadeCorrelation {
  readonly text: string;
  readonly condition: RefCondition;
  readonly grouped: boolean;
  readonly seconds: number;
  readonly negates: boolean;
}

type Bounds = [string, number][];

const bounds = (whole: boolean): fc.Arbitrary<Bounds> => {
  const number = whole
    ? fc.integer({ min: 0, max: 4 }).map((one) => one * 10)
    : fc.integer({ min: -10, max: 40 });
  return fc.oneof(
    { weight: 4, arbitrary: number.map((one): Bounds => [['gte', one]]) },
    fc
      .tuple(fc.constantFrom('gt', 'lt', 'lte', 'eq', 'neq'), number)
      .map(([relation, one]): Bounds => [[relation, one]]),
    fc.tuple(number, number).map(([low, high]): Bounds => [
      ['gt', low],
      ['lte', high],
    ]),
  );
};

interface Formula {
  readonly text: string;
  readonly holds: (has: ReadonlySet<number>) => boolean;
}

const formula = fc.letrec<{ any: Formula }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.nat(RULES - 1).map((rule): Formula => ({ text: `r${rule}`, holds: (has) => has.has(rule) })),
    fc.tuple(tie('any'), fc.boolean(), tie('any')).map(([a, and, b]): Formula => ({
      text: `(${a.text} ${and ? 'and' : 'or'} ${b.text})`,
      holds: (has) => (and ? a.holds(has) && b.holds(has) : a.holds(has) || b.holds(has)),
    })),
    tie('any').map((one): Formula => ({
      text: `not ${one.text}`,
      holds: (has) => !one.holds(has),
    })),
  ),
})).any;

const head = fc.record({
  grouped: fc.boolean(),
  seconds: fc.constantFrom(1, 3, 5, 10, 60),
  percentile: fc.constantFrom(0, 10, 50, 90, 99, 100),
});

const rulesText = Array.from(
  { length: RULES },
  (_, rule) =>
    `title: t\nname: r${rule}\ndetection:\n  s:\n    kind: ${rule < 2 ? `[${rule}, 3]` : rule}\n  condition: s\n---\n`,
).join('');

function written(
  type: string,
  given: { grouped: boolean; seconds: number; percentile: number },
  condition: unknown,
): string {
  const correlation = {
    type,
    rules: ['r0', 'r1', 'r2'],
    timespan: `${given.seconds}s`,
    ...(given.grouped ? { 'group-by': ['g'] } : {}),
    ...(condition === null ? {} : { condition }),
  };
  return `${rulesText}${JSON.stringify({ title: 'c', correlation })}`;
}

/** A number of tenths as it is written. */
const tenths = (number: number): number => number / 10;

const thresholds = fc
  .tuple(fc.constantFrom(...COUNTING, ...COMPUTING), head)
  .chain(([type, given]) =>
    bounds(COUNTING.includes(type)).map((list): MadeCorrelation => {
      const field = type.startsWith('value_') ? { field: 'v' } : {};
      const percentile = type === 'value_percentile' ? { percentile: given.percentile } : {};
      const map = Object.fromEntries(list.map(([relation, one]) => [relation, tenths(one)]));
      return {
        ...given,
        text: written(type, given, { ...map, ...field, ...percentile }),
        condition: {
          type,
          targets: RULES,
          bounds: list,
          extended: null,
          percentile: given.percentile,
        },
        negates: false,
      };
    }),
  );

const temporals = fc
  .tuple(fc.constantFrom('temporal', 'temporal_ordered'), head, fc.option(formula))
  .map(([type, given, made]): MadeCorrelation => {
    // every rule of the list has to be in the condition: this adds those that are not, and changes nothing
    const all = made === null ? null : `${made.text} or (r0 and r1 and r2 and ${made.text})`;
    return {
      ...given,
      text: written(type, given, all),
      condition: {
        type,
        targets: RULES,
        bounds: null,
        extended: made?.holds ?? null,
        percentile: 50,
      },
      negates: all?.includes('not') ?? false,
    };
  });

export const madeCorrelation = fc.oneof(
  { weight: 3, arbitrary: thresholds },
  { weight: 2, arbitrary: temporals },
);
