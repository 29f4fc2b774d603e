// Rows in the order of a key, a million of them between two frames: counted, not compared.

/** Bits of one pass: places of so few digits stay in the cache. */
const BITS = 11;
const DIGITS = 1 << BITS;
const LAST = DIGITS - 1;

/** What a number of 32 bits can tell apart. */
const WORD = 2 ** 32;

/** Most times are of whole seconds: a month of them needs two passes. */
const SECOND = 1000;

/** Row numbers by rising key (whole numbers, at most 2^48 apart; NaN before all), equal ones as they were. */
export function rising(keys: Float64Array): Uint32Array {
  const { length } = keys;
  let [least, most, before, inOrder] = [Infinity, -Infinity, -Infinity, true];
  for (let row = 0; row < length; row++) {
    const key = keys[row]!;
    if (key < before || (key !== key && before !== -Infinity)) inOrder = false;
    if (key !== key) continue;
    before = key;
    if (key < least) least = key;
    if (key > most) most = key;
  }
  let order = new Uint32Array(length);
  for (let row = 0; row < length; row++) order[row] = row;
  if (inOrder) return order;
  const unit = areWhole(keys, least) ? SECOND : 1;
  // Those without a key come to 0.
  const span = (most - least) / unit + 1;
  const part = new Uint32Array(length);
  for (let row = 0; row < length; row++) {
    const key = keys[row]!;
    part[row] = key === key ? (key - least) / unit + 1 : 0;
  }
  order = sorted(order, part, Math.min(span, WORD - 1));
  if (span < WORD) return order;
  for (let at = 0; at < length; at++) {
    const key = keys[order[at]!]!;
    part[at] = key === key ? ((key - least) / unit + 1) / WORD : 0;
  }
  return sorted(order, part, span / WORD);
}

function areWhole(keys: Float64Array, least: number): boolean {
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row]!;
    if (key === key && (key - least) % SECOND !== 0) return false;
  }
  return true;
}

type Numbers = Uint32Array<ArrayBuffer>;

/** Rows by their keys (of the row at the same place, at most so large), which go along so that each pass reads in a line. */
function sorted(rows: Numbers, keys: Numbers, most: number): Numbers {
  let [from, by] = [rows, keys];
  let [to, byNext] = [new Uint32Array(rows.length), new Uint32Array(rows.length)];
  for (let shift = 0; shift < 32 && most >= 2 ** shift; shift += BITS) {
    const starts = startsOf(by, shift);
    for (let at = 0; at < from.length; at++) {
      const key = by[at]!;
      const place = starts[(key >>> shift) & LAST]!++;
      to[place] = from[at]!;
      byNext[place] = key;
    }
    [from, to, by, byNext] = [to, from, byNext, by];
  }
  return from;
}

/** Where those of each digit begin. */
function startsOf(keys: Numbers, shift: number): Uint32Array {
  const starts = new Uint32Array(DIGITS + 1);
  for (let at = 0; at < keys.length; at++) starts[((keys[at]! >>> shift) & LAST) + 1]!++;
  for (let i = 1; i <= DIGITS; i++) starts[i]! += starts[i - 1]!;
  return starts;
}

/** The order turned round, but equal ones as they were. */
export function turned(order: Uint32Array, keys: Float64Array): Uint32Array {
  const back = new Uint32Array(order.length);
  let place = 0;
  for (let end = order.length; end > 0;) {
    const key = keys[order[end - 1]!]!;
    let start = end - 1;
    while (start > 0 && isSame(keys[order[start - 1]!]!, key)) start--;
    for (let at = start; at < end; at++) back[place++] = order[at]!;
    end = start;
  }
  return back;
}

const isSame = (a: number, b: number): boolean => a === b || (a !== a && b !== b);
