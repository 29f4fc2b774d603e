// An event that many rules ask for the same fields: each is looked up once.
import type { JsonValue } from '../text/json';
import type { Event, Located } from './event';
import { JsonEvent } from './json-event';

export class RememberingEvent implements Event {
  readonly #event: JsonEvent;
  readonly #found = new Map<string, readonly Located[]>();

  constructor(value: JsonValue) {
    this.#event = new JsonEvent(value);
  }

  values(field: string): readonly Located[] {
    let found = this.#found.get(field);
    if (found === undefined) this.#found.set(field, (found = this.#event.values(field)));
    return found;
  }

  leaves(): readonly Located[] {
    return this.#event.leaves();
  }
}
