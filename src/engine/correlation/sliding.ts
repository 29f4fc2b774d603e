// A window that ends at each event in turn (docs/semantics.md, 5.5, D33): where the condition becomes true in it, and how near it came.
import type { Counted } from './grouping';
import type { Measure } from './measure';
import type { Span } from './windows';

/** The hits of a window that fulfilled the condition, and up to where it stayed so. */
export interface Firing extends Span {
  until: number;
  readonly value: number;
}

export interface Windows {
  readonly firings: readonly Firing[];
  /** Where least was missing; null where the condition was fulfilled. */
  readonly nearest: Span | null;
}

/**
 * `length` in milliseconds: an event exactly that old still counts. An episode begins at the event that makes the
 * condition true, and ends when it turns false, be it between two events because some have left the window (8a).
 */
export function slide(hits: readonly Counted[], length: number, measure: Measure): Windows {
  const firings: Firing[] = [];
  let episode: Firing | null = null;
  let nearest: (Span & { distance: number }) | null = null;
  let from = 0;
  hits.forEach((hit, to) => {
    while (from < to && hits[from]!.time < hit.time - length) {
      from = dropOldest(hits, from, to, measure);
      if (from === to || !measure.holds()) episode = null;
    }
    measure.add(hit);
    if (measure.holds()) {
      if (episode === null)
        firings.push((episode = { from, to, until: to, value: measure.value() }));
      else episode.until = to;
      return;
    }
    episode = null;
    if (firings.length > 0) return;
    const distance = measure.distance();
    if (nearest === null || distance < nearest.distance) nearest = { from, to, distance };
  });
  return { firings, nearest: firings.length > 0 ? null : nearest };
}

/** Takes away what is as old as the oldest: it all leaves at one moment. */
export function dropOldest(
  hits: readonly Counted[],
  from: number,
  end: number,
  measure: Measure,
): number {
  const { time } = hits[from]!;
  let at = from;
  for (; at < end && hits[at]!.time === time; at += 1) measure.remove(hits[at]!);
  return at;
}
