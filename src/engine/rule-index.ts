// Many rules over one event: most of them name the calls they are about, and an event is one call. Each rule is filed under values of
// one field that it requires; an event brings up the rules filed under its own, and those that require none. Says too much rather
// than too little: what it brings up is still to be decided.
import { literalText } from '../sigma/pattern';
import type { Event } from './event';
import type { Item, Plan, PlanNode } from './plan';
import { textOf } from './prepare';
import { fold } from './text-match';

/** One of these values, case aside, is the field's wherever the node holds. */
interface Anchor {
  readonly field: string;
  readonly values: ReadonlySet<string>;
}

/** Fields that tell records best, the best first; any other comes behind, by the number of its values. */
const TELLING = ['eventName', 'eventSource'];

export class RuleIndex {
  /** By field, then by value: numbers of plans. */
  readonly #filed = new Map<string, Map<string, number[]>>();
  /** Numbers of the plans that any event brings up. */
  readonly always: number[] = [];

  /** `null` for a rule that can't be evaluated: it is never brought up. */
  constructor(plans: readonly (Pick<Plan, 'condition'> | null)[]) {
    plans.forEach((plan, number) => {
      if (plan === null) return;
      const anchor = best(anchorsOf(plan.condition));
      if (anchor === null) this.always.push(number);
      else this.#file(anchor, number);
    });
  }

  #file({ field, values }: Anchor, plan: number): void {
    const filed = this.#filed.get(field) ?? new Map<string, number[]>();
    this.#filed.set(field, filed);
    for (const value of values) {
      const plans = filed.get(value);
      if (plans === undefined) filed.set(value, [plan]);
      else plans.push(plan);
    }
  }

  /** Numbers of the plans that the event may satisfy, rising. */
  candidates(event: Event): readonly number[] {
    const found = [...this.always];
    // Each plan is filed under one field, so that only several values of one can bring it up twice.
    let twice = false;
    for (const [field, filed] of this.#filed) {
      let values = 0;
      for (const { value } of event.values(field)) {
        const text = textOf(value);
        const plans = text === null ? undefined : filed.get(fold(text));
        if (plans === undefined) continue;
        found.push(...plans);
        twice ||= (values += 1) > 1;
      }
    }
    found.sort((a, b) => a - b);
    return twice ? [...new Set(found)] : found;
  }
}

function best(anchors: readonly Anchor[]): Anchor | null {
  const rank = ({ field, values }: Anchor): number => {
    const at = TELLING.indexOf(field);
    return at < 0 ? TELLING.length + values.size : at;
  };
  return anchors.reduce<Anchor | null>(
    (least, one) => (least === null || rank(one) < rank(least) ? one : least),
    null,
  );
}

function anchorsOf(node: PlanNode): readonly Anchor[] {
  switch (node.kind) {
    case 'and':
      return node.children.flatMap(anchorsOf);
    case 'or':
      return shared(node.children.map(anchorsOf));
    case 'not':
      return [];
    case 'search':
      return anchorsOf(node.child);
    case 'item':
      return ofItem(node);
  }
}

/** Fields that every alternative is anchored in, with the values of all of them. */
function shared(alternatives: readonly (readonly Anchor[])[]): readonly Anchor[] {
  const [first = [], ...others] = alternatives;
  return first.flatMap(({ field, values }): Anchor[] => {
    const same = others.map((anchors) => anchors.find((anchor) => anchor.field === field));
    if (same.includes(undefined)) return [];
    return [{ field, values: new Set([...values, ...same.flatMap((one) => [...one!.values])]) }];
  });
}

function ofItem({ field, need, negated, predicates }: Item): readonly Anchor[] {
  if (field === null || negated || predicates.length === 0) return [];
  const all = predicates.map(({ tests }): ReadonlySet<string> | null => {
    const values = tests.map(({ operand }) =>
      operand.op === 'text' ? literalText(operand.pattern) : null,
    );
    return values.includes(null) || values.length === 0
      ? null
      : new Set(values.map((value) => fold(value!)));
  });
  if (need === 'all') {
    return all.flatMap((values) => (values === null ? [] : [{ field, values }]));
  }
  if (all.includes(null)) return [];
  return [{ field, values: new Set(all.flatMap((values) => [...values!])) }];
}
