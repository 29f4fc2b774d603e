// event_count and value_count (docs/semantics.md, 5.3).
import { meets } from '../../sigma/checks/bounds';
import type { Bound } from '../../sigma/document';
import { shortfall } from './bounds';
import type { Counted } from './grouping';
import type { Measure } from './measure';

export class EventCount implements Measure {
  #count = 0;

  constructor(readonly bounds: readonly Bound[]) {}

  add(): void {
    this.#count += 1;
  }

  remove(): void {
    this.#count -= 1;
  }

  holds(): boolean {
    return meets(this.#count, this.bounds);
  }

  value(): number {
    return this.#count;
  }

  distance(): number {
    return shortfall(this.#count, this.bounds, 1);
  }
}

/** How many different values there are, each event bringing one or more. */
export class Distinct implements Measure {
  readonly #times = new Map<string, number>();

  constructor(readonly bounds: readonly Bound[]) {}

  add({ texts }: Counted): void {
    for (const text of texts) this.#times.set(text, (this.#times.get(text) ?? 0) + 1);
  }

  remove({ texts }: Counted): void {
    for (const text of texts) {
      const times = this.#times.get(text)!;
      if (times === 1) this.#times.delete(text);
      else this.#times.set(text, times - 1);
    }
  }

  holds(): boolean {
    return meets(this.#times.size, this.bounds);
  }

  value(): number {
    return this.#times.size;
  }

  distance(): number {
    return shortfall(this.#times.size, this.bounds, 1);
  }
}
