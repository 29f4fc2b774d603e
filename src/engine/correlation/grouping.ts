// Entries → groups of hits: which values of `group-by` each counts for, and what it brings (docs/semantics.md, 5.6, D34).
import type { LinkedCorrelation } from '../../sigma/link';
import { decimalOf, type Decimal } from './decimal';
import { inOrder, type Entry, type Fields } from './entries';
import type { Dropped, Hit } from './result';

/** One event with large arrays may not make groups without an end. */
const MAX_GROUPS = 1000;

/** A hit with what its measure adds up. */
export interface Counted extends Hit {
  readonly order: number;
  /** Of value_count: what it adds to the set. */
  readonly texts: readonly string[];
  /** Of the types that compute: the numbers. */
  readonly numbers: readonly Decimal[];
}

export interface Grouped {
  readonly key: readonly string[];
  readonly hits: readonly Counted[];
}

type Takes = 'nothing' | 'texts' | 'numbers';

export function group(
  entries: readonly Entry[],
  linked: LinkedCorrelation,
): { groups: Grouped[]; dropped: Dropped } {
  const groups = new Map<string, { key: readonly string[]; hits: Counted[] }>();
  const dropped = { withoutTime: 0, withoutGroup: 0, withoutValue: 0, inTooManyGroups: 0 };
  const timed = entries.flatMap((entry) => {
    if (entry.time === null) dropped.withoutTime += 1;
    return entry.time === null ? [] : [{ ...entry, time: entry.time }];
  });
  const takes = takesOf(linked);
  for (const entry of inOrder(timed)) {
    const keys = keysOf(entry, linked);
    if (keys.size === 0) dropped.withoutGroup += 1;
    if (keys.size > MAX_GROUPS) dropped.inTooManyGroups += 1;
    let counted = keys.size === 0;
    let left = MAX_GROUPS;
    for (const [text, { key, targets }] of keys) {
      if ((left -= 1) < 0) break;
      const values = valuesOf(entry.fields, targets, linked, takes);
      if (values === null) continue;
      counted = true;
      const { event, time, order, inner } = entry;
      const hit = { event, time, order, inner, targets, ...values };
      const known = groups.get(text);
      if (known) known.hits.push(hit);
      else groups.set(text, { key, hits: [hit] });
    }
    if (!counted) dropped.withoutValue += 1;
  }
  return { groups: [...groups.values()], dropped };
}

function takesOf({ correlation: { type } }: LinkedCorrelation): Takes {
  if (type === 'value_count') return 'texts';
  return type!.startsWith('value_') ? 'numbers' : 'nothing';
}

interface Key {
  readonly key: readonly string[];
  /** The targets that put the entry into this group: aliases may lead each to another one. */
  readonly targets: readonly number[];
}

function keysOf({ targets, fields }: Entry, { groupBy }: LinkedCorrelation): Map<string, Key> {
  const keys = new Map<string, Key>();
  const byNames = new Map<string, number[]>();
  for (const target of targets) {
    const names = groupBy[target]!.join('\0');
    byNames.set(names, [...(byNames.get(names) ?? []), target]);
  }
  for (const same of byNames.values()) {
    const texts = groupBy[same[0]!]!.map((field) => fields.texts(field));
    for (const key of product(texts, MAX_GROUPS + 1)) {
      const text = key.length === 1 ? key[0]! : JSON.stringify(key);
      const known = keys.get(text);
      const all = known ? [...known.targets, ...same].sort((a, b) => a - b) : same;
      keys.set(text, { key, targets: all });
    }
  }
  return keys;
}

/** Every choice of one from each list, up to a number of them; one empty choice where there are no lists. */
function product(lists: readonly (readonly string[])[], most: number): string[][] {
  let choices: string[][] = [[]];
  for (const list of lists) {
    const longer: string[][] = [];
    for (const choice of choices) {
      for (const one of list) {
        if (longer.length >= most) break;
        longer.push([...choice, one]);
      }
    }
    choices = longer;
  }
  return choices;
}

type Values = Pick<Counted, 'texts' | 'numbers'>;
const NOTHING: Values = { texts: [], numbers: [] };

/** null where the entry brings nothing that counts. */
function valuesOf(
  fields: Fields,
  targets: readonly number[],
  linked: LinkedCorrelation,
  takes: Takes,
): Values | null {
  if (takes === 'nothing') return NOTHING;
  const names = new Map(
    targets.map((target) => [linked.values[target]!.join('\0'), linked.values[target]!]),
  );
  if (takes === 'numbers') {
    const numbers = [...names.values()].flatMap(([field]) => fields.numbers(field!));
    return numbers.length === 0 ? null : { texts: [], numbers: numbers.map(decimalOf) };
  }
  const texts = [...names.values()].flatMap((list) =>
    product(
      list.map((field) => fields.texts(field)),
      MAX_GROUPS,
    ).map((choice) => (choice.length === 1 ? choice[0]! : JSON.stringify(choice))),
  );
  return texts.length === 0 ? null : { texts: [...new Set(texts)], numbers: [] };
}
