// A bag of numbers that tells which one is the n-th: a tree of counts over all values that may ever be in it (Fenwick's).

export class Ranked {
  readonly #values: readonly bigint[];
  readonly #places: ReadonlyMap<bigint, number>;
  /** Entry i counts the places from i - lowbit(i) + 1 to i. */
  readonly #counts: Int32Array;
  readonly #highest: number;

  constructor(possible: readonly bigint[]) {
    this.#values = [...new Set(possible)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    this.#places = new Map(this.#values.map((value, index) => [value, index + 1]));
    this.#counts = new Int32Array(this.#values.length + 1);
    this.#highest = 2 ** Math.floor(Math.log2(Math.max(1, this.#values.length)));
  }

  change(value: bigint, by: 1 | -1): void {
    for (let at = this.#places.get(value)!; at < this.#counts.length; at += at & -at) {
      this.#counts[at]! += by;
    }
  }

  /** The n-th smallest, from 0; there must be one. */
  at(n: number): bigint {
    let place = 0;
    let left = n;
    for (let step = this.#highest; step > 0; step >>= 1) {
      const next = place + step;
      if (next < this.#counts.length && this.#counts[next]! <= left) {
        place = next;
        left -= this.#counts[next]!;
      }
    }
    return this.#values[place]!;
  }
}
