// What one look at many bytes of JSON tells: where lines end, where a character is written by its number, and whether all is ASCII.
// A look for each of them costs three times as much: getting at the bytes is most of it.

export interface ByteSurvey {
  readonly ascii: boolean;
  /** Offsets of line breaks. */
  readonly breaks: Uint32Array;
  /** Offsets of the backslash of `\u`; behind an escaped backslash a `u` is a letter. */
  readonly escapes: Uint32Array;
}

/** Offsets that become more and more. */
export class Places {
  #places = new Uint32Array(1024);
  count = 0;

  push(place: number): void {
    if (this.count === this.#places.length) {
      const grown = new Uint32Array(this.count * 2);
      grown.set(this.#places);
      this.#places = grown;
    }
    this.#places[this.count++] = place;
  }

  get all(): Uint32Array {
    return this.#places.subarray(0, this.count);
  }
}

const NEWLINE = 0x0a;
const BACKSLASH = 0x5c;
const U = 0x75;

/** One and the same byte four times; and the highest bit of each. */
const NEWLINES = 0x0a0a0a0a;
const BACKSLASHES = 0x5c5c5c5c;
const ONES = 0x01010101;
const HIGH = 0x80808080 | 0;

/** The highest bit of each byte that is zero, seldom of another; the other bits say nothing. */
const zeros = (word: number): number => (word - ONES) & ~word;

export function surveyOf(bytes: Uint8Array): ByteSurvey {
  const { buffer, byteOffset, length } = bytes;
  const [breaks, escapes] = [new Places(), new Places()];
  let high = 0;
  /** What an earlier backslash escapes is none. */
  let taken = 0;
  const look = (from: number, to: number): void => {
    for (let at = from; at < to; at += 1) {
      const byte = bytes[at]!;
      high |= byte & 0x80;
      if (byte === NEWLINE) breaks.push(at);
      if (byte !== BACKSLASH || at < taken) continue;
      if (bytes[at + 1] === U) escapes.push(at);
      taken = at + 2;
    }
  };
  const aligned = (4 - (byteOffset & 3)) & 3;
  const words =
    length < aligned
      ? new Int32Array(0)
      : new Int32Array(buffer, byteOffset + aligned, (length - aligned) >> 2);
  look(0, Math.min(aligned, length));
  let i = 0;
  // Sixteen bytes at a time.
  for (const end = words.length - 3; i < end; i += 4) {
    const a = words[i]!;
    const b = words[i + 1]!;
    const c = words[i + 2]!;
    const d = words[i + 3]!;
    high |= a | b | c | d;
    const found =
      zeros(a ^ NEWLINES) | zeros(b ^ NEWLINES) | zeros(c ^ NEWLINES) | zeros(d ^ NEWLINES);
    const other =
      zeros(a ^ BACKSLASHES) |
      zeros(b ^ BACKSLASHES) |
      zeros(c ^ BACKSLASHES) |
      zeros(d ^ BACKSLASHES);
    if (((found | other) & HIGH) !== 0) look(aligned + 4 * i, aligned + 4 * (i + 4));
  }
  look(aligned + 4 * i, length);
  return { ascii: (high & HIGH) === 0, breaks: breaks.all, escapes: escapes.all };
}
