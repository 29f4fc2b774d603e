// The rows of the matrix, read out of columns: a row becomes an object when it is looked at. Immutable to those who hold it.
import type { Fact, FactColumns } from '../cloudtrail/fact-columns';
import type { EventRow, SourceSummary } from '../worker/api';
import type { Growth } from '../worker/growth';

/** As the worker has them. */
const FACTS: readonly Fact[] = [
  'name',
  'service',
  'principal',
  'errorCode',
  'address',
  'region',
  'written',
  'partial',
];

/** What is open: where it came from, and a row for each event. */
export interface Events {
  readonly sources: readonly SourceSummary[];
  readonly rows: Facts;
}

/** Numbers of texts, half as wide while there are few texts. */
export type Column = Uint16Array | Uint32Array;

/** The last number that fits into half. */
const HALF = 0xffff;

/** Room for rows, shared by sets of which each is the beginning of the next. */
interface Room {
  readonly texts: string[];
  readonly numbers: Map<string, number>;
  columns: readonly Column[];
  readonly times: Float64Array;
  /** Rows written by the longest of those that share it. */
  used: number;
}

export class Facts {
  static readonly none = new Facts(roomOf(0, ['']), 0);

  readonly length: number;
  readonly #room: Room;

  private constructor(room: Room, length: number) {
    this.#room = room;
    this.length = length;
  }

  static of(columns: FactColumns): Facts {
    return Facts.none.plus(columns);
  }

  /** Every text there is; columns hold its indexes. */
  get texts(): readonly string[] {
    return this.#room.texts;
  }

  /** Indexes of `texts`, one a row. */
  column(fact: Fact): Column {
    return this.#room.columns[FACTS.indexOf(fact)]!.subarray(0, this.length);
  }

  /** Milliseconds since 1970, NaN where there is none; one a row. */
  get times(): Float64Array {
    return this.#room.times.subarray(0, this.length);
  }

  /** ISO 8601 as in the record, or empty. */
  time(row: number): string {
    return this.#text('written', row) || isoOf(this.#room.times[row]!);
  }

  /** Some row lacks what every CloudTrail record has. */
  get partial(): boolean {
    const { numbers } = this.#room;
    return numbers.has('partial') && this.column('partial').includes(numbers.get('partial')!);
  }

  /** Nothing is known of it yet but that it is there. */
  isUnread(row: number): boolean {
    return this.#text('partial', row) === UNREAD;
  }

  at(row: number): EventRow | undefined {
    if (row < 0 || row >= this.length) return undefined;
    return {
      name: this.#text('name', row),
      time: this.time(row),
      service: this.#text('service', row),
      principal: this.#text('principal', row),
      errorCode: this.#text('errorCode', row),
      address: this.#text('address', row),
      region: this.#text('region', row),
      partial: this.#text('partial', row) === 'partial',
    };
  }

  #text(fact: Fact, row: number): string {
    return this.#room.texts[this.#room.columns[FACTS.indexOf(fact)]![row]!]!;
  }

  /** These rows, then those. */
  plus(more: FactColumns): Facts {
    const at = this.length;
    const room = this.#roomFor(at + more.size);
    write(room, more, at, null);
    room.used = at + more.size;
    return new Facts(room, room.used);
  }

  /**
   * With what became known of events that are read from their files: rows that came are unread until it is their turn. Done in steps:
   * whoever has these may see some of it before.
   */
  *growing({ size, expected, parts }: Growth): Generator<undefined, Facts, undefined> {
    // What is not written costs nothing; to copy a million rows takes a third of a second.
    const room = this.#roomFor(size, Math.ceil(expected * 1.25));
    const unread = numberOf(room, UNREAD);
    if (size > this.length) room.columns[FACTS.length - 1]!.fill(unread, this.length, size);
    if (size > this.length) room.times.fill(NaN, this.length, size);
    let news = size !== this.length;
    for (const { at, records, facts } of parts) {
      news = write(room, facts, at, records) || news;
      yield;
    }
    // Whoever put these in order or counted them need not do so again.
    if (!news) return this;
    room.used = size;
    return new Facts(room, size);
  }

  /** The same at once. */
  grown(growth: Growth): Facts {
    for (const steps = this.growing(growth); ;) {
      const { done, value } = steps.next();
      if (done === true) return value;
    }
  }

  /** The same with `rows` in the place of `gone` rows from `at` on. Texts are shared: they only ever get more. */
  spliced(at: number, gone: number, rows: FactColumns | null): Facts {
    const { texts, numbers } = this.#room;
    const put = at + (rows?.size ?? 0);
    const used = put + this.length - at - gone;
    const room: Room = { ...emptyColumns(used, texts), texts, numbers, used };
    const to = allOf(room);
    allOf(this.#room).forEach((column, i) => {
      to[i]!.set(column.subarray(0, at));
      to[i]!.set(column.subarray(at + gone, this.length), put);
    });
    if (rows !== null) write(room, rows, at, null);
    return new Facts(room, used);
  }

  /** Behind the last row of all there may be room already; others write to a copy. */
  #roomFor(length: number, expected = 0): Room {
    const { texts, numbers, times, used } = this.#room;
    if (used === this.length && times.length >= length) return this.#room;
    const room = roomOf(Math.max(length, expected, Math.ceil(used * 1.5)), texts, numbers);
    const to = allOf(room);
    allOf(this.#room).forEach((column, i) => to[i]!.set(column.subarray(0, this.length)));
    return room;
  }
}

function roomOf(
  rows: number,
  texts: readonly string[],
  numbers: ReadonlyMap<string, number> = new Map(texts.map((text, i) => [text, i])),
): Room {
  return {
    texts: [...texts],
    numbers: new Map(numbers),
    ...emptyColumns(rows, texts),
    used: 0,
  };
}

function emptyColumns(
  rows: number,
  { length }: readonly string[],
): Pick<Room, 'columns' | 'times'> {
  const Numbers = length > HALF ? Uint32Array : Uint16Array;
  return { columns: FACTS.map(() => new Numbers(rows)), times: new Float64Array(rows) };
}

const isoOf = (time: number): string =>
  Number.isNaN(time) ? '' : `${new Date(time).toISOString().slice(0, 19)}Z`;

/** In the column `partial`, of a row that nothing is known of yet. */
export const UNREAD = 'unread';

const allOf = ({ columns, times }: Pick<Room, 'columns' | 'times'>) => [...columns, times];

/** Rows from `at` on, or those `records` alone (their number from `at` on); whether any of them is another than it was. */
function write(room: Room, part: FactColumns, at: number, records: Uint32Array | null): boolean {
  const { size, texts, times } = part;
  const numbers = new Uint32Array(texts.length);
  for (let text = 0; text < texts.length; text++) numbers[text] = numberOf(room, texts[text]!);
  let differs = false;
  const placeOf = (row: number): number => at + (records === null ? row : records[row]!);
  part.columns.forEach((own, i) => {
    const column = room.columns[i]!;
    for (let row = 0; row < size; row++) {
      const place = placeOf(row);
      const number = numbers[own[row]!]!;
      // Memory that was never written to costs nothing.
      if (column[place] === number) continue;
      differs = true;
      column[place] = number;
    }
  });
  // Apart from the columns: a loop over one kind of numbers takes a fraction of one over several.
  for (let row = 0; row < size; row++) {
    const place = placeOf(row);
    if (Object.is(room.times[place], times[row])) continue;
    differs = true;
    room.times[place] = times[row]!;
  }
  return differs;
}

function numberOf(room: Room, text: string): number {
  const { texts, numbers, columns } = room;
  let number = numbers.get(text);
  if (number === undefined) {
    number = texts.push(text) - 1;
    numbers.set(text, number);
  }
  // Whoever shares the texts may have added those before.
  if (number > HALF && columns[0] instanceof Uint16Array) {
    room.columns = columns.map((own) => Uint32Array.from(own));
  }
  return number;
}
