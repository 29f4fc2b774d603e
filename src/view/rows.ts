// Which events the matrix shows and in what order: verdict, words, facts, time, stages, sort. Columns and sets of bits only, so that
// a million rows are picked between two frames.
import type { Bits } from '../worker/api';
import { UNREAD, type Facts } from './facts';
import { rising, turned } from './ordering';
import type { Among, Facet, Picking, Rows, Sort, Span, Verdicts } from './picking';
import { rowsWith, wordsOf } from './word-search';

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
    if (!wanted) cut(mask, reach?.(id) ?? Infinity);
  }
  for (const [fact, text] of facets) keepFact(mask, rows, fact, text);
  if (span !== null) keepSpan(mask, rows.times, span);
  for (const word of words) keepThese(mask, rowsWith(word, rows));
  return mask;
}

function keepThese(mask: Bits, those: Bits): void {
  for (let i = 0; i < mask.length; i++) mask[i]! &= those[i]!;
}

/** Nothing from that row on. */
function cut(mask: Bits, from: number): void {
  if (from >= mask.length * 32) return;
  mask[from >> 5]! &= (1 << (from & 31)) - 1;
  mask.fill(0, (from >> 5) + 1);
}

function keepFact(mask: Bits, rows: Facts, fact: Facet, text: string): void {
  const column = rows.column(fact);
  const number = rows.texts.indexOf(text);
  const partial = rows.column('partial');
  // Of what is not read yet it is not known that it has none.
  const unread = text === '' ? rows.texts.indexOf(UNREAD) : -1;
  const those = new Uint32Array(mask.length);
  for (let row = 0; row < column.length; row++) {
    if (column[row] === number && partial[row] !== unread) those[row >> 5]! |= 1 << (row & 31);
  }
  keepThese(mask, those);
}

function keepSpan(mask: Bits, times: Float64Array, [from, to]: Span): void {
  const those = new Uint32Array(mask.length);
  for (let row = 0; row < times.length; row++) {
    const time = times[row]!;
    if (time >= from && time < to) those[row >> 5]! |= 1 << (row & 31);
  }
  keepThese(mask, those);
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
    if (order === null) return within(mask, among.events, rows.length);
    const members = bitsOf(among.events, rows.length);
    if (mask !== null) keepThese(members, mask);
    return within(members, order, rows.length);
  }
  const condition = picking.sort.endsWith('verdict')
    ? verdicts.bits?.[verdicts.verdict]
    : undefined;
  if (mask === null && condition === undefined) return order;
  if (condition !== undefined)
    return parted(mask, condition, rows.length, picking.sort === '-verdict');
  return within(mask, order, rows.length);
}

function bitsOf(events: Uint32Array, length: number): Bits {
  const bits = new Uint32Array(Math.ceil(length / 32));
  for (let at = 0; at < events.length; at++) bits[events[at]! >> 5]! |= 1 << (events[at]! & 31);
  return bits;
}

/** Of those in the order, or of so many, the ones in the mask. */
function within(mask: Bits | null, order: Rows, length: number): Uint32Array {
  const all = order?.length ?? length;
  const shown = new Uint32Array(all);
  let count = 0;
  for (let at = 0; at < all; at++) {
    const row = order === null ? at : order[at]!;
    shown[count] = row;
    count += mask === null ? 1 : (mask[row >> 5]! >>> (row & 31)) & 1;
  }
  return shown.subarray(0, count);
}

/** Those that match before or behind those that don't, each half as they came: counted, then put in their places. */
function parted(
  mask: Bits | null,
  condition: Bits,
  length: number,
  matchesFirst: boolean,
): Uint32Array {
  const rows = within(mask, null, length);
  let matches = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    matches += (condition[row >> 5]! >>> (row & 31)) & 1;
  }
  const all = new Uint32Array(rows.length);
  const places = matchesFirst ? [matches, 0] : [0, rows.length - matches];
  let [other, match] = places as [number, number];
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    const is = (condition[row >> 5]! >>> (row & 31)) & 1;
    all[is === 1 ? match : other] = row;
    match += is;
    other += 1 - is;
  }
  return all;
}
