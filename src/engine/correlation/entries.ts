// What a correlation may count, in its order: matched events, and alerts of correlations it refers to.
import { compactJson } from '../../text/json';
import type { Event, Located } from '../event';
import { asNumber, textOf } from '../prepare';

/** Something that may count, before it is known in which groups. */
export interface Entry {
  readonly time: number | null;
  /** The event's index; for an inner alert the index of the event it fired at. */
  readonly event: number;
  /** Among those of the same time: the event's index, or for alerts that no event fired, behind them all. */
  readonly order: number;
  /** 0 for events; alerts stand behind the event they fired at, in the order of the correlation's rules. */
  readonly rank: number;
  readonly inner: { readonly correlation: number; readonly alert: number } | null;
  readonly targets: readonly number[];
  readonly fields: Fields;
}

/** What a field holds. */
export interface Fields {
  /** Texts for grouping and for counting what differs; null and empty lists give none. */
  texts(field: string): readonly string[];
  numbers(field: string): readonly (number | bigint)[];
}

export type Timed = Entry & { readonly time: number };

/** By time, then in the order of the input. */
export function inOrder(entries: readonly Timed[]): readonly Timed[] {
  const behind = (a: Timed, b: Timed) =>
    a.time - b.time || compare(a.order, b.order) || a.rank - b.rank;
  // Files have their events in order, mostly.
  for (let i = 1; i < entries.length; i += 1) {
    if (behind(entries[i - 1]!, entries[i]!) > 0) return [...entries].sort(behind);
  }
  return entries;
}

/** Infinity minus itself is no number. */
const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

function textsIn({ value }: Located): readonly string[] {
  if (value === undefined || value === null) return [];
  if (typeof value === 'object') {
    // an empty list is no member of itself; an object is one thing, told apart by what it holds
    return Array.isArray(value) ? [] : [compactJson(value)];
  }
  return [textOf(value)!];
}

export class EventFields implements Fields {
  constructor(readonly event: Pick<Event, 'values'>) {}

  texts(field: string): readonly string[] {
    const found = this.event.values(field);
    if (found.length === 1) return textsIn(found[0]!);
    return [...new Set(found.flatMap(textsIn))];
  }

  numbers(field: string): readonly (number | bigint)[] {
    return this.event.values(field).flatMap(({ value }) => {
      const number = value === undefined ? null : asNumber(value);
      return number === null || (typeof number === 'number' && !Number.isFinite(number))
        ? []
        : [number];
    });
  }
}

/** The fields of an inner alert: its group, by the names its own `group-by` gives them (5.6). */
export class GroupFields implements Fields {
  constructor(
    readonly names: readonly string[],
    readonly key: readonly string[],
  ) {}

  texts(field: string): readonly string[] {
    const at = this.names.indexOf(field);
    return at < 0 ? [] : [this.key[at]!];
  }

  numbers(field: string): readonly (number | bigint)[] {
    return this.texts(field).flatMap((text) => {
      const number = asNumber(text);
      return number === null || (typeof number === 'number' && !Number.isFinite(number))
        ? []
        : [number];
    });
  }
}
