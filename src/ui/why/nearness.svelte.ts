// How near the events are to a match and where they dropped out: asked after each evaluation, for whoever shows it.
import { nearnessPainted } from '../performance-marks';
import type { Nearness } from '../../worker/why-api';
import type { Playground } from '../playground.svelte';
import { ask } from './ask';

/** Longer than between two letters typed in haste; in milliseconds. */
const PAUSE = 60;

/** While events arrive, the answer is as old at least as it takes times this: it is about all events, again and again. */
const REST = 8;

class Near {
  #all = $state.raw<readonly Nearness[]>([]);
  /** When it was asked last, and after how many changes; how long an answer takes; in milliseconds. */
  #asked = { changes: -1, at: 0 };
  #took = 0;

  get all(): readonly Nearness[] {
    return this.#all;
  }

  /** Of the rule in focus; null while nothing is known. */
  of({ inFocus }: Playground): Nearness | null {
    return this.#all.find(({ id }) => id === inFocus.rule?.id) ?? null;
  }

  /** Milliseconds until it is worth asking again. */
  pause({ settings: { changes }, growing }: Playground): number {
    if (!growing?.growth.progress || changes !== this.#asked.changes) return PAUSE;
    return Math.max(PAUSE, this.#asked.at + this.#took * (1 + REST) - performance.now());
  }

  async ask(playground: Playground): Promise<void> {
    const { evaluated, growing } = playground;
    const { changes } = playground.settings;
    const at = performance.now();
    this.#asked = { changes, at };
    const answer = await ask(playground, 'nearness');
    this.#took = performance.now() - at;
    // Of events that still arrive it is true as far as it goes.
    const arriving = growing?.growth.progress && playground.settings.changes === changes;
    if (answer === null || (playground.evaluated !== evaluated && !arriving)) return;
    this.#all = answer;
    nearnessPainted();
  }

  forget(): void {
    this.#all = [];
  }
}

export const nearness = new Near();
