// Which values a fact has among the events, and how many events have each. Counted by number of text, so that a million rows take
// a few milliseconds.
import type { Bits } from '../worker/api';
import { UNREAD, type Facts } from './facts';
import { lit } from './matrix';
import type { Facet, Rows } from './picking';

export interface FacetWords {
  readonly facet: Facet;
  readonly label: string;
  /** Said where an event has none. */
  readonly none: string;
}

export const FACETS: readonly FacetWords[] = [
  { facet: 'service', label: 'Service', none: '(none)' },
  { facet: 'name', label: 'Event name', none: '(none)' },
  { facet: 'errorCode', label: 'Error code', none: 'no error' },
  { facet: 'principal', label: 'Principal', none: '(none)' },
  { facet: 'address', label: 'Address', none: '(none)' },
  { facet: 'region', label: 'Region', none: '(none)' },
];

export const wordsOf = (facet: Facet): FacetWords => FACETS.find((one) => one.facet === facet)!;

/** By the number of the text. */
export interface Tally {
  readonly counts: Uint32Array;
  readonly matches: Uint32Array;
}

/** Of those rows; what is not read yet has no say. */
export function tallyOf(facts: Facts, facet: Facet, rows: Rows, bits?: Bits): Tally {
  const column = facts.column(facet);
  const counts = new Uint32Array(facts.texts.length);
  const matches = new Uint32Array(facts.texts.length);
  const partial = facts.column('partial');
  const unread = facts.texts.indexOf(UNREAD);
  const length = rows?.length ?? column.length;
  for (let at = 0; at < length; at++) {
    const row = rows === null ? at : rows[at]!;
    // One that arrived since is not among these facts yet.
    if (row >= column.length || (unread >= 0 && partial[row] === unread)) continue;
    const text = column[row]!;
    counts[text]!++;
    if (bits !== undefined && lit(bits, row)) matches[text]!++;
  }
  return { counts, matches };
}

export interface FacetValue {
  readonly text: string;
  readonly count: number;
  readonly matches: number;
}

export interface Values {
  /** The most frequent first. */
  readonly values: readonly FacetValue[];
  /** Values that there are, whether shown or not. */
  readonly all: number;
  /** Those that fit what is looked for, but are not shown. */
  readonly more: number;
}

interface Wanted {
  /** Letters in it, whatever their case. */
  readonly part: string;
  readonly most: number;
  /** Shown in any case. */
  readonly chosen: string | undefined;
  readonly none: string;
}

export function valuesOf(
  { counts, matches }: Tally,
  texts: readonly string[],
  { part, most, chosen, none }: Wanted,
): Values {
  const letters = part.trim().toLowerCase();
  const fits = (text: string) => letters === '' || (text || none).toLowerCase().includes(letters);
  const top: number[] = [];
  let [all, fitting] = [0, 0];
  const before = (a: number, b: number): boolean =>
    counts[a]! > counts[b]! || (counts[a] === counts[b] && texts[a]! < texts[b]!);
  for (let text = 0; text < counts.length; text++) {
    if (counts[text] === 0) continue;
    all++;
    if (!fits(texts[text]!)) continue;
    fitting++;
    if (top.length === most && !before(text, top[most - 1]!)) continue;
    let place = top.length;
    while (place > 0 && before(text, top[place - 1]!)) place--;
    top.splice(place, 0, text);
    if (top.length > most) top.pop();
  }
  const valueOf = (text: number): FacetValue => ({
    text: texts[text]!,
    count: counts[text]!,
    matches: matches[text]!,
  });
  const values = top.map(valueOf);
  const more = fitting - values.length;
  if (chosen === undefined || values.some(({ text }) => text === chosen))
    return { values, all, more };
  const at = texts.indexOf(chosen);
  const own = at < 0 ? { text: chosen, count: 0, matches: 0 } : valueOf(at);
  const unseen = own.count > 0 && fits(chosen) ? 1 : 0;
  return { values: [own, ...values], all, more: more - unseen };
}

/** That value of the fact; once more, and it is dropped. */
export function turnedFacet(
  facets: ReadonlyMap<Facet, string>,
  facet: Facet,
  text: string,
): ReadonlyMap<Facet, string> {
  const next = new Map(facets);
  if (next.get(facet) === text) next.delete(facet);
  else next.set(facet, text);
  return next;
}
