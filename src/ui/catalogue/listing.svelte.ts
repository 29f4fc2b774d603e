// What the search for rules found, and the rows of it that were looked at. Stays while a rule is read, so that the way back is short.
import type { CatalogueQuery, RuleRow } from '../../catalogue/catalogue';
import type { OpenedCatalogue, SearchAnswer } from '../../worker/catalogue-api';
import { OVERTAKEN } from '../../worker/catalogue-client';
import { listHash } from './address';
import { FIRST, rulesOpen } from './rules-open.svelte';

class Listing {
  #answer = $state.raw<SearchAnswer | null>(null);
  #rows = $state.raw<ReadonlyMap<number, RuleRow>>(new Map());
  #of: OpenedCatalogue | null = null;
  #asked = '';
  #answering: Promise<void> = Promise.resolve();
  readonly #wanted = new Set<number>();
  /** Where the list was left, in pixels. */
  scrollTop = 0;

  /** Of the last question that was answered; null before the first. */
  get answer(): SearchAnswer | null {
    return this.#answer;
  }

  row(number: number): RuleRow | undefined {
    return this.#rows.get(number);
  }

  async ask(query: CatalogueQuery): Promise<void> {
    const { opened } = rulesOpen;
    const asked = listHash(query);
    if (opened === null) return;
    if (opened === this.#of && asked === this.#asked) return this.#answering;
    if (opened !== this.#of) {
      this.#rows = new Map();
      this.#wanted.clear();
    }
    if (this.#asked !== asked) this.scrollTop = 0;
    [this.#of, this.#asked] = [opened, asked];
    const first = rulesOpen.takeFirst(asked);
    if (first !== null) {
      this.#take(first.rows);
      this.#answer = first;
      return;
    }
    const answering = this.#search(query, opened);
    this.#answering = answering;
    try {
      await answering;
    } catch (error) {
      // Asked once more, it is a new question.
      if (this.#answering === answering) this.#asked = '';
      throw error;
    }
  }

  async #search(query: CatalogueQuery, opened: OpenedCatalogue): Promise<void> {
    const answer = await rulesOpen.client.search(query, FIRST);
    if (answer === OVERTAKEN || opened !== rulesOpen.opened) return;
    this.#take(answer.rows);
    this.#answer = answer;
  }

  /** Rows that are to be seen. */
  async need(numbers: readonly number[]): Promise<void> {
    const of = this.#of;
    const missing = numbers.filter((one) => !this.#rows.has(one) && !this.#wanted.has(one));
    if (missing.length === 0) return;
    for (const one of missing) this.#wanted.add(one);
    try {
      const rows = await rulesOpen.client.ask('rows', missing);
      if (of === this.#of) this.#take(rows);
    } finally {
      // Those that did not come can be asked for again.
      if (of === this.#of) for (const one of missing) this.#wanted.delete(one);
    }
  }

  #take(rows: readonly RuleRow[]): void {
    this.#rows = new Map([...this.#rows, ...rows.map((row) => [row.number, row] as const)]);
  }
}

export const listing = new Listing();
