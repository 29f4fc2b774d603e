// Bytes looked at sixteen at a time, by WebAssembly (byte-scan.wat). Where a browser has none, or a stricter policy than the page's own
// forbids it, whoever asks is told so and looks in the ordinary way.
import { base64Bytes } from './base64-bytes';
import { BYTE_SCAN_CODE } from './byte-scan-code';
import { CRC_TABLE } from './crc-table';
import { once } from './once';

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly above: { readonly value: number };
  readonly escapes: { readonly value: number };
  survey(length: number): number;
  search(starts: number, length: number, anyCase: number): number;
  odd(length: number): number;
  sum(length: number, before: number): number;
}

// Where things stand in the memory, as byte-scan.wat says.
const BUCKETS = 96;
const PAIRS = 176;
const PAIRED = 184;
const LISTS = 256;
const BYTES = 0x8000;
const FOUND = 0x18400;
const ESCAPES = 0x58400;
const SUMS = 0x78400;
/** Bytes looked at at a time: what is copied there is still near when it is looked at. */
export const STRETCH = 0x10000;
/** Zeros behind a stretch, as many as are looked at beyond its end. */
const BEHIND = 96;
/** Of texts that may end behind a stretch. */
const LONGEST = 512;

/** `null` where there is no WebAssembly of this kind. */
export const byteScanner = once((): ByteScanner | null => {
  const exports = started();
  return exports && new ByteScanner(exports);
});

function started(): Exports | null {
  // A look at it costs nothing; a policy that forbids it throws.
  try {
    const code = new WebAssembly.Module(base64Bytes(BYTE_SCAN_CODE));
    const instance = new WebAssembly.Instance(code);
    return instance.exports as unknown as Exports;
  } catch {
    return null;
  }
}

/** Hears of places: the first `count` of `places`, and what they count from. They hold until the next ones. */
type Take = (places: Uint32Array, count: number, from: number) => void;

export class ByteScanner {
  readonly #exports: Exports;
  readonly #bytes: Uint8Array;
  readonly #found: Uint32Array;
  readonly #escapes: Uint32Array;

  constructor(exports: Exports) {
    this.#exports = exports;
    const { buffer } = exports.memory;
    this.#bytes = new Uint8Array(buffer);
    this.#found = new Uint32Array(buffer, FOUND, STRETCH);
    this.#escapes = new Uint32Array(buffer, ESCAPES, STRETCH / 2);
    new Uint32Array(buffer, SUMS, 8 * 256).set(crcTables());
  }

  /** Tells where line breaks stand, and where `\u` does, be its backslash escaped or not. → whether all bytes are ASCII */
  survey(bytes: Uint8Array, breaks: Take, escapes: Take): boolean {
    let ascii = true;
    for (let from = 0; from < bytes.length; from += STRETCH) {
      const size = Math.min(STRETCH, bytes.length - from);
      ascii = this.look(bytes, from, size, [], breaks, escapes) && ascii;
    }
    return ascii;
  }

  /**
   * The same of `STRETCH` bytes at most from an offset on, and every place there at which a text begins that is searched for, be it to end
   * behind them. Where fewer are looked at nothing may follow them.
   */
  look(
    bytes: Uint8Array,
    from: number,
    size: number,
    searches: readonly { readonly texts: ScanTexts; readonly take: Take }[],
    breaks: Take,
    escapes: Take,
  ): boolean {
    // With the first byte of the next, which may be the `u` of the last backslash.
    let behind = 1;
    for (const { texts } of searches) behind = Math.max(behind, texts.longest - 1);
    const put = this.#put(bytes, from, size + behind);
    breaks(this.#found, this.#exports.survey(size), from);
    escapes(this.#escapes, this.#exports.escapes.value, from);
    const ascii = this.#exports.above.value === 0;
    for (const { texts, take } of searches) {
      this.#bytes.set(texts.tables);
      take(this.#found, this.#exports.search(size, put, texts.anyCase ? 1 : 0), from);
    }
    return ascii;
  }

  /** Tells of every place between two offsets at which one of the texts begins that ends there as well. */
  search(texts: ScanTexts, bytes: Uint8Array, from: number, to: number, take: Take): void {
    this.#bytes.set(texts.tables);
    for (let at = from; at < to; at += STRETCH) {
      const starts = Math.min(STRETCH, to - at);
      const size = Math.min(starts + texts.longest - 1, to - at);
      this.#put(bytes, at, size);
      take(this.#found, this.#exports.search(starts, size, texts.anyCase ? 1 : 0), at);
    }
  }

  /**
   * Tells of every place where the end of an object or a list, or white space behind it, may be followed by what follows none in a record:
   * neither the next key nor another end.
   */
  odd(bytes: Uint8Array, take: Take): void {
    for (let from = 0; from < bytes.length; from += STRETCH) {
      const size = Math.min(STRETCH, bytes.length - from);
      this.#put(bytes, from, size + 2);
      take(this.#found, this.#exports.odd(size), from);
    }
  }

  /** CRC-32 of what `before` is that of, and these bytes. */
  crc32(bytes: Uint8Array, before: number): number {
    let sum = ~before;
    for (let from = 0; from < bytes.length; from += STRETCH) {
      const size = Math.min(STRETCH, bytes.length - from);
      this.#put(bytes, from, size);
      sum = this.#exports.sum(size, sum);
    }
    return ~sum >>> 0;
  }

  /** → how many there were */
  #put(bytes: Uint8Array, from: number, size: number): number {
    const own = bytes.subarray(from, from + size);
    this.#bytes.set(own, BYTES);
    this.#bytes.fill(0, BYTES + own.length, BYTES + own.length + BEHIND);
    return own.length;
  }
}

/** The first of a byte, the second of a byte and a zero behind it, and so on. */
function crcTables(): Uint32Array {
  const tables = new Uint32Array(8 * 256);
  tables.set(CRC_TABLE);
  for (let at = 256; at < tables.length; at += 1) {
    const before = tables[at - 256]!;
    tables[at] = (before >>> 8) ^ CRC_TABLE[before & 255]!;
  }
  return tables;
}

/** Texts made ready to be searched for. */
export interface ScanTexts {
  readonly anyCase: boolean;
  /** Length of the longest. */
  readonly longest: number;
  /** What stands at the beginning of the memory. */
  readonly tables: Uint8Array;
}

/** `texts`: of ASCII, none of them empty, small letters where case does not matter. null where they are too many or too long. */
export function scanTexts(texts: readonly Uint8Array[], anyCase: boolean): ScanTexts | null {
  const longest = texts.reduce((most, { length }) => Math.max(most, length), 0);
  const size = texts.reduce((sum, { length }) => sum + length + 8, LISTS);
  if (longest > LONGEST || size > BYTES) return null;
  const tables = new Uint8Array(size);
  const numbers = new DataView(tables.buffer);
  // Texts with the same beginning share a bucket: it is as hard to come by as one of them.
  const sorted = [...texts].sort((a, b) => compare(a, b));
  const perBucket = Math.ceil(sorted.length / 8);
  let [list, at] = [LISTS, LISTS + 8 * sorted.length];
  for (let bucket = 0; bucket < 8; bucket += 1) {
    const own = sorted.slice(bucket * perBucket, (bucket + 1) * perBucket);
    numbers.setUint32(BUCKETS + bucket * 8, list, true);
    numbers.setUint32(BUCKETS + bucket * 8 + 4, own.length, true);
    for (const text of own) {
      numbers.setUint32(list, at, true);
      numbers.setUint32(list + 4, text.length, true);
      tables.set(text, at);
      list += 8;
      at += text.length;
      for (let place = 0; place < 3; place += 1) allow(tables, place, text[place], bucket, anyCase);
    }
  }
  if (texts.length <= PAIRS_OF) {
    tables[PAIRED] = texts.length;
    sorted.forEach((text, number) => tables.set(rarePair(text, anyCase), PAIRS + 4 * number));
  }
  return { anyCase, longest, tables };
}

/** Texts that are found by two bytes of each: of more it takes longer than by buckets. */
const PAIRS_OF = 2;

/** The bytes of the JSON of events, from the most common on; all others are rare. */
const COMMON = '"eastn:ircod1,2mlu3605-.p4v89bf7gyw/{}h _kzxq';

/** A byte and where it stands in the text, twice: those of the first sixteen that are rare. */
function rarePair(text: Uint8Array, anyCase: boolean): number[] {
  const rank = (byte: number) => {
    const own = COMMON.indexOf(String.fromCharCode(byte).toLowerCase());
    return own < 0 ? COMMON.length : own;
  };
  const places = [...text.subarray(0, 16).keys()].sort((a, b) => rank(text[b]!) - rank(text[a]!));
  const [first = 0, second = first] = places;
  return [first, second].flatMap((at) => [anyCase ? text[at]! | 0x20 : text[at]!, at]);
}

/** Marks what a byte of a text may be; behind its end anything. */
function allow(
  tables: Uint8Array,
  place: number,
  byte: number | undefined,
  bucket: number,
  anyCase: boolean,
): void {
  const [low, high] = [place * 32, place * 32 + 16];
  if (byte === undefined) {
    for (let half = 0; half < 16; half += 1) {
      tables[low + half]! |= 1 << bucket;
      tables[high + half]! |= 1 << bucket;
    }
    return;
  }
  tables[low + (byte & 15)]! |= 1 << bucket;
  tables[high + (byte >> 4)]! |= 1 << bucket;
  // A capital differs in the high half alone.
  if (anyCase && byte >= 0x61 && byte <= 0x7a) tables[high + ((byte & ~0x20) >> 4)]! |= 1 << bucket;
}

function compare(a: Uint8Array, b: Uint8Array): number {
  for (let at = 0; at < 3; at += 1) {
    const difference = (a[at] ?? -1) - (b[at] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}
