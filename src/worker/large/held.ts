// A piece with what is known of it, and what is said of many of them together.
import { copyBits, emptyBits } from '../../engine/bits';
import type { Bits, Piece, Remarks } from './piece';

/** A piece and what is known of it. */
export interface Held {
  readonly source: number;
  /** Its lines are those of the file: its events were not put together again. */
  readonly own: boolean;
  piece: Piece;
  /** Its share of all bytes. */
  readonly weight: number;
  /** Records; null until it was looked at. */
  count: number | null;
  /** What it holds besides records, once it was looked at. */
  remarks: Remarks | null;
  facts: boolean;
  /** When its records were, as in their facts; null until those are known. */
  times: Float64Array | null;
  readonly tests: Map<string, Bits>;
  readonly conditions: Map<string, Bits>;
  /** Counts what was learned of it. */
  version: number;
  busy: boolean;
  /** Nothing more is to be read of it: it was cut into others, or can't be read any more. */
  closed: boolean;
}

export const heldOf = (source: number, piece: Piece, weight: number): Held => ({
  source,
  own: !piece.normal,
  piece,
  weight,
  count: null,
  remarks: null,
  facts: false,
  times: null,
  tests: new Map(),
  conditions: new Map(),
  version: 0,
  busy: false,
  closed: false,
});

/** Whose number of records is known. */
export const isCounted = ({ count }: Held): boolean => count !== null;

export const sum = (numbers: readonly number[]): number =>
  numbers.reduce((all, one) => all + one, 0);

export function leading<T>(all: readonly T[], holds: (one: T) => boolean): readonly T[] {
  const end = all.findIndex((one) => !holds(one));
  return end < 0 ? all : all.slice(0, end);
}

/** Lets the oldest go that nobody wants, beyond `most`. */
export function forget(
  kept: Map<string, Bits>,
  wanted: ReadonlyMap<string, unknown>,
  most: number,
) {
  for (const key of kept.keys()) {
    if (kept.size <= most) break;
    if (!wanted.has(key)) kept.delete(key);
  }
}

/** Bits of pieces one behind the other; a piece without is dark. */
export function joined(pieces: readonly Held[], of: (held: Held) => Bits | null): Bits {
  const bits = emptyBits(sum(pieces.map(({ count }) => count!)));
  let at = 0;
  for (const held of pieces) {
    const own = of(held);
    if (own !== null) copyBits(bits, at, own, held.count!);
    at += held.count!;
  }
  return bits;
}
