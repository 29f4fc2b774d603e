// What is asked of many pieces, made ready once.
import { PreparedNeed } from '../../engine/literal-search';
import type { PlanNode, Test } from '../../engine/plan';
import { matcherOf } from '../../engine/prepare';
import { required, requiredByAny } from '../../engine/required';
import { RuleIndex } from '../../engine/rule-index';
import type { Ask } from './piece';

/** Beyond this looking for what each requires takes longer than parsing what one of them may match. */
const FEW = 4;

/** Conditions that are looked for together. */
export interface Group {
  readonly need: PreparedNeed;
  readonly conditions: readonly { readonly node: PlanNode; readonly at: number }[];
  /** Says which of them a record may match. */
  readonly index: RuleIndex;
}

/** Tests of a field: it is looked up once a record. */
export interface OfField {
  readonly field: string | null;
  readonly tests: readonly { readonly match: ReturnType<typeof matcherOf>; readonly at: number }[];
}

export interface Prepared {
  readonly groups: readonly Group[];
  readonly fields: readonly OfField[];
  /** Of all conditions. */
  readonly index: RuleIndex;
}

const known = new WeakMap<Ask, Prepared>();

export function preparedOf(ask: Ask): Prepared {
  let prepared = known.get(ask);
  if (prepared === undefined) known.set(ask, (prepared = prepare(ask)));
  return prepared;
}

function prepare({ tests, conditions }: Ask): Prepared {
  const all = conditions.map((node, at) => ({ node, at }));
  const index = indexOf(all);
  // One that any record brings up is better looked for by itself: it would take all others along.
  const alone = new Set(all.length > FEW ? index.always : all.keys());
  const others = all.filter(({ at }) => !alone.has(at));
  const groups = [...alone].map((at) => together([all[at]!]));
  if (others.length > 0) groups.push(together(others));
  return { groups, fields: byField(tests), index };
}

function together(conditions: Group['conditions']): Group {
  const [first, ...others] = conditions;
  const need =
    others.length === 0
      ? required(first!.node)
      : requiredByAny(conditions.map((condition) => condition.node));
  return { need: new PreparedNeed(need), conditions, index: indexOf(conditions) };
}

const indexOf = (conditions: Group['conditions']): RuleIndex =>
  new RuleIndex(conditions.map(({ node }) => ({ condition: node })));

function byField(tests: readonly Test[]): readonly OfField[] {
  const fields = new Map<string | null, { match: ReturnType<typeof matcherOf>; at: number }[]>();
  tests.forEach((test, at) => {
    const asked = { match: matcherOf(test), at };
    const same = fields.get(test.field);
    if (same === undefined) fields.set(test.field, [asked]);
    else same.push(asked);
  });
  return [...fields].map(([field, own]) => ({ field, tests: own }));
}
