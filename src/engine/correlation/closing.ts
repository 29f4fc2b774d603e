// Conditions with `not`: that something did not happen is known only when the window closes (docs/semantics.md, 5.4).
import type { Condition } from '../../sigma/condition/ast';
import type { Correlation } from '../../sigma/document';
import type { Counted } from './grouping';
import type { Measure } from './measure';
import { dropOldest, type Firing, type Windows } from './sliding';
import type { Span } from './windows';

/** Whether a correlation has to wait for its windows to close. */
export const waits = ({ condition }: Correlation): boolean =>
  condition?.kind === 'extended' && negates(condition.condition);

function negates(node: Condition): boolean {
  switch (node.kind) {
    case 'not':
      return true;
    case 'and':
    case 'or':
      return node.operands.some(negates);
    case 'identifier':
    case 'selector':
      return false;
  }
}

/**
 * Each event stands in the window that the oldest event before it still within reach has opened; it is judged with all
 * that came into it. Windows that follow each other without a pause are one episode as long as they fulfil the condition.
 */
export function closeWindows(hits: readonly Counted[], length: number, measure: Measure): Windows {
  const firings: Firing[] = [];
  let episode: Firing | null = null;
  let nearest: (Span & { distance: number }) | null = null;
  let closed = -Infinity;
  let from = 0;
  let end = 0;
  for (const opener of openers(hits, length)) {
    while (from < opener) from = dropOldest(hits, from, end, measure);
    const { time } = hits[opener]!;
    for (; end < hits.length && hits[end]!.time <= time + length; end += 1) measure.add(hits[end]!);
    if (time > closed) episode = null;
    closed = time + length;
    const to = end - 1;
    if (measure.holds()) {
      if (episode === null)
        firings.push((episode = { from, to, until: to, value: measure.value() }));
      else episode.until = to;
      continue;
    }
    episode = null;
    const distance = measure.distance();
    if (nearest === null || distance < nearest.distance) nearest = { from, to, distance };
  }
  return { firings, nearest: firings.length > 0 ? null : nearest };
}

/** For each hit the first one that is not too old for it, each of those once. */
function openers(hits: readonly Counted[], length: number): number[] {
  const found: number[] = [];
  let opener = 0;
  for (const { time } of hits) {
    while (hits[opener]!.time < time - length) opener += 1;
    if (found.at(-1) !== opener) found.push(opener);
  }
  return found;
}
