// How likely the next bit is a 1: what followed in each context before, and the match, mixed by weights that learn which of
// them to trust. Writer and reader run the same model, so that it never travels. Whole numbers in typed arrays only: every
// engine comes to the same, and nothing is left to be collected. Part of the format of links: it can't change.
import { ONE as UNIT, squash as squashBy, squashed, STEPS, stretched } from './logistic';
import { once } from '../../text/once';
import { Match } from './match';
import { CONTEXTS as CONTEXT_COUNT, PLACES, Reader } from './reader';

/** Its own names for what is asked for at every bit: where modules are not bundled, an import may be a call. */
const [ONE, CONTEXTS, squash] = [UNIT, CONTEXT_COUNT, squashBy];

/** Buckets a context, as a power of two: fresh memory is dear, so there are no more than usual links fill. */
const BUCKETS = 13;
const MASK = (1 << BUCKETS) - 1;
/** A bucket is one context and half a byte: the check, then a cell for each of the 15 ways to come to a bit of it. */
const BUCKET = 16;
/** A cell: the probability as steps above a half in the upper 12 bits, how often it was met in the lower 4; 0 is one not met. */
const HALF = STEPS / 2;
const OFTEN = 15;

/** The first meetings count most: how far a cell goes, in ONEths. */
const RATES = Int32Array.from({ length: OFTEN + 1 }, (_, met) => Math.trunc(ONE / (met + 1.4)));
/** Trust depends on how often a cell was met, and on whether it always said the same: weights of their own for each. */
const TRUSTS = 16;
const UNSURE = Int32Array.from({ length: OFTEN + 1 }, (_, met) => Math.min(9, met));
const SURE = Int32Array.from({ length: OFTEN + 1 }, (_, met) => Math.min(15, 8 + met));
const INPUTS = CONTEXTS + 2;
/** By cell, so that nothing is computed bit by bit: its logit in the upper bits, its trust in the lower 4. One table: memory is slow. */
const saying = once(() => {
  // By how often it was met: where a cell is that always saw a 1. One that always saw a 0 is as far below.
  const [sure, logits] = [surest(), stretched()];
  return byCell((above, met) => {
    const isSure = met > 1 && (above >= sure[met]! || above < -sure[met]!);
    const logit = met === 0 ? 0 : logits[above + HALF]!;
    return (logit << 4) | (isSure ? SURE[met]! : UNSURE[met]!);
  });
});
/** By cell: the one after a 1 in the upper 16 bits, the one after a 0 in the lower. */
const coming = once(() =>
  byCell(
    (above, met) =>
      (cellAfter(above, met, HALF - 1) << 16) | (cellAfter(above, met, -HALF) & 0xffff),
  ),
);
/** There is a set of weights for each place in the text. */
const SET = INPUTS * TRUSTS;
/** A weight of 1 is ONE. */
const START = Math.trunc(0.3 * ONE);
/** How quickly weights learn: the step is the error times the input, without so many bits. */
const SLOWNESS = 13;
/** An input that always says the same. */
const BIAS = 77;

export class Model {
  readonly #reader: Reader;
  readonly #match: Match;
  readonly #says = saying();
  readonly #after = coming();
  readonly #squashed = squashed();
  readonly #cells = new Int16Array((CONTEXTS * BUCKET) << BUCKETS);
  readonly #buckets = new Int32Array(CONTEXTS);
  readonly #inputs = new Int32Array(INPUTS);
  /** Which weight is an input's now. */
  readonly #places = new Int32Array(INPUTS);
  readonly #weights = new Int32Array(SET * PLACES).fill(START);
  #said = ONE / 2;
  /** Of this byte: the bits so far with a leading 1, and how many they are. */
  #bits = 1;
  #count = 0;

  /** Room for so many bytes. */
  constructor(capacity: number) {
    this.#reader = new Reader(capacity);
    this.#match = new Match(this.#reader);
    this.#find();
  }

  /** Becomes what the other is, which is between two bytes. */
  resume(from: Model): void {
    this.#reader.resume(from.#reader);
    this.#match.resume(from.#match);
    this.#cells.set(from.#cells);
    this.#buckets.set(from.#buckets);
    this.#weights.set(from.#weights);
    this.#bits = from.#bits;
    this.#count = from.#count;
  }

  /** Reads what both sides know: what follows what. Whom to trust is learned where bits are guessed. */
  study(bytes: Uint8Array): void {
    for (const byte of bytes) {
      for (let at = 7; at >= 0; at -= 1) this.#remember((byte >> at) & 1);
    }
  }

  /** How likely the next bit is a 1, in ONEths: more than 0, less than ONE. */
  predict(): number {
    const cells = this.#cells;
    const buckets = this.#buckets;
    const inputs = this.#inputs;
    const places = this.#places;
    const weights = this.#weights;
    const said = this.#says;
    const node = this.#node();
    const set = this.#reader.place * SET;
    let sum = 0;
    // What each context says.
    for (let at = 0; at < CONTEXTS; at += 1) {
      const cell = cells[buckets[at]! + node]! & 0xffff;
      const says = said[cell]!;
      const input = says >> 4;
      const place = set + at * TRUSTS + (says & 15);
      inputs[at] = input;
      places[at] = place;
      sum += Math.imul(input, weights[place]!) >> 4;
    }
    const match = this.#match;
    inputs[CONTEXTS] = match.logit(this.#count);
    places[CONTEXTS] = set + CONTEXTS * TRUSTS + Math.min(TRUSTS - 1, match.level);
    inputs[CONTEXTS + 1] = BIAS;
    places[CONTEXTS + 1] = set + (CONTEXTS + 1) * TRUSTS;
    for (let at = CONTEXTS; at < INPUTS; at += 1)
      sum += Math.imul(inputs[at]!, weights[places[at]!]!) >> 4;
    this.#said = squash(this.#squashed, sum >> 12);
    return this.#said;
  }

  /** After each `predict`: what the bit was. */
  learn(bit: number): void {
    const inputs = this.#inputs;
    const places = this.#places;
    const weights = this.#weights;
    const error = bit * ONE - this.#said;
    for (let at = 0; at < INPUTS; at += 1) {
      const step = (Math.imul(error, inputs[at]!) + (1 << (SLOWNESS - 1))) >> SLOWNESS;
      weights[places[at]!]! += step;
    }
    this.#remember(bit);
  }

  #remember(bit: number): void {
    const cells = this.#cells;
    const buckets = this.#buckets;
    const after = this.#after;
    const node = this.#node();
    const half = bit << 4;
    for (let at = 0; at < CONTEXTS; at += 1) {
      const place = buckets[at]! + node;
      cells[place] = after[cells[place]! & 0xffff]! >> half;
    }
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
    const half = Math.imul(this.#count === 0 ? 0 : this.#bits, 0x3d4d51cb);
    for (let at = 0; at < CONTEXTS; at += 1) {
      let hash = Math.imul(hashes[at]! + half, 0x2c1b3c6d);
      hash = Math.imul(hash ^ (hash >>> 15), 0x297a2d39);
      hash ^= hash >>> 15;
      // Never 0: that is a bucket not used yet.
      const check = (hash >> 16) | 1;
      let bucket = ((at << BUCKETS) + (hash & MASK)) * BUCKET;
      const other = bucket ^ BUCKET;
      if (cells[bucket] !== check) {
        const isOther = cells[other] === check;
        if (isOther || (cells[other + 1]! & OFTEN) < (cells[bucket + 1]! & OFTEN)) bucket = other;
        if (!isOther) {
          const end = cells[bucket] === 0 ? bucket : bucket + BUCKET;
          for (let cell = bucket + 1; cell < end; cell += 1) cells[cell] = 0;
          cells[bucket] = check;
        }
      }
      this.#buckets[at] = bucket;
    }
  }

  /** 1 to 15: the bits of this half byte with a leading 1. */
  #node(): number {
    const seen = this.#count & 3;
    return (this.#bits & ((1 << seen) - 1)) | (1 << seen);
  }
}

function surest(): Int32Array {
  const table = new Int32Array(OFTEN + 1);
  let above = 0;
  for (let met = 0; met <= OFTEN; met += 1) {
    table[met] = above;
    above = nearer(above, HALF - 1, met);
  }
  return table;
}

/** A table of what is told of each of the 2^16 cells, by its bits. */
function byCell(told: (above: number, met: number) => number): Int32Array {
  const table = new Int32Array(1 << 16);
  for (let cell = 0; cell < 1 << 16; cell += 1) {
    const signed = (cell << 16) >> 16;
    table[cell] = told(signed >> 4, signed & OFTEN);
  }
  return table;
}

function cellAfter(above: number, met: number, wanted: number): number {
  return (nearer(above, wanted, met) << 4) | (met < OFTEN ? met + 1 : OFTEN);
}

/** Steps above a half, after one more meeting. */
function nearer(above: number, wanted: number, met: number): number {
  return above + ((Math.imul(wanted - above, RATES[met]!) + ONE / 2) >> 16);
}
