// What took the place of what was open, and the way back: whole states, one step each.
import type { Draft, Opening } from './draft-record';
import { NO_HISTORY, push, redo, undo, type History, type Step } from './history';

export class Undoing {
  #history = $state.raw<History>(NO_HISTORY);
  #count = $state(0);

  /** What took the place of what was there before, in words; null where nothing can be undone. */
  get undoable(): string | null {
    return this.#history.past.at(-1)?.label ?? null;
  }

  /** Counts what took the place of something, so that each can be told from the one before. */
  get count(): number {
    return this.#count;
  }

  /** `before` is what was open, `label` what took its place. */
  did(before: Draft, label: string): void {
    this.#history = push(this.#history, { ...before, label });
    this.#count++;
  }

  /** What to open, or null. */
  undo(now: Draft): Opening | null {
    return this.#step(undo(this.#history, now));
  }

  redo(now: Draft): Opening | null {
    return this.#step(redo(this.#history, now));
  }

  #step(step: Step | null): Opening | null {
    if (step === null) return null;
    this.#history = step.history;
    return step.open;
  }
}
