// The clock over tests that could run away. It hears which test began and which ended, and says when one takes too long: to end,
// or to be heard of again.
import type { Testing } from './api';

type Run = NonNullable<Testing['testing']>;

/** A person is made to wait two seconds at most; a restart and reading the events again take up to half of that. */
const LIMIT = 1000;

/** One that gets on is slow, not endless: it may take this long over all events. */
const WHOLE = 10_000;

/** The end of a test may be waiting behind whatever kept the page busy: it gets this long to be heard. */
const GRACE = 50;

export class TimeLimit {
  readonly #ranAway: (run: Run) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The test that runs, and since when. */
  #key: string | null = null;
  #began = 0;

  constructor(ranAway: (run: Run) => void) {
    this.#ranAway = ranAway;
  }

  hear(testing: Testing['testing']): void {
    this.stop();
    const now = Date.now();
    if (testing?.key !== this.#key) this.#began = now;
    this.#key = testing?.key ?? null;
    if (testing === null) return;
    const left = Math.max(0, Math.min(LIMIT, this.#began + WHOLE - now));
    this.#timer = setTimeout(() => {
      this.#timer = setTimeout(() => this.#ranAway(testing), GRACE);
    }, left);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
