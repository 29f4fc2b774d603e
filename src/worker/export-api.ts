// What the page asks when events are to be had as a file. Types only.
import type { RecordFacts } from '../cloudtrail/record';
import type { Bits } from './api';

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
  readonly file: Blob;
  /** Events that are not in it, because they can't be read (any more). */
  readonly left: number;
}

export interface ExportApi {
  /** null where the events are others by now. */
  exportEvents(request: ExportRequest): Promise<Exported | null>;
}
