// The clock over tests that could run away. It hears which test began and which ended, and says when one takes too long.
import type { Testing } from './api';

/** Together with a restart of the worker this stays below the two seconds a person is made to wait at most. */
const LIMIT = 1200;

/** The end of a test may be waiting behind whatever kept the page busy: it gets this long to be heard. */
const GRACE = 50;

export class TimeLimit {
  readonly #ranAway: (key: string) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ranAway: (key: string) => void) {
    this.#ranAway = ranAway;
  }

  hear(testing: Testing['testing']): void {
    this.stop();
    if (testing === null) return;
    this.#timer = setTimeout(() => {
      this.#timer = setTimeout(() => this.#ranAway(testing.key), GRACE);
    }, LIMIT);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
