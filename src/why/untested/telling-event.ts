// An event on which a changed rule decides otherwise than the rule as it is. It is tried on both before it is offered.
import { JsonEvent } from '../../engine/json-event';
import { itemsOf, type Item, type Plan, type PlanNode } from '../../engine/plan';
import { scan } from '../../engine/scan';
import type { JsonValue } from '../../text/json';
import { matchOf, type MakeLimits } from '../make/made-events';
import { differenceOf } from './difference';
import { formulaOf } from './formula';
import type { Mutation } from './mutation';
import { rewritten } from './rewrite';

export interface TellingEvent {
  readonly value: JsonValue;
  /** What the rule as it is says of it. */
  readonly matched: boolean;
}

/** null where none was found. Those that the rule as it is does not match come first: they show what a part keeps out. */
export function tellingEvent(
  plan: Plan,
  { plan: changed }: Mutation,
  limits: MakeLimits,
): TellingEvent | null {
  const other = apart(changed, plan);
  const difference = differenceOf(formulaOf(plan.condition), formulaOf(changed.condition));
  const tries = [
    { possible: difference.second, matching: other, missing: plan, matched: false },
    { possible: difference.first, matching: plan, missing: other, matched: true },
  ];
  for (const { possible, matching, missing, matched } of tries) {
    if (!possible) continue;
    const { value } = matchOf(matching, limits, [notOf(missing.condition)]);
    if (value !== null && differ(plan, changed, value)) return { value, matched };
  }
  return null;
}

function differ(plan: Plan, changed: Plan, value: JsonValue): boolean {
  const event = new JsonEvent(value);
  return scan(plan.condition, event) !== scan(changed.condition, event);
}

const notOf = (child: PlanNode): PlanNode => ({ kind: 'not', id: '', range: child.range, child });

/** Lines that are others have ids of their own: what makes events asks by id what holds. */
function apart(changed: Plan, plan: Plan): Plan {
  const own = new Set(itemsOf(plan.condition));
  const named = (item: Item): Item => ({
    ...item,
    id: `${item.id} changed`,
    predicates: item.predicates.map((one) => ({ ...one, id: `${one.id} changed` })),
  });
  return rewritten(changed, (node) =>
    node.kind === 'item' && !own.has(node) ? named(node) : undefined,
  );
}
