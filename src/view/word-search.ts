// Which rows hold a word in one of their facts. A text is looked at once, however many rows have it, and remembered for the next key;
// times are not even written out.
import type { Bits } from '../worker/api';
import type { Column, Facts } from './facts';
import { ending } from './matrix';
import type { Facet } from './picking';

/** Those that a text is looked for in. */
const SAID: readonly Facet[] = ['name', 'service', 'principal', 'address', 'region'];

export const wordsOf = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean);

export function rowsWith(word: string, rows: Facts): Bits {
  const { found, ended } = hitsOf(word, rows.texts);
  const bits = new Uint32Array(Math.ceil(rows.length / 32));
  for (const fact of SAID) mark(bits, rows.column(fact), found);
  // How a call ended is said in a word of ours.
  mark(bits, rows.column('errorCode'), ended);
  mark(bits, rows.column('written'), found);
  // Most words are of letters that no time has.
  if (/^[\d:tz-]{1,20}$/.test(word)) markTimes(bits, rows, word);
  return bits;
}

function mark(bits: Bits, column: Column, { any, of }: Texts): void {
  if (!any) return;
  for (let row = 0; row < column.length; row++) {
    if (of[column[row]!] === 1) bits[row >> 5]! |= 1 << (row & 31);
  }
}

/** By number of the text: 1 for those that are meant. */
interface Texts {
  readonly of: Uint8Array;
  any: boolean;
}

/** Those that hold the word, and those that do or say that a call ended so. */
interface Hits {
  readonly texts: number;
  readonly found: Texts;
  readonly ended: Texts;
}

/** Of the words of late; texts only ever get more. */
const known = new WeakMap<readonly string[], Map<string, Hits>>();
const WORDS_KEPT = 8;

function hitsOf(word: string, texts: readonly string[]): Hits {
  let words = known.get(texts);
  if (words === undefined) known.set(texts, (words = new Map<string, Hits>()));
  const before = words.get(word);
  if (before?.texts === texts.length) return before;
  const found = longer(before?.found, texts.length);
  const ended = longer(before?.ended, texts.length);
  for (let text = before?.texts ?? 0; text < texts.length; text++) {
    const said = texts[text]!;
    const holds = said.toLowerCase().includes(word);
    if (holds) found.of[text] = 1;
    if (holds || endsIn(word, said)) ended.of[text] = 1;
    found.any ||= holds;
    ended.any ||= ended.of[text] === 1;
  }
  const hits = { texts: texts.length, found, ended };
  words.delete(word);
  words.set(word, hits);
  if (words.size > WORDS_KEPT) words.delete(words.keys().next().value!);
  return hits;
}

function longer(before: Texts | undefined, length: number): Texts {
  const of = new Uint8Array(length);
  if (before !== undefined) of.set(before.of);
  return { of, any: before?.any === true };
}

const ENDINGS = ['denied', 'failed'] as const;

const endsIn = (word: string, text: string): boolean =>
  ENDINGS.some((each) => each.includes(word)) && ending(text)?.includes(word) === true;

const DAY = 86_400_000;
/** Of `2026-03-02t09:14:07z`. */
const LONG = 20;

/** Rows of whose time the word is part, where records write it as usual: for each part of it a bit for each place where the word may begin. */
function markTimes(bits: Bits, rows: Facts, word: string): void {
  const { times } = rows;
  const written = rows.column('written');
  const none = rows.texts.indexOf('');
  const two = (at: number, most: number, behind: string): Uint32Array =>
    Uint32Array.from({ length: most }, (_, n) =>
      placesIn(word, `${String(n).padStart(2, '0')}${behind}`, at),
    );
  const [hours, minutes, seconds] = [two(11, 24, ':'), two(14, 60, ':'), two(17, 60, 'z')];
  let [day, inDay] = [NaN, 0];
  for (let row = 0; row < times.length; row++) {
    const time = times[row]!;
    if (time !== time || written[row] !== none) continue;
    const today = Math.floor(time / DAY);
    if (today !== day) {
      day = today;
      inDay = placesIn(word, new Date(day * DAY).toISOString().slice(0, 11).toLowerCase(), 0);
    }
    if (inDay === 0) continue;
    const second = ((time - day * DAY) / 1000) | 0;
    const minute = (second / 60) | 0;
    const hour = (minute / 60) | 0;
    const places = inDay & hours[hour]! & minutes[minute % 60]! & seconds[second % 60]!;
    if (places !== 0) bits[row >> 5]! |= 1 << (row & 31);
  }
}

/** Places at which the word may begin, for all that this part of the time says, which stands at `at`. */
function placesIn(word: string, part: string, at: number): number {
  let places = 0;
  for (let place = 0; place + word.length <= LONG; place++) {
    let fits = true;
    for (let i = 0; i < part.length && fits; i++) {
      const letter = at + i - place;
      fits = letter < 0 || letter >= word.length || word[letter] === part[i];
    }
    if (fits) places |= 1 << place;
  }
  return places;
}
