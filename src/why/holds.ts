// What single predicates say of one event, asked by id.
import type { Event } from '../engine/event';
import type { Item, Predicate } from '../engine/plan';
import { actualOf, matcherOf } from '../engine/prepare';

/** Whether a predicate, by its id, holds. */
export type Holds = (id: string) => boolean;

export function holds({ field }: Item, { tests }: Predicate, event: Event): boolean {
  const actual = actualOf(field, event);
  return tests.some((test) => matcherOf(test)(actual, event) >= 0);
}

/** Whether what an item asks for is found, before `neq` turns it round. */
export function isFound({ field, need, predicates }: Item, event: Event): boolean {
  const actual = actualOf(field, event);
  const met = ({ tests }: Predicate) => tests.some((test) => matcherOf(test)(actual, event) >= 0);
  return need === 'all' ? predicates.every(met) : predicates.some(met);
}

export function holdsOn(items: Iterable<Item>, event: Event): Holds {
  const placed = new Map<string, readonly [Item, Predicate]>();
  for (const item of items) {
    for (const predicate of item.predicates) placed.set(predicate.id, [item, predicate]);
  }
  const known = new Map<string, boolean>();
  return (id) => {
    let truth = known.get(id);
    if (truth === undefined) {
      const [item, predicate] = placed.get(id)!;
      known.set(id, (truth = holds(item, predicate, event)));
    }
    return truth;
  };
}
