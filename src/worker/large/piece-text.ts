// The text of a piece: from the first record that begins in it to the first that begins behind it. Pieces side by side share no record
// and leave none out.
import { BETWEEN, RECORD, type Layout } from '../../cloudtrail/slots';
import type { Bytes, Piece } from './piece';
import { SIZES } from './sizes';

/** Bytes looked through at most at a time, as a multiple of those at first. */
const MOST_WINDOWS = 128;

export interface PieceText {
  readonly text: string;
  /** Bytes of a line at the end that is too long to be a record; 0 where there is none. */
  readonly leftOut: number;
  readonly damaged: boolean;
}

const EMPTY: PieceText = { text: '', leftOut: 0, damaged: false };

export function textOfPiece(
  { from, to, layout }: Piece,
  bytes: Bytes,
  { window, record } = SIZES,
): PieceText {
  const marks = layout === 'list' ? MARKS.list : MARKS.lines;
  // Both ends are mostly near: one reading has them.
  const first = Math.max(0, from - marks.behind);
  const near = { at: first, bytes: bytes.read(first, Math.min(bytes.size, to + window)), window };
  const start = beginning(bytes, marks, from, near, to);
  // All of it is of a record that began before: where that one ends is no business of this piece.
  if (start >= to) return EMPTY;
  const end = beginning(bytes, marks, to, near);
  if (end - start > record) {
    // Only the last can be as long as that: the rest is read without it.
    const read = partOf(near, bytes, start, to);
    const last = layout === 'list' ? lastMember(read) : read.lastIndexOf(0x0a) + 1;
    const leftOut = end - start - last;
    if (leftOut > record) return { ...decoded(read.subarray(0, last)), leftOut };
  }
  return { ...decoded(partOf(near, bytes, start, end)), leftOut: 0 };
}

/** What a record begins behind, and how much of that belongs to what is before. */
interface Marks {
  readonly text: string;
  readonly behind: number;
}

const MARKS: Readonly<Record<Layout, Marks>> = {
  lines: { text: '\n', behind: 1 },
  list: { text: BETWEEN + RECORD, behind: BETWEEN.length },
};

/** Bytes that are at hand already, and where they begin. */
interface Near {
  readonly at: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Bytes that are read at first beyond them. */
  readonly window: number;
}

function partOf(near: Near, bytes: Bytes, from: number, to: number): Uint8Array<ArrayBuffer> {
  const [start, end] = [from - near.at, to - near.at];
  const known = start >= 0 && end <= near.bytes.length;
  return known ? near.bytes.subarray(start, end) : bytes.read(from, to);
}

/** Where the first record begins at or after an offset; of those at or after `until` it may be any. */
function beginning(
  bytes: Bytes,
  { text, behind }: Marks,
  offset: number,
  near: Near,
  until = bytes.size,
): number {
  if (offset <= 0) return 0;
  let size = near.window;
  for (let at = Math.max(0, offset - behind); at < until;) {
    const window = partOf(near, bytes, at, Math.min(at + size, bytes.size));
    const found = latin(window).indexOf(text);
    if (found >= 0) return at + found + behind;
    // What begins at the end of one is in the next as well.
    at += size - text.length;
    size = Math.min(size * 2, MOST_WINDOWS * near.window);
  }
  return bytes.size;
}

function lastMember(bytes: Uint8Array): number {
  const found = latin(bytes).lastIndexOf(BETWEEN + RECORD);
  return found < 0 ? 0 : found + BETWEEN.length;
}

/** A character a byte. */
const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

export function decoded(bytes: Uint8Array): { readonly text: string; readonly damaged: boolean } {
  const text = new TextDecoder().decode(bytes);
  return { text, damaged: text.includes('\ufffd') && !isSound(bytes) };
}

/** A replacement character may have been written as such. */
function isSound(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
