// Where the records of a large text stand, told without parsing: one that begins as CloudTrail's own records do, on a line of its own
// or in the list of a log file. Knows text only; what is laid out in another way is read whole (read.ts).
import { parseJson, readJson } from '../text/json';

/** `lines`: a record a line. `list`: `{"Records":[…]}` without white space, as CloudTrail delivers it. */
export type Layout = 'lines' | 'list';

/** How every record begins that CloudTrail writes. Inside a JSON string its quotes would be escaped. */
export const RECORD = '{"eventVersion":"';

const LIST = /^\s*\{"Records":\[\{"eventVersion":"/;

/** How a text is laid out, from its beginning; null where it has to be read to tell. `more`: the text goes on behind it. */
export function layoutOf(head: string, more: boolean): Layout | null {
  if (LIST.test(head)) return 'list';
  const start = /\S/.exec(head)?.index ?? head.length;
  const end = head.indexOf('\n', start);
  if (head[start] !== '{' || end < 0) return null;
  if (!more && head.slice(end).trim() === '') return null;
  try {
    JSON.parse(head.slice(start, end));
    return 'lines';
  } catch {
    return null;
  }
}

/** Places in a text, two a record: where it starts and where it ends. */
export interface Slots {
  readonly count: number;
  readonly ends: Uint32Array;
  readonly starts: Uint32Array;
}

class Places {
  #places = new Uint32Array(1024);
  count = 0;

  push(place: number): void {
    if (this.count === this.#places.length) {
      const grown = new Uint32Array(this.count * 2);
      grown.set(this.#places);
      this.#places = grown;
    }
    this.#places[this.count++] = place;
  }

  get all(): Uint32Array {
    return this.#places.subarray(0, this.count);
  }
}

/** What the lines of a text are. */
export interface Lines extends Slots {
  /** Every line that is not empty begins and ends as a record does. */
  readonly plain: boolean;
}

export function linesIn(text: string): Lines {
  const starts = new Places();
  const ends = new Places();
  let plain = true;
  for (let at = 0; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const next = newline < 0 ? text.length : newline;
    let end = next;
    if (!text.startsWith(RECORD, at)) {
      while (at < end && isSpace(text.charCodeAt(at))) at += 1;
      plain &&= at === end || text.startsWith(RECORD, at);
    }
    while (end > at && isSpace(text.charCodeAt(end - 1))) end -= 1;
    if (at < end) {
      plain &&= text.charCodeAt(end - 1) === 0x7d;
      starts.push(at);
      ends.push(end);
    }
    at = next + 1;
  }
  return { count: starts.count, starts: starts.all, ends: ends.all, plain };
}

/** JSON's own, as the reader skips it; a line break is no part of a line. */
const isSpace = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0d;

/** The members of a list of records: each ends where the next begins. */
export function membersIn(text: string): Slots {
  const starts = new Places();
  for (let at = text.indexOf(RECORD); at >= 0; at = text.indexOf(RECORD, at + RECORD.length)) {
    if (isMember(text, at)) starts.push(at);
  }
  const all = starts.all;
  const ends = Uint32Array.from(all, (_, i) => endBefore(text, all[i + 1] ?? text.length));
  return { count: all.length, starts: all, ends };
}

/**
 * Whether nothing stands between the members of such a list but the end of one list and the beginning of the next. Where it looks as if
 * something did, the member is read.
 */
export function isPlainList(text: string, { starts, ends, count }: Slots): boolean {
  let [at, slot, records] = [starts[0] ?? text.length, 0, 0];
  for (let found = text.indexOf(RECORD, at); found >= 0; found = text.indexOf(RECORD, found + 1)) {
    records += 1;
  }
  if (records !== count) return false;
  for (ODD.lastIndex = at; ODD.test(text);) {
    at = ODD.lastIndex - 1;
    while (slot + 1 < count && starts[slot + 1]! <= at) slot += 1;
    if (at === starts[slot] || LIST_HERE.test(text.slice(at, at + 50))) continue;
    const own = text.slice(starts[slot], at);
    // In a list of the record's own; if that was a mistake, the record won't be read and that is said.
    if (own.split('[{').length > own.split('}]').length) {
      const closed = text.indexOf('}]', at);
      ODD.lastIndex = closed < 0 || closed > ends[slot]! ? at : closed;
      continue;
    }
    const end = endOfMember(text, starts[slot]!, ends[slot]!);
    if (at >= end) return false;
    // What follows it is looked at from its last brace on.
    ODD.lastIndex = end - 1;
  }
  return true;
}

/** Where the member of a slot ends, if it can be read. */
function endOfMember(text: string, start: number, end: number): number {
  if ('value' in readJson(text.slice(start, end))) return end;
  const { node, end: own } = parseJson(text, start);
  return node === null || own > end ? start : own;
}

/** Behind a comma no key but a value, as in a list; behind the end of a list neither comma nor another end. */
const ODD = /\}\s*,\s*[^"\s]|\]\s*\}\s*[^\s,\]}]/g;

const LIST_HERE = /^\{"Records":\[\{"eventVersion":"/;

/** What opens the list, and what stands between two members; a record may hold lists itself. */
const OPENS = '"Records":[';
export const BETWEEN = '},';

const isMember = (text: string, at: number): boolean =>
  at === 0 ||
  text.startsWith(BETWEEN, at - BETWEEN.length) ||
  text.startsWith(OPENS, at - OPENS.length);

/** Without the comma, or what closes the list. */
function endBefore(text: string, next: number): number {
  let end = next;
  while (isSpace(text.charCodeAt(end - 1)) || text[end - 1] === '\n') end -= 1;
  if (text[end - 1] === ',') return end - 1;
  return text.startsWith(']}', end - 2) ? end - 2 : end;
}
