// What the page has to say beside verdicts: a notice in the footer, why something was not opened, a mistake of ours.
import { InternalError } from '../worker/client';

export class Said {
  #notice = $state.raw('');
  #good = $state.raw(false);
  #refusal = $state.raw<string | null>(null);
  #failure = $state.raw<string | null>(null);

  get notice(): string {
    return this.#notice;
  }
  /** The notice is no complaint. */
  get good(): boolean {
    return this.#good;
  }
  /** Why what the address asked for was not opened. */
  get refusal(): string | null {
    return this.#refusal;
  }
  /** A mistake of ours, as one text. */
  get failure(): string | null {
    return this.#failure;
  }

  say(notice: string): void {
    this.#notice = notice;
    this.#good = false;
  }

  /** What went well. */
  tell(notice: string): void {
    this.#notice = notice;
    this.#good = true;
  }

  /** What the address asked for can't be opened: that is said, and nothing is opened in its place. */
  refuse(why: string): void {
    this.#refusal = why;
  }

  /** The refusal was read. */
  accept(): void {
    this.#refusal = null;
  }

  fail(error: unknown): void {
    this.#failure = InternalError.from(error).text;
  }

  dismissFailure(): void {
    this.#failure = null;
  }

  /** Something else is open. */
  forget(): void {
    this.#notice = '';
    this.#refusal = null;
  }
}
