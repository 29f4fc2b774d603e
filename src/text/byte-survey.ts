// What one look at many bytes of JSON tells: where lines end, where a character is written by its number, and whether all is ASCII.
// Short texts are made of the bytes, since a browser looks through a text many times as quickly as a loop through bytes does.

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

/** Bytes that are made a text: fresh memory for much more costs more than the look. */
const STEP = 64 * 1024;

const NEWLINE = 0x0a;
const BACKSLASH = 0x5c;
const U = 0x75;

export function surveyOf(bytes: Uint8Array): ByteSurvey {
  const [breaks, escapes] = [new Places(), new Places()];
  let ascii = true;
  for (let from = 0; from < bytes.length; from += STEP) {
    const to = Math.min(from + STEP, bytes.length);
    const text = asciiOf(bytes.subarray(from, to));
    if (text === null) {
      ascii = false;
      for (let at = from; at < to; at += 1) {
        if (bytes[at] === NEWLINE) breaks.push(at);
        else if (isEscape(bytes, at)) escapes.push(at);
      }
      continue;
    }
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      breaks.push(from + at);
    }
    for (let at = text.indexOf('\\u'); at >= 0; at = text.indexOf('\\u', at + 1)) {
      if (isEscape(bytes, from + at)) escapes.push(from + at);
    }
    // Its `u` is in the next text.
    if (isEscape(bytes, to - 1)) escapes.push(to - 1);
  }
  return { ascii, breaks: breaks.all, escapes: escapes.all };
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A character a byte; null where there is another than of ASCII. */
function asciiOf(bytes: Uint8Array): string | null {
  try {
    const text = decoder.decode(bytes);
    // Any other character has more bytes than it has places in a text.
    return text.length === bytes.length ? text : null;
  } catch {
    return null;
  }
}

/** Whether a place has the backslash of a `\u`: those before it are pairs. */
function isEscape(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== BACKSLASH || bytes[at + 1] !== U) return false;
  let before = at;
  while (bytes[before - 1] === BACKSLASH) before -= 1;
  return (at - before) % 2 === 0;
}
