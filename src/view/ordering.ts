// Rows in the order of a key, a million of them between two frames: counted, not compared.

/** Of one pass. */
const DIGIT = 65536;

/** Row numbers by rising key (whole numbers, at most 2^48 apart; NaN before all), equal ones as they were. */
export function rising(keys: Float64Array): Uint32Array {
  let [least, most] = [Infinity, -Infinity];
  for (const key of keys) {
    if (key < least) least = key;
    if (key > most) most = key;
  }
  // Those without a key come to 0.
  const from = Float64Array.from(keys, (key) => (Number.isNaN(key) ? 0 : key - least + 1));
  let order = Uint32Array.from(keys, (_, row) => row);
  for (let unit = 1; unit <= most - least + 1; unit *= DIGIT) order = byDigit(order, from, unit);
  return order;
}

function byDigit(rows: Uint32Array<ArrayBuffer>, keys: Float64Array, unit: number) {
  const digit = (row: number): number => Math.floor(keys[row]! / unit) % DIGIT;
  const starts = new Uint32Array(DIGIT + 1);
  for (const row of rows) starts[digit(row) + 1]!++;
  for (let i = 1; i <= DIGIT; i++) starts[i]! += starts[i - 1]!;
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) sorted[starts[digit(row)]!++] = row;
  return sorted;
}

/** The order turned round, but equal ones as they were. */
export function turned(order: Uint32Array, keys: Float64Array): Uint32Array {
  const back = new Uint32Array(order.length);
  const same = (a: number, b: number): boolean => Object.is(keys[a], keys[b]);
  let place = 0;
  for (let end = order.length; end > 0;) {
    let start = end - 1;
    while (start > 0 && same(order[start - 1]!, order[end - 1]!)) start--;
    back.set(order.subarray(start, end), place);
    place += end - start;
    end = start;
  }
  return back;
}
