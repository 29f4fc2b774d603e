// The hits of one group → its alerts, by the kind of window asked for, and where the other kind decides otherwise (docs/semantics.md, 5.5).
import type { LinkedCorrelation } from '../../sigma/link';
import { closeWindows, waits } from './closing';
import type { Counted } from './grouping';
import { measureOf } from './measure';
import { Present } from './present';
import type { Alert, Difference, Nearest, Stretch } from './result';
import { slide, type Firing, type Windows } from './sliding';
import { tumble, windowOf } from './tumbling';

export type WindowKind = 'sliding' | 'tumbling';

/** Positions among the hits of a group, both included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Judged {
  readonly alerts: readonly Alert[];
  readonly differs: readonly Difference[];
  readonly nearest: Nearest | null;
}

export interface Asked {
  readonly linked: LinkedCorrelation;
  readonly kind: WindowKind;
  /** The group's number. */
  readonly group: number;
  readonly hits: readonly Counted[];
  /** When the last event of all happened. */
  readonly lastTime: number;
  /** Nothing but alerts: half of the work. */
  readonly asks: 'all' | 'alerts';
}

export function judge(asked: Asked): Judged {
  const { linked, kind, hits, asks } = asked;
  const length = linked.correlation.timespan!.seconds * 1000;
  const measure = () => measureOf(linked, hits);
  const sliding = () => (waits(linked.correlation) ? closeWindows : slide)(hits, length, measure());
  const tumbling = () => tumble(hits, length, measure());
  const chosen = kind === 'sliding' ? sliding() : tumbling();
  const alerts = chosen.firings.map((firing) => alertOf(firing, asked, length));
  if (asks === 'alerts') return { alerts, differs: [], nearest: null };
  const other = kind === 'sliding' ? tumbling() : sliding();
  return {
    alerts,
    differs: compare(kind === 'sliding' ? [chosen, other] : [other, chosen], asked, length),
    nearest: nearestOf(chosen.nearest, asked, length),
  };
}

function alertOf(firing: Firing, asked: Asked, length: number): Alert {
  const { linked, kind, hits, lastTime } = asked;
  const { from, to, until, value } = firing;
  const { group, start, end } = stretchOf(firing, asked, kind, length);
  const place = { group, from, to, until, start, end, value };
  if (kind === 'sliding' && !waits(linked.correlation)) {
    return Object.assign(place, { at: 'event' as const, time: hits[to]!.time });
  }
  const cut = end > lastTime;
  return Object.assign(place, {
    at: cut ? ('end' as const) : ('close' as const),
    time: cut ? lastTime : end,
  });
}

function stretchOf(
  { from, to }: Span,
  { linked, group, hits }: Asked,
  kind: WindowKind,
  length: number,
): Stretch {
  if (kind === 'tumbling') {
    const start = windowOf(hits[from]!.time, length) * length;
    return { group, from, to, start, end: start + length - 1 };
  }
  const start = waits(linked.correlation) ? hits[from]!.time : hits[to]!.time - length;
  return { group, from, to, start, end: start + length };
}

/** A window of one kind that fires, with no alert of the other kind among its events. */
function compare(
  [sliding, tumbling]: readonly [Windows, Windows],
  asked: Asked,
  length: number,
): Difference[] {
  const lone = (ours: readonly Firing[], others: readonly Firing[], only: WindowKind) =>
    apart(ours, others).map((firing) => ({ ...stretchOf(firing, asked, only, length), only }));
  return [
    ...lone(sliding.firings, tumbling.firings, 'sliding'),
    ...lone(tumbling.firings, sliding.firings, 'tumbling'),
  ];
}

/** Both are in the order of their hits: one walk is enough. */
function apart(ours: readonly Firing[], others: readonly Firing[]): Firing[] {
  let at = 0;
  return ours.filter(({ from, until }) => {
    while (at < others.length && others[at]!.until < from) at += 1;
    return at === others.length || others[at]!.from > until;
  });
}

function nearestOf(span: Span | null, asked: Asked, length: number): Nearest | null {
  if (span === null) return null;
  const { linked, hits, kind } = asked;
  const inside = hits.slice(span.from, span.to + 1);
  const measure = measureOf(linked, inside);
  for (const hit of inside) measure.add(hit);
  const lack =
    measure instanceof Present ? measure.lack() : { missing: [], unwanted: [], early: [] };
  const place = stretchOf(span, asked, kind, length);
  return { ...place, value: measure.value(), distance: measure.distance(), ...lack };
}
