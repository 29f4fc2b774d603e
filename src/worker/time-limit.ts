// The clock over tests that could run away. It hears which test began and which ended, and says when one takes too long.
import type { Testing } from './api';

/** A person is made to wait two seconds at most; a restart and reading the events again take up to half of that. */
const LIMIT = 1000;

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
