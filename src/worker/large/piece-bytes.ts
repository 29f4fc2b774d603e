// The bytes of a piece: from the first record that begins in it to the first that begins behind it. Pieces side by side share no record
// and leave none out.
import { BETWEEN, RECORD, type Layout } from '../../cloudtrail/slots';
import { ByteSearch, isAscii } from '../../text/byte-search';
import type { Bytes, Piece } from './piece';
import { SIZES } from './sizes';

/** Bytes looked through at most at a time, as a multiple of those at first. */
const MOST_WINDOWS = 128;

type Own = Uint8Array<ArrayBuffer>;

export interface PieceBytes {
  readonly bytes: Own;
  /** Bytes of a line at the end that is too long to be a record; 0 where there is none. */
  readonly leftOut: number;
}

/** What a record begins behind, and how much of that belongs to what is before. */
interface Marks {
  readonly length: number;
  readonly search: ByteSearch;
  readonly behind: number;
}

const marksOf = (text: string, behind: number): Marks => ({
  length: text.length,
  search: new ByteSearch([text], { anyCase: false }),
  behind,
});

const MARKS: Readonly<Record<Layout, Marks>> = {
  lines: marksOf('\n', 1),
  list: marksOf(BETWEEN + RECORD, BETWEEN.length),
};

const marksFor = ({ layout }: Piece): Marks => MARKS[layout === 'list' ? 'list' : 'lines'];

/** The bytes in which both ends of a piece are mostly found: one reading has them. */
export function stretchOf(
  piece: Piece,
  size: number,
  { window } = SIZES,
): readonly [from: number, to: number] {
  const { from, to } = piece;
  return [Math.max(0, from - marksFor(piece).behind), Math.min(size, to + window)];
}

/** `stretch`: the bytes of `stretchOf`. */
export function bytesOfPiece(piece: Piece, bytes: Bytes, stretch: Own, sizes = SIZES): PieceBytes {
  const { from, to, layout } = piece;
  const { window, record } = sizes;
  const marks = marksFor(piece);
  const near = { at: stretchOf(piece, bytes.size, sizes)[0], bytes: stretch, window };
  const start = beginning(bytes, marks, from, near, to);
  // All of it is of a record that began before: where that one ends is no business of this piece.
  if (start >= to) return { bytes: new Uint8Array(0), leftOut: 0 };
  const end = beginning(bytes, marks, to, near);
  if (end - start > record) {
    // Only the last can be as long as that: the rest is read without it.
    const read = partOf(near, bytes, start, to);
    const last = layout === 'list' ? lastMember(read) : read.lastIndexOf(0x0a) + 1;
    const leftOut = end - start - last;
    if (leftOut > record) return { bytes: unmarked(read.subarray(0, last)), leftOut };
  }
  return { bytes: unmarked(partOf(near, bytes, start, end)), leftOut: 0 };
}

/** Bytes that are at hand already, and where they begin. */
interface Near {
  readonly at: number;
  readonly bytes: Own;
  /** Bytes that are read at first beyond them. */
  readonly window: number;
}

function partOf(near: Near, bytes: Bytes, from: number, to: number): Own {
  const [start, end] = [from - near.at, to - near.at];
  const known = start >= 0 && end <= near.bytes.length;
  return known ? near.bytes.subarray(start, end) : bytes.read(from, to);
}

/** Where the first record begins at or after an offset; of those at or after `until` it may be any. */
function beginning(
  bytes: Bytes,
  { length, search, behind }: Marks,
  offset: number,
  near: Near,
  until = bytes.size,
): number {
  if (offset <= 0) return 0;
  let size = near.window;
  for (let at = Math.max(0, offset - behind); at < until;) {
    const window = partOf(near, bytes, at, Math.min(at + size, bytes.size));
    const found = search.find(window, 0, window.length);
    if (found >= 0) return at + found + behind;
    // What begins at the end of one is in the next as well.
    at += size - length;
    size = Math.min(size * 2, MOST_WINDOWS * near.window);
  }
  return bytes.size;
}

/** Where the last member begins; 0 where there is one only. */
function lastMember(bytes: Uint8Array): number {
  const { search, behind } = MARKS.list;
  let last = 0;
  for (let at = 0; ; at = last) {
    const found = search.find(bytes, at, bytes.length);
    if (found < 0) return last;
    last = found + behind;
  }
}

/** Without a byte order mark. */
export const unmarked = (bytes: Own): Own =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;

/** Bytes checked at a time. */
const CHECKED = 64 * 1024;

/** Tells whether bytes are UTF-8. */
export function isSound(bytes: Uint8Array, ascii = isAscii(bytes)): boolean {
  if (ascii) return true;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += CHECKED) {
      decoder.decode(bytes.subarray(at, at + CHECKED), { stream: true });
    }
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}
