// The values of each facet for the rules of one set, as flat columns of numbers: made once, kept with the set.
import { FACETS, valuesOf, type Facet, type Placed } from './facet-values';

export interface FacetColumn {
  /** Each once. */
  readonly values: readonly string[];
  /** How many a rule has, for each rule. */
  readonly counts: readonly number[];
  /** Their numbers among `values`, one rule's behind the other's. */
  readonly numbers: readonly number[];
}

export type SetFacets = Readonly<Record<Facet, FacetColumn>>;

export const facetsOf = (placed: readonly Placed[]): SetFacets =>
  Object.fromEntries(
    FACETS.map((facet) => [facet, columnOf(placed.map((one) => valuesOf(facet, one)))]),
  ) as Record<Facet, FacetColumn>;

function columnOf(all: readonly (readonly string[])[]): FacetColumn {
  const numbers = new Map<string, number>();
  return {
    counts: all.map(({ length }) => length),
    numbers: all.flatMap((values) => values.map((value) => numberOf(numbers, value))),
    values: [...numbers.keys()],
  };
}

/** The values of a facet in all sets, each once: a value's place is its number where the sets are joined. */
export const allValues = (columns: readonly FacetColumn[]): readonly string[] => [
  ...new Set(columns.flatMap(({ values }) => values)),
];

/** A value that was not there before gets the next number. */
export function numberOf(numbers: Map<string, number>, value: string): number {
  let number = numbers.get(value);
  if (number === undefined) numbers.set(value, (number = numbers.size));
  return number;
}
