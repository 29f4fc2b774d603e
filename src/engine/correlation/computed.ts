// value_sum, value_avg, value_median and value_percentile, computed without rounding (docs/semantics.md, 5.3, D35).
import type { CorrelationCondition, Relation } from '../../sigma/document';
import { shortfall } from './bounds';
import { decimalOf, scaled, toNumber, type Decimal } from './decimal';
import type { Counted } from './grouping';
import type { Measure } from './measure';
import { Ranked } from './ranked';

type Threshold = Extract<CorrelationCondition, { kind: 'threshold' }>;

/** num ÷ den, in units of 10^-scale; den is above zero. */
interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

export class Computed implements Measure {
  readonly #bounds: readonly { readonly relation: Relation; readonly value: bigint }[];
  readonly #scale: number;
  readonly #ranked: Ranked | null;
  /** 100 for a hundredth of what is asked for: the percentile as a fraction of whole numbers. */
  readonly #percentile: Fraction;
  #sum = 0n;
  #count = 0;

  constructor(
    readonly type: 'value_sum' | 'value_avg' | 'value_median' | 'value_percentile',
    readonly condition: Threshold,
    hits: readonly Counted[],
  ) {
    const bounds = condition.bounds.map(({ relation, value }) => ({
      relation,
      value: decimalOf(value),
    }));
    const all = hits.flatMap(({ numbers }) => numbers);
    this.#scale = finest(
      all,
      finest(
        bounds.map(({ value }) => value),
        0,
      ),
    );
    this.#bounds = bounds.map(({ relation, value }) => ({
      relation,
      value: scaled(value, this.#scale),
    }));
    const ordered = type === 'value_median' || type === 'value_percentile';
    this.#ranked = ordered ? new Ranked(all.map((one) => scaled(one, this.#scale))) : null;
    const { digits, scale } = decimalOf(type === 'value_median' ? 50 : condition.percentile);
    this.#percentile = { num: digits, den: 100n * 10n ** BigInt(scale) };
  }

  add({ numbers }: Counted): void {
    for (const one of numbers) this.#change(scaled(one, this.#scale), 1);
  }

  remove({ numbers }: Counted): void {
    for (const one of numbers) this.#change(scaled(one, this.#scale), -1);
  }

  #change(value: bigint, by: 1 | -1): void {
    this.#count += by;
    if (this.#ranked) this.#ranked.change(value, by);
    else this.#sum += by === 1 ? value : -value;
  }

  holds(): boolean {
    const { num, den } = this.#result();
    return this.#bounds.every(({ relation, value }) => compare(num, relation, value * den));
  }

  value(): number {
    const { num, den } = this.#result();
    return toNumber(num, den, this.#scale);
  }

  distance(): number {
    const step = Number.MIN_VALUE;
    return shortfall(this.value(), this.condition.bounds, step);
  }

  #result(): Fraction {
    if (this.#ranked !== null) return this.#interpolated(this.#ranked);
    return { num: this.#sum, den: this.type === 'value_avg' ? BigInt(this.#count) : 1n };
  }

  /** Between the two values nearest to the rank p/100 × (n - 1), in proportion. */
  #interpolated(ranked: Ranked): Fraction {
    const { num, den } = this.#percentile;
    const rank = num * BigInt(this.#count - 1);
    const below = Number(rank / den);
    const beyond = rank % den;
    const low = ranked.at(below);
    if (beyond === 0n) return { num: low, den: 1n };
    return { num: low * (den - beyond) + ranked.at(below + 1) * beyond, den };
  }
}

const finest = (numbers: readonly Decimal[], least: number): number =>
  numbers.reduce((most, { scale }) => Math.max(most, scale), least);

function compare(value: bigint, relation: Relation, bound: bigint): boolean {
  switch (relation) {
    case 'gt':
      return value > bound;
    case 'gte':
      return value >= bound;
    case 'lt':
      return value < bound;
    case 'lte':
      return value <= bound;
    case 'eq':
      return value === bound;
    case 'neq':
      return value !== bound;
  }
}
