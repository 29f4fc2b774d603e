// What correlations may need of events, kept while files are read one after the other, and the alerts they add up to.
import { emptyBits, setBit } from './bits';
import { correlate } from './correlate';
import { eventsBehind } from './correlation/contributing';
import type { Event, EventMeta, Located } from './event';
import type { Program } from '../sigma/link';

export interface FiredAlert {
  readonly correlation: number;
  /** Where the event was found at which it fired, or the last one of its window. */
  readonly origin: string;
  /** In milliseconds since 1970. */
  readonly time: number;
  readonly events: readonly string[];
}

export class KeptEvents {
  readonly #events: { readonly event: KeptFields; readonly meta: EventMeta }[] = [];
  /** For each rule that a correlation counts, the events it matched. */
  readonly #matched: ReadonlyMap<number, number[]>;
  /** For each such rule, the fields those correlations read of its events. */
  readonly #fields: ReadonlyMap<number, readonly string[]>;
  #lastTime = -Infinity;

  constructor(readonly program: Program) {
    const fields = new Map<number, Set<string>>();
    for (const { targets, groupBy, values } of program.order.map(
      (index) => program.correlations[index]!,
    )) {
      targets.forEach(({ kind, index }, target) => {
        if (kind !== 'rule') return;
        const known = fields.get(index) ?? new Set();
        fields.set(index, known);
        for (const field of [...groupBy[target]!, ...values[target]!]) known.add(field);
      });
    }
    this.#matched = new Map([...fields.keys()].map((rule) => [rule, []]));
    this.#fields = new Map([...fields].map(([rule, own]) => [rule, [...own]]));
  }

  /** Nothing would be kept. */
  get idle(): boolean {
    return this.#matched.size === 0;
  }

  /** Is told of an event that no rule matched: when the data ends is known by all of them. */
  pass(time: number | null): void {
    if (time !== null && time > this.#lastTime) this.#lastTime = time;
  }

  /** Is shown every event; keeps it if a correlation counts one of the rules it matched. */
  add(event: Event, meta: EventMeta, rules: readonly number[]): void {
    this.pass(meta.time);
    let kept: KeptFields | null = null;
    for (const rule of rules) {
      const list = this.#matched.get(rule);
      if (list === undefined) continue;
      list.push(this.#events.length);
      kept ??= new KeptFields();
      for (const field of this.#fields.get(rule)!) kept.keep(field, event);
    }
    if (kept !== null) this.#events.push({ event: kept, meta });
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
    const observed = { size, time, event, matches, lastTime: this.#lastTime };
    const results = correlate(this.program, observed, 'sliding', 'alerts');
    const originOf = (index: number) => this.#events[index]!.meta.origin;
    return this.program.correlations.flatMap(({ alerts: own }, correlation): FiredAlert[] => {
      const result = own ? results[correlation]! : null;
      if (!result) return [];
      return result.alerts.map(({ group, to, time: at }, alert) => ({
        correlation,
        origin: originOf(result.groups[group]!.hits[to]!.event),
        time: at,
        // Not everybody asks for them.
        get events() {
          return eventsBehind(results, { correlation, alert }).map(originOf);
        },
      }));
    });
  }
}

/** Of an event what is read of it later: whole records would fill the memory. */
class KeptFields implements Pick<Event, 'values'> {
  readonly #fields = new Map<string, readonly Located[]>();

  keep(field: string, event: Event): void {
    if (!this.#fields.has(field)) this.#fields.set(field, event.values(field));
  }

  /** Of a field that was kept. */
  values(field: string): readonly Located[] {
    const found = this.#fields.get(field);
    if (found === undefined) throw new Error(`${field} was not kept`);
    return found;
  }
}
