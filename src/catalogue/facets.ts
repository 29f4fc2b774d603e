// What a list of rules can be narrowed by, and how many rules each value would leave: every facet is counted under the choices of all others.
import { numberOf, type FacetColumn, type SetFacets } from './facet-columns';
import { FACETS, LABELS, ORDERS, type Facet } from './facet-values';

export interface FacetValue {
  readonly value: string;
  /** As the page says it. */
  readonly label: string;
  /** Rules that would be left with it. */
  readonly count: number;
  readonly chosen: boolean;
}

/** Values of one facet: any of them will do. */
export type Chosen = Readonly<Partial<Record<Facet, readonly string[]>>>;

/** Values shown of a facet, besides those chosen. */
const MOST = 200;

/** Where a rule's own columns are: the index of its set, and of the rule in that. */
export interface Place {
  readonly shelf: number;
  readonly index: number;
}

/** Values that a rule has besides those of its set's columns: what the rules of other sets tell of it. */
export interface MoreValues {
  readonly values: readonly string[];
  /** Lists of places among `allValues` of the facet, each once. */
  readonly known: readonly Uint32Array[];
}

/** By rule. */
export type More = Readonly<Partial<Record<Facet, ReadonlyMap<number, MoreValues>>>>;

/** One facet over the rules of all sets. */
interface Column {
  readonly values: readonly string[];
  readonly byValue: ReadonlyMap<string, number>;
  /** Where each rule's numbers begin; one more than rules. */
  readonly starts: Uint32Array;
  readonly numbers: Uint32Array;
  /** Of each value in the facet's own order; all 0 where it has none. */
  readonly ranks: Uint32Array;
  /** As the page says them: each is found out when it is told first. */
  readonly labels: (string | undefined)[];
}

export class FacetColumns {
  readonly #size: number;
  readonly #columns: Readonly<Record<Facet, Column>>;

  constructor(sets: readonly SetFacets[], places: readonly Place[], more: More) {
    this.#size = places.length;
    const columns = FACETS.map((facet) => {
      const own = sets.map((set) => set[facet]);
      const column = joined(own, places, more[facet] ?? new Map<number, MoreValues>());
      return [facet, { ...column, ranks: ranksOf(facet, column.values), labels: [] }];
    });
    this.#columns = Object.fromEntries(columns) as Record<Facet, Column>;
  }

  /** Every value that some rule has. */
  valuesOf(facet: Facet): readonly string[] {
    return this.#columns[facet].values;
  }

  /** `found`: 1 for the rules that the rest of the question leaves. What all choices leave is told in `left`. */
  narrowed(
    found: Uint8Array,
    chosen: Chosen,
  ): { left: Uint8Array; facets: Record<Facet, FacetValue[]> } {
    const active = FACETS.filter((facet) => (chosen[facet]?.length ?? 0) > 0);
    const wanted = active.map((facet) => [facet, this.#wanted(facet, chosen[facet]!)] as const);
    const left = new Uint8Array(this.#size);
    const counted = FACETS.map((facet) => {
      const column = this.#columns[facet];
      return { facet, column, counts: new Uint32Array(column.values.length) };
    });
    const byFacet = new Map(counted.map((one) => [one.facet, one]));
    for (let rule = 0; rule < this.#size; rule += 1) {
      if (found[rule] === 0) continue;
      let missed: Facet | null = null;
      let misses = 0;
      for (const [facet, numbers] of wanted) {
        if (hasAny(this.#columns[facet], rule, numbers)) continue;
        missed = facet;
        misses += 1;
      }
      if (misses > 1) continue;
      if (missed !== null) count(byFacet.get(missed)!, rule);
      else {
        left[rule] = 1;
        for (const one of counted) count(one, rule);
      }
    }
    return { left, facets: this.#told(counted, chosen) };
  }

  /** 1 for the numbers of the values. */
  #wanted(facet: Facet, chosen: readonly string[]): Uint8Array {
    const { values, byValue } = this.#columns[facet];
    const wanted = new Uint8Array(values.length);
    for (const value of chosen) wanted[byValue.get(value) ?? -1] = 1;
    return wanted;
  }

  #told(
    counted: readonly { readonly facet: Facet; readonly counts: Uint32Array }[],
    chosen: Chosen,
  ): Record<Facet, FacetValue[]> {
    const told = counted.map(({ facet, counts }) => [
      facet,
      this.#valuesOf(facet, counts, chosen[facet] ?? []),
    ]);
    return Object.fromEntries(told) as Record<Facet, FacetValue[]>;
  }

  #valuesOf(facet: Facet, counts: Uint32Array, chosen: readonly string[]): FacetValue[] {
    const { values, byValue, ranks, labels } = this.#columns[facet];
    const picked = new Set(chosen.map((value) => byValue.get(value)));
    const alive: number[] = [];
    counts.forEach((count, number) => {
      if (count > 0 || picked.has(number)) alive.push(number);
    });
    const ranked = ORDERS[facet] !== undefined;
    const some = ranked ? alive : foremost(alive, counts, picked);
    some.sort((a, b) => ranks[a]! - ranks[b]! || counts[b]! - counts[a]!);
    const shown = some.filter((number, at) => at < MOST || picked.has(number));
    return shown.map((number) => {
      const value = values[number]!;
      const label = (labels[number] ??= LABELS[facet]?.(value) ?? value);
      return { value, label, count: counts[number]!, chosen: picked.has(number) };
    });
  }
}

/** Those that may be among the largest so many, and those chosen: there are ten thousand calls, and ordering them all took longest. */
function foremost(
  alive: number[],
  counts: Uint32Array,
  picked: ReadonlySet<number | undefined>,
): number[] {
  if (alive.length <= MOST) return alive;
  const least = Uint32Array.from(alive, (number) => counts[number]!)
    .sort()
    .at(-MOST)!;
  let above = 0;
  for (const number of alive) if (counts[number]! > least) above += 1;
  let room = MOST - above;
  return alive.filter(
    (number) =>
      counts[number]! > least ||
      (counts[number] === least && (room -= 1) >= 0) ||
      picked.has(number),
  );
}

function joined(
  sets: readonly FacetColumn[],
  places: readonly Place[],
  more: ReadonlyMap<number, MoreValues>,
): Omit<Column, 'ranks' | 'labels'> {
  const byValue = new Map<string, number>();
  const shelves = sets.map(({ values, counts, numbers }) => ({
    counts,
    numbers,
    starts: startsOf(counts),
    today: values.map((value) => numberOf(byValue, value)),
  }));
  const starts = new Uint32Array(places.length + 1);
  const all = new Numbers();
  places.forEach(({ shelf, index }, rule) => {
    const { counts, numbers, starts: from, today } = shelves[shelf]!;
    for (let at = from[index]!, end = at + counts[index]!; at < end; at += 1) {
      all.push(today[numbers[at]!]!);
    }
    const others = more.get(rule);
    if (others !== undefined) {
      const own = new Set(all.from(starts[rule]!));
      for (const list of others.known) {
        all.append(own.size === 0 ? list : list.filter((number) => !own.has(number)));
      }
      for (const value of others.values) {
        const number = numberOf(byValue, value);
        if (!all.from(starts[rule]!).includes(number)) all.push(number);
      }
    }
    starts[rule + 1] = all.length;
  });
  return { values: [...byValue.keys()], byValue, starts, numbers: all.from(0) };
}

/** Numbers one behind the other, whole lists at once: a rule may have ten thousand. */
class Numbers {
  #held = new Uint32Array(1 << 13);
  length = 0;

  push(number: number): void {
    this.#hold(this.length + 1);
    this.#held[this.length++] = number;
  }

  append(list: Uint32Array): void {
    this.#hold(this.length + list.length);
    this.#held.set(list, this.length);
    this.length += list.length;
  }

  /** Good until more is added. */
  from(start: number): Uint32Array {
    return this.#held.subarray(start, this.length);
  }

  #hold(length: number): void {
    if (length <= this.#held.length) return;
    const held = new Uint32Array(Math.max(length, 2 * this.#held.length));
    held.set(this.#held);
    this.#held = held;
  }
}

/** What the order does not name comes last. */
function ranksOf(facet: Facet, values: readonly string[]): Uint32Array {
  const order = ORDERS[facet] ?? [];
  return Uint32Array.from(values, (value) => {
    const at = order.indexOf(value);
    return at < 0 ? order.length : at;
  });
}

function startsOf(counts: readonly number[]): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  counts.forEach((count, at) => (starts[at + 1] = starts[at]! + count));
  return starts;
}

function hasAny({ starts, numbers }: Column, rule: number, wanted: Uint8Array): boolean {
  for (let at = starts[rule]!; at < starts[rule + 1]!; at += 1) {
    if (wanted[numbers[at]!] === 1) return true;
  }
  return false;
}

interface Counted {
  readonly column: Column;
  readonly counts: Uint32Array;
}

function count({ column: { starts, numbers }, counts }: Counted, rule: number): void {
  for (let at = starts[rule]!; at < starts[rule + 1]!; at += 1) counts[numbers[at]!]! += 1;
}
