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
  /** What was asked last: about which rule, when, and how long the answer took; in milliseconds. */
  #asked = { rule: '', at: -Infinity, took: 0 };

  get all(): readonly Nearness[] {
    return this.#all;
  }

  /** Of the rule in focus; null while nothing is known. */
  of({ inFocus }: Playground): Nearness | null {
    return this.#all.find(({ id }) => id === inFocus.rule?.id) ?? null;
  }

  /** Milliseconds until it is worth asking again. */
  pause({ evaluated, growing }: Playground): number {
    const { rule, at, took } = this.#asked;
    if (!growing?.growth.progress || evaluated?.rule !== rule) return PAUSE;
    return Math.max(PAUSE, at + took * (1 + REST) - performance.now());
  }

  async ask(playground: Playground): Promise<void> {
    const { evaluated, growing } = playground;
    if (evaluated === null) return;
    const { rule } = evaluated;
    const at = performance.now();
    const answer = await ask(playground, 'nearness');
    // Of events that still arrive it is true as far as it goes.
    const arriving = growing?.growth.progress && playground.evaluated?.rule === rule;
    if (answer === null || (playground.evaluated !== evaluated && !arriving)) return;
    this.#asked = { rule, at, took: performance.now() - at };
    this.#all = answer;
    nearnessPainted();
  }

  forget(): void {
    this.#all = [];
  }
}

export const nearness = new Near();
