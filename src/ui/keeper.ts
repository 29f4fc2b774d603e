// When to write what is to be kept: half a second after a change at the latest begun, never twice within it.
// Knows timers and nothing of drafts or databases.

export type Kept =
  | { readonly state: 'saving' }
  /** `note`: in words, what of it could not be kept; else empty. */
  | { readonly state: 'kept'; readonly note: string }
  | { readonly state: 'failed'; readonly why: string };

/** From a change to its writing: what a crash may cost, with as much again for the writing itself. */
const PAUSE = 500;

export class Keeper<T> {
  /** Answers with a note, or throws. */
  readonly #write: (value: T) => Promise<string>;
  readonly #say: (kept: Kept) => void;
  readonly #words: (error: unknown) => string;
  /** Not yet written; a value may be anything, so it stands in a box. */
  #waiting: { readonly value: T } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing = false;
  #through = Promise.resolve();
  #again = false;

  constructor(
    write: (value: T) => Promise<string>,
    say: (kept: Kept) => void,
    words: (error: unknown) => string,
  ) {
    this.#write = write;
    this.#say = say;
    this.#words = words;
  }

  /** Takes the place of what was to be kept before. */
  keep(value: T): void {
    this.#waiting = { value };
    this.#say({ state: 'saving' });
    this.#timer ??= setTimeout(() => void this.flush(), PAUSE);
  }

  /** Writes now what waits. What failed before is tried again. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#again = true;
    if (!this.#writing) this.#through = this.#drain();
    return this.#through;
  }

  /** A change that comes while one is written waits for its own time, unless that is asked for. */
  async #drain(): Promise<void> {
    this.#writing = true;
    while (this.#again && this.#waiting !== null) {
      const { value } = this.#waiting;
      this.#waiting = null;
      this.#again = false;
      await this.#once(value);
    }
    this.#again = false;
    this.#writing = false;
  }

  async #once(value: T): Promise<void> {
    try {
      const note = await this.#write(value);
      if (this.#waiting === null) this.#say({ state: 'kept', note });
    } catch (error) {
      this.#waiting ??= { value };
      this.#say({ state: 'failed', why: this.#words(error) });
    }
  }
}
