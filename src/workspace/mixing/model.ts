// How likely the next bit is a 1: what followed in each context before, and the match, mixed by weights that learn which of
// them to trust. Writer and reader run the same model, so that it never travels. Part of the format of links: it can't change.
import { CELLS, squash, STRETCHED } from './logistic';
import { LEVELS, Match } from './match';
import { CONTEXTS, PLACES, Reader } from './reader';

/** Buckets a context, as a power of two. */
const BUCKETS = 15;
const MASK = (1 << BUCKETS) - 1;
/** A bucket is one context and half a byte: the check, then a cell for each of the 15 ways to come to a bit of it. */
const BUCKET = 16;
/** Buckets that are put back one by one; where there are more, copying all is quicker. */
const FEW = 30_000;
/** A cell: the probability in the upper 12 bits, how often it was met in the lower 4. */
const FRESH = (CELLS / 2) << 4;
const OFTEN = 15;

/** The first meetings count most. */
const RATES = Float64Array.from({ length: OFTEN + 1 }, (_, met) => 1 / (met + 1.4));

/** Trust depends on how often a cell was met, and on whether it always said the same: weights of their own for each. */
const TRUSTS = 16;
const TRUST = trusts();
const INPUTS = CONTEXTS + 2;
const SET = INPUTS * TRUSTS;
const LEARNING = 0.02;
const START = 0.3;
/** An input that always says the same. */
const BIAS = 0.3;

export class Model {
  readonly #reader: Reader;
  readonly #match: Match;
  readonly #cells = new Uint16Array((CONTEXTS * BUCKET) << BUCKETS);
  readonly #buckets = new Int32Array(CONTEXTS);
  readonly #inputs = new Float64Array(INPUTS);
  /** Which weight of a set is an input's now. */
  readonly #places = new Int32Array(INPUTS);
  readonly #byBit = new Float64Array(SET * 8).fill(START);
  readonly #byMatch = new Float64Array(SET * LEVELS).fill(START);
  readonly #byPlace = new Float64Array(SET * PLACES).fill(START);
  /** What each set of weights said. */
  #saidByBit = 0.5;
  #saidByMatch = 0.5;
  #saidByPlace = 0.5;
  /** Of this byte: the bits so far with a leading 1, and how many they are. */
  #bits = 1;
  #count = 0;
  /** Whom it resumed, and the buckets used since: not all of them where they are more than a few. */
  #origin: Model | null = null;
  #touched: number[] = [];

  /** Room for so many bytes. */
  constructor(capacity: number) {
    this.#reader = new Reader(capacity);
    this.#match = new Match(this.#reader);
    this.#find();
  }

  /** Becomes what the other is, which is between two bytes. The second time only what was touched since is put back. */
  resume(from: Model): void {
    this.#reader.resume(from.#reader);
    this.#match.resume(from.#match);
    if (this.#origin === from && this.#touched.length <= FEW) this.#putBack(from);
    else this.#cells.set(from.#cells);
    this.#origin = from;
    this.#touched = [];
    this.#buckets.set(from.#buckets);
    this.#byBit.set(from.#byBit);
    this.#byMatch.set(from.#byMatch);
    this.#byPlace.set(from.#byPlace);
    this.#bits = from.#bits;
    this.#count = from.#count;
  }

  #putBack(from: Model): void {
    // Those of the next half byte are found, not listed: they were touched in both.
    for (const bucket of [...this.#touched, ...from.#buckets]) {
      for (let at = bucket; at < bucket + BUCKET; at += 1) this.#cells[at] = from.#cells[at]!;
    }
  }

  /** Reads what both sides know. */
  study(bytes: Uint8Array): void {
    for (const byte of bytes) {
      for (let at = 7; at >= 0; at -= 1) {
        this.predict();
        this.learn((byte >> at) & 1);
      }
    }
  }

  /** How likely the next bit is a 1: more than 0, less than 1. */
  predict(): number {
    const match = this.#match;
    this.#ask();
    this.#inputs[CONTEXTS] = match.logit(this.#bits, this.#count);
    this.#places[CONTEXTS] = CONTEXTS * TRUSTS + Math.min(TRUSTS - 1, match.level);
    this.#inputs[CONTEXTS + 1] = BIAS;
    this.#places[CONTEXTS + 1] = (CONTEXTS + 1) * TRUSTS;
    const byBit = this.#sum(this.#byBit, this.#count);
    const byMatch = this.#sum(this.#byMatch, match.level);
    const byPlace = this.#sum(this.#byPlace, this.#reader.place);
    this.#saidByBit = squash(byBit);
    this.#saidByMatch = squash(byMatch);
    this.#saidByPlace = squash(byPlace);
    return squash((byBit + byMatch + byPlace) / 3);
  }

  /** After each `predict`: what the bit was. */
  learn(bit: number): void {
    this.#adjust(this.#byBit, this.#count, bit - this.#saidByBit);
    this.#adjust(this.#byMatch, this.#match.level, bit - this.#saidByMatch);
    this.#adjust(this.#byPlace, this.#reader.place, bit - this.#saidByPlace);
    this.#remember(bit);
    this.#match.learn(bit, this.#count);
    this.#bits = (this.#bits << 1) | bit;
    this.#count += 1;
    if (this.#count === 8) {
      this.#reader.read(this.#bits & 255);
      this.#match.advance();
      this.#bits = 1;
      this.#count = 0;
    }
    if ((this.#count & 3) === 0) this.#find();
  }

  /** The bucket of each context for the next half byte: one of two, the less used of them where both are of others. */
  #find(): void {
    const { hashes } = this.#reader;
    const cells = this.#cells;
    const half = this.#count === 0 ? 0 : this.#bits;
    for (let at = 0; at < CONTEXTS; at += 1) {
      let hash = Math.imul(hashes[at]! + Math.imul(half, 0x3d4d51cb), 0x2c1b3c6d);
      hash = Math.imul(hash ^ (hash >>> 15), 0x297a2d39);
      hash ^= hash >>> 15;
      // Never 0: that is a bucket not used yet.
      const check = (hash >>> 16) | 1;
      const first = (at << BUCKETS) + (hash & MASK);
      let bucket = first * BUCKET;
      if (cells[bucket] !== check) {
        const other = (first ^ 1) * BUCKET;
        const isOther = cells[other] === check;
        if (isOther || met(cells[other + 1]!) < met(cells[bucket + 1]!)) bucket = other;
        if (!isOther) {
          cells.fill(FRESH, bucket + 1, bucket + BUCKET);
          cells[bucket] = check;
        }
      }
      this.#buckets[at] = bucket;
      if (this.#origin !== null && this.#touched.length <= FEW) this.#touched.push(bucket);
    }
  }

  /** What each context says. */
  #ask(): void {
    const node = this.#node();
    for (let at = 0; at < CONTEXTS; at += 1) {
      const cell = this.#cells[this.#buckets[at]! + node]!;
      this.#inputs[at] = met(cell) === 0 ? 0 : STRETCHED[cell >>> 4]!;
      this.#places[at] = at * TRUSTS + TRUST[cell]!;
    }
  }

  #remember(bit: number): void {
    const node = this.#node();
    const cells = this.#cells;
    const aim = bit * CELLS - 0.5;
    for (let at = 0; at < CONTEXTS; at += 1) {
      const place = this.#buckets[at]! + node;
      const cell = cells[place]!;
      const times = met(cell);
      const before = cell >>> 4;
      const now = Math.trunc(before + 0.5 + (aim - before) * RATES[times]!);
      cells[place] = (now << 4) | Math.min(OFTEN, times + 1);
    }
  }

  /** 1 to 15: the bits of this half byte with a leading 1. */
  #node(): number {
    const seen = this.#count & 3;
    return (this.#bits & ((1 << seen) - 1)) | (1 << seen);
  }

  #sum(weights: Float64Array, set: number): number {
    const inputs = this.#inputs;
    const places = this.#places;
    let sum = 0;
    for (let at = 0; at < INPUTS; at += 1) sum += inputs[at]! * weights[set * SET + places[at]!]!;
    return sum;
  }

  #adjust(weights: Float64Array, set: number, error: number): void {
    const inputs = this.#inputs;
    const places = this.#places;
    const step = error * LEARNING;
    for (let at = 0; at < INPUTS; at += 1) weights[set * SET + places[at]!]! += step * inputs[at]!;
  }
}

const met = (cell: number): number => cell & 15;

/** By cell: 0 to 9 by how often it was met, 10 to 15 where it always said the same. */
function trusts(): Uint8Array {
  const table = new Uint8Array(CELLS << 4);
  let surest = CELLS / 2;
  for (let times = 0; times <= OFTEN; times += 1) {
    for (let cell = 0; cell < CELLS; cell += 1) {
      const sure = times > 1 && (cell >= surest || cell < CELLS - surest);
      table[(cell << 4) | times] = sure ? Math.min(15, 8 + times) : Math.min(9, times);
    }
    surest = Math.trunc(surest + 0.5 + (CELLS - 0.5 - surest) * RATES[times]!);
  }
  return table;
}
