// The facts of many records, column by column: a million rows are a few typed arrays and each text once. The page reads rows out of it.
import type { JsonValue } from '../text/json';
import { factsOf, type RecordFacts } from './record';
import { isPlainTime, timeOf } from './time';

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

export function factColumnsOf(records: Iterable<JsonValue>): FactColumns {
  const collector = new Collector();
  for (const record of records) collector.add(record, factsOf(record));
  return collector.columns;
}

class Collector {
  readonly #numbers = new Map([['', 0]]);
  /** Of record after record, a number for each fact. */
  readonly #facts: number[] = [];
  readonly #times: number[] = [];

  add(record: JsonValue, facts: RecordFacts): void {
    const time = timeOf(record) ?? NaN;
    const plain = facts.time === '' || (!Number.isNaN(time) && isPlainTime(facts.time));
    this.#times.push(time);
    this.#facts.push(
      this.#number(facts.name),
      this.#number(facts.service),
      this.#number(facts.principal),
      this.#number(facts.errorCode),
      this.#number(facts.address),
      this.#number(facts.region),
      plain ? 0 : this.#number(facts.time),
      facts.partial ? this.#number('partial') : 0,
    );
  }

  #number(text: string): number {
    if (text === '') return 0;
    let number = this.#numbers.get(text);
    if (number === undefined) this.#numbers.set(text, (number = this.#numbers.size));
    return number;
  }

  get columns(): FactColumns {
    const size = this.#times.length;
    const [all, width] = [this.#facts, FACTS.length];
    const columns = FACTS.map((_, i) => {
      const column = new Uint32Array(size);
      for (let row = 0; row < size; row += 1) column[row] = all[row * width + i]!;
      return column;
    });
    const times = Float64Array.from(this.#times);
    return { size, texts: [...this.#numbers.keys()], columns, times };
  }
}
