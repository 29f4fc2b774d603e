// Finds texts in UTF-8 bytes without decoding them: what is decoded costs memory, and memory costs more time than the search. Knows
// ASCII only, which stands in UTF-8 as it is.

import { byteScanner, scanTexts, type ScanTexts } from './byte-scan';
import { Places } from './places';

/** Buckets of pairs of bytes; a power of two. */
const BUCKETS = 4096;

/** Both cases of a letter are one; so are a few signs, which costs a comparison where they stand. */
const pair = (first: number, second: number): number =>
  (((first | 0x20) << 6) ^ (second | 0x20)) & (BUCKETS - 1);

/** Bytes of a lane: few at first, since what was looked at behind a find is soon looked at again. */
const LEAST_LANE = 1024;
const MOST_LANE = 32 * 1024;

const LOWER = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte,
);
const SAME = Uint8Array.from({ length: 256 }, (_, byte) => byte);

/**
 * Finds the first of several texts, by the pairs of bytes at the end of a window as long as the shortest of them: a pair that is in
 * none of them lets the window jump (Wu and Manber, "A fast algorithm for multi-pattern searching", 1994).
 */
export class ByteSearch {
  readonly #texts: readonly Uint8Array[];
  readonly #fold: Uint8Array;
  /** Length of the window. */
  readonly #window: number;
  /** How far the window may jump by the pair at its end; 0: one of the texts may stand here. */
  readonly #jumps: Uint8Array;
  /** By the pair at the end of their window: numbers of texts. */
  readonly #ending = new Map<number, number[]>();
  /** The texts as what looks at many bytes at a time takes them; null where it can't. */
  readonly scan: ScanTexts | null;

  /** `texts`: of ASCII, none of them empty. `anyCase`: letters of ASCII stand for both of their cases. */
  constructor(texts: readonly string[], { anyCase }: { readonly anyCase: boolean }) {
    this.#fold = anyCase ? LOWER : SAME;
    this.#texts = texts.map((text) => Uint8Array.from(text, (c) => this.#fold[c.charCodeAt(0)]!));
    this.#window = Math.min(255, ...this.#texts.map(({ length }) => length));
    this.#jumps = new Uint8Array(BUCKETS).fill(Math.max(1, this.#window - 1));
    if (this.#window > 1) this.#texts.forEach((text, number) => this.#file(text, number));
    this.scan = scanTexts(this.#texts, anyCase);
  }

  #file(text: Uint8Array, number: number): void {
    for (let end = 1; end < this.#window; end += 1) {
      const at = pair(text[end - 1]!, text[end]!);
      this.#jumps[at] = Math.min(this.#jumps[at]!, this.#window - 1 - end);
      if (end < this.#window - 1) continue;
      const same = this.#ending.get(at);
      if (same === undefined) this.#ending.set(at, [number]);
      else same.push(number);
    }
  }

  /** Every place between two offsets at which one of the texts begins and ends. `scanner`: what looks at many bytes at a time. */
  all(bytes: Uint8Array, from = 0, to = bytes.length, scanner = byteScanner()): Uint32Array {
    const places = new Places();
    if (scanner !== null && this.scan !== null) {
      scanner.search(this.scan, bytes, from, to, (found, count, at) =>
        places.take(found, count, at),
      );
      return places.all;
    }
    for (let at = this.find(bytes, from, to); at >= 0; at = this.find(bytes, at + 1, to)) {
      places.push(at);
    }
    return places.all;
  }

  /** Where the first of the texts begins that lies between two offsets; -1 where none does. */
  find(bytes: Uint8Array, from: number, to: number): number {
    if (this.#window < 2) return this.#findShort(bytes, from, to);
    const last = this.#window - 1;
    let end = from + last;
    for (let lane = LEAST_LANE; to - end > 4 * lane; lane = Math.min(2 * lane, MOST_LANE)) {
      const found = this.#findInLanes(bytes, end, lane, to);
      if (found >= 0) return found - last;
      end += 4 * lane;
    }
    const found = this.#endsAt(bytes, end, to, to);
    return found < 0 ? -1 : found - last;
  }

  /** Where the window of the first ends that ends between two offsets, itself before `to`; -1 where none does. */
  #endsAt(bytes: Uint8Array, from: number, until: number, to: number): number {
    const jumps = this.#jumps;
    for (let end = from; end < until;) {
      const jump = jumps[pair(bytes[end - 1]!, bytes[end]!)]!;
      if (jump === 0 && this.#isEnd(bytes, end, to)) return end;
      end += jump || 1;
    }
    return -1;
  }

  #isEnd(bytes: Uint8Array, end: number, to: number): boolean {
    const start = end - this.#window + 1;
    const same = this.#ending.get(pair(bytes[end - 1]!, bytes[end]!))!;
    return same.some((number) => this.#stands(this.#texts[number]!, bytes, start, to));
  }

  /** The same in four lanes at once: each jump has to wait for the one before, but not for those of other lanes. */
  #findInLanes(bytes: Uint8Array, from: number, lane: number, to: number): number {
    const jumps = this.#jumps;
    const second = from + lane;
    const third = second + lane;
    const fourth = third + lane;
    const until = fourth + lane;
    let a = from;
    let b = second;
    let c = third;
    let d = fourth;
    while (a < second && b < third && c < fourth && d < until) {
      const i = jumps[pair(bytes[a - 1]!, bytes[a]!)]!;
      const j = jumps[pair(bytes[b - 1]!, bytes[b]!)]!;
      const k = jumps[pair(bytes[c - 1]!, bytes[c]!)]!;
      const l = jumps[pair(bytes[d - 1]!, bytes[d]!)]!;
      if (i > 0 && j > 0 && k > 0 && l > 0) {
        a += i;
        b += j;
        c += k;
        d += l;
        continue;
      }
      if (i === 0 && this.#isEnd(bytes, a, to)) break;
      if (j === 0 && this.#isEnd(bytes, b, to)) break;
      if (k === 0 && this.#isEnd(bytes, c, to)) break;
      if (l === 0 && this.#isEnd(bytes, d, to)) break;
      a += i || 1;
      b += j || 1;
      c += k || 1;
      d += l || 1;
    }
    let found = this.#endsAt(bytes, a, second, to);
    if (found < 0) found = this.#endsAt(bytes, b, third, to);
    if (found < 0) found = this.#endsAt(bytes, c, fourth, to);
    if (found < 0) found = this.#endsAt(bytes, d, until, to);
    return found;
  }

  /** One of them is a single character. */
  #findShort(bytes: Uint8Array, from: number, to: number): number {
    for (let at = from; at < to; at += 1) {
      for (const text of this.#texts) if (this.#stands(text, bytes, at, to)) return at;
    }
    return -1;
  }

  #stands(text: Uint8Array, bytes: Uint8Array, at: number, to: number): boolean {
    if (at + text.length > to) return false;
    for (let i = 0; i < text.length; i += 1) {
      if (this.#fold[bytes[at + i]!] !== text[i]) return false;
    }
    return true;
  }
}

/** Tells whether all bytes are ASCII. */
export function isAscii(bytes: Uint8Array): boolean {
  const { buffer, byteOffset, length } = bytes;
  const aligned = (4 - (byteOffset & 3)) & 3;
  if (length < aligned) return bytes.every((byte) => byte < 0x80);
  const words = new Uint32Array(buffer, byteOffset + aligned, (length - aligned) >> 2);
  let [seen, at] = [0, 0];
  // Four at a time: the loop itself costs more than the look.
  for (const end = words.length - 3; at < end; at += 4) {
    seen |= words[at]! | words[at + 1]! | words[at + 2]! | words[at + 3]!;
  }
  for (; at < words.length; at += 1) seen |= words[at]!;
  for (at = 0; at < aligned; at += 1) seen |= bytes[at]!;
  for (at = aligned + words.length * 4; at < length; at += 1) seen |= bytes[at]!;
  return (seen & 0x80808080) === 0;
}

/** Tells whether a text of ASCII stands at a place. */
export function standsAt(text: Uint8Array, bytes: Uint8Array, at: number): boolean {
  if (at < 0 || at + text.length > bytes.length) return false;
  for (let i = 0; i < text.length; i += 1) if (bytes[at + i] !== text[i]) return false;
  return true;
}

/** Line breaks between two offsets. */
export function lineBreaks(bytes: Uint8Array, to = bytes.length): number {
  let count = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0 && at < to; at = bytes.indexOf(0x0a, at + 1)) {
    count += 1;
  }
  return count;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** What stands between two offsets; what is no UTF-8 becomes replacement characters. */
export const textAt = (bytes: Uint8Array, from: number, to: number): string =>
  decoder.decode(bytes.subarray(from, to));
