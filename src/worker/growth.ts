// What the page is told while events are read: rows that came, rows that are known now, and how far it is.
import type { FactColumns } from '../cloudtrail/fact-columns';
import type { SourceSummary } from './api';

export interface Growth {
  /** Asked with the next time: only what is new since then comes. */
  readonly revision: number;
  /** Events there are. */
  readonly size: number;
  /** As many there may be in the end: room is made for them once. */
  readonly expected: number;
  readonly parts: readonly GrownPart[];
  /** By the number of their source, those that are others since then. */
  readonly sources: readonly (readonly [source: number, summary: SourceSummary])[];
  /** null: everything is read. */
  readonly progress: Progress | null;
}

/** Facts of the events from `at` on: of every one, or of those `records` alone (their number from `at` on). */
export interface GrownPart {
  readonly at: number;
  readonly records: Uint32Array | null;
  readonly facts: FactColumns;
}

export interface Progress {
  /** `counting`: every event is there, but not all that is to be said of it. */
  readonly doing: 'reading' | 'counting';
  /** 0 to 1. */
  readonly done: number;
  /** Of all files, as they lie there. */
  readonly bytes: number;
}
