// Events made from the rule in focus, put behind those that are there; what each was made for is kept to be shown.
import { MADE, madeLabel } from '../../view/made-words';
import type { MadeOut } from '../../worker/why-api';
import type { Playground } from '../playground.svelte';
import { ask } from './ask';

interface Shown extends MadeOut {
  /** Of the rule's verdict. */
  readonly rule: string;
  /** Index of the first of them. */
  readonly first: number;
  /** How often something had been put in the place of all, then: later the indexes may mean others. */
  readonly opening: number;
}

class Made {
  #shown = $state.raw<Shown | null>(null);

  /** null where none were made, or others came since. */
  of(playground: Playground): Shown | null {
    return this.#shown?.opening === playground.openings ? this.#shown : null;
  }

  dismiss(): void {
    this.#shown = null;
  }

  async make(playground: Playground): Promise<void> {
    const rule = playground.inFocus.rule?.id;
    if (rule === undefined) return;
    const answer = await ask(playground, 'makeEvents', rule);
    // Whoever opens others meanwhile wants those.
    if (answer === null || playground.reading !== false) return;
    const first = playground.total;
    const { sources, edits, shifts = [], expectations = [] } = playground.draft;
    const blob = new Blob([`[\n${answer.events.map(({ text }) => text).join(',\n')}\n]\n`]);
    if (answer.events.length > 0) {
      const all = [...sources, { name: MADE, blob }];
      const opening = { sources: all, edits, shifts, expectations, view: { selected: first } };
      await playground.open(opening, madeLabel(answer));
    }
    this.#shown = { ...answer, rule, first, opening: playground.openings };
  }
}

export const made = new Made();
