// Keeps the draft in the browser's storage, and how that stands. The only bridge between the page's state and storage.
import type { Draft } from './draft-record';
import type { Found } from './draft-store';
import type { Kept } from './keeper';
import { openDrafts, type Drafts } from './storage';

export class Keeping {
  #kept = $state.raw<Kept | null>(null);
  readonly #drafts: Drafts;

  constructor() {
    this.#drafts = openDrafts((kept) => (this.#kept = kept));
  }

  /** What was there when the page opened. */
  get found(): Promise<Found> {
    return this.#drafts.found;
  }

  /** null before anything was to be kept. */
  get kept(): Kept | null {
    return this.#kept;
  }

  keep(draft: Draft): void {
    this.#drafts.keep(draft);
  }

  /** Resolves when what is to be kept is, or can't be. */
  flush(): Promise<void> {
    return this.#drafts.flush();
  }

  /** Deletes what is kept; answers in words why it could not, else empty. */
  async forget(): Promise<string> {
    const why = await this.#drafts.forget();
    if (why === '') this.#kept = null;
    return why;
  }
}
