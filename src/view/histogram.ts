// Events over time: bins of a sensible width, how many events are in each, and the bars that come of it. A row finds its bin once; what is
// counted then is one addition a row.
import type { Bits } from '../worker/api';
import { lit } from './matrix';
import type { Rows, Span } from './picking';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** In milliseconds; each begins at a multiple of itself, in UTC. */
const WIDTHS = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 10, 100, 1000, 10_000, 100_000, 1_000_000].flatMap((n) =>
    [1, 2, 5].map((times) => n * times * DAY),
  ),
];

export const MOST_BINS = 120;

/** With fewer events one sees them all anyway. */
export const MANY = 20;

/** Of a row without a time. */
const NO_BIN = 255;

export interface Bins {
  /** When the first begins. */
  readonly from: number;
  /** Milliseconds of each. */
  readonly width: number;
  readonly count: number;
  /** The bin of each row. */
  readonly of: Uint8Array;
}

/** The narrowest width of which at most so many lie between two times. */
export function widthFor(first: number, last: number, most: number): number {
  const bins = (width: number) => Math.floor(last / width) - Math.floor(first / width) + 1;
  return WIDTHS.find((width) => bins(width) <= most) ?? WIDTHS.at(-1)!;
}

/** null where there is nothing to tell apart: no two times that differ enough. */
export function binsOf(times: Float64Array): Bins | null {
  let [first, last] = [Infinity, -Infinity];
  for (let row = 0; row < times.length; row++) {
    const time = times[row]!;
    if (time < first) first = time;
    if (time > last) last = time;
  }
  if (first >= last) return null;
  const width = widthFor(first, last, MOST_BINS);
  const from = Math.floor(first / width) * width;
  const count = Math.floor((last - from) / width) + 1;
  if (count < 2) return null;
  const of = new Uint8Array(times.length);
  for (let row = 0; row < times.length; row++) {
    const time = times[row]!;
    of[row] = Number.isNaN(time) ? NO_BIN : ((time - from) / width) | 0;
  }
  return { from, width, count, of };
}

/** Events in each bin: of those rows, where bits are given of the lit ones among them. */
export function countsIn({ of, count }: Bins, rows: Rows, bits?: Bits): Uint32Array {
  const counts = new Uint32Array(NO_BIN + 1);
  if (rows !== null) {
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at]!;
      // One that arrived since has no bin yet.
      if (row < of.length && (bits === undefined || lit(bits, row))) counts[of[row]!]!++;
    }
  } else if (bits === undefined) {
    for (let row = 0; row < of.length; row++) counts[of[row]!]!++;
  } else {
    for (let word = 0; word < bits.length; word++) {
      for (let left = bits[word]!; left !== 0; left &= left - 1) {
        const row = word * 32 + 31 - Math.clz32(left & -left);
        if (row < of.length) counts[of[row]!]!++;
      }
    }
  }
  return counts.subarray(0, count);
}

/** Bars that both are in it. */
export type Range = readonly [first: number, last: number];

export const spanOf = ({ from, width }: Bins, [first, last]: Range): Span => [
  from + first * width,
  from + (last + 1) * width,
];

/** Every bar that a span touches; null where it touches none. */
export function rangeOf({ from, width, count }: Bins, span: Span): Range | null {
  const first = Math.max(0, Math.floor((span[0] - from) / width));
  const last = Math.min(count, Math.ceil((span[1] - from) / width)) - 1;
  return first > last ? null : [first, last];
}

/** The bar of a time, or the nearest. */
export const barOf = ({ from, width, count }: Bins, time: number): number =>
  Math.max(0, Math.min(count - 1, Math.floor((time - from) / width)));

/** Where a time stands on the axis, 0 to 1. */
export const placeIn = ({ from, width, count }: Bins, time: number): number =>
  Math.max(0, Math.min(1, (time - from) / (width * count)));

/** Pixels by which the least bar rises: one event among thousands is seen. */
const LEAST = 2;

/** Tops of bars in pixels, 0 where there is none. */
export const heightsOf = (counts: Uint32Array, most: number, height: number): number[] =>
  Array.from(counts, (n) => (n === 0 ? 0 : Math.max(LEAST, Math.round((n / most) * height))));

/** The bars as one path, on whole pixels; `thick` of each only, from its top. */
export function barsPath(
  heights: readonly number[],
  width: number,
  height: number,
  thick = Infinity,
): string {
  const one = width / heights.length;
  const gap = one >= 3 ? 1 : 0;
  return heights
    .map((tall, i) => {
      const left = Math.round(i * one);
      const wide = Math.max(1, Math.round((i + 1) * one) - left - gap);
      const deep = Math.min(tall, thick);
      return tall === 0 ? '' : `M${left} ${height - tall}h${wide}v${deep}h${-wide}z`;
    })
    .join('');
}
