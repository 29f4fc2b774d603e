// How near the events are to a match and where they dropped out: asked after each evaluation, for whoever shows it.
import { nearnessPainted } from '../performance-marks';
import type { Nearness } from '../../worker/why-api';
import type { Playground } from '../playground.svelte';
import { ask } from './ask';

class Near {
  #all = $state.raw<readonly Nearness[]>([]);

  get all(): readonly Nearness[] {
    return this.#all;
  }

  /** Of the rule in focus; null while nothing is known. */
  of({ inFocus }: Playground): Nearness | null {
    return this.#all.find(({ id }) => id === inFocus.rule?.id) ?? null;
  }

  async ask(playground: Playground): Promise<void> {
    const { evaluated } = playground;
    const answer = await ask(playground, 'nearness');
    if (answer === null || playground.evaluated !== evaluated) return;
    this.#all = answer;
    nearnessPainted();
  }

  forget(): void {
    this.#all = [];
  }
}

export const nearness = new Near();
