// A line with other modifiers: where in the field its texts have to stand, with case or without, a bound that is in or out.
import { testKey, type Item, type Plan } from '../../engine/plan';
import type { Operand, Relation } from '../../sigma/operand';
import { endsOpen, open, startsOpen, type Pattern } from '../../sigma/pattern';
import type { Change, Mutation, Place } from './mutation';
import { itemsRead, withItem } from './rewrite';

type Other = (operand: Operand) => Operand | null;

/** The line with each operand as another; null where one of them can't be. */
function changed(item: Item, other: Other): Item | null {
  let possible = true;
  const predicates = item.predicates.map((predicate) => ({
    ...predicate,
    tests: predicate.tests.map((test) => {
      const operand = other(test.operand);
      possible &&= operand !== null;
      return operand === null
        ? test
        : { field: test.field, operand, key: testKey(test.field, operand) };
    }),
  }));
  return possible ? { ...item, predicates } : null;
}

function* mutated(plan: Plan, item: Item, change: Change, other: Other): Generator<Mutation> {
  const line = changed(item, other);
  if (line === null) return;
  yield { at: item.id, range: item.range, change, plan: withItem(plan, item, line) };
}

const PLACES: readonly Place[] = ['exact', 'startswith', 'endswith', 'contains'];

/** `contains`, `startswith`, `endswith` or none of them, whether a modifier says so or stars do. Keywords are looked for inside. */
export function* places(plan: Plan): Generator<Mutation> {
  for (const item of itemsRead(plan)) {
    if (item.field === null) continue;
    const now = placesIn(item);
    const [first, second] = now;
    const from = second === undefined ? (first ?? null) : null;
    for (const to of PLACES) {
      if (to !== from) yield* mutated(plan, item, { kind: 'place', from, to }, movedTo(to));
    }
  }
}

function placesIn({ predicates }: Item): readonly Place[] {
  const found = predicates.flatMap(({ tests }) =>
    tests.flatMap(({ operand }) => (operand.op === 'text' ? [placeOf(operand.pattern)] : [])),
  );
  return [...new Set(found)];
}

const placeOf = (pattern: Pattern): Place =>
  startsOpen(pattern)
    ? endsOpen(pattern)
      ? 'contains'
      : 'endswith'
    : endsOpen(pattern)
      ? 'startswith'
      : 'exact';

const movedTo =
  (place: Place): Other =>
  (operand) => {
    if (operand.op !== 'text') return null;
    const bare = bareOf(operand.pattern);
    // Of nothing but a star nothing is left to look for.
    if (bare.length === 0) return null;
    const [start, end] = [
      place === 'endswith' || place === 'contains',
      place === 'startswith' || place === 'contains',
    ];
    return { ...operand, pattern: open(bare, start, end) };
  };

const bareOf = (pattern: Pattern): Pattern =>
  pattern.slice(startsOpen(pattern) ? 1 : 0, endsOpen(pattern) ? -1 : undefined);

export function* cases(plan: Plan): Generator<Mutation> {
  for (const item of itemsRead(plan)) {
    const texts = item.predicates.flatMap(({ tests }) => tests.map(({ operand }) => operand));
    const [first] = texts;
    if (first?.op !== 'text' || !texts.some(hasCase)) continue;
    const cased = !first.cased;
    yield* mutated(plan, item, { kind: 'case', cased }, (operand) =>
      operand.op === 'text' ? { ...operand, cased } : null,
    );
  }
}

const WITH_BOUND: Readonly<Record<Relation, Relation>> = {
  lt: 'lte',
  lte: 'lt',
  gt: 'gte',
  gte: 'gt',
};

/** Of a text without letters, upper and lower case are the same. */
const hasCase = (operand: Operand): boolean =>
  operand.op === 'text' &&
  operand.pattern.some(
    (part) => part.kind === 'literal' && part.text.toLowerCase() !== part.text.toUpperCase(),
  );

export function* bounds(plan: Plan): Generator<Mutation> {
  for (const item of itemsRead(plan)) {
    const from = relationOf(item.predicates[0]?.tests[0]?.operand);
    if (from === null) continue;
    const to = WITH_BOUND[from];
    yield* mutated(plan, item, { kind: 'bound', from, to }, (operand) =>
      relationOf(operand) === from ? ({ ...operand, relation: to } as Operand) : null,
    );
  }
}

function relationOf(operand: Operand | undefined): Relation | null {
  if (operand?.op === 'compare') return operand.relation;
  return operand?.op === 'time' && operand.relation !== 'is' ? operand.relation : null;
}
