// The first of many events: what looks at each of them more than once looks at these, where the others have to be read for it.
import { EventSet } from '../engine/columns';
import type { JsonEvent } from '../engine/json-event';

/** Of events that are read when they are looked at. */
export const SAMPLE = 2000;

/** Taken when it is asked for, once. */
export function sampleOf(events: EventSet<JsonEvent>): () => EventSet<JsonEvent> {
  let known: EventSet<JsonEvent> | null = null;
  const length = Math.min(events.size, SAMPLE);
  return () => (known ??= new EventSet(Array.from({ length }, (_, i) => events.event(i)!)));
}
