// What the plans of a text say of the events: bits and counts by id, for the matrix.
import { countBits, type Bits } from '../engine/bits';
import { countsOf, type BeforeTest, type EventSet } from '../engine/columns';
import type { Compiled } from './compiled';

export interface Lights {
  readonly bits: Record<string, Bits>;
  readonly counts: Record<string, number>;
}

/** What is left out is looked at all the same; verdicts go by the plans that lack it. */
export function lightsOver(
  events: EventSet,
  announce: BeforeTest,
  whole: Compiled['plans'],
  judging: Compiled['plans'],
): Lights {
  const bits: Record<string, Bits> = {};
  const counts: Record<string, number> = {};
  for (const plan of new Set([...whole, ...judging])) {
    if (plan === null) continue;
    const columns = events.columns(plan, announce);
    const stages = [...plan.stages.values(), ...plan.filters].map((stage) => stage.id);
    for (const id of [plan.id, ...stages, ...plan.reads.map((read) => read.id)]) {
      const column = columns.bits.get(id);
      if (column !== undefined) bits[id] = column;
    }
    Object.assign(counts, countsOf(columns));
  }
  return { bits, counts };
}

/** Puts out the lights of events that can't be read any more: what is said of them would be said of nothing. */
export function darken({ bits, counts }: Lights, lost: Bits): void {
  for (const [id, lit] of Object.entries(bits)) {
    const left = lit.map((word, i) => word & ~(lost[i] ?? 0));
    bits[id] = left;
    counts[id] = countBits(left);
  }
}
