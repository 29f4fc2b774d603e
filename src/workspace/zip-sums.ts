// What a zip says its files' checksums are: its unpacker does not compare them. Knows no more of the format than the list at its end
// (APPNOTE.TXT 4.3.12 and 4.3.16).
import { zipNameIn } from '../cloudtrail/zip-directory';
import { crc32 } from '../text/crc32';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** Without a comment. */
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const LONGEST_COMMENT = 0xffff;

/** Whether a file is what was packed; true where the zip does not say. */
export function soundIn(
  zip: Uint8Array<ArrayBuffer>,
): (name: string, bytes: Uint8Array) => boolean {
  const sums = sumsIn(new DataView(zip.buffer, zip.byteOffset, zip.byteLength), zip);
  return (name, bytes) => sums.get(name)?.includes(crc32(bytes)) ?? true;
}

/** The names of the files in it, without unpacking any. */
export const namesIn = (zip: Uint8Array<ArrayBuffer>): string[] => [
  ...sumsIn(new DataView(zip.buffer, zip.byteOffset, zip.byteLength), zip).keys(),
];

/** By name; a zip may hold two files of one. */
function sumsIn(view: DataView, zip: Uint8Array): ReadonlyMap<string, readonly number[]> {
  const sums = new Map<string, number[]>();
  const end = endOf(view);
  if (end === null) return sums;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + ENTRY_SIZE > view.byteLength || view.getUint32(at, true) !== ENTRY) break;
    const sum = view.getUint32(at + 16, true);
    const from = at + ENTRY_SIZE;
    const end = from + view.getUint16(at + 28, true);
    const name = zipNameIn(zip.subarray(from, end));
    const known = sums.get(name);
    // Not a new list for each: a zip may give one name to all its files.
    if (known === undefined) sums.set(name, [sum]);
    else known.push(sum);
    at = end + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return sums;
}

function endOf(view: DataView): number | null {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  return null;
}
