// Tests that ran away, each with the events it did so on: it is tried again when one of those is another, and not before.
import { movedIndex } from './changes';
import type { Testing } from './api';

type Run = NonNullable<Testing['testing']>;

export class Refused {
  readonly #runs = new Map<string, Run['events']>();

  get keys(): string[] {
    return [...this.#runs.keys()];
  }

  has(key: string): boolean {
    return this.#runs.has(key);
  }

  add({ key, events }: Run): void {
    this.#runs.set(key, events);
  }

  clear(): void {
    this.#runs.clear();
  }

  /** An event has another text; of the tests named. */
  edited(index: number, keys: readonly string[]): void {
    for (const key of keys) if (within(this.#runs.get(key), index)) this.#runs.delete(key);
  }

  /** An event was put in, or (null) taken out. */
  shifted(at: number, text: string | null): void {
    for (const [key, events] of this.#runs) {
      if (text === null && within(events, at)) this.#runs.delete(key);
      else this.#runs.set(key, [moved(events[0], at, text), moved(events[1] - 1, at, text) + 1]);
    }
  }
}

const within = (events: Run['events'] | undefined, index: number): boolean =>
  events !== undefined && events[0] <= index && index < events[1];

/** Not the one that was taken out. */
const moved = (index: number, at: number, text: string | null): number =>
  movedIndex(index, at, text) ?? index;
