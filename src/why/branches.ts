// The ways a plan can come to a verdict on one event: for each, what every line that decides would have to say. The cheapest ways
// first, counted in predicates whose truth changes.
import type { Item, Plan, PlanNode, Stage } from '../engine/plan';
import { namesCall } from './distance';
import type { Holds } from './holds';
import { lineTruth, truthOf } from './truth';
import { sharedStages, subsets } from './shared-stages';

/** What a line must come to, before `neq` turns it round. */
export interface Want {
  readonly item: Item;
  readonly found: boolean;
}

export interface Way {
  /** Of every line that decides, those that hold already included. */
  readonly wants: readonly Want[];
  /** Predicates whose truth changes. */
  readonly changes: number;
  /** The same with another call made dear: ways are ordered by it. */
  readonly weight: number;
}

/** A call's name counts as many changes: every other way is nearer. */
const ANOTHER_CALL = 100;

/** Ways kept at every node: the cheapest of a branch come from the cheapest of its parts. */
const MOST = 48;

/** Stages read more than once that may be turned against what they say now: fewer where there are many. */
const turnable = (shared: number): number => (shared <= 8 ? 3 : shared <= 16 ? 2 : 1);

/** The cheapest ways to a verdict; none where the condition contradicts itself. `extra` must be true as well. */
export function waysTo(
  plan: Plan,
  verdict: boolean,
  holds: Holds,
  extra: readonly PlanNode[] = [],
): Way[] {
  const finder = new Finder(holds);
  const shared = sharedStages(plan.condition);
  const ways: Way[] = [];
  for (const turned of subsets(shared, turnable(shared.length))) {
    const decided = new Map(
      shared.map((stage) => [stage, finder.now(stage) !== turned.includes(stage)]),
    );
    const own = finder.onto([FREE], plan.condition, verdict, decided);
    const both = extra.reduce((base, node) => finder.onto(base, node, true, decided), own);
    const known = (base: readonly Way[], stage: Stage) =>
      finder.onto(base, stage.child, decided.get(stage)!, new Map());
    ways.push(...shared.reduce(known, both));
  }
  return cheapest(distinct(ways));
}

const FREE: Way = { wants: [], changes: 0, weight: 0 };

class Finder {
  constructor(private readonly holds: Holds) {}

  now(node: PlanNode): boolean {
    return truthOf(node, (item) => lineTruth(item, this.holds));
  }

  /** The ways of `base`, each with each to that truth: what one needs that the other can't have is seen before the dearest are left out. */
  onto(
    base: readonly Way[],
    node: PlanNode,
    truth: boolean,
    decided: ReadonlyMap<Stage, boolean>,
  ): readonly Way[] {
    switch (node.kind) {
      case 'and':
      case 'or': {
        if ((node.kind === 'and') === truth) {
          return node.children.reduce(
            (ways, child) => this.onto(ways, child, truth, decided),
            base,
          );
        }
        return cheapest(node.children.flatMap((child) => this.onto(base, child, truth, decided)));
      }
      case 'not':
        return this.onto(base, node.child, !truth, decided);
      case 'search': {
        const given = decided.get(node);
        if (given === undefined) return this.onto(base, node.child, truth, decided);
        return given === truth ? base : [];
      }
      case 'item':
        return crossed(base, [this.#way({ item: node, found: truth !== node.negated })]);
    }
  }

  #way(want: Want): Way {
    const { item, found } = want;
    const holding = item.predicates.filter(({ id }) => this.holds(id)).length;
    const all = item.need === 'all';
    const [turn, any] = found === all ? [found, false] : [found, true];
    // One is enough, or each of those that say the contrary.
    const against = turn ? item.predicates.length - holding : holding;
    const isFound = lineTruth(item, this.holds) !== item.negated;
    const changes = isFound === found ? 0 : any ? 1 : against;
    return { wants: [want], changes, weight: changes * (namesCall(item) ? ANOTHER_CALL : 1) };
  }
}

/** Each way of the one with each of the other. */
const crossed = (some: readonly Way[], others: readonly Way[]): Way[] =>
  cheapest(
    some.flatMap((one) =>
      others.flatMap((other) => {
        const contradicts = other.wants.some((want) =>
          one.wants.some((mine) => mine.item === want.item && mine.found !== want.found),
        );
        if (contradicts) return [];
        const clash = other.wants.some((want) => one.wants.some((mine) => clashes(mine, want)));
        return [
          {
            wants: [...one.wants, ...other.wants],
            changes: one.changes + other.changes,
            weight: one.weight + other.weight + (clash ? CLASH : 0),
          },
        ];
      }),
    ),
  );

/** Lines that say the same and are wanted otherwise: no event does that. Such ways come last, for who asks why there are no others. */
const CLASH = 1_000_000;

const clashes = (one: Want, other: Want): boolean =>
  one.found !== other.found && meaningOf(one.item) === meaningOf(other.item);

const meanings = new WeakMap<Item, string>();

/** Equal for lines that are found on the same events. */
function meaningOf(item: Item): string {
  let meaning = meanings.get(item);
  if (meaning === undefined) {
    const keys = item.predicates.map(({ tests }) => tests.map(({ key }) => key).join(' | '));
    meaning = `${item.need} ${keys.sort().join(' , ')}`;
    meanings.set(item, meaning);
  }
  return meaning;
}

const cheapest = (ways: Way[]): Way[] =>
  ways.sort((a, b) => a.weight - b.weight || a.wants.length - b.wants.length).slice(0, MOST);

function distinct(ways: readonly Way[]): Way[] {
  const seen = new Map<string, Way>();
  for (const way of ways) {
    const key = way.wants
      .map(({ item, found }) => `${item.id}${found ? '+' : '-'}`)
      .sort()
      .join(' ');
    if (!seen.has(key)) seen.set(key, way);
  }
  return [...seen.values()];
}
