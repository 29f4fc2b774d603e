// Which record has which number: pieces one behind the other, up to the first that nobody has looked at.
import { copyBits, emptyBits, fullBits } from '../../engine/bits';
import { isCounted, leading, type Held } from './held';
import type { Bits } from './piece';

export interface Numbered {
  readonly revision: number;
  readonly pieces: readonly Held[];
  /** The number of the first record of each. */
  readonly starts: readonly number[];
  /** Records. */
  readonly size: number;
}

export function numbered(held: readonly Held[], revision: number): Numbered {
  const pieces = leading(held, isCounted);
  const starts: number[] = [];
  let size = 0;
  for (const { count } of pieces) {
    starts.push(size);
    size += count!;
  }
  return { revision, pieces, starts, size };
}

/** The piece a record stands in, and its number there. */
export function placeOf(
  { pieces, starts, size }: Numbered,
  index: number,
): { readonly held: Held; readonly record: number } | null {
  if (index < 0 || index >= size) return null;
  const at = lastAtMost(starts, index);
  return { held: pieces[at]!, record: index - starts[at]! };
}

/** Of the first `length` records those that can't be read any more; null where there are none. */
export function lostOf({ pieces, starts }: Numbered, length: number): Bits | null {
  let bits: Bits | null = null;
  pieces.forEach(({ closed, count }, i) => {
    const start = starts[i]!;
    if (!closed || count === 0 || start >= length) return;
    bits ??= emptyBits(length);
    copyBits(bits, start, fullBits(count!), Math.min(count!, length - start));
  });
  return bits;
}

/** Index of the last number that is not above `most`; the first is not. */
function lastAtMost(rising: readonly number[], most: number): number {
  let [low, high] = [0, rising.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (rising[middle]! <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}
