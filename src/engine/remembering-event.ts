// Events that many rules ask for the same fields, one behind the other: each field is looked up once an event, and what it is remembered
// in is made once for all of them.
import type { JsonValue } from '../text/json';
import type { Event, Located } from './event';
import { leavesOf, locate } from './fields';

/** The event that was shown last. What it has given stays as it is. */
export class RememberingEvent implements Event {
  readonly #fields = new Map<string, Remembered>();
  #leaves: readonly Located[] | null = null;
  /** The event, for what remembers its fields. */
  value: JsonValue = null;
  /** How many have been shown. */
  shown = 0;

  /** From now on this is the event. */
  show(value: JsonValue): void {
    this.value = value;
    this.shown += 1;
    this.#leaves = null;
  }

  values(field: string): readonly Located[] {
    return this.field(field).values();
  }

  /** For whoever asks for it again and again. */
  field(name: string): Remembered {
    let field = this.#fields.get(name);
    if (field === undefined) this.#fields.set(name, (field = new Remembered(this, name)));
    return field;
  }

  leaves(): readonly Located[] {
    this.#leaves ??= leavesOf(this.value);
    return this.#leaves;
  }
}

/** A field of whatever event is shown. */
export class Remembered {
  /** Which of the events it was found in. */
  #of = -1;
  #found: readonly Located[] = [];

  constructor(
    readonly event: RememberingEvent,
    readonly name: string,
  ) {}

  values(): readonly Located[] {
    const { event } = this;
    if (this.#of !== event.shown) {
      this.#of = event.shown;
      this.#found = locate(event.value, this.name);
    }
    return this.#found;
  }
}
