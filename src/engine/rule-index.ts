// Many rules over one event: most of them name the calls they are about, and an event is one call. Each rule is filed under values of
// one field that it requires; an event brings up the rules filed under its own, and those that require none. Says too much rather
// than too little: what it brings up is still to be decided.
import { literalText } from '../sigma/pattern';
import type { JsonValue } from '../text/json';
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
  readonly #fields: readonly Filed[];
  readonly #start: Brought;
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
    this.#fields = [...this.#filed].map(([field, filed]) => new Filed(field, filed));
    this.#start = new Brought(this.always);
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
    let found = this.#start;
    for (const filed of this.#fields) {
      for (const { value } of event.values(filed.field)) {
        const plans = filed.plansOf(value);
        if (plans !== null) found = found.and(plans);
      }
    }
    return found.plans;
  }
}

/** Values as events write them are remembered, short ones and so many: names of calls are few, and each is folded once. */
const MOST_WRITTEN = 4000;
const LONGEST_WRITTEN = 100;

class Filed {
  readonly #written = new Map<string, readonly number[] | null>();

  constructor(
    readonly field: string,
    readonly plans: ReadonlyMap<string, readonly number[]>,
  ) {}

  plansOf(value: JsonValue | undefined): readonly number[] | null {
    const text = textOf(value);
    if (text === null) return null;
    const known = this.#written.get(text);
    if (known !== undefined) return known;
    const plans = this.plans.get(fold(text)) ?? null;
    if (text.length <= LONGEST_WRITTEN && this.#written.size < MOST_WRITTEN) {
      this.#written.set(text, plans);
    }
    return plans;
  }
}

/** How many lists an index puts together and remembers. */
const MOST_BROUGHT = 1000;

/** What an event has brought up so far. Events are alike: what comes of one more list is remembered, and for most of them nothing is made. */
class Brought {
  readonly #more = new Map<readonly number[], Brought>();

  constructor(
    readonly plans: readonly number[],
    readonly room = { left: MOST_BROUGHT },
  ) {}

  /** `more`: the same list is the same object. */
  and(more: readonly number[]): Brought {
    const known = this.#more.get(more);
    if (known !== undefined) return known;
    const all = new Set([...this.plans, ...more]);
    if (all.size === this.plans.length) return this;
    const brought = new Brought(
      [...all].sort((a, b) => a - b),
      this.room,
    );
    if (this.room.left > 0) {
      this.room.left -= 1;
      this.#more.set(more, brought);
    }
    return brought;
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
