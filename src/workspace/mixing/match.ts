// The longest stretch met before that ends as the text does now, and the byte that followed it there.
// Part of the format of links: it can't change.
import { STEPS, stretched } from './logistic';
import type { Reader } from './reader';

/** Bytes that have to agree. */
const SHORTEST = 5;
const LOOK_BACK = 32;
/** How quickly it learns how often it is right: 1 / 2^RATE of the way. */
const RATE = 5;
/** In 16ths of a step. */
const ALWAYS = STEPS * 16 - 1;
/** Places of what was met last, as a power of two. */
const MET = 14;
/** Lengths told apart; 0 is no match. */
export const LEVELS = 26;

export class Match {
  /** How long the match is, in steps; 0 where there is none, or it guessed wrong within this byte. */
  level = 0;
  readonly #reader: Reader;
  readonly #stretched = stretched();
  #from = 0;
  #length = 0;
  /** The byte expected, with a leading 1; 0 for none. */
  #expected = 0;
  /** Where each hash of the last bytes was met last. */
  readonly #met = new Uint16Array(1 << MET);
  /** By level, how often the guess is right. */
  readonly #right = new Int32Array(LEVELS).fill(ALWAYS * 0.75);

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  resume(from: Match): void {
    this.level = from.level;
    this.#from = from.#from;
    this.#length = from.#length;
    this.#expected = from.#expected;
    this.#met.set(from.#met);
    this.#right.set(from.#right);
  }

  /** After each byte. */
  advance(): void {
    const { history, size } = this.#reader;
    const goesOn = this.#length > 0 && history[this.#from] === history[size - 1];
    this.#length = goesOn ? this.#length + 1 : 0;
    this.#from += 1;
    if (size >= SHORTEST) {
      let hash = 0;
      for (let n = 1; n <= SHORTEST; n += 1)
        hash = Math.imul(hash ^ history[size - n]!, 0x2c1b3c6d) + n;
      hash >>>= 32 - MET;
      if (this.#length === 0) this.#find(this.#met[hash]!);
      this.#met[hash] = size;
    }
    this.#expected = this.#length > 0 ? 256 | history[this.#from]! : 0;
    this.level = levelOf(this.#length);
  }

  #find(from: number): void {
    const { history, size } = this.#reader;
    let length = 0;
    while (length < LOOK_BACK && from > length) {
      if (history[from - 1 - length] !== history[size - 1 - length]) break;
      length += 1;
    }
    if (length < SHORTEST) return;
    this.#length = length;
    this.#from = from;
  }

  /** Of the next bit, the `count`th of its byte. */
  logit(count: number): number {
    if (this.level === 0) return 0;
    const logit = this.#stretched[this.#right[this.level]! >> 4]!;
    return ((this.#expected >> (7 - count)) & 1) === 1 ? logit : -logit;
  }

  learn(bit: number, count: number): void {
    if (this.level === 0) return;
    const right = ((this.#expected >> (7 - count)) & 1) === bit;
    const before = this.#right[this.level]!;
    this.#right[this.level] = before + (((right ? ALWAYS : 0) - before) >> RATE);
    if (!right) this.level = this.#length = 0;
  }
}

function levelOf(length: number): number {
  if (length < 16) return length;
  if (length < 32) return 16 + ((length - 16) >> 2);
  if (length < 160) return 20 + ((length - 32) >> 5);
  return length < 512 ? 24 : 25;
}
