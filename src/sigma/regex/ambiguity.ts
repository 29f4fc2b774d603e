// Whether one text can be matched in so many ways that an engine which tries them one by one runs away
// (docs/semantics.md, 3.4). Asked of the automaton: two ways round one circle over the same text double with each round.
import type { Range } from '../../text/range';
import type { One, Regex, RegexNode } from './ast';
import { coversAll, overlapOf } from './overlap';
import { automatonOf, type Automaton } from './positions';

export interface Ambiguity {
  /** Of the repetition, offsets into the pattern. */
  readonly range: Range;
  /** What can be matched in several ways. */
  readonly kind: 'repeats-repetition' | 'overlapping-parts' | 'neighbours' | 'leading';
  /** The parts that can take the same text. */
  readonly parts: readonly [Range, Range];
}

export function ambiguityOf({ root, ignoreCase }: Regex): Ambiguity | null {
  const automaton = automatonOf(root);
  if (automaton === null || automaton.loops.length === 0) return null;
  const circles = circlesOf(automaton);
  const doubled = automaton.doubled.find(({ from, to }) => circles[from] === circles[to]);
  if (doubled !== undefined) {
    const { range } = doubled.by;
    return { range, kind: 'repeats-repetition', parts: [range, doubled.by.item.range] };
  }
  const overlap = overlapOf(automaton.positions, ignoreCase);
  return (
    twoWays(automaton, circles, overlap) ??
    neighbours(automaton, overlap) ??
    leading(root, ignoreCase)
  );
}

type Overlap = (a: number, b: number) => boolean;

/** By position, the circle it lies on: positions that lead to each other. Those on none have a number of their own. */
function circlesOf({ follow }: Automaton): readonly number[] {
  const reach = follow.map((_, start) => reachable(start, (at) => follow[at]!));
  return follow.map((_, at) => {
    const circle = [...reach[at]!].filter((other) => reach[other]!.has(at));
    return circle.length === 0 ? at : Math.min(...circle);
  });
}

function reachable(start: number, next: (at: number) => Iterable<number>): Set<number> {
  const seen = new Set<number>();
  const open = [start];
  for (let at; (at = open.pop()) !== undefined;) {
    for (const to of next(at)) {
      if (seen.has(to)) continue;
      seen.add(to);
      open.push(to);
    }
  }
  return seen;
}

/** Ways of two walkers looked at, for each circle; an expression that has more is not warned of. */
const MAX_WAYS = 300_000;

/** Two walkers over one text, on one circle: they part and meet again where they began. */
function twoWays(
  automaton: Automaton,
  circles: readonly number[],
  overlap: Overlap,
): Ambiguity | null {
  const { positions, loops } = automaton;
  // on a circle every position leads to every other: one start for each
  for (const start of new Set(circles)) {
    const pair = partAndMeet(start, automaton, circles, overlap);
    if (pair === null) continue;
    const [a, b] = pair;
    const loop = loops.find(({ from, to }) => [a, b, start].every((at) => from <= at && at < to));
    const { range } = (loop ?? loops.at(-1)!).node;
    return { range, kind: 'overlapping-parts', parts: [positions[a]!.range, positions[b]!.range] };
  }
  return null;
}

function partAndMeet(
  start: number,
  { follow, positions: { length: size } }: Automaton,
  circles: readonly number[],
  overlap: Overlap,
): readonly [number, number] | null {
  const stays = (at: number) => circles[at] === circles[start];
  const from = new Map<number, number[]>();
  let ways = 0;
  const next = (pair: number): number[] => {
    const [a, b] = [Math.floor(pair / size), pair % size];
    const found: number[] = [];
    for (const one of follow[a]!) {
      if (!stays(one)) continue;
      for (const other of follow[b]!) {
        ways += 1;
        if (ways > MAX_WAYS) return [];
        if (!stays(other) || !overlap(one, other)) continue;
        const to = one * size + other;
        found.push(to);
        const pairs = from.get(to);
        if (pairs) pairs.push(pair);
        else from.set(to, [pair]);
      }
    }
    return found;
  };
  reachable(start * size + start, next);
  const back = reachable(start * size + start, (pair) => from.get(pair) ?? []);
  const parted = [...back].find((pair) => Math.floor(pair / size) < pair % size);
  return parted === undefined ? null : [Math.floor(parted / size), parted % size];
}

/** Two endless repetitions side by side that take the same characters: where one ends is open. */
function neighbours({ positions, follow, loops }: Automaton, overlap: Overlap): Ambiguity | null {
  const ownLoop = (at: number) =>
    loops.find(
      ({ node, from, to }) => node.most === null && from <= at && at < to && follow[at]!.has(at),
    );
  for (const [at, behind] of follow.entries()) {
    const one = ownLoop(at);
    if (one === undefined) continue;
    for (const other of behind) {
      const two = ownLoop(other);
      if (two === undefined || two.from < one.to || !overlap(at, other)) continue;
      const range: Range = [one.node.range[0], two.node.range[1]];
      return { range, kind: 'neighbours', parts: [positions[at]!.range, positions[other]!.range] };
    }
  }
  return null;
}

/** An endless repetition of any character at the start: a search goes through the whole text from every place. */
function leading(root: RegexNode, ignoreCase: boolean): Ambiguity | null {
  const first = root.kind === 'sequence' ? root.items[0] : root;
  if (first?.kind !== 'repeat' || first.most !== null) return null;
  const { item, range } = first;
  const ones = (item.kind === 'choice' ? item.options : [item]).filter(
    (option): option is One => option.kind === 'one',
  );
  return coversAll(ones, ignoreCase) ? { range, kind: 'leading', parts: [range, range] } : null;
}
