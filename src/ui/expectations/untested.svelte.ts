// What the expectations of the rule in focus do not test, while one looks at it: asked of the worker part by part.
import type { Marked, UntestedOut, UntestedPart } from '../../worker/why-api';
import type { Playground } from '../playground.svelte';
import { ask } from '../why/ask';

export interface UntestedSoFar extends Omit<UntestedPart, 'found'> {
  readonly found: readonly UntestedOut[];
}

class UntestedRule {
  open = $state(false);
  #answer = $state.raw<UntestedSoFar | null>(null);

  /** null while nobody looks. */
  get answer(): UntestedSoFar | null {
    return this.#answer;
  }

  forget(): void {
    this.#answer = null;
  }

  /** Until all is tried, or it is called off. What was shown stays until there is more than that to show. */
  async run(
    playground: Playground,
    rule: string,
    marked: readonly Marked[],
    calledOff: () => boolean,
  ): Promise<void> {
    let found: readonly UntestedOut[] = [];
    let from = 0;
    while (!calledOff()) {
      const part = await ask(playground, 'untested', rule, marked, from);
      if (part === null || calledOff()) return;
      found = [...found, ...part.found];
      from = part.tried;
      if (part.done || this.#answer === null || !this.#answer.done) {
        this.#answer = { ...part, found };
      }
      if (part.done) return;
    }
  }
}

export const untested = new UntestedRule();
