// Which events the matrix shows and in what order: verdict, words, facts, time, stages, sort. Columns and sets of bits only, so that
// a million rows are picked between two frames.
import type { Bits } from '../worker/api';
import type { Facts } from './facts';
import { ending, lit } from './matrix';
import { rising, turned } from './ordering';
import type { Among, Facet, Picking, Rows, Sort, Verdicts } from './picking';

const wordsOf = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean);

/** All events by time or name, equal ones as they came; null where the order is theirs, or the verdict's. */
export function orderOf(sort: Sort, rows: Facts): Rows {
  const key = sort.replace('-', '');
  if (key !== 'time' && key !== 'name') return null;
  const keys = key === 'time' ? rows.times : ranksOf(rows);
  const order = rising(keys);
  return sort.startsWith('-') ? turned(order, keys) : order;
}

/** For each row where its name stands in the alphabet, whatever its case. */
function ranksOf(rows: Facts): Float64Array {
  const { texts } = rows;
  const names = rows.column('name');
  const seen = new Uint8Array(texts.length);
  for (let row = 0; row < names.length; row++) seen[names[row]!] = 1;
  const used: [lower: string, text: number][] = [];
  for (let text = 0; text < seen.length; text++) {
    if (seen[text] === 1) used.push([texts[text]!.toLowerCase(), text]);
  }
  used.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const places = new Float64Array(texts.length);
  let place = 0;
  used.forEach(([lower, text], i) => {
    if (used[i - 1]?.[0] !== lower) place = i;
    places[text] = place;
  });
  const ranks = new Float64Array(names.length);
  for (let row = 0; row < names.length; row++) ranks[row] = places[names[row]!]!;
  return ranks;
}

/** Those that a text is looked for in. */
const SAID: readonly Facet[] = ['name', 'service', 'principal', 'errorCode', 'address', 'region'];

/** Drops rows from the mask that do not hold the word in any of their facts. */
function holding(word: string, rows: Facts, mask: Bits): void {
  const lower = rows.texts.map((text) => text.toLowerCase());
  const found = Uint8Array.from(lower, (text) => (text.includes(word) ? 1 : 0));
  // How a call ended is said in a word of ours.
  const ended = Uint8Array.from(rows.texts, (text, i) =>
    found[i] === 1 || ending(text)?.includes(word) === true ? 1 : 0,
  );
  const columns = SAID.map((fact) => rows.column(fact));
  const errors = rows.column('errorCode');
  // Most words are of letters that no time has.
  const timely = /^[\d:.tz+-]+$/.test(word) || rows.column('written').some((text) => found[text]);
  const times = rows.times;
  const inTimes = new Map<number, boolean>();
  const inTime = (row: number): boolean => {
    const time = times[row]!;
    let known = inTimes.get(time);
    if (known === undefined || Number.isNaN(time)) {
      inTimes.set(time, (known = rows.time(row).toLowerCase().includes(word)));
    }
    return known;
  };
  keep(
    mask,
    rows.length,
    (row) =>
      ended[errors[row]!] === 1 ||
      columns.some((column) => found[column[row]!] === 1) ||
      (timely && inTime(row)),
  );
}

function keep(mask: Bits, length: number, test: (row: number) => boolean): void {
  for (let row = 0; row < length; row++) {
    if ((mask[row >> 5]! & (1 << (row & 31))) !== 0 && !test(row))
      mask[row >> 5]! ^= 1 << (row & 31);
  }
}

/** The rows that are picked, as bits; null = all. Without verdicts only facts can be asked for; a stage that is no more has no say. */
function picked(picking: Picking, rows: Facts, { bits, verdict, reach }: Verdicts): Bits | null {
  const { filter, pattern, facets, span } = picking;
  const stages: [string, boolean][] = [...pattern];
  if (filter !== 'all') stages.push([verdict, filter === 'match']);
  const known = stages.filter(([id]) => bits?.[id] !== undefined);
  const words = wordsOf(picking.text);
  if (known.length + words.length + facets.size === 0 && span === null) return null;
  const mask = new Uint32Array(Math.ceil(rows.length / 32)).fill(0xffffffff);
  for (const [id, wanted] of known) {
    const stage = bits![id]!;
    for (let i = 0; i < mask.length; i++) mask[i]! &= wanted ? (stage[i] ?? 0) : ~(stage[i] ?? 0);
    // Of what is not known yet it is not known either that it is not so.
    const known = reach?.(id) ?? Infinity;
    if (!wanted && known < rows.length) keep(mask, rows.length, (row) => row < known);
  }
  for (const [fact, text] of facets) {
    const column = rows.column(fact);
    const number = rows.texts.indexOf(text);
    // Of what is not read yet it is not known that it has none.
    const maybe = text === '' ? (row: number) => rows.isUnread(row) : () => false;
    keep(mask, rows.length, (row) => column[row] === number && !maybe(row));
  }
  if (span !== null) {
    const { times } = rows;
    keep(mask, rows.length, (row) => times[row]! >= span[0] && times[row]! < span[1]);
  }
  for (const word of words) holding(word, rows, mask);
  return mask;
}

/** `order` is what `orderOf` made of the same rows and sort: it outlives many keys. */
export function shownRows(
  picking: Picking,
  rows: Facts,
  verdicts: Verdicts,
  order: Rows,
  among: Among | null = null,
): Rows {
  const mask = picked(picking, rows, verdicts);
  if (among !== null) {
    const members = new Set(among.events);
    const all = order ?? among.events;
    return all.filter((row) => members.has(row) && (mask === null || lit(mask, row)));
  }
  const condition = picking.sort.endsWith('verdict')
    ? verdicts.bits?.[verdicts.verdict]
    : undefined;
  if (mask === null && condition === undefined) return order;
  const kept = within(mask, order, rows.length);
  return condition === undefined ? kept : parted(kept, condition, picking.sort === '-verdict');
}

function within(mask: Bits | null, order: Rows, length: number): Uint32Array {
  const shown = new Uint32Array(length);
  let count = 0;
  for (let at = 0; at < length; at++) {
    const row = order === null ? at : order[at]!;
    if (mask === null || lit(mask, row)) shown[count++] = row;
  }
  return shown.subarray(0, count);
}

/** Those that match before or behind those that don't, each half as it was. */
function parted(rows: Uint32Array, condition: Bits, matchesFirst: boolean): Uint32Array {
  const first = rows.filter((index) => lit(condition, index) === matchesFirst);
  const last = rows.filter((index) => lit(condition, index) !== matchesFirst);
  const all = new Uint32Array(rows.length);
  all.set(first);
  all.set(last, first.length);
  return all;
}
