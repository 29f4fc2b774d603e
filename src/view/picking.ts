// What one chose to see of the events, and in what order. Which rows come of it is next door.
import type { Fact } from '../cloudtrail/fact-columns';
import type { Bits } from '../worker/api';
import type { Reach } from './matrix';

export type Filter = 'all' | 'match' | 'none';

/** Stages an event has to satisfy (true) or must not satisfy (false). */
export type Pattern = ReadonlyMap<string, boolean>;

export type SortKey = 'time' | 'name' | 'verdict';
/** `''` is the order the events came in; a minus turns the order round (`-verdict`: matches first). */
export type Sort = '' | SortKey | `-${SortKey}`;

/** Facts by which events can be picked. */
export type Facet = Exclude<Fact, 'written' | 'partial'>;

/** Milliseconds since 1970, the end exclusive. */
export type Span = readonly [from: number, to: number];

export interface Picking {
  readonly filter: Filter;
  readonly text: string;
  readonly pattern: Pattern;
  readonly sort: Sort;
  /** What facts have to be. */
  readonly facets: ReadonlyMap<Facet, string>;
  readonly span: Span | null;
}

export const EVERYTHING: Picking = {
  filter: 'all',
  text: '',
  pattern: new Map(),
  sort: '',
  facets: new Map(),
  span: null,
};

export type AllBits = Readonly<Record<string, Bits>> | null;

/** Indices of the events to show; null = all of them, in order. */
export type Rows = Uint32Array | null;

/** What the rule in focus says of the events. */
export interface Verdicts {
  readonly bits: AllBits;
  /** Id of its verdict. */
  readonly verdict: string;
  /** How far bits are known. */
  readonly reach?: Reach;
}

/** Some events picked out for a reason, in the order they are to be shown in. */
export interface Among {
  readonly events: Uint32Array;
  /** Why these, in words. */
  readonly label: string;
  /** What is said of each beside its row; by index of the event. */
  readonly note: ((index: number) => string) | null;
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
