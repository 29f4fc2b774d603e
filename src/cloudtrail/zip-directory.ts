// The directory at the end of a zip file → where its files stand, so that each is read when it is needed and by whom. Unpacks nothing
// (PKWARE's APPNOTE.TXT, sections 4.3 to 4.5; ZIP64 is read too).
import { isBeside } from '../text/file-name';

type Bytes = Uint8Array<ArrayBuffer>;

export interface ZipMember {
  readonly name: string;
  /** Bytes, packed and unpacked, as the directory says. */
  readonly packed: number;
  readonly size: number;
  /** Where its own header begins, and where the next thing in the file does. */
  readonly at: number;
  readonly end: number;
  /** Its entry in the directory. */
  readonly entry: Bytes;
}

const [ENTRY, END, END64, LOCATOR, LOCAL] = [
  0x02014b50, 0x06054b50, 0x06064b50, 0x07064b50, 0x04034b50,
];

/** Bytes of the end without its comment, of which there are 65,535 at most. */
const END_SIZE = 22;
const LOCATOR_SIZE = 20;

/** A larger one is no directory of logs, or a trap. */
const MOST_DIRECTORY = 256 * 1024 * 1024;

const viewOf = ({ buffer, byteOffset, byteLength }: Bytes) =>
  new DataView(buffer, byteOffset, byteLength);

/** A number of 64 bits; too large ones are no offsets of any file. */
const big = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

/** Files in the directory's order, without folders and what systems put beside them; null where there is no directory. */
export const zipMembers = (
  size: number,
  read: (from: number, to: number) => Bytes,
): readonly ZipMember[] | null => orNull(() => membersIn(size, read));

/**
 * The same, of each what it is called and how large it says it is: there may be some ten thousand, and what else is known of each
 * costs several times as much.
 */
export const zipListing = (
  size: number,
  read: (from: number, to: number) => Bytes,
): readonly Pick<ZipMember, 'name' | 'size'>[] | null =>
  orNull(() => {
    const listed: { readonly name: string; readonly size: number }[] = [];
    const directory = eachEntry(size, read, (place, name) => {
      listed.push({ name, size: sizesOf(place).size });
    });
    return directory === null ? null : listed;
  });

function orNull<T>(reading: () => T): T | null {
  try {
    return reading();
  } catch (error) {
    // Offsets that lead nowhere.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function membersIn(
  size: number,
  read: (from: number, to: number) => Bytes,
): readonly ZipMember[] | null {
  const found: Omit<ZipMember, 'end'>[] = [];
  const starts: number[] = [];
  const where = eachEntry(
    size,
    read,
    (place, name) => {
      const entry = place.directory.slice(place.at, place.end);
      found.push({ name, entry, ...sizesOf(place) });
    },
    (place) => starts.push(sizesOf(place).at),
  );
  if (where === null) return null;
  const rising = Float64Array.from([...starts, where.at]).sort();
  return found.map((member) => ({ ...member, end: nextOf(rising, member.at) }));
}

/** An entry in the directory: where it stands, and the bytes of its name and of its extra fields. */
interface Place {
  readonly directory: Bytes;
  readonly view: DataView;
  readonly at: number;
  readonly end: number;
  readonly named: number;
  readonly extra: number;
}

/** `visit` is told of files, `any` of all there is. Answers where the directory is; null where there is none, or it is not what it says. */
function eachEntry(
  size: number,
  read: (from: number, to: number) => Bytes,
  visit: (place: Place, name: string) => void,
  any?: (place: Place) => void,
): { readonly at: number } | null {
  const where = directoryOf(size, read);
  if (where === null || where.size > MOST_DIRECTORY) return null;
  if (where.at < 0 || where.at + where.size > size) return null;
  const directory = read(where.at, where.at + where.size);
  const view = viewOf(directory);
  let count = 0;
  for (let at = 0; at < directory.length; count += 1) {
    // Past the end it throws, as offsets do that lead nowhere: an entry that claims to be longer hides none behind it.
    if (view.getUint32(at, true) !== ENTRY) return null;
    const [named, extra] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true)];
    const end = at + 46 + named + extra + view.getUint16(at + 32, true);
    const name = zipNameIn(directory.subarray(at + 46, at + 46 + named));
    const place = { directory, view, at, end, named, extra };
    any?.(place);
    if (isPlain(name)) visit(place, name);
    at = end;
  }
  return where.count === 0xffff || count % 0x10000 === where.count ? where : null;
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Few say which they are: what is no UTF-8 is told apart character by character, at least. */
export function zipNameIn(bytes: Uint8Array): string {
  try {
    return UTF_8.decode(bytes);
  } catch {
    return [...bytes].map((byte) => String.fromCharCode(byte)).join('');
  }
}

const isPlain = (name: string): boolean => !name.endsWith('/') && !isBeside(name);

/** The first of rising numbers that is above one; itself where none is. */
function nextOf(rising: Float64Array, one: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! > one) high = middle;
    else low = middle + 1;
  }
  return rising[low] ?? one;
}

function directoryOf(
  size: number,
  read: (from: number, to: number) => Bytes,
): { readonly at: number; readonly size: number; readonly count: number } | null {
  const from = Math.max(0, size - END_SIZE - 0xffff);
  const tail = read(from, size);
  const view = viewOf(tail);
  let end = tail.length - END_SIZE;
  while (end >= 0 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0) return null;
  const count = view.getUint16(end + 10, true);
  const own = { size: view.getUint32(end + 12, true), at: view.getUint32(end + 16, true), count };
  const locator = end - LOCATOR_SIZE;
  if (locator < 0 || view.getUint32(locator, true) !== LOCATOR) return own;
  const at = big(view, locator + 8);
  const record = viewOf(read(at, at + 56));
  if (record.getUint32(0, true) !== END64) return own;
  return { size: big(record, 40), at: big(record, 48), count };
}

/** What does not fit into 32 bits stands in an extra field, in this order. */
function sizesOf({ view, at: entry, named, extra }: Place) {
  let size = view.getUint32(entry + 24, true);
  let packed = view.getUint32(entry + 20, true);
  let at = view.getUint32(entry + 42, true);
  if (size !== 0xffffffff && packed !== 0xffffffff && at !== 0xffffffff)
    return { size, packed, at };
  const from = entry + 46 + named;
  const to = from + extra;
  for (let field = from; field + 4 <= to; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let next = field + 4;
    const take = (): number => big(view, (next += 8) - 8);
    if (size === 0xffffffff) size = take();
    if (packed === 0xffffffff) packed = take();
    if (at === 0xffffffff) at = take();
  }
  return { size, packed, at };
}

/** One file of an archive as an archive of its own. Nothing is read for it. */
export function zipOfOne(blob: Blob, { at, end, entry }: ZipMember): Blob {
  const own = entry.slice();
  // Only where its offset stands in 32 bits, and it mostly does, it has to be told that it is the first now.
  const view = viewOf(own);
  if (view.getUint32(42, true) === 0xffffffff) clearOffset(own);
  else view.setUint32(42, 0, true);
  const close = viewOf(new Uint8Array(END_SIZE));
  close.setUint32(0, END, true);
  close.setUint16(8, 1, true);
  close.setUint16(10, 1, true);
  close.setUint32(12, own.length, true);
  close.setUint32(16, end - at, true);
  return new Blob([blob.slice(at, end), own, close.buffer]);
}

function clearOffset(entry: Bytes): void {
  const view = viewOf(entry);
  const [named, extra] = [view.getUint16(28, true), view.getUint16(30, true)];
  const from = 46 + named;
  for (let field = from; field + 4 <= from + extra; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    // It is the last of up to three.
    const before = [24, 20].filter((of) => view.getUint32(of, true) === 0xffffffff).length;
    view.setBigUint64(field + 4 + before * 8, 0n, true);
  }
}

/**
 * A file of an archive as something that can be streamed: as it stands, or as a gzip file, which packs in the same way. null where it
 * is locked, packed in another way, or not where the directory says.
 */
export function streamable(
  blob: Blob,
  { at, packed, size, entry }: ZipMember,
  read: (from: number, to: number) => Bytes,
): { readonly blob: Blob; readonly gzip: boolean } | null {
  const header = viewOf(read(at, Math.min(at + 30, blob.size)));
  if (header.byteLength < 30 || header.getUint32(0, true) !== LOCAL) return null;
  const own = viewOf(entry);
  const locked = (own.getUint16(8, true) & 1) === 1;
  const start = at + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const content = blob.slice(start, start + packed);
  const method = own.getUint16(10, true);
  if (locked || content.size < packed) return null;
  if (method === 0) return { blob: content, gzip: false };
  if (method !== 8) return null;
  const end = viewOf(new Uint8Array(8));
  end.setUint32(0, own.getUint32(16, true), true);
  end.setUint32(4, size >>> 0, true);
  return { blob: new Blob([GZIP, content, end.buffer]), gzip: true };
}

/** What stands in an archive for a file: as it is (0), or deflated (8). null where it can't be read, as `streamable` says. */
export function contentOf(
  archive: Bytes,
  { at, packed, entry }: ZipMember,
): { readonly bytes: Bytes; readonly method: 0 | 8 } | null {
  if (at + 30 > archive.length) return null;
  const header = viewOf(archive.subarray(at, at + 30));
  if (header.getUint32(0, true) !== LOCAL) return null;
  const own = viewOf(entry);
  const start = at + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const bytes = archive.subarray(start, start + packed);
  const method = own.getUint16(10, true);
  if ((own.getUint16(8, true) & 1) === 1 || bytes.length < packed) return null;
  return method === 0 || method === 8 ? { bytes, method } : null;
}

/** RFC 1952: deflate, no name, no time, any system. */
const GZIP = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
