// Records of pieces, read when one looks at them. A few pieces are kept, so that neighbours are quick.
import { linesIn, membersIn, type Slots } from '../../cloudtrail/slots';
import { textAtOnce } from '../../cloudtrail/packed-file';
import { JsonEvent } from '../../engine/json-event';
import { recordAt } from './evaluate-records';
import type { Bytes, Piece } from './piece';
import { bytesOfPiece, stretchOf, unmarked } from './piece-bytes';
import { NO_RECORD } from './record-in';
import type { Sizes } from './sizes';

/** Bytes kept in all. */
const MOST_KEPT = 32 * 1024 * 1024;

/** Events kept: the same object while one looks at it. */
const MOST_EVENTS = 1000;

interface Kept {
  readonly bytes: Uint8Array;
  readonly slots: Slots;
  readonly events: Map<number, JsonEvent>;
}

export class PieceStore {
  readonly #bytesOf: (blob: Blob) => Bytes;
  readonly #sizes: Sizes;
  readonly #kept = new Map<Piece, Kept>();
  #size = 0;

  constructor(bytesOf: (blob: Blob) => Bytes, sizes: Sizes) {
    this.#bytesOf = bytesOf;
    this.#sizes = sizes;
  }

  /** An event without a field where the record can't be read. */
  event(piece: Piece, i: number): JsonEvent {
    const { bytes, slots, events } = this.#keep(piece);
    let event = events.get(i);
    if (event === undefined) {
      event = new JsonEvent(recordAt(bytes, slots, i) ?? NO_RECORD);
      if (events.size >= MOST_EVENTS) events.clear();
      events.set(i, event);
    }
    return event;
  }

  #keep(piece: Piece): Kept {
    let kept = this.#kept.get(piece);
    if (kept !== undefined) {
      this.#kept.delete(piece);
    } else {
      const bytes = this.#read(piece);
      const slots = piece.layout === 'list' ? membersIn(bytes) : linesIn(bytes);
      kept = { bytes, slots, events: new Map() };
      this.#size += bytes.length;
    }
    this.#kept.set(piece, kept);
    for (const [oldest, { bytes }] of this.#kept) {
      if (this.#size <= MOST_KEPT || oldest === piece) break;
      this.#kept.delete(oldest);
      this.#size -= bytes.length;
    }
    return kept;
  }

  /** Empty where the file is no longer what it was. */
  #read(piece: Piece): Uint8Array {
    try {
      const bytes = this.#bytesOf(piece.blob);
      if (piece.packed) return unpacked(bytes.read(0, bytes.size));
      const stretch = bytes.read(...stretchOf(piece, bytes.size, this.#sizes));
      return bytesOfPiece(piece, bytes, stretch, this.#sizes).bytes;
    } catch {
      return new Uint8Array(0);
    }
  }
}

function unpacked(packed: Uint8Array<ArrayBuffer>): Uint8Array {
  const text = textAtOnce(packed, Infinity);
  return text instanceof Uint8Array ? unmarked(text) : new Uint8Array(0);
}
