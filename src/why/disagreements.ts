// Where other engines would decide otherwise over these events: evaluated, never guessed. Lines on which nothing differs say nothing.
import { hasBit, type Bits } from '../engine/bits';
import type { EventSet } from '../engine/columns';
import { itemsOfPlan, type Item, type Plan } from '../engine/plan';
import type { Range } from '../text/range';
import type { Reading } from './reading';
import { readings } from './readings';
import { isUnknown, negatedItems, SQL, threeValued } from './three-valued';
import { truthOf } from './truth';

export interface Disagreement {
  /** `D4`, or a section of docs/semantics.md. */
  readonly decision: string;
  readonly engines: readonly string[];
  readonly theirs: string;
  readonly ours: string;
  /** The item it is about. */
  readonly item: string;
  /** Of its key. */
  readonly range: Range;
  /** Events on which they take the line otherwise, and those whose verdict that changes. */
  readonly events: number;
  readonly verdicts: number;
  /** Events that were looked at. */
  readonly of: number;
  /** One on which it matters: with another verdict, if there is one. */
  readonly example: number;
}

/** Tests read otherwise, times events: keeps the answer below a tenth of a second or so. */
const MOST = 120_000;

/** Lists of more tests are passed over. */
const LONGEST = 1000;

const testsOf = ({ predicates }: Item): number =>
  predicates.reduce((sum, { tests }) => sum + tests.length, 0);

type Found = Pick<Disagreement, 'events' | 'verdicts' | 'example'>;

/** In the order of the text. `bits` are the columns of the plan, `most` bounds the work: tests read otherwise, times events. */
export function disagreementsOf(
  plan: Plan,
  set: EventSet,
  bits: ReadonlyMap<string, Bits>,
  most = MOST,
): Disagreement[] {
  const items = itemsOfPlan(plan).filter((item) => testsOf(item) <= LONGEST);
  const pairs = items.flatMap((item) =>
    readings.filter((reading) => reading.about(item)).map((reading) => ({ item, reading })),
  );
  const negated = [...new Set(negatedItems(plan.condition))].filter((item) => items.includes(item));
  const tests = pairs.reduce((sum, { item }) => sum + testsOf(item), negated.length * 2);
  const of = Math.min(set.size, Math.floor(most / Math.max(1, tests)));
  const told: Disagreement[] = [];
  for (const { item, reading } of pairs) {
    const found = differing(plan, { item, reading }, set, bits, of);
    if (found !== null) told.push(disagreement(reading, item, found, of));
  }
  told.push(...undecided(plan, negated, set, bits, of));
  return told.sort((a, b) => a.range[0] - b.range[0]);
}

const disagreement = (
  { decision, engines, theirs, ours }: Omit<Reading, 'about' | 'says'>,
  { id, keyRange }: Item,
  found: Found,
  of: number,
): Disagreement => ({ decision, engines, theirs, ours, item: id, range: keyRange, ...found, of });

function differing(
  plan: Plan,
  { item, reading }: { readonly item: Item; readonly reading: Reading },
  set: EventSet,
  bits: ReadonlyMap<string, Bits>,
  of: number,
): Found | null {
  const own = bits.get(item.id)!;
  const tally = new Tally();
  for (let index = 0; index < of; index += 1) {
    const theirs = reading.says(item, set.event(index)!);
    if (theirs === hasBit(own, index)) continue;
    const verdict = truthOf(plan.condition, ({ id }) =>
      id === item.id ? theirs : hasBit(bits.get(id)!, index),
    );
    tally.add(index, verdict !== hasBit(bits.get(plan.id)!, index));
  }
  return tally.found;
}

class Tally {
  #events = 0;
  #verdicts = 0;
  #example = -1;

  add(index: number, changes: boolean): void {
    if (this.#events === 0 || (changes && this.#verdicts === 0)) this.#example = index;
    this.#events += 1;
    if (changes) this.#verdicts += 1;
  }

  get found(): Found | null {
    if (this.#events === 0) return null;
    return { events: this.#events, verdicts: this.#verdicts, example: this.#example };
  }
}

/** D6: only verdicts tell, and the lines that are undecided are named. */
function undecided(
  plan: Plan,
  negated: readonly Item[],
  set: EventSet,
  bits: ReadonlyMap<string, Bits>,
  of: number,
): Disagreement[] {
  const tallies = new Map<Item, Tally>();
  for (let index = 0; index < of && negated.length > 0; index += 1) {
    if (!hasBit(bits.get(plan.id)!, index)) continue;
    const event = set.event(index)!;
    const holds = (item: Item) => hasBit(bits.get(item.id)!, index);
    if (threeValued(plan.condition, event, holds) === true) continue;
    for (const item of negated) {
      if (!isUnknown(item, event)) continue;
      const tally = tallies.get(item) ?? new Tally();
      tallies.set(item, tally);
      tally.add(index, true);
    }
  }
  return [...tallies].map(([item, { found }]) => disagreement(SQL, item, found!, of));
}
