// Looks in JSON text for what a plan needs. Nothing is parsed: a record is passed over only where it surely can't match.
//
// The text must be the very one the event is read from, as JSON: not JSON in a string of other JSON, no cell of a table.
//
// Letters and digits stand there as they are, with two exceptions, and a record that has one is never passed over: any character may
// be written `\u0041`, and three characters count as i, s and k where case does not matter. With them goes half of a pair of
// units, which only compact JSON writes as an escape.
import type { Need } from './required';

const ESCAPED = '\\u';
const ALIKE = /[\u0130\u017f\u212a\ud800-\udfff]/g;

const hides = (text: string): boolean => text.includes(ESCAPED) || text.search(ALIKE) >= 0;

/** Without the flag `u`, `i` folds letters of ASCII with each other only. That it folds too much would do no harm. */
const anyOf = (clause: readonly string[]): RegExp =>
  new RegExp(clause.length === 0 ? '(?!)' : clause.map(escape).join('|'), 'gi');

const escape = (literal: string): string => literal.replace(/[\^$\\.*+?()[\]{}|/-]/g, '\\$&');

/** A need made ready for many texts. */
export class PreparedNeed {
  readonly clauses: readonly RegExp[];
  readonly fulfillable: boolean;

  constructor(need: Need) {
    this.clauses = need.map(anyOf);
    this.fulfillable = need.every((clause) => clause.length > 0);
  }

  /** Tells whether the record at a place of a text may match. */
  mayMatch(text: string, from: number, to: number): boolean {
    const record = text.slice(from, to);
    if (this.clauses.every((clause) => record.search(clause) >= 0)) return true;
    return this.fulfillable && hides(record);
  }
}

/** Finds its way through a text of many records, from one that may match to the next, at the speed of a search. */
export class Skipper {
  readonly #marks: readonly Marks[];

  constructor(
    { clauses, fulfillable }: PreparedNeed,
    readonly text: string,
  ) {
    const clause = rarest(clauses, text);
    if (clause === null) this.#marks = [new Marks((from) => from)];
    else if (!fulfillable) this.#marks = [];
    else {
      this.#marks = [
        new Marks(searching(clause, text)),
        new Marks((from) => text.indexOf(ESCAPED, from)),
        new Marks(searching(ALIKE, text)),
      ];
    }
  }

  /**
   * The first place at or after `from` for which a record may match; the length of the text where there is none. No record that
   * begins at or after `from` and ends before it matches.
   */
  next(from: number): number {
    return Math.min(this.text.length, ...this.#marks.map((marks) => marks.next(from)));
  }
}

/** Places of one kind; each is searched for once, however often it is asked for. */
class Marks {
  #since = 0;
  #at = -1;

  /** `find`: the first at or after an offset, or -1. */
  constructor(readonly find: (from: number) => number) {}

  next(from: number): number {
    if (from < this.#since || from > this.#at) {
      const at = this.find(from);
      this.#since = from;
      this.#at = at < 0 ? Infinity : at;
    }
    return this.#at;
  }
}

const searching =
  (regex: RegExp, text: string) =>
  (from: number): number => {
    regex.lastIndex = from;
    return regex.exec(text)?.index ?? -1;
  };

/** How much of a text tells which clause is rare in it. */
const SAMPLE = 1 << 18;

/** The clause that a sample has least often, the first of several; null where nothing is needed. */
function rarest(clauses: readonly RegExp[], text: string): RegExp | null {
  if (clauses.length < 2) return clauses[0] ?? null;
  const sample = text.slice(0, SAMPLE);
  let found: RegExp | null = null;
  let least = Infinity;
  for (const clause of clauses) {
    const times = timesIn(sample, clause, least);
    if (found === null || times < least) [found, least] = [clause, times];
  }
  return found;
}

/** How often, up to a limit from where on it does not matter. */
function timesIn(sample: string, regex: RegExp, limit: number): number {
  let times = 0;
  regex.lastIndex = 0;
  while (times < limit && regex.test(sample)) times += 1;
  return times;
}
