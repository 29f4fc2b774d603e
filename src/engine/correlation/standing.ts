// What one event is to a correlation: in which groups it counts, or what it lacks to count (docs/semantics.md, 5.5, 5.6).
import type { LinkedCorrelation } from '../../sigma/link';
import type { Event } from '../event';
import { EventFields } from './entries';
import { group } from './grouping';

export interface Standing {
  /** Of each group it counts in. */
  readonly keys: readonly (readonly string[])[];
  /** Why it counts in none. */
  readonly lacks: 'time' | 'group' | 'value' | null;
  /** Fields without a value, where that is the reason. */
  readonly fields: readonly string[];
}

/** `targets` are those the event matched: at least one. */
export function standingOf(
  linked: LinkedCorrelation,
  event: Event,
  time: number | null,
  targets: readonly number[],
): Standing {
  const fields = new EventFields(event);
  const entry = { time, event: 0, order: 0, rank: 0, inner: null, targets, fields };
  const { groups, dropped } = group([entry], linked);
  if (groups.length > 0) return { keys: groups.map(({ key }) => key), lacks: null, fields: [] };
  if (dropped.withoutTime > 0) return { keys: [], lacks: 'time', fields: [] };
  const lacks = dropped.withoutGroup > 0 ? 'group' : 'value';
  const asked = lacks === 'group' ? linked.groupBy : linked.values;
  const missing = targets
    .flatMap((target) => asked[target]!)
    .filter((field) => lacks === 'value' || fields.texts(field).length === 0);
  return { keys: [], lacks, fields: [...new Set(missing)] };
}
