// A gzip file as nearly all are: one member, sound, and it says how much it holds. Unpacked at once into memory of that size. A stream of
// the platform hands on small parts, each in memory of its own: of a thousand files of 1 MB that took five times as long.
import { inflateSync } from 'fflate';
import { byteScanner } from '../text/byte-scan';
import type { Bytes } from './unpack';

/** Unpacks what deflate packed. → how many bytes it is; null where it is damaged, or more than there is room for */
export type Inflate = (packed: Bytes, out: Bytes) => number | null;

/** Memory that is used again and again, and what unpacks into it where that is not the library of JavaScript. */
export interface Memory {
  bytes: Bytes;
  readonly inflate?: Inflate | null;
}

/** Of deflate, at its best: bytes that one packed byte becomes. */
const AT_BEST = 1032;

/** Bytes of the header without what may be added to it, and behind the packed ones. */
const [HEADER, TRAILER] = [10, 8];

/** Marks of the header: what may be added to it. */
const [SUM, MORE, NAME, REMARK] = [2, 4, 8, 16];

/** null where it is not as simple as that, or is more than `most` bytes: whoever reads it in another way says what it is. */
export function gunzipSound(packed: Bytes, most: number, memory?: Memory): Bytes | null {
  const scanner = byteScanner();
  const { length } = packed;
  if (scanner === null || length < HEADER + TRAILER || startsMember(packed, 1)) return null;
  const from = headerEnd(packed);
  const trailer = new DataView(packed.buffer, packed.byteOffset + length - TRAILER);
  const size = trailer.getUint32(4, true);
  const room = length - TRAILER - from;
  if (room <= 0 || size > most || size > room * AT_BEST) return null;
  // Room for one byte more: it shows where there is more than was said.
  const out = memoryOf(size + 1, memory);
  const inflate = memory?.inflate ?? inflateHere;
  if (inflate(packed.subarray(from, length - TRAILER), out) !== size) return null;
  const bytes = out.subarray(0, size);
  return scanner.crc32(bytes, 0) === trailer.getUint32(0, true) ? bytes : null;
}

const inflateHere: Inflate = (packed, out) => {
  try {
    return inflateSync(packed, { out }).length;
  } catch {
    return null;
  }
};

function memoryOf(size: number, memory?: Memory): Bytes {
  if (memory === undefined) return new Uint8Array(size);
  // A little more: the next file is hardly ever as long.
  if (memory.bytes.length < size) memory.bytes = new Uint8Array(Math.ceil(size * 1.25));
  return memory.bytes.subarray(0, size);
}

/** Where the packed bytes begin; Infinity where that is not to be told. */
function headerEnd(packed: Uint8Array): number {
  const marks = packed[3]!;
  if (!isMember(packed, 0) || marks > 31) return Infinity;
  let at = HEADER;
  if (marks & MORE) at += 2 + packed[at]! + 256 * packed[at + 1]!;
  for (const mark of [NAME, REMARK]) {
    if ((marks & mark) === 0) continue;
    const end = packed.indexOf(0, at);
    if (end < 0) return Infinity;
    at = end + 1;
  }
  return marks & SUM ? at + 2 : at;
}

/** Whether another member may begin at or after an offset: the bytes it would begin with stand there. */
function startsMember(packed: Uint8Array, from: number): boolean {
  for (let at = packed.indexOf(0x1f, from); at >= 0; at = packed.indexOf(0x1f, at + 1)) {
    if (isMember(packed, at)) return true;
  }
  return false;
}

const isMember = (packed: Uint8Array, at: number): boolean =>
  packed[at] === 0x1f && packed[at + 1] === 0x8b && packed[at + 2] === 8;
