// What the events that are open are expected to come to. Knows no verdict.
import type { Expectation } from '../workspace/expectations';

export class ExpectedEvents {
  #all = $state.raw<readonly Expectation[]>([]);

  get all(): readonly Expectation[] {
    return this.#all;
  }

  put(all: readonly Expectation[]): void {
    this.#all = all;
  }

  /** Events are elsewhere; null: gone. */
  move(to: (event: number) => number | null): void {
    this.#all = this.#all.flatMap((one) => {
      const event = to(one.event);
      return event === null ? [] : { ...one, event };
    });
  }
}
