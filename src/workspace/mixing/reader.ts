// What was read so far, and the contexts in which the next byte is guessed: the bytes before, the word, the JSON or YAML key and
// how far its value came, the kinds of characters. Understands just enough of either to guess well; any bytes will do.
// Part of the format of links: it can't change.

/** How many contexts there are. */
export const CONTEXTS = 7;
/** Places in the text that `place` tells apart. */
export const PLACES = 30;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const DASH = 0x2d;
const COMMA = 0x2c;
const LINE_BREAK = 0x0a;

/** Characters by kind, from 1; 14 is any other. */
const KINDS = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x61 && byte <= 0x7a) return 1;
  if (byte >= 0x41 && byte <= 0x5a) return 2;
  if (byte >= 0x30 && byte <= 0x39) return 3;
  const at = ['"', ' ', '\n', '-', ':', ',', '.', '/', '{[', '}]'].findIndex((kind) =>
    kind.includes(String.fromCharCode(byte)),
  );
  return at < 0 ? 14 : at + 4;
});

/** Below are the places of a line that is no JSON object: its start, a key, a value, a list item. */
const IN_OBJECT = 8;
const IN_STRING = 10;
const NESTED = 64;

export class Reader {
  readonly history: Uint8Array;
  size = 0;
  /** One hash a context. */
  readonly hashes = new Int32Array(CONTEXTS);
  /** Where in a line or object the next byte stands. */
  place = 0;
  #lineStart = 0;
  #word = 0;
  #kinds = 0;
  #key = 0;
  #keyBefore = 0;
  #value = 0;
  #valueLength = 0;
  #string = 0;
  #inString = false;
  #escaped = false;
  #depth = 0;
  readonly #keys = new Int32Array(NESTED);

  /** Room for so many bytes. */
  constructor(capacity: number) {
    this.history = new Uint8Array(capacity);
    this.#hash();
  }

  /** Takes over what another has read. */
  resume(from: Reader): void {
    this.history.set(from.history.subarray(0, from.size));
    this.hashes.set(from.hashes);
    this.#keys.set(from.#keys);
    this.size = from.size;
    this.place = from.place;
    this.#lineStart = from.#lineStart;
    this.#word = from.#word;
    this.#kinds = from.#kinds;
    this.#key = from.#key;
    this.#keyBefore = from.#keyBefore;
    this.#value = from.#value;
    this.#valueLength = from.#valueLength;
    this.#string = from.#string;
    this.#inString = from.#inString;
    this.#escaped = from.#escaped;
    this.#depth = from.#depth;
  }

  read(byte: number): void {
    this.history[this.size] = byte;
    this.size += 1;
    const kind = KINDS[byte]!;
    this.#kinds = (this.#kinds << 4) | kind;
    if (kind <= 3 || byte >= 0x80) this.#word = Math.imul(this.#word ^ byte, 0x01000193) + 7;
    else this.#word = 0;
    if (byte === LINE_BREAK) this.#startLine();
    else {
      if (this.size - this.#lineStart === 1) this.place = byte === 0x7b ? IN_OBJECT : 1;
      if (this.place >= IN_OBJECT) this.#readJson(byte, kind);
      else this.#readLine(byte);
    }
    this.#hash();
  }

  #startLine(): void {
    this.place = 0;
    this.#lineStart = this.size;
    this.#inString = this.#escaped = false;
    this.#key = this.#depth = 0;
    this.#startValue(0);
  }

  #startValue(hash: number): void {
    this.#value = hash;
    this.#valueLength = 0;
  }

  #extend(byte: number): void {
    this.#value = Math.imul(this.#value ^ byte, 0x01000193) + 3;
    this.#valueLength += 1;
  }

  /** YAML: a key up to its colon, or an item of a list. */
  #readLine(byte: number): void {
    this.#extend(byte);
    if (this.place !== 1) return;
    if (byte === COLON) {
      this.#keyBefore = this.#key = this.#value;
      this.place = 2;
      this.#startValue(0);
    } else if (byte === DASH) {
      this.#key = this.#keyBefore;
      this.place = 3;
      this.#startValue(0);
    }
  }

  #readJson(byte: number, kind: number): void {
    if (this.#inString) {
      this.#readString(byte, kind);
    } else if (byte === QUOTE) {
      this.#inString = true;
      this.#startValue(0);
      this.place = IN_STRING;
    } else if (byte === COLON) {
      this.#keyBefore = this.#key;
      this.#key = this.#string;
      this.#keys[this.#depth & (NESTED - 1)] = this.#key;
      this.#startValue(1);
      this.place = 25;
    } else if (kind === 12) {
      this.#depth += 1;
      this.#keys[this.#depth & (NESTED - 1)] = this.#key ^ byte;
      this.#value = 2;
      this.place = 26;
    } else if (kind === 13) {
      this.#depth = Math.max(0, this.#depth - 1);
      this.#key = this.#keys[this.#depth & (NESTED - 1)]!;
      this.#value = 3;
      this.place = 27;
    } else if (byte === COMMA) {
      this.#value = 4;
      this.place = 28;
    } else {
      this.#extend(byte);
      this.place = 29;
    }
  }

  #readString(byte: number, kind: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === BACKSLASH) this.#escaped = true;
    else if (byte === QUOTE) {
      this.#inString = false;
      this.#string = this.#value;
      this.#value ^= 0x1234567;
      this.place = 9;
      return;
    }
    this.#extend(byte);
    this.place = IN_STRING + kind;
  }

  /** Which contexts: of sixteen tried, the few that are worth their time. */
  #hash(): void {
    const { history, size, place, hashes } = this;
    const one = size > 0 ? history[size - 1]! : 0;
    const two = one | (size > 1 ? history[size - 2]! << 8 : 0);
    const three = two | (size > 2 ? history[size - 3]! << 16 : 0);
    const above = this.#keys[Math.max(0, this.#depth - 1) & (NESTED - 1)]!;
    hashes[0] = one;
    hashes[1] = two;
    hashes[2] = three;
    hashes[3] = this.#word ^ Math.imul(one, 77);
    hashes[4] = Math.imul(this.#key, 0x2545f491) ^ (this.#valueLength << 8) ^ place;
    hashes[5] = Math.imul(this.#kinds, 0x2545f491) ^ place;
    hashes[6] = Math.imul(above, 0x2545f491) ^ Math.imul(this.#value, 3) ^ place;
    for (let at = 0; at < CONTEXTS; at += 1) {
      hashes[at] = Math.imul(hashes[at]!, 0x2c1b3c6d) ^ Math.imul(at, 0x297a2d39);
    }
  }
}
