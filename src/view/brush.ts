// What hand and keys make of a range of bars. Knows neither pixels nor time.
import type { Range } from './histogram';

/** What was taken hold of: an edge (the other one stays), the whole, or a bar at which another range begins. */
export type Hold =
  | { readonly kind: 'edge'; readonly other: number }
  | { readonly kind: 'whole'; readonly range: Range; readonly at: number }
  | { readonly kind: 'none'; readonly bar: number };

const within = (n: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, n));

export const barAt = (at: number, bars: number): number => within(Math.floor(at), 0, bars - 1);

/** `at`, in bars from the left, is where; edges are held from as far as `reach`. */
export function holdAt(range: Range | null, at: number, reach: number, bars: number): Hold {
  if (range === null) return { kind: 'none', bar: barAt(at, bars) };
  const [from, to] = [range[0], range[1] + 1];
  // From inside less far, so that there is something left to take the whole by.
  const inside = Math.min(reach, (to - from) / 4);
  if (at >= from + inside && at <= to - inside) return { kind: 'whole', range, at };
  if (at >= from - reach && at < from + inside) return { kind: 'edge', other: to };
  if (at > to - inside && at <= to + reach) return { kind: 'edge', other: from };
  return { kind: 'none', bar: barAt(at, bars) };
}

/** The range, after what is held was drawn to `at`. */
export function drawn(hold: Hold, at: number, bars: number): Range {
  if (hold.kind === 'none') {
    const bar = barAt(at, bars);
    return [Math.min(hold.bar, bar), Math.max(hold.bar, bar)];
  }
  if (hold.kind === 'whole') {
    const [first, last] = hold.range;
    const by = within(Math.round(at - hold.at), -first, bars - 1 - last);
    return [first + by, last + by];
  }
  const edge = within(Math.round(at), 0, bars);
  if (edge === hold.other) return edge === 0 ? [0, 0] : [edge - 1, edge - 1];
  return [Math.min(edge, hold.other), Math.max(edge, hold.other) - 1];
}

/** That bar alone; once more, and it is let go. */
export const turned = (range: Range | null, bar: number): Range | null =>
  range !== null && range[0] === bar && range[1] === bar ? null : [bar, bar];

export interface Brushed {
  /** The bar that keys are at. */
  readonly bar: number;
  readonly range: Range | null;
}

const FAR = 10;

/** What a key makes of it; null where it means nothing here. */
export function keyed(
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  { bar, range }: Brushed,
  bars: number,
): Brushed | null {
  if (key === 'Enter' || key === ' ') return { bar, range: turned(range, bar) };
  if (key === 'Escape') return range === null ? null : { bar, range: null };
  const page = { PageUp: -1, PageDown: 1 }[key];
  if (page !== undefined && range !== null && !shiftKey) {
    const by = page * (range[1] - range[0] + 1);
    const next = drawn({ kind: 'whole', range, at: 0 }, by, bars);
    return { bar: within(bar + next[0] - range[0], 0, bars - 1), range: next };
  }
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageUp: -FAR,
    PageDown: FAR,
    Home: -bars,
    End: bars,
  };
  const step = steps[key];
  if (step === undefined) return null;
  const to = within(bar + step, 0, bars - 1);
  if (!shiftKey) return { bar: to, range };
  // From the end of the range at which the keys are not.
  const anchor =
    range === null ? bar : bar === range[1] ? range[0] : bar === range[0] ? range[1] : bar;
  return { bar: to, range: [Math.min(anchor, to), Math.max(anchor, to)] };
}
