// Which events the matrix shows and in what order: verdict, words, stages, sort. Indices only; a row is looked at once.
import type { Bits, EventRow } from '../worker/api';
import { ending, lit } from './matrix';

export type Filter = 'all' | 'match' | 'none';

/** Stages an event has to satisfy (true) or must not satisfy (false). */
export type Pattern = ReadonlyMap<string, boolean>;

export type SortKey = 'time' | 'name' | 'verdict';
/** `''` is the order the events came in; a minus turns the order round (`-verdict`: matches first). */
export type Sort = '' | SortKey | `-${SortKey}`;

export interface Picking {
  readonly filter: Filter;
  readonly text: string;
  readonly pattern: Pattern;
  readonly sort: Sort;
}

export const EVERYTHING: Picking = { filter: 'all', text: '', pattern: new Map(), sort: '' };

export type AllBits = Readonly<Record<string, Bits>> | null;

/** Indices of the events to show; null = all of them, in order. */
export type Rows = Uint32Array | null;

const wordsOf = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean);

const haystacks = new WeakMap<EventRow, string>();

/** What a row says, in lower case; a row never changes, so it is put together once. */
function haystack(row: EventRow): string {
  let known = haystacks.get(row);
  if (known === undefined) {
    const { name, service, principal, errorCode, time } = row;
    const said = [name, service, principal, errorCode, ending(errorCode) ?? '', time];
    known = said.join('\n').toLowerCase();
    haystacks.set(row, known);
  }
  return known;
}

/** All events by time or name, equal ones as they came; null where the order is theirs, or the verdict's. */
export function orderOf(sort: Sort, rows: readonly EventRow[]): Rows {
  const key = sort.replace('-', '');
  if (key !== 'time' && key !== 'name') return null;
  const down = sort.startsWith('-') ? -1 : 1;
  const keys = rows.map((row) => row[key].toLowerCase());
  const order = Uint32Array.from(keys, (_, i) => i);
  return order.sort((a, b) => (keys[a]! < keys[b]! ? -down : keys[a]! > keys[b]! ? down : a - b));
}

type Test = (index: number) => boolean;

/** Without verdicts only words can be asked for; a stage that is no more has no say. */
/** What the rule in focus says of the events. */
export interface Verdicts {
  readonly bits: AllBits;
  /** Id of its verdict. */
  readonly verdict: string;
}

function testsOf(picking: Picking, rows: readonly EventRow[], { bits, verdict }: Verdicts): Test[] {
  const tests: Test[] = [];
  const stage = (id: string, wanted: boolean) => {
    const of = bits?.[id];
    if (of !== undefined) tests.push((index) => lit(of, index) === wanted);
  };
  if (picking.filter !== 'all') stage(verdict, picking.filter === 'match');
  for (const [id, wanted] of picking.pattern) stage(id, wanted);
  const words = wordsOf(picking.text);
  if (words.length > 0) {
    tests.push((index) => words.every((word) => haystack(rows[index]!).includes(word)));
  }
  return tests;
}

/** Some events picked out for a reason, in the order they are to be shown in. */
export interface Among {
  readonly events: Uint32Array;
  /** Why these, in words. */
  readonly label: string;
  /** What is said of each beside its row; by index of the event. */
  readonly note: ((index: number) => string) | null;
}

/** `order` is what `orderOf` made of the same rows and sort: it outlives many keys. */
export function shownRows(
  picking: Picking,
  rows: readonly EventRow[],
  verdicts: Verdicts,
  order: Rows,
  among: Among | null = null,
): Rows {
  const tests = testsOf(picking, rows, verdicts);
  if (among !== null) {
    const members = new Set(among.events);
    const all = order ?? among.events;
    return all.filter((index) => members.has(index) && tests.every((test) => test(index)));
  }
  const condition = picking.sort.endsWith('verdict')
    ? verdicts.bits?.[verdicts.verdict]
    : undefined;
  if (tests.length === 0 && condition === undefined) return order;
  const shown = new Uint32Array(rows.length);
  let length = 0;
  for (let at = 0; at < rows.length; at++) {
    const index = order === null ? at : order[at]!;
    if (tests.every((test) => test(index))) shown[length++] = index;
  }
  const kept = shown.subarray(0, length);
  return condition === undefined ? kept : parted(kept, condition, picking.sort === '-verdict');
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

/** Where an event stands among the rows shown, or -1. */
export const placeOf = (rows: Rows, index: number): number =>
  rows === null ? index : rows.indexOf(index);

/** What a click on a head makes of the order: its own, turned round, and back. Matches come first at first. */
export function nextSort(sort: Sort, key: SortKey): Sort {
  const [first, second]: Sort[] = key === 'verdict' ? ['-verdict', 'verdict'] : [key, `-${key}`];
  return sort === first ? second! : sort === second ? '' : first!;
}

/** Any, satisfied, not satisfied, any. */
export function nextPattern(pattern: Pattern, stage: string): Pattern {
  const next = new Map(pattern);
  const now = pattern.get(stage);
  if (now === false) next.delete(stage);
  else next.set(stage, now === undefined);
  return next;
}
