// Looks in the bytes of JSON for what a plan needs. Nothing is parsed, nor even decoded: a record is passed over only where it surely
// can't match.
//
// The bytes must be those the event is read from, as JSON: not JSON in a string of other JSON, no cell of a table.
//
// Letters and digits stand there as they are, with two exceptions, and a record that has one is never passed over: any character may
// be written `\u0041`, and three characters count as i, s and k where case does not matter.
import { ByteSearch } from '../text/byte-search';
import { surveyOf } from '../text/byte-survey';
import type { Need } from './required';

/** Finds the first place of one kind between two offsets, or -1. */
type Find = (bytes: Uint8Array, from: number, to: number) => number;

const findEscape: Find = (bytes, from, to) => {
  const own = bytes.subarray(from, to);
  // Behind an escaped backslash a `u` is a letter.
  for (let at = own.indexOf(0x5c); at >= 0; at = own.indexOf(0x5c, at + 2)) {
    if (own[at + 1] === 0x75) return from + at;
  }
  return -1;
};

/** U+0130, U+017F and U+212A, as UTF-8 has them. */
const ALIKE = [
  [0xc4, 0xb0],
  [0xc5, 0xbf],
  [0xe2, 0x84, 0xaa],
] as const;

const findAlike: Find = (bytes, from, to) => {
  let own = bytes.subarray(from, to);
  let found = -1;
  for (const alike of ALIKE) {
    for (let at = own.indexOf(alike[0]); at >= 0; at = own.indexOf(alike[0], at + 1)) {
      if (!alike.every((byte, i) => own[at + i] === byte)) continue;
      found = from + at;
      // Only what comes before is of interest now.
      own = own.subarray(0, at);
    }
  }
  return found;
};

const hides = (bytes: Uint8Array, from: number, to: number): boolean =>
  findEscape(bytes, from, to) >= 0 || findAlike(bytes, from, to) >= 0;

/** A need made ready for many texts. */
export class PreparedNeed {
  readonly clauses: readonly ByteSearch[];
  readonly fulfillable: boolean;

  constructor(need: Need) {
    this.fulfillable = need.every((clause) => clause.length > 0);
    this.clauses = this.fulfillable
      ? need.map((clause) => new ByteSearch(clause, { anyCase: true }))
      : [];
  }

  /** Tells whether the record between two places may match. */
  mayMatch(bytes: Uint8Array, from: number, to: number): boolean {
    if (!this.fulfillable) return false;
    if (this.clauses.every((clause) => clause.find(bytes, from, to) >= 0)) return true;
    return hides(bytes, from, to);
  }
}

/** Finds its way through many records, from one that may match to the next, at the speed of a search. */
export class Skipper {
  readonly #marks: readonly { next(from: number): number }[];

  constructor(
    { clauses, fulfillable }: PreparedNeed,
    readonly bytes: Uint8Array,
    { ascii, escapes } = surveyOf(bytes),
  ) {
    const clause = rarest(clauses, bytes);
    if (!fulfillable) this.#marks = [];
    else if (clause === null) this.#marks = [new Marks((_, from) => from, bytes)];
    else {
      const found: Find = (...where) => clause.find(...where);
      const finds = ascii ? [found] : [found, findAlike];
      this.#marks = [new Listed(escapes), ...finds.map((find) => new Marks(find, bytes))];
    }
  }

  /**
   * The first place at or after `from` for which a record may match; the length of the bytes where there is none. No record that
   * begins at or after `from` and ends before it matches.
   */
  next(from: number): number {
    let next = this.bytes.length;
    for (const marks of this.#marks) next = Math.min(next, marks.next(from));
    return next;
  }
}

/** Places of one kind; each is searched for once, however often it is asked for. */
class Marks {
  #since = 0;
  #at = -1;

  constructor(
    readonly find: Find,
    readonly bytes: Uint8Array,
  ) {}

  next(from: number): number {
    if (from < this.#since || from > this.#at) {
      const at = this.find(this.bytes, from, this.bytes.length);
      this.#since = from;
      this.#at = at < 0 ? Infinity : at;
    }
    return this.#at;
  }
}

/** Places that are known already. */
class Listed {
  #passed = 0;

  constructor(readonly places: Uint32Array) {}

  next(from: number): number {
    while (this.#passed > 0 && this.places[this.#passed - 1]! >= from) this.#passed -= 1;
    while (this.#passed < this.places.length && this.places[this.#passed]! < from)
      this.#passed += 1;
    return this.places[this.#passed] ?? Infinity;
  }
}

/** How much tells which clause is rare. */
const SAMPLE = 1 << 18;

/** The clause that a sample has least often, the first of several; null where nothing is needed. */
function rarest(clauses: readonly ByteSearch[], bytes: Uint8Array): ByteSearch | null {
  if (clauses.length < 2) return clauses[0] ?? null;
  const end = Math.min(SAMPLE, bytes.length);
  let found: ByteSearch | null = null;
  let least = Infinity;
  for (const clause of clauses) {
    const times = timesIn(bytes, end, clause, least);
    if (found === null || times < least) [found, least] = [clause, times];
  }
  return found;
}

/** How often, up to a limit from where on it does not matter. */
function timesIn(bytes: Uint8Array, end: number, clause: ByteSearch, limit: number): number {
  let times = 0;
  for (let at = 0; times < limit; times += 1) {
    const found = clause.find(bytes, at, end);
    if (found < 0) break;
    at = found + 1;
  }
  return times;
}
