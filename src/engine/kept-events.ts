// What correlations may need of events, kept while files are read one after the other, and the alerts they add up to.
import { emptyBits, setBit } from './bits';
import { correlate } from './correlate';
import { eventsBehind } from './correlation/contributing';
import { EventFields, type Fields } from './correlation/entries';
import type { Event, EventMeta } from './event';
import type { Program } from '../sigma/link';

export interface FiredAlert {
  readonly correlation: number;
  /** Where the event was found at which it fired, or the last one of its window. */
  readonly origin: string;
  /** In milliseconds since 1970. */
  readonly time: number;
  readonly events: readonly string[];
}

/** Names of the fields that correlations read as texts, and of those they compute with. */
interface Names {
  readonly texts: readonly string[];
  readonly numbers: readonly string[];
}

export class KeptEvents {
  readonly #events: { readonly fields: KeptFields; readonly meta: EventMeta }[] = [];
  /** For each rule that a correlation counts, the events it matched. */
  readonly #matched: ReadonlyMap<number, number[]>;
  /** For each such rule, the fields those correlations read of its events. */
  readonly #names: ReadonlyMap<number, Names>;
  /** The same for several rules that one event matched: of some sets of them, once each. */
  readonly #joined = new Map<string, Names>();
  readonly #texts = new SameTexts();
  #lastTime = -Infinity;

  constructor(readonly program: Program) {
    const names = new Map<number, Names>();
    for (const linked of program.order.map((index) => program.correlations[index]!)) {
      const { targets, groupBy, values, correlation } = linked;
      const counts = correlation.type === 'value_count';
      targets.forEach(({ kind, index }, target) => {
        if (kind !== 'rule') return;
        const own: Names = {
          texts: [...groupBy[target]!, ...(counts ? values[target]! : [])],
          numbers: counts ? [] : values[target]!,
        };
        const known = names.get(index);
        names.set(index, known === undefined ? joined([own]) : joined([known, own]));
      });
    }
    this.#matched = new Map([...names.keys()].map((rule) => [rule, []]));
    this.#names = names;
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
    let names: Names | undefined;
    let counted = 0;
    for (const rule of rules) {
      const list = this.#matched.get(rule);
      if (list === undefined) continue;
      list.push(this.#events.length);
      counted += 1;
      names = this.#names.get(rule);
    }
    if (names === undefined) return;
    if (counted > 1) names = this.#namesOf(rules);
    this.#events.push({ fields: new KeptFields(names, event, this.#texts), meta });
  }

  #namesOf(rules: readonly number[]): Names {
    const key = rules.join();
    let names = this.#joined.get(key);
    if (names === undefined) {
      names = joined(rules.flatMap((rule) => this.#names.get(rule) ?? []));
      this.#joined.set(key, names);
    }
    return names;
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
    const event = (index: number) => this.#events[index]!.fields;
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

const joined = (all: readonly Names[]): Names => ({
  texts: [...new Set(all.flatMap(({ texts }) => texts))],
  numbers: [...new Set(all.flatMap(({ numbers }) => numbers))],
});

/** Of an event what is read of it later: whole records would fill the memory. */
class KeptFields implements Fields {
  readonly #texts: readonly (readonly string[])[];
  readonly #numbers: readonly (readonly (number | bigint)[])[];

  constructor(
    readonly names: Names,
    event: Event,
    same: SameTexts,
  ) {
    const fields = new EventFields(event);
    this.#texts = names.texts.map((field) => same.as(fields.texts(field)));
    this.#numbers =
      names.numbers.length === 0 ? NONE : names.numbers.map((field) => fields.numbers(field));
  }

  texts(field: string): readonly string[] {
    return kept(field, this.names.texts, this.#texts);
  }

  numbers(field: string): readonly (number | bigint)[] {
    return kept(field, this.names.numbers, this.#numbers);
  }
}

const NONE: readonly (readonly number[])[] = [];

function kept<T>(field: string, names: readonly string[], values: readonly T[]): T {
  const at = names.indexOf(field);
  if (at < 0) throw new Error(`${field} was not kept`);
  return values[at]!;
}

/** What many events say alike is kept once: names of calls and of people, up to a number. */
const MOST_SAME = 10_000;

class SameTexts {
  readonly #known = new Map<string, readonly string[]>();

  as(texts: readonly string[]): readonly string[] {
    const [text] = texts;
    if (text === undefined || texts.length > 1) return texts;
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    if (this.#known.size < MOST_SAME) this.#known.set(text, texts);
    return texts;
  }
}
