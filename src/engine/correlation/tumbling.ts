// Windows in step with the clock, one behind the other: what Splunk's and Elastic's backends make of a timespan (docs/semantics.md, 5.5, D33).
import type { Counted } from './grouping';
import type { Measure } from './measure';
import type { Firing, Windows } from './sliding';
import type { Span } from './windows';

/** Windows begin at whole multiples of `length` since 1970, their end belongs to the next; each is judged as a whole. */
export function tumble(hits: readonly Counted[], length: number, measure: Measure): Windows {
  const firings: Firing[] = [];
  let nearest: (Span & { distance: number }) | null = null;
  for (let from = 0; from < hits.length;) {
    const number = windowOf(hits[from]!.time, length);
    let end = from;
    for (; end < hits.length && windowOf(hits[end]!.time, length) === number; end += 1) {
      measure.add(hits[end]!);
    }
    const to = end - 1;
    if (measure.holds()) firings.push({ from, to, until: to, value: measure.value() });
    else {
      const distance = measure.distance();
      if (nearest === null || distance < nearest.distance) nearest = { from, to, distance };
    }
    for (let at = from; at < end; at += 1) measure.remove(hits[at]!);
    from = end;
  }
  return { firings, nearest: firings.length > 0 ? null : nearest };
}

export const windowOf = (time: number, length: number): number => Math.floor(time / length);
