// The engine's own event: a JSON value. What a record means beyond its JSON is other rooms' business.
import type { JsonValue } from '../text/json';
import type { Event, Located } from './event';
import { leavesOf, locate } from './fields';

export class JsonEvent implements Event {
  #leaves: readonly Located[] | null = null;

  constructor(readonly value: JsonValue) {}

  values(field: string): readonly Located[] {
    return locate(this.value, field);
  }

  leaves(): readonly Located[] {
    this.#leaves ??= leavesOf(this.value);
    return this.#leaves;
  }
}
