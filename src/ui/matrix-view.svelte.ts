// Which events the matrix shows and in what order: what one chose, and the rows that come of it.
import {
  EVERYTHING,
  nextPattern,
  nextSort,
  type Among,
  type AllBits,
  type Filter,
  type Pattern,
  type Picking,
  type Rows,
  type Sort,
  type SortKey,
} from '../view/picking';
import { arrived } from './arrived.svelte';
import type { Reach } from '../view/matrix';
import type { Facts } from '../view/facts';

/** What there is to choose from. */
interface Stock {
  readonly rows: Facts;
  readonly bits: AllBits;
  /** Id of the verdict that filter and order go by. */
  readonly verdict: string;
  /** How far bits are known. */
  readonly reach: Reach;
}

export class MatrixView {
  #picking = $state.raw<Picking>(EVERYTHING);
  #among = $state.raw<Among | null>(null);
  readonly #stock: () => Stock;
  /** Apart, so that a key in the rule sorts nothing again. */
  readonly #sort = $derived(this.#picking.sort);
  readonly #all = $derived.by(() => this.#stock().rows);
  readonly #order = $derived(arrived.parts?.orderOf(this.#sort, this.#all) ?? null);

  /** Indices of the events shown; null = all of them, in order. */
  readonly rows = $derived.by(
    () =>
      arrived.parts?.shownRows(this.#picking, this.#all, this.#stock(), this.#order, this.#among) ??
      null,
  );
  /** How many are shown. */
  readonly length = $derived(this.rows?.length ?? this.#all.length);
  /** Whether the person left anything out, whatever its verdict. */
  readonly narrowed = $derived(
    this.text.trim() !== '' ||
      this.pattern.size > 0 ||
      this.#picking.facets.size > 0 ||
      this.#picking.span !== null ||
      this.#among !== null,
  );
  /** Whether the person left anything out. */
  readonly filtered = $derived(this.filter !== 'all' || this.narrowed);

  constructor(stock: () => Stock) {
    this.#stock = stock;
  }

  get picking(): Picking {
    return this.#picking;
  }
  get filter(): Filter {
    return this.#picking.filter;
  }
  get text(): string {
    return this.#picking.text;
  }
  get pattern(): Pattern {
    return this.#picking.pattern;
  }
  get sort(): Sort {
    return this.#picking.sort;
  }

  /** All events in the order chosen; null where it is theirs, or the verdict's. */
  get order(): Rows {
    return this.#order;
  }

  get among(): Among | null {
    return this.#among;
  }

  /** null: no longer only these. */
  pickOut(among: Among | null): void {
    this.#among = among;
  }

  show(picking: Picking): void {
    this.#picking = picking;
    this.#among = null;
  }

  /** Another rule has other stages. */
  forgetStages(): void {
    this.pick({ pattern: EVERYTHING.pattern });
    this.#among = null;
  }

  /** What is not named stays. */
  pick(change: Partial<Picking>): void {
    this.#picking = { ...this.#picking, ...change };
  }

  setFilter(filter: Filter): void {
    this.pick({ filter });
  }

  setText(text: string): void {
    this.pick({ text });
  }

  /** Any, satisfied, not satisfied, any. */
  turnStage(id: string): void {
    this.pick({ pattern: nextPattern(this.pattern, id) });
  }

  turnSort(key: SortKey): void {
    this.pick({ sort: nextSort(this.sort, key) });
  }

  /** All events again; the order stays. */
  clear(): void {
    this.#picking = { ...EVERYTHING, sort: this.sort };
    this.#among = null;
  }
}
