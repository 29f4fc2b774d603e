// A piece of what is too large to be held: some megabytes of a file, read when they are needed. What pool and session say of it.
import type { Skipped } from '../../cloudtrail/containers/container';
import type { FactColumns } from '../../cloudtrail/fact-columns';
import type { Problem } from '../../cloudtrail/read';
import type { Rest } from '../../cloudtrail/portions';
import type { Layout } from '../../cloudtrail/slots';
import type { PlanNode, Test } from '../../engine/plan';

export interface Piece {
  readonly blob: Blob;
  /** Bytes of the blob: the records that begin there are the piece's. */
  readonly from: number;
  readonly to: number;
  /** null: nobody has looked yet. */
  readonly layout: Layout | null;
  /** As gzip or as a zip of one; then it is the whole blob. */
  readonly packed: boolean;
  /** How it goes on from there; what is before was read. */
  readonly rest?: Rest;
  /** The file of an archive that it is of. */
  readonly file?: string;
  /** Every line is known to be one event as it stands. */
  readonly normal: boolean;
}

/** What is wanted of a piece. */
export interface Ask {
  /** Facts of every record, else only of those that match. */
  readonly facts: boolean;
  /** Bits of each, over the records of the piece. */
  readonly tests: readonly Test[];
  /** Verdicts of each, for which most records need not be parsed. */
  readonly conditions: readonly PlanNode[];
}

/** Whether every record is parsed to answer it. */
export const asksAll = ({ facts, tests }: Ask): boolean => facts || tests.length > 0;

/** How a container's name begins that is in a zip file. */
export const IN_ZIP = 'zip, ';

/** What was found besides records. */
export interface Remarks {
  /** In the words of the page's chip; empty where there is none. */
  readonly container: string;
  readonly skipped: readonly Skipped[];
  /** Lines are counted from the first of the piece. */
  readonly problems: readonly Problem[];
  /** Line breaks of the piece. */
  readonly lines: number;
}

export type Bits = Uint32Array<ArrayBuffer>;

export interface PieceRead {
  readonly kind: 'read';
  /** With what has been learned of it. */
  readonly piece: Piece;
  readonly remarks: Remarks;
  /** Records. */
  readonly count: number;
  /** null where they were not asked for. */
  readonly facts: FactColumns | null;
  /** Of the records that match, by their number in the piece; null where facts are. */
  readonly matched: { readonly records: Uint32Array; readonly facts: FactColumns } | null;
  /** In the order asked for. */
  readonly tests: readonly Bits[];
  readonly conditions: readonly Bits[];
}

/** It is laid out in another way, or packed, and was cut into pieces of its own. */
export interface PieceCut {
  readonly kind: 'cut';
  readonly pieces: readonly Piece[];
  readonly remarks: Remarks;
}

export type PieceAnswer = PieceRead | PieceCut;

/** Bytes that can be read at once, as a worker may. */
export interface Bytes {
  readonly size: number;
  read(from: number, to: number): Uint8Array<ArrayBuffer>;
}

/** Bytes that may come one stretch behind the other as well, which is several times as quick. */
export interface StreamedBytes extends Bytes {
  /** All of them; they may have been asked for before they are needed. */
  all(): Promise<Uint8Array<ArrayBuffer>>;
  /** What comes holds until the next is asked for, of this blob or another. `coming` hears of what is there, while more comes. */
  ahead(
    from: number,
    to: number,
    coming?: (bytes: Uint8Array) => void,
  ): Promise<Uint8Array<ArrayBuffer>>;
}
