// How far each event is from another verdict: the fewest predicates whose truth must change, for all events at once. Predicates are
// taken one by one, whatever their fields: whether an event can be made so is the flips' business.
import { combine, complement, type Bits } from '../engine/bits';
import {
  itemsOf,
  type Item,
  type Plan,
  type PlanNode,
  type Predicate,
  type Stage,
} from '../engine/plan';
import { kindsOf, narrowed, type Kinds } from './alike';
import {
  both,
  chosen,
  either,
  fixed,
  free,
  FURTHEST,
  never,
  oneChange,
  type Levels,
} from './levels';
import { sharedStages, subsets } from './shared-stages';

/** What it takes to make a node true, and to make it false. */
interface Costs {
  readonly truth: Levels;
  readonly falsity: Levels;
  /** Its truth, where nothing below it may change: then levels are not worked out one by one. */
  readonly settled?: Bits;
}

/** Whether a predicate may change; the others stay as they are. */
export type Changeable = (item: Item, predicate: Predicate) => boolean;

/** Another call is no near miss: these fields say which call an event is. */
export const namesCall = ({ field }: Item): boolean =>
  field === 'eventName' || field === 'eventSource';

export interface Distances {
  /** To a match: without another call, and whatever it takes. */
  readonly match: { readonly sameCall: Levels; readonly any: Levels };
  /** To no match. */
  readonly miss: { readonly sameCall: Levels; readonly any: Levels };
}

export interface KindDistances {
  /** Events whose predicates all say the same are of one kind; the distances are those of kinds. */
  readonly kinds: Kinds;
  readonly distances: Distances;
}

/** The same for one event of each kind: there are far fewer kinds than events. */
export function distancesByKind(
  plan: Plan,
  bits: ReadonlyMap<string, Bits>,
  events: number,
): KindDistances {
  const ids = itemsOf(plan.condition).flatMap(({ predicates }) => predicates.map(({ id }) => id));
  const kinds = kindsOf(
    [...new Set(ids)].map((id) => bits.get(id)!),
    events,
  );
  const narrow = new Map([...bits].map(([id, column]) => [id, narrowed(column, kinds)]));
  return { kinds, distances: distancesOf(plan, narrow, kinds.count) };
}

/** `bits` are the columns of the plan over `events` events. Exact up to `FURTHEST`, identifiers read twice included. */
export function distancesOf(
  plan: Plan,
  bits: ReadonlyMap<string, Bits>,
  events: number,
): Distances {
  const any = costsOf(plan, bits, events, () => true);
  const names = [...plan.stages.values(), ...plan.filters].some((stage) => hasCall(stage));
  const sameCall = names ? costsOf(plan, bits, events, (item) => !namesCall(item)) : any;
  return {
    match: { sameCall: sameCall.truth, any: any.truth },
    miss: { sameCall: sameCall.falsity, any: any.falsity },
  };
}

function hasCall(node: PlanNode): boolean {
  switch (node.kind) {
    case 'item':
      return namesCall(node);
    case 'and':
    case 'or':
      return node.children.some(hasCall);
    case 'not':
    case 'search':
      return hasCall(node.child);
  }
}

export function costsOf(
  plan: Plan,
  bits: ReadonlyMap<string, Bits>,
  events: number,
  changeable: Changeable,
): Costs {
  const count = new Counting(bits, events, changeable);
  const shared = sharedStages(plan.condition);
  let truth = never(events);
  let falsity = truth;
  // A stage read more than once is decided first, and for all its readers alike.
  for (const turned of subsets(shared, FURTHEST)) {
    const whole = count.condition(plan.condition, shared, new Set(turned));
    const spent = turned.reduce((sum, stage) => both(sum, count.turning(stage)), free(events));
    truth = either(truth, both(spent, whole.truth), events);
    falsity = either(falsity, both(spent, whole.falsity), events);
  }
  return { truth, falsity };
}

class Counting {
  readonly #bits: ReadonlyMap<string, Bits>;
  readonly #events: number;
  readonly #changeable: Changeable;
  /** Of the stages' bodies: they are the same whichever stages are turned. */
  readonly #bodies = new Map<string, Costs>();

  constructor(bits: ReadonlyMap<string, Bits>, events: number, changeable: Changeable) {
    this.#bits = bits;
    this.#events = events;
    this.#changeable = changeable;
  }

  /** With the truth of the shared stages given: that of now, but for those turned. */
  condition(node: PlanNode, shared: readonly Stage[], turned: ReadonlySet<Stage>): Costs {
    const below = (child: PlanNode) => this.condition(child, shared, turned);
    switch (node.kind) {
      case 'and':
      case 'or':
        return this.#branch(node.kind, node.children.map(below));
      case 'not':
        return swapped(below(node.child));
      case 'item':
        return this.#item(node);
      case 'search': {
        if (!shared.includes(node)) return isLeaf(node) ? this.#body(node) : below(node.child);
        const now = this.#column(node.id);
        return this.#settled(turned.has(node) ? complement(now, this.#events) : now);
      }
    }
  }

  /** Spent on giving a stage the other truth. */
  turning(stage: Stage): Levels {
    const { truth, falsity } = this.#body(stage);
    return chosen(this.#column(stage.id), falsity, truth, this.#events);
  }

  #body(stage: Stage): Costs {
    const known = this.#bodies.get(stage.id);
    if (known !== undefined) return known;
    const costs = this.condition(stage.child, [], new Set());
    this.#bodies.set(stage.id, costs);
    return costs;
  }

  #settled(column: Bits): Costs {
    const not = complement(column, this.#events);
    return { truth: fixed(column), falsity: fixed(not), settled: column };
  }

  #branch(kind: 'and' | 'or', given: readonly Costs[]): Costs {
    const columns = given.flatMap(({ settled }) => (settled === undefined ? [] : [settled]));
    const settled = this.#settled(combine(kind, columns, this.#events));
    if (columns.length === given.length) return settled;
    const open = given.filter((one) => one.settled === undefined);
    const children = columns.length === 0 ? open : [settled, ...open];
    const all = kind === 'and' ? children : children.map(swapped);
    const costs = {
      truth: this.#sum(all.map((one) => one.truth)),
      falsity: this.#least(all.map((one) => one.falsity)),
    };
    return kind === 'and' ? costs : swapped(costs);
  }

  #sum(all: readonly Levels[]): Levels {
    return all.reduce(both, free(this.#events));
  }

  #least(all: readonly Levels[]): Levels {
    return all.reduce((a, b) => either(a, b, this.#events), never(this.#events));
  }

  #item(item: Item): Costs {
    const each = item.predicates.map((predicate): Costs => {
      const now = this.#column(predicate.id);
      const not = complement(now, this.#events);
      return this.#changeable(item, predicate)
        ? { truth: oneChange(now, this.#events), falsity: oneChange(not, this.#events) }
        : { truth: fixed(now), falsity: fixed(not) };
    });
    const costs = this.#branch(item.need === 'all' ? 'and' : 'or', each);
    return item.negated ? swapped(costs) : costs;
  }

  #column(id: string): Bits {
    return this.#bits.get(id)!;
  }
}

/** Under `not`, and where all of some is looked at as none of their contraries. */
const swapped = ({ truth, falsity, settled }: Costs): Costs => ({
  truth: falsity,
  falsity: truth,
  ...(settled === undefined ? {} : { settled: falsity[0]! }),
});

/** Only a filter has stages below it. */
const isLeaf = ({ child }: Stage): boolean => !hasStages(child);

function hasStages(node: PlanNode): boolean {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.children.some(hasStages);
    case 'not':
      return hasStages(node.child);
    case 'search':
      return true;
    case 'item':
      return false;
  }
}
