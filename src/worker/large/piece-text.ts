// The text of a piece: from the first record that begins in it to the first that begins behind it. Pieces side by side share no record
// and leave none out.
import { BETWEEN, RECORD, type Layout } from '../../cloudtrail/slots';
import type { Bytes, Piece } from './piece';

/** Bytes looked through at a time for where a record begins. */
const WINDOW = 64 * 1024;

/** A record of more bytes than this is none; it is left out, and that is said. */
export const MOST_RECORD = 64 * 1024 * 1024;

export interface PieceText {
  readonly text: string;
  /** Bytes of a line at the end that is too long to be a record; 0 where there is none. */
  readonly leftOut: number;
  readonly damaged: boolean;
}

export function textOfPiece({ from, to, layout }: Piece, bytes: Bytes): PieceText {
  const start = beginning(bytes, layout ?? 'lines', from);
  const end = beginning(bytes, layout ?? 'lines', to);
  if (end - start <= Math.max(MOST_RECORD, to - from + WINDOW)) {
    return { ...decoded(bytes.read(start, end)), leftOut: 0 };
  }
  // What begins before `to` and goes on far behind it is one record: the rest is read without it.
  const most = Math.max(start, to);
  const read = bytes.read(start, most);
  const last = layout === 'list' ? lastMember(read) : read.lastIndexOf(0x0a) + 1;
  return { ...decoded(read.subarray(0, last)), leftOut: end - start - last };
}

/** Where the first record begins at or after an offset. */
function beginning(bytes: Bytes, layout: Layout, offset: number): number {
  if (offset <= 0) return 0;
  const [mark, behind] = layout === 'lines' ? ['\n', 1] : [BETWEEN + RECORD, BETWEEN.length];
  const first = Math.max(0, offset - behind);
  for (let at = first; at < bytes.size; at += WINDOW - mark.length) {
    const found = latin(bytes.read(at, Math.min(at + WINDOW, bytes.size))).indexOf(mark);
    if (found >= 0) return at + found + behind;
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
