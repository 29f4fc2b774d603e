// Which events stand behind an alert, those behind inner alerts included.
import type { Correlated, InnerAlert } from './result';

/** In the order of the hits, each once. */
export function eventsBehind(results: readonly (Correlated | null)[], alert: InnerAlert): number[] {
  const events = new Set<number>();
  const seen = new Set<string>();
  const left: InnerAlert[] = [alert];
  while (left.length > 0) {
    const one = left.pop()!;
    const name = `${one.correlation} ${one.alert}`;
    if (seen.has(name)) continue;
    seen.add(name);
    const { alerts, groups } = results[one.correlation]!;
    const { group, from, to } = alerts[one.alert]!;
    for (const { event, inner } of groups[group]!.hits.slice(from, to + 1)) {
      if (inner === null) events.add(event);
      else left.push(inner);
    }
  }
  return [...events].sort((a, b) => a - b);
}
