// Answers of what may be gone before it gives them.

/** No race with a promise of its end: one that never ends would keep every answer. */
export class Lifeline {
  readonly #waiting = new Set<(why: Error) => void>();
  #cut: { readonly why: Error } | null = null;

  /** Somebody waits for an answer. */
  get waiting(): boolean {
    return this.#waiting.size > 0;
  }

  /** The answer; or why there will be none. */
  until<T>(answer: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const done = <A>(settle: (as: A) => void) => {
        return (as: A): void => {
          this.#waiting.delete(reject);
          settle(as);
        };
      };
      answer.then(done(resolve), done(reject));
      if (this.#cut === null) this.#waiting.add(reject);
      else reject(this.#cut.why);
    });
  }

  cut(why: Error): void {
    this.#cut ??= { why };
    for (const reject of [...this.#waiting]) reject(why);
    this.#waiting.clear();
  }
}
