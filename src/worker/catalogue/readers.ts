// Who reads the rules of a set: a worker of its own where they are many, started before they come where somebody is about to bring them.
// Where it can't be started, or is lost, they are read here.
import type { Reader } from './making-set';
import type { Reading } from './portion-reader';
import { SteadyReader } from './steady-reader';

/** Bytes from which on a worker reads: starting it takes as long as reading some hundred rules. */
const MANY = 200_000;

/** Milliseconds it waits for rules that were expected. */
const PATIENCE = 60_000;

export class Readers {
  readonly #start: (() => Reader) | null;
  readonly #here: () => Promise<Reading>;
  #expecting: { readonly reader: Reader; readonly timer: ReturnType<typeof setTimeout> } | null =
    null;

  /** `start`: a worker, where there can be one. `here`: what reads in this one. */
  constructor(start: (() => Reader) | null, here: () => Promise<Reading>) {
    this.#start = start;
    this.#here = here;
  }

  /** Somebody is about to bring rules: what reads them may load its code. */
  expect(): void {
    const reader = this.#expected() ?? this.#started();
    if (reader === null) return;
    const timer = setTimeout(() => this.#expected()?.end(), PATIENCE);
    this.#expecting = { reader, timer };
  }

  /** For one set of so many bytes. */
  async take(size: number): Promise<Reader> {
    const reader = size >= MANY ? (this.#expected() ?? this.#started()) : null;
    const here = () => this.#readingHere();
    return reader === null
      ? { ...(await here()), end: () => undefined }
      : new SteadyReader(reader, here);
  }

  async #readingHere(): Promise<Reading> {
    const reading = await this.#here();
    return {
      // Between portions others are heard.
      read: (portion) => pause().then(() => reading.read(portion)),
      finish: (name, coverages) => reading.finish(name, coverages),
      rest: () => reading.rest(),
    };
  }

  #started(): Reader | null {
    try {
      return this.#start?.() ?? null;
    } catch {
      // The browser, or a policy, allows no worker here.
      return null;
    }
  }

  #expected(): Reader | null {
    const expecting = this.#expecting;
    if (expecting === null) return null;
    clearTimeout(expecting.timer);
    this.#expecting = null;
    return expecting.reader;
  }
}

const pause = (): Promise<void> => new Promise((done) => setTimeout(done));
