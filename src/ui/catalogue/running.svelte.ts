// A run of all rules over the playground's events: its answer stays while one looks at a rule, until other rules or events are open.
import type { FiredRule } from '../../catalogue/run-table';
import type { OpenedCatalogue, RunAnswer } from '../../worker/catalogue-api';
import { later } from '../later';
import type { Playground } from '../playground.svelte';
import { rulesOpen } from './rules-open.svelte';
import { ruleWithReferences } from './try-it';

class Running {
  #answer = $state.raw<RunAnswer | null>(null);
  #of = $state.raw<OpenedCatalogue | null>(null);
  #opening = $state.raw(-1);
  /** Events that are through; null while nothing runs. */
  #through = $state.raw<number | null>(null);
  #stopped = false;

  get through(): number | null {
    return this.#through;
  }

  /** null before the first run, and where it was of other rules or events. */
  answer(playground: Playground): RunAnswer | null {
    const same = this.#of === rulesOpen.opened && this.#opening === playground.openings;
    return same ? this.#answer : null;
  }

  async run(playground: Playground): Promise<void> {
    const { sources, edits, shifts = [], placeholders } = playground.draft;
    const request = { sources, edits, shifts, ...(placeholders && { placeholders }) };
    const [of, opening] = [rulesOpen.opened, playground.openings];
    this.#through = 0;
    this.#stopped = false;
    try {
      const answer = await rulesOpen.client.run(request, (events) => (this.#through = events));
      [this.#answer, this.#of, this.#opening] = [answer, of, opening];
    } catch (error) {
      if (!this.#stopped) throw error;
    } finally {
      this.#through = null;
    }
  }

  stop(): void {
    this.#stopped = true;
    rulesOpen.client.stop();
  }

  /** The rule with the events it fired on, those that nearly fired where there are none. */
  async open(playground: Playground, { row, events, near }: FiredRule): Promise<void> {
    const page = await rulesOpen.client.ask('rulePage', row.key);
    if (page === null) return;
    const rule = await ruleWithReferences(page);
    await later;
    location.hash = '#/';
    await playground.open({ rule }, `opened “${row.title}” from the rules`);
    playground.matrix.clear();
    if (events.length > 0) playground.matrix.setFilter('match');
    playground.select(events[0] ?? near[0] ?? 0);
  }
}

export const running = new Running();
