// What a list of rules can be narrowed by, and how many rules each value would leave: every facet is counted under the choices of all others.
import { FACETS, LABELS, ORDERS, valuesOf, type Facet, type Placed } from './facet-values';

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

export class FacetColumns {
  readonly #size: number;
  readonly #values = new Map<Facet, readonly string[]>();
  readonly #numbers = new Map<Facet, ReadonlyMap<string, number>>();
  /** Of each rule the numbers of its values. */
  readonly #rules = new Map<Facet, readonly (readonly number[])[]>();

  constructor(placed: readonly Placed[]) {
    this.#size = placed.length;
    for (const facet of FACETS) {
      const numbers = new Map<string, number>();
      const rules = valuesOf(facet, placed).map((values) =>
        values.map((value) => {
          let number = numbers.get(value);
          if (number === undefined) numbers.set(value, (number = numbers.size));
          return number;
        }),
      );
      this.#values.set(facet, [...numbers.keys()]);
      this.#numbers.set(facet, numbers);
      this.#rules.set(facet, rules);
    }
  }

  /** `found`: 1 for the rules that the rest of the question leaves. What all choices leave is told in `left`. */
  narrowed(
    found: Uint8Array,
    chosen: Chosen,
  ): { left: Uint8Array; facets: Record<Facet, FacetValue[]> } {
    const active = FACETS.filter((facet) => (chosen[facet]?.length ?? 0) > 0);
    const wanted = new Map(active.map((facet) => [facet, this.#numbersOf(facet, chosen[facet]!)]));
    const left = new Uint8Array(this.#size);
    const counts = new Map(
      FACETS.map((facet) => [facet, new Uint32Array(this.#values.get(facet)!.length)]),
    );
    const add = (facet: Facet, rule: number): void => {
      const column = counts.get(facet)!;
      for (const value of this.#rules.get(facet)![rule]!) column[value]! += 1;
    };
    for (let rule = 0; rule < this.#size; rule += 1) {
      if (found[rule] === 0) continue;
      let missed: Facet | null = null;
      let misses = 0;
      for (const [facet, numbers] of wanted) {
        if (this.#rules.get(facet)![rule]!.some((value) => numbers.has(value))) continue;
        missed = facet;
        misses += 1;
      }
      if (misses > 1) continue;
      if (missed !== null) add(missed, rule);
      else {
        left[rule] = 1;
        for (const facet of FACETS) add(facet, rule);
      }
    }
    return { left, facets: this.#told(counts, chosen) };
  }

  #numbersOf(facet: Facet, values: readonly string[]): ReadonlySet<number> {
    const numbers = this.#numbers.get(facet)!;
    return new Set(values.map((value) => numbers.get(value) ?? -1));
  }

  #told(counts: ReadonlyMap<Facet, Uint32Array>, chosen: Chosen): Record<Facet, FacetValue[]> {
    const told = FACETS.map((facet) => [
      facet,
      this.#valuesOf(facet, counts.get(facet)!, chosen[facet] ?? []),
    ]);
    return Object.fromEntries(told) as Record<Facet, FacetValue[]>;
  }

  #valuesOf(facet: Facet, counts: Uint32Array, chosen: readonly string[]): FacetValue[] {
    const label = LABELS[facet] ?? ((value: string) => value);
    const values = this.#values.get(facet)!;
    const order = ORDERS[facet];
    const rank = (value: string): number => {
      const at = order?.indexOf(value) ?? -1;
      return at < 0 ? (order?.length ?? 0) : at;
    };
    const alive = [...counts.keys()]
      .filter((number) => counts[number]! > 0 || chosen.includes(values[number]!))
      .sort((a, b) => rank(values[a]!) - rank(values[b]!) || counts[b]! - counts[a]!);
    const shown = alive.filter((number, at) => at < MOST || chosen.includes(values[number]!));
    return shown.map((number) => {
      const value = values[number]!;
      return { value, label: label(value), count: counts[number]!, chosen: chosen.includes(value) };
    });
  }
}
