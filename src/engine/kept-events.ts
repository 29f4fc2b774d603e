// The events that correlations may need, kept while files are read one after the other, and the alerts they add up to.
import { emptyBits, setBit } from './bits';
import { correlate } from './correlate';
import { eventsBehind } from './correlation/contributing';
import type { EventMeta } from './event';
import { JsonEvent } from './json-event';
import type { Program } from '../sigma/link';
import type { JsonValue } from '../text/json';

export interface FiredAlert {
  readonly correlation: number;
  /** Where the event was found at which it fired, or the last one of its window. */
  readonly origin: string;
  /** In milliseconds since 1970. */
  readonly time: number;
  readonly events: readonly string[];
}

export class KeptEvents {
  readonly #events: { readonly event: JsonEvent; readonly meta: EventMeta }[] = [];
  /** For each rule that a correlation counts, the events it matched. */
  readonly #matched: ReadonlyMap<number, number[]>;
  #lastTime = -Infinity;

  constructor(readonly program: Program) {
    const counted = program.order.flatMap((index) =>
      program.correlations[index]!.targets.filter(({ kind }) => kind === 'rule'),
    );
    this.#matched = new Map(counted.map(({ index }) => [index, []]));
  }

  /** Nothing would be kept. */
  get idle(): boolean {
    return this.#matched.size === 0;
  }

  /** Is shown every event; keeps it if a correlation counts one of the rules it matched. */
  add(value: JsonValue, meta: EventMeta, rules: readonly number[]): void {
    this.#lastTime = Math.max(this.#lastTime, meta.time ?? -Infinity);
    const lists = rules.map((rule) => this.#matched.get(rule)).filter((list) => list !== undefined);
    if (lists.length === 0) return;
    for (const list of lists) list.push(this.#events.length);
    this.#events.push({ event: new JsonEvent(value), meta });
  }

  /** In the order of the program's correlations, each one's in the order in which they fired. */
  alerts(): FiredAlert[] {
    const size = this.#events.length;
    const matches = this.program.rules.map((_, rule) => {
      const list = this.#matched.get(rule);
      if (list === undefined) return null;
      const bits = emptyBits(size);
      for (const index of list) setBit(bits, index, true);
      return bits;
    });
    const time = (index: number) => this.#events[index]!.meta.time;
    const event = (index: number) => this.#events[index]!.event;
    const results = correlate(this.program, {
      size,
      time,
      event,
      matches,
      lastTime: this.#lastTime,
    });
    const originOf = (index: number) => this.#events[index]!.meta.origin;
    return this.program.correlations.flatMap(({ alerts: own }, correlation): FiredAlert[] => {
      const result = own ? results[correlation]! : null;
      if (!result) return [];
      return result.alerts.map(({ group, to, time: at }, alert) => ({
        correlation,
        origin: originOf(result.groups[group]!.hits[to]!.event),
        time: at,
        events: eventsBehind(results, { correlation, alert }).map(originOf),
      }));
    });
  }
}
