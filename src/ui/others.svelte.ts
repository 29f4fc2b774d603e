// What other engines would decide otherwise, and the lines one wants to know it of.
import { reuse } from '../view/reuse';
import type { Disagreement } from '../why/disagreements';

export class Others {
  #told = $state.raw<readonly Disagreement[]>([]);
  /** Ids of items. */
  asked = $state.raw<readonly string[]>([]);

  /** Known a moment after the verdicts. */
  get told(): readonly Disagreement[] {
    return this.#told;
  }

  tell(all: readonly Disagreement[]): void {
    this.#told = reuse(this.#told, all);
  }
}
