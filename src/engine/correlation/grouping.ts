// Entries → groups of hits: which values of `group-by` each counts for, and what it brings (docs/semantics.md, 5.6, D34).
import type { LinkedCorrelation } from '../../sigma/link';
import { decimalOf, type Decimal } from './decimal';
import { inOrder, type Entry, type Fields, type Timed } from './entries';
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
  const timed = entries.filter((entry): entry is Timed => entry.time !== null);
  dropped.withoutTime = entries.length - timed.length;
  const readings = new Readings(linked);
  for (const entry of inOrder(timed)) {
    const reading = readings.of(entry.targets);
    const keys = keysOf(entry.fields, reading);
    if (keys.length === 0) dropped.withoutGroup += 1;
    if (keys.length > MAX_GROUPS) dropped.inTooManyGroups += 1;
    let counted = keys.length === 0;
    const followed = keys.length > MAX_GROUPS ? keys.slice(0, MAX_GROUPS) : keys;
    for (const { text, key, targets } of followed) {
      const values = valuesOf(entry.fields, readings.of(targets), readings.takes);
      if (values === null) continue;
      counted = true;
      const { event, time, order, inner } = entry;
      const { texts, numbers } = values;
      const hit: Counted = { event, time, order, inner, targets, texts, numbers };
      const known = groups.get(text);
      if (known) known.hits.push(hit);
      else groups.set(text, { key, hits: [hit] });
    }
    if (!counted) dropped.withoutValue += 1;
  }
  return { groups: [...groups.values()], dropped };
}

/** What is read of an entry that matched certain targets: aliases may lead each to other fields. */
interface Reading {
  /** Targets with the same fields of `group-by` together. */
  readonly groupBy: readonly {
    readonly fields: readonly string[];
    readonly targets: readonly number[];
  }[];
  /** The fields whose values are taken, each set of them once. */
  readonly values: readonly (readonly string[])[];
}

class Readings {
  readonly takes: Takes;
  readonly #known = new Map<readonly number[], Reading>();

  constructor(readonly linked: LinkedCorrelation) {
    const type = linked.correlation.type!;
    const computes = type.startsWith('value_') ? 'numbers' : 'nothing';
    this.takes = type === 'value_count' ? 'texts' : computes;
  }

  /** The same list of targets is the same object, mostly. */
  of(targets: readonly number[]): Reading {
    let reading = this.#known.get(targets);
    if (reading === undefined) this.#known.set(targets, (reading = this.#read(targets)));
    return reading;
  }

  #read(targets: readonly number[]): Reading {
    const { groupBy, values } = this.linked;
    const grouped = new Map<string, { fields: readonly string[]; targets: number[] }>();
    const taken = new Map<string, readonly string[]>();
    for (const target of targets) {
      const fields = groupBy[target]!;
      const same = grouped.get(fields.join('\0'));
      if (same) same.targets.push(target);
      else grouped.set(fields.join('\0'), { fields, targets: [target] });
      taken.set(values[target]!.join('\0'), values[target]!);
    }
    const lists = [...grouped.values()];
    // one list stands for all the targets: it stays the same object
    const [only] = lists;
    const single = lists.length === 1 ? [{ fields: only!.fields, targets }] : lists;
    return { groupBy: single, values: [...taken.values()] };
  }
}

interface Key {
  readonly text: string;
  readonly key: readonly string[];
  /** The targets that put the entry into this group. */
  readonly targets: readonly number[];
}

function keysOf(fields: Fields, { groupBy }: Reading): readonly Key[] {
  const [only] = groupBy;
  if (groupBy.length === 1 && only!.fields.length === 1) {
    const texts = fields.texts(only!.fields[0]!);
    // Most events: there is nothing to choose.
    if (texts.length === 1) return [{ text: texts[0]!, key: texts, targets: only!.targets }];
  }
  const found = groupBy.flatMap((one) =>
    product(one.fields, fields, MAX_GROUPS + 1).map((key): Key => {
      const text = key.length === 1 ? key[0]! : JSON.stringify(key);
      return { text, key, targets: one.targets };
    }),
  );
  if (groupBy.length === 1) return found;
  const joined = new Map<string, Key>();
  for (const one of found) {
    const known = joined.get(one.text);
    const targets = known ? [...known.targets, ...one.targets].sort((a, b) => a - b) : one.targets;
    joined.set(one.text, { ...one, targets });
  }
  return [...joined.values()];
}

/** Every choice of one value from each field, up to a number of them; one empty choice where there are no fields. */
function product(names: readonly string[], fields: Fields, most: number): (readonly string[])[] {
  let choices: (readonly string[])[] = [[]];
  for (const name of names) {
    const texts = fields.texts(name);
    if (names.length === 1) return texts.slice(0, most).map((text) => [text]);
    choices = choices
      .slice(0, Math.ceil(most / Math.max(1, texts.length)))
      .flatMap((choice) => texts.map((text) => [...choice, text]));
  }
  return choices.slice(0, most);
}

type Values = Pick<Counted, 'texts' | 'numbers'>;
const NOTHING: Values = { texts: [], numbers: [] };

/** null where the entry brings nothing that counts. */
function valuesOf(fields: Fields, { values }: Reading, takes: Takes): Values | null {
  if (takes === 'nothing') return NOTHING;
  if (takes === 'numbers') {
    const numbers = values.flatMap(([field]) => fields.numbers(field!)).map(decimalOf);
    return numbers.length === 0 ? null : { texts: [], numbers };
  }
  const [only] = values;
  if (values.length === 1 && only!.length === 1) {
    const texts = fields.texts(only![0]!);
    if (texts.length <= MAX_GROUPS) return texts.length === 0 ? null : { texts, numbers: [] };
  }
  const texts = values.flatMap((names) =>
    product(names, fields, MAX_GROUPS).map((choice) =>
      choice.length === 1 ? choice[0]! : JSON.stringify(choice),
    ),
  );
  return texts.length === 0
    ? null
    : { texts: values.length === 1 ? texts : [...new Set(texts)], numbers: [] };
}
