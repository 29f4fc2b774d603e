// What the page asks when events are to be had as a file. Types only.
import type { RecordFacts } from '../cloudtrail/record';
import type { Bits } from './api';
import type { ChangedVerdicts, Kind, LeakFound, RedactionChoices } from './sharing-api';

/** One compact record a line; a CloudTrail log file; a table for a spreadsheet. */
export type ExportFormat = 'ndjson' | 'log' | 'csv';

/** One column of the table: its head, and what stands in it of each event. */
export type ExportColumn =
  | { readonly head: string; readonly fact: 'number' | Exclude<keyof RecordFacts, 'partial'> }
  | {
      readonly head: string;
      /** As the page shows them; null where there is no verdict. */
      readonly bits: Bits | null;
      /** The bits are known of the events before this one. */
      readonly known: number;
      /** What is said where a bit is set, where it is not, and where there are none. */
      readonly words: readonly [on: string, off: string, unknown: string];
    };

export interface ExportRequest {
  /** No two of a page are alike: what is asked of it while it is written is asked by this. */
  readonly id: number;
  /** Of the file, as the page would call it. */
  readonly name: string;
  /** null: the events are fictitious, and go as they are. */
  readonly redaction: RedactionChoices | null;
  readonly format: ExportFormat;
  /** Indices in the order wanted; null = all of them, in theirs. */
  readonly events: Uint32Array | null;
  /**
   * How many events the page believes there are: with another number the indices mean others. While events are still read there
   * may be more by now, unless all are wanted.
   */
  readonly of: number;
  /** Of the table; the other formats have none. */
  readonly columns: readonly ExportColumn[];
}

export interface Exported {
  /** null: originals are left in it, so it is not handed on. */
  readonly file: Blob | null;
  readonly name: string;
  /** Events that are not in it, because they can't be read (any more). */
  readonly left: number;
  /** null where nothing was to be redacted. */
  readonly redacted: ExportReport | null;
}

export interface ExportReport {
  /** How many different values of each kind were replaced. */
  readonly counts: Readonly<Record<Kind, number>>;
  /** Rules, as they stay here, that say something else of the events in the file. */
  readonly changed: readonly ChangedVerdicts[];
  /** The first of them. */
  readonly leaks: readonly LeakFound[];
}

/** Redaction reads all events first: what stands in the last may be a name in the first. */
export interface ExportProgress {
  readonly phase: 'learning' | 'writing';
  readonly done: number;
  readonly of: number;
}

export interface ExportApi {
  /** null where the events are others by now, or it was given up. */
  exportEvents(request: ExportRequest): Promise<Exported | null>;
  /** null where nothing is written under this number. */
  exportProgress(id: number): Promise<ExportProgress | null>;
  /** The file is not wanted any more. */
  cancelExport(id: number): Promise<void>;
}
