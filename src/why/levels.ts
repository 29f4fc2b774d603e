// What it costs to make a node of a plan true or false, for every event at once: predicates whose truth must change, counted up to
// three. One bitset per count, so that a whole column is a handful of word operations.
import { combine, complement, emptyBits, fullBits, type Bits } from '../engine/bits';

/** Counts are exact up to here; beyond, an event is in no level. */
export const FURTHEST = 3;

/** At `k`: the events for which at most `k` changes do. Each level holds those before it. */
export type Levels = readonly Bits[];

const every = (level: (k: number) => Bits): Levels =>
  Array.from({ length: FURTHEST + 1 }, (_, k) => level(k));

/** Free where the column is set, else not to be had. */
export const fixed = (column: Bits): Levels => every(() => column);

/** Free where the column is set, else one change. */
export const oneChange = (column: Bits, events: number): Levels => {
  const all = fullBits(events);
  return every((k) => (k === 0 ? column : all));
};

export const free = (events: number): Levels => fixed(fullBits(events));

export const never = (events: number): Levels => fixed(emptyBits(events));

/** Both are needed: their changes add up. */
export const both = (a: Levels, b: Levels): Levels =>
  every((k) => {
    const sum = new Uint32Array(a[0]!.length);
    for (let i = 0; i <= k; i += 1) {
      const [left, right] = [a[i]!, b[k - i]!];
      for (let word = 0; word < sum.length; word += 1) sum[word]! |= left[word]! & right[word]!;
    }
    return sum;
  });

/** Either will do: the cheaper one counts. */
export const either = (a: Levels, b: Levels, events: number): Levels =>
  every((k) => combine('or', [a[k]!, b[k]!], events));

/** One where the column is set, the other where it is not. */
export const chosen = (column: Bits, set: Levels, clear: Levels, events: number): Levels => {
  const not = complement(column, events);
  return every((k) =>
    combine(
      'or',
      [combine('and', [column, set[k]!], events), combine('and', [not, clear[k]!], events)],
      events,
    ),
  );
};
