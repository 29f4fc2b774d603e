// Where the records of a large file stand, told without parsing or decoding: one that begins as CloudTrail's own records do, on a line
// of its own or in the list of a log file. Knows bytes of UTF-8 only; what is laid out in another way is read whole (read.ts).
import { byteScanner } from '../text/byte-scan';
import { ByteSearch, standsAt, textAt } from '../text/byte-search';
import { surveyOf } from '../text/byte-survey';
import { parseJson, readJson } from '../text/json';
import { Places } from '../text/places';

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

/** Offsets of bytes, two a record: where it starts and where it ends. */
export interface Slots {
  readonly count: number;
  readonly ends: Uint32Array;
  readonly starts: Uint32Array;
}

/** What the lines of a file are. */
export interface Lines extends Slots {
  /** Every line that is not empty begins and ends as a record does. */
  readonly plain: boolean;
}

/** What the members of a list are. */
export interface Members extends Slots {
  /** Behind the first nothing else begins as a record does. */
  readonly alone: boolean;
}

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

const RECORD_BYTES = ascii(RECORD);

/** `breaks`: offsets of its line breaks. */
export function linesIn(bytes: Uint8Array, breaks = surveyOf(bytes).breaks): Lines {
  const starts = new Places();
  const ends = new Places();
  let plain = true;
  for (let line = 0, at = 0; at < bytes.length; line += 1) {
    const next = breaks[line] ?? bytes.length;
    let end = next;
    if (!standsAt(RECORD_BYTES, bytes, at)) {
      while (at < end && isBlank(bytes[at]!)) at += 1;
      plain &&= at === end || standsAt(RECORD_BYTES, bytes, at);
    }
    while (end > at && isBlank(bytes[end - 1]!)) end -= 1;
    if (at < end) {
      plain &&= bytes[end - 1] === 0x7d;
      starts.push(at);
      ends.push(end);
    }
    at = next + 1;
  }
  return { count: starts.count, starts: starts.all, ends: ends.all, plain };
}

/** JSON's own white space, as the reader skips it; a line break is no part of a line. */
const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0d;

const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

const records = new ByteSearch([RECORD], { anyCase: false });

/** The members of a list of records: each ends where the next begins. */
export function membersIn(bytes: Uint8Array): Members {
  const begun = records.all(bytes);
  const starts = begun.filter((at) => isMember(bytes, at));
  const { length: count } = starts;
  const ends = Uint32Array.from(starts, (_, i) => endBefore(bytes, starts[i + 1] ?? bytes.length));
  const inFront = count === 0 ? begun.length : begun.indexOf(starts[0]!);
  return { count, starts, ends, alone: begun.length - inFront === count };
}

/**
 * Whether nothing stands between the members of such a list but the end of one list and the beginning of the next. Where it looks as if
 * something did, the member is read.
 */
export function isPlainList(bytes: Uint8Array, { starts, ends, count, alone }: Members): boolean {
  if (!alone) return false;
  const odd = new Odd(bytes);
  for (let [from, slot] = [starts[0] ?? bytes.length, 0]; ;) {
    const at = odd.next(from);
    if (at < 0) return true;
    from = at;
    while (slot + 1 < count && starts[slot + 1]! <= at) slot += 1;
    if (at === starts[slot] || standsAt(LIST_BYTES, bytes, at)) continue;
    const own = textAt(bytes, starts[slot]!, at);
    // In a list of the record's own; if that was a mistake, the record won't be read and that is said.
    if (own.split('[{').length > own.split('}]').length) {
      const closed = closing.find(bytes, at, bytes.length);
      from = closed < 0 || closed > ends[slot]! ? at : closed;
      continue;
    }
    const end = endOfMember(bytes, starts[slot]!, ends[slot]!);
    if (at >= end) return false;
    // What follows it is looked at from its last brace on.
    from = end - 1;
  }
}

const closing = new ByteSearch(['}]'], { anyCase: false });

/** Where the member of a slot ends, if it can be read. */
function endOfMember(bytes: Uint8Array, start: number, end: number): number {
  const text = textAt(bytes, start, end);
  if ('value' in readJson(text)) return end;
  const { node, end: own } = parseJson(text);
  return node === null ? start : start + ascii(text.slice(0, own)).length;
}

/**
 * Where something stands that does not belong between records: behind a brace and a comma no key but a value, as in a list; behind the
 * end of a list neither comma nor another end.
 */
class Odd {
  readonly #bytes: Uint8Array;
  /** Ends behind which something odd may stand. */
  readonly #ends = new Places();
  #passed = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const scanner = byteScanner();
    if (scanner !== null) {
      scanner.odd(bytes, (places, count, from) => this.#ends.take(places, count, from));
      return;
    }
    for (let at = 0; at < bytes.length; at += 1) {
      if (bytes[at] === 0x7d || bytes[at] === 0x5d) this.#ends.push(at);
    }
  }

  /** The first behind an end at or after an offset, -1 where there is none; offsets rise. */
  next(from: number): number {
    for (const ends = this.#ends.all; this.#passed < ends.length; this.#passed += 1) {
      const end = ends[this.#passed]!;
      const at = end < from ? -1 : this.#oddBehind(end);
      if (at >= 0) return at;
    }
    return -1;
  }

  #oddBehind(end: number): number {
    const bytes = this.#bytes;
    const brace = bytes[end] === 0x7d;
    let at = end + 1;
    while (isSpace(bytes[at])) at += 1;
    if (bytes[at] !== (brace ? 0x2c : 0x7d)) return -1;
    at += 1;
    while (isSpace(bytes[at])) at += 1;
    if (at === bytes.length) return -1;
    const next = bytes[at];
    const usual = brace ? next === 0x22 : next === 0x2c || next === 0x5d || next === 0x7d;
    return usual ? -1 : at;
  }
}

const LIST_BYTES = ascii(`{"Records":[${RECORD}`);

/** What opens the list, and what stands between two members; a record may hold lists itself. */
const OPENS = ascii('"Records":[');
export const BETWEEN = '},';
const BETWEEN_BYTES = ascii(BETWEEN);

const isMember = (bytes: Uint8Array, at: number): boolean =>
  at === 0 ||
  standsAt(BETWEEN_BYTES, bytes, at - BETWEEN.length) ||
  standsAt(OPENS, bytes, at - OPENS.length);

/** Without the comma, or what closes the list. */
function endBefore(bytes: Uint8Array, next: number): number {
  let end = next;
  while (isSpace(bytes[end - 1])) end -= 1;
  if (bytes[end - 1] === 0x2c) return end - 1;
  return bytes[end - 2] === 0x5d && bytes[end - 1] === 0x7d ? end - 2 : end;
}
