// Sets of events as bits: bit i of word i >> 5 stands for event i. Bits beyond the last event are always clear.

export type Bits = Uint32Array<ArrayBuffer>;

export const emptyBits = (events: number): Bits => new Uint32Array(Math.ceil(events / 32));

/** All events. */
export function fullBits(events: number): Bits {
  const bits = emptyBits(events).fill(0xffffffff);
  const rest = events % 32;
  if (rest > 0) bits[bits.length - 1] = 2 ** rest - 1;
  return bits;
}

/** Writes the first `count` bits of `from` into `to`, from bit `at` on; those there are clear. */
export function copyBits(to: Bits, at: number, from: Uint32Array, count: number): void {
  const [word, shift] = [at >> 5, at & 31];
  const words = Math.ceil(count / 32);
  for (let i = 0; i < words; i += 1) {
    const last = i === words - 1 && count % 32 > 0;
    const bits = last ? from[i]! & (2 ** (count % 32) - 1) : from[i]!;
    to[word + i]! |= bits << shift;
    if (shift > 0 && word + i + 1 < to.length) to[word + i + 1]! |= bits >>> (32 - shift);
  }
}

export const hasBit = (bits: Uint32Array, index: number): boolean =>
  ((bits[index >> 5]! >>> (index & 31)) & 1) === 1;

export function setBit(bits: Bits, index: number, on: boolean): void {
  const mask = 1 << (index & 31);
  if (on) bits[index >> 5]! |= mask;
  else bits[index >> 5]! &= ~mask;
}

export function countBits(bits: Uint32Array): number {
  let count = 0;
  for (let word of bits) {
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += (((word + (word >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return count;
}

/** Of no sets: all events for `and`, none for `or`. */
export function combine(kind: 'and' | 'or', sets: readonly Bits[], events: number): Bits {
  const result = kind === 'and' ? fullBits(events) : emptyBits(events);
  for (const set of sets) {
    for (let word = 0; word < result.length; word += 1) {
      if (kind === 'and') result[word]! &= set[word]!;
      else result[word]! |= set[word]!;
    }
  }
  return result;
}

export function complement(bits: Bits, events: number): Bits {
  const result = fullBits(events);
  for (let word = 0; word < result.length; word += 1) result[word]! &= ~bits[word]!;
  return result;
}
