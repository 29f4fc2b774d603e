// Offsets in bytes, as they are found one behind the other.

/** Offsets that become more and more. */
export class Places {
  #places = new Uint32Array(1024);
  count = 0;

  push(place: number): void {
    if (this.count === this.#places.length) this.#grow(this.count * 2);
    this.#places[this.count++] = place;
  }

  /** The first of some, counted from an offset. */
  take(places: Uint32Array, count: number, from: number): void {
    const after = this.count + count;
    if (after > this.#places.length) this.#grow(Math.max(after, this.#places.length * 2));
    for (let i = 0; i < count; i += 1) this.#places[this.count + i] = places[i]! + from;
    this.count = after;
  }

  #grow(size: number): void {
    const grown = new Uint32Array(size);
    grown.set(this.#places);
    this.#places = grown;
  }

  get all(): Uint32Array {
    return this.#places.subarray(0, this.count);
  }

  /** Those between two offsets, counted from the first of them. */
  within(from: number, to: number): Uint32Array {
    const own = this.all;
    const [start, end] = [firstFrom(own, from), firstFrom(own, to)];
    return from === 0 ? own.subarray(0, end) : own.slice(start, end).map((place) => place - from);
  }
}

/** How many of rising places are before an offset. */
function firstFrom(places: Uint32Array, offset: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
