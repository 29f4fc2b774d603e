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

function hasEscape(bytes: Uint8Array): boolean {
  // Behind an escaped backslash a `u` is a letter.
  for (let at = bytes.indexOf(0x5c); at >= 0; at = bytes.indexOf(0x5c, at + 2)) {
    if (bytes[at + 1] === 0x75) return true;
  }
  return false;
}

/** U+0130, U+017F and U+212A, as UTF-8 has them. */
const ALIKE = [
  [0xc4, 0xb0],
  [0xc5, 0xbf],
  [0xe2, 0x84, 0xaa],
] as const;

/** Places of those three, rising. */
function alikeIn(bytes: Uint8Array): Uint32Array {
  const places = ALIKE.flatMap((alike) => {
    const own: number[] = [];
    for (let at = bytes.indexOf(alike[0]); at >= 0; at = bytes.indexOf(alike[0], at + 1)) {
      if (alike.every((byte, i) => bytes[at + i] === byte)) own.push(at);
    }
    return own;
  });
  return Uint32Array.from(places).sort();
}

function hides(bytes: Uint8Array, from: number, to: number): boolean {
  const own = bytes.subarray(from, to);
  return hasEscape(own) || alikeIn(own).length > 0;
}

/** A need made ready for many texts. */
export class PreparedNeed {
  readonly clauses: readonly ByteSearch[];
  readonly fulfillable: boolean;
  /** What other bytes of the same kind are looked through for first: the rarest clause; null where that is not known yet, or nothing is needed. */
  sought: ByteSearch | null;

  constructor(need: Need) {
    this.fulfillable = need.every((clause) => clause.length > 0);
    this.clauses = this.fulfillable
      ? need.map((clause) => new ByteSearch(clause, { anyCase: true }))
      : [];
    this.sought = this.clauses.length === 1 ? this.clauses[0]! : null;
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
  readonly #marks: readonly Marks[];

  /** `need`: hears which of its clauses is the rarest here. */
  constructor(
    need: PreparedNeed,
    readonly bytes: Uint8Array,
    { ascii, escapes, found } = surveyOf(bytes),
  ) {
    const clause = (need.sought ??= rarest(need.clauses, bytes));
    if (!need.fulfillable) this.#marks = [];
    else if (clause === null) this.#marks = [EVERYWHERE];
    else {
      const own = found.get(clause) ?? clause.all(bytes);
      // Here it is not rare: another may be.
      if (own.length * OFTEN > bytes.length && need.clauses.length > 1) need.sought = null;
      const places = [escapes, own, ...(ascii ? [] : [alikeIn(bytes)])];
      this.#marks = places.map((listed) => new Listed(listed));
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

interface Marks {
  /** The first at or after an offset. */
  next(from: number): number;
}

const EVERYWHERE: Marks = { next: (from) => from };

/** Places, rising; mostly asked for one behind the other. */
class Listed implements Marks {
  #passed = 0;

  constructor(readonly places: Uint32Array) {}

  next(from: number): number {
    while (this.#passed > 0 && this.places[this.#passed - 1]! >= from) this.#passed -= 1;
    while (this.#passed < this.places.length && this.places[this.#passed]! < from)
      this.#passed += 1;
    return this.places[this.#passed] ?? Infinity;
  }
}

/** Bytes a clause is found once in at most that is not rare: a record is not much longer. */
const OFTEN = 4096;

/** How much tells which clause is rare. */
const SAMPLE = 1 << 18;

/** The clause that a sample has least often, the first of several; null where nothing is needed. */
function rarest(clauses: readonly ByteSearch[], bytes: Uint8Array): ByteSearch | null {
  if (clauses.length < 2) return clauses[0] ?? null;
  const end = Math.min(SAMPLE, bytes.length);
  let found: ByteSearch | null = null;
  let least = Infinity;
  for (const clause of clauses) {
    const times = clause.all(bytes, 0, end).length;
    if (times < least) [found, least] = [clause, times];
  }
  return found;
}
