// Times on one axis: where they stand, and how they are said.
import type { GroupResult } from '../worker/correlation-api';
import { timeWords } from './correlation-words';

export class Scale {
  readonly #from: number;
  readonly #length: number;
  readonly #days: boolean;

  constructor(groups: readonly GroupResult[]) {
    const firsts = groups.map(({ times }) => times[0]!);
    const lasts = groups.map(({ times }) => times.at(-1)!);
    this.#from = Math.min(...firsts);
    this.#length = Math.max(...lasts) - this.#from;
    const day = (time: number) => Math.floor(time / 86_400_000);
    this.#days = groups.length > 0 && day(this.#from) !== day(this.#from + this.#length);
  }

  get ends(): [string, string] {
    if (!Number.isFinite(this.#from)) return ['', ''];
    return [this.words(this.#from), this.words(this.#from + this.#length)];
  }

  at(time: number): number {
    if (this.#length === 0) return 0.5;
    return Math.max(0, Math.min(1, (time - this.#from) / this.#length));
  }

  /** `between 09:13:40 and 09:18:25`, `at 09:13:40` */
  span(from: number, to: number): string {
    return from === to
      ? `at ${this.words(from)}`
      : `between ${this.words(from)} and ${this.words(to)}`;
  }

  words(time: number): string {
    return timeWords(time, this.#days);
  }
}
