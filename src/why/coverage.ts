// What events have exercised of a rule: how often each part was true, false, and decisive: changing its truth alone would have
// changed the verdict. From the columns, for all events at once.
import { combine, complement, countBits, emptyBits, fullBits, type Bits } from '../engine/bits';
import type { Item, Plan, PlanNode, Stage } from '../engine/plan';
import { sharedStages } from './shared-stages';

export interface Covered {
  /** Events on which it was true, as a line is read (after `neq`); a value by itself. */
  readonly truths: number;
  readonly falsities: number;
  readonly decisive: number;
}

/** By id, of every predicate, item, search identifier and part of the condition. `bits` are the columns of the plan. */
export function coverageOf(
  plan: Plan,
  bits: ReadonlyMap<string, Bits>,
  events: number,
): ReadonlyMap<string, Covered> {
  const decisive = new Deciding(plan, bits, events).all();
  const none = emptyBits(events);
  return new Map(
    [...bits].map(([id, column]) => {
      const truths = countBits(column);
      const covered: Covered = {
        truths,
        falsities: events - truths,
        decisive: countBits(decisive.get(id) ?? none),
      };
      return [id, covered];
    }),
  );
}

class Deciding {
  readonly #found = new Map<string, Bits>();
  readonly #shared: readonly Stage[];

  constructor(
    private readonly plan: Plan,
    private readonly bits: ReadonlyMap<string, Bits>,
    private readonly events: number,
  ) {
    this.#shared = sharedStages(plan.condition);
  }

  all(): ReadonlyMap<string, Bits> {
    this.#down(this.plan.condition, fullBits(this.events));
    // A stage read several times changes all its readers: the condition with it turned says what that comes to.
    for (const stage of this.#shared) {
      const changed = difference(this.#now(this.plan.condition), this.#turned(stage));
      this.#found.set(stage.id, changed);
      this.#down(stage.child, changed);
    }
    return this.#found;
  }

  /** `deciding`: the events on which the truth of the node decides the verdict. */
  #down(node: PlanNode, deciding: Bits): void {
    if (node.kind === 'search' && this.#shared.includes(node)) return;
    this.#found.set(node.id, deciding);
    switch (node.kind) {
      case 'and':
      case 'or': {
        const columns = node.children.map((child) => this.#now(child));
        this.#among(node.kind, columns, deciding).forEach((own, at) => {
          this.#down(node.children[at]!, own);
        });
        return;
      }
      case 'not':
      case 'search':
        this.#down(node.child, deciding);
        return;
      case 'item':
        this.#values(node, deciding);
    }
  }

  #values({ need, predicates }: Item, deciding: Bits): void {
    const columns = predicates.map(({ id }) => this.bits.get(id)!);
    this.#among(need === 'all' ? 'and' : 'or', columns, deciding).forEach((own, at) => {
      this.#found.set(predicates[at]!.id, own);
    });
  }

  /** One of several decides where the others leave it to it: all true for `and`, none for `or`. */
  #among(kind: 'and' | 'or', columns: readonly Bits[], deciding: Bits): Bits[] {
    const others = kind === 'and' ? columns : columns.map((one) => complement(one, this.events));
    // From the left and from the right, so that long lists stay linear.
    const before: Bits[] = [deciding];
    for (const column of others) before.push(this.#and(before.at(-1)!, column));
    let after = fullBits(this.events);
    const own: Bits[] = new Array<Bits>(others.length);
    for (let at = others.length - 1; at >= 0; at -= 1) {
      own[at] = this.#and(before[at]!, after);
      after = this.#and(after, others[at]!);
    }
    return own;
  }

  #and(a: Bits, b: Bits): Bits {
    return combine('and', [a, b], this.events);
  }

  #now(node: PlanNode): Bits {
    return this.bits.get(node.id)!;
  }

  /** The condition where one stage says the contrary. */
  #turned(stage: Stage): Bits {
    const on = (node: PlanNode): Bits => {
      if (node === stage) return complement(this.#now(node), this.events);
      switch (node.kind) {
        case 'and':
        case 'or':
          return combine(node.kind, node.children.map(on), this.events);
        case 'not':
          return complement(on(node.child), this.events);
        case 'search':
          return on(node.child);
        case 'item':
          return this.#now(node);
      }
    };
    return on(this.plan.condition);
  }
}

function difference(a: Bits, b: Bits): Bits {
  const found = new Uint32Array(a.length);
  for (let word = 0; word < a.length; word += 1) found[word] = a[word]! ^ b[word]!;
  return found;
}
