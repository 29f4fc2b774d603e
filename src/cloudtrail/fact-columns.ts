// The facts of many records, column by column: a million rows are a few typed arrays and each text once. The page reads rows out of it.
import type { JsonValue } from '../text/json';
import { factsOf } from './record';
import { timeOf } from './time';

export interface FactColumns {
  readonly size: number;
  /** What the columns are numbers of; the first is empty. */
  readonly texts: readonly string[];
  /** In the order of `FACTS`: the number of its text for each record. */
  readonly columns: readonly Uint32Array[];
  /** Milliseconds since 1970; NaN where a record has no time that can be read. */
  readonly times: Float64Array;
}

/**
 * `written`: the time as it stands in the record, where it is written in another way than `2026-03-02T09:14:07Z`.
 * `partial`: not empty where the record lacks what every CloudTrail record has.
 */
export const FACTS = [
  'name',
  'service',
  'principal',
  'errorCode',
  'address',
  'region',
  'written',
  'partial',
] as const;

export type Fact = (typeof FACTS)[number];

/** As CloudTrail writes it. */
const PLAIN = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

export function factColumnsOf(records: Iterable<JsonValue>): FactColumns {
  const numbers = new Map([['', 0]]);
  const numberOf = (text: string): number => {
    let number = numbers.get(text);
    if (number === undefined) numbers.set(text, (number = numbers.size));
    return number;
  };
  const columns = FACTS.map((): number[] => []);
  const times: number[] = [];
  // Many records share their second.
  let last = { text: '', time: NaN };
  for (const record of records) {
    const { time: text, partial, ...facts } = factsOf(record);
    if (text !== last.text) last = { text, time: timeOf(record) ?? NaN };
    times.push(last.time);
    const plain = !Number.isNaN(last.time) && PLAIN.test(text);
    const all = { ...facts, written: plain ? '' : text, partial: partial ? 'partial' : '' };
    FACTS.forEach((fact, i) => columns[i]!.push(numberOf(all[fact])));
  }
  return {
    size: times.length,
    texts: [...numbers.keys()],
    columns: columns.map((column) => Uint32Array.from(column)),
    times: Float64Array.from(times),
  };
}
