// Events on which every one of some columns says the same are alike: what hangs on the columns alone is worked out for one of each kind.
import { emptyBits, hasBit, setBit, type Bits } from '../engine/bits';

export interface Kinds {
  readonly count: number;
  /** The kind of each event. */
  readonly of: Uint32Array;
  /** One event of each kind. */
  readonly first: readonly number[];
}

/** Splits the kinds at each column; linear in columns times events. */
export function kindsOf(columns: Iterable<Bits>, events: number): Kinds {
  const of = new Uint32Array(events);
  let count = Math.min(1, events);
  for (const column of columns) {
    if (count === events) break;
    const numbers = new Int32Array(2 * count).fill(-1);
    let next = 0;
    for (let index = 0; index < events; index += 1) {
      const at = 2 * of[index]! + (hasBit(column, index) ? 1 : 0);
      if (numbers[at]! < 0) numbers[at] = next++;
      of[index] = numbers[at]!;
    }
    count = next;
  }
  const first = new Array<number>(count).fill(-1);
  for (let index = events - 1; index >= 0; index -= 1) first[of[index]!] = index;
  return { count, of, first };
}

/** A column with one bit per kind. */
export function narrowed(column: Bits, { count, first }: Kinds): Bits {
  const narrow = emptyBits(count);
  first.forEach((index, kind) => {
    if (hasBit(column, index)) setBit(narrow, kind, true);
  });
  return narrow;
}
