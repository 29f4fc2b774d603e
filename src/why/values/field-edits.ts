// Edits of one field of an event after which its lines say what is wanted of them, the likeliest first.
import { isArray } from '../../engine/fields';
import { JsonEvent } from '../../engine/json-event';
import type { Test } from '../../engine/plan';
import { matcherOf, textOf } from '../../engine/prepare';
import type { Operand } from '../../sigma/operand';
import { compactJson, type JsonValue } from '../../text/json';
import type { Want } from '../branches';
import { isFound } from '../holds';
import { changed, sitesOf, valueAt, type Place, type Site } from '../places';
import { affinity } from './affinity';
import { keywordEdits } from './keyword-edits';
import { otherValues } from './other-values';
import { valuesFor, type Around } from './operand-values';

/** One place of an event: `undefined` takes out what stands there. */
export interface EventEdit {
  readonly place: Place;
  readonly value: JsonValue | undefined;
}

/** What a field holds where events are as they should be; null: not known. */
export type FieldKind = 'text' | 'boolean' | 'object' | 'list';

/** What is known of events as they should be. */
export interface Making {
  readonly kindOf: (field: string) => FieldKind | null;
  /** Whether every event has it: another value is likelier than none. */
  readonly isAlwaysThere: (field: string) => boolean;
  /** Likely values of a field, for one that is to be another. */
  readonly likely: (field: string) => readonly JsonValue[];
  /** Whether a value never stands in a field, so that no edit may put it there. */
  readonly isImpossible?: (field: string, value: JsonValue) => boolean;
}

export const edited = (root: JsonValue, edits: readonly EventEdit[]): JsonValue =>
  edits.reduce((value, edit) => changed(value, edit.place, edit.value), root);

/** Equal for equal edits. */
export const keyOfEdits = (edits: readonly EventEdit[]): string =>
  edits
    .map(
      ({ place, value }) =>
        `${JSON.stringify(place)} ${value === undefined ? '' : compactJson(value)}`,
    )
    .join('\n');

/** Choices of values that are tried for one field. */
const MOST_CHOICES = 400;

/** How many edits may still be tried; shared by all fields of a way. */
export interface Budget {
  left: number;
}

export function meets(wants: readonly Want[], root: JsonValue): boolean {
  const event = new JsonEvent(root);
  return wants.every(({ item, found }) => isFound(item, event) === found);
}

/** Only edits that meet all wants; they are all about `field` (null: keywords). */
export function* fieldEdits(
  field: string | null,
  wants: readonly Want[],
  root: JsonValue,
  making: Making,
  budget: Budget,
): Generator<readonly EventEdit[]> {
  const seen = new Set<string>();
  const tried = field === null ? keywordEdits(wants, root) : proposals(field, wants, root, making);
  for (const edits of tried) {
    if ((budget.left -= 1) < 0) return;
    const key = keyOfEdits(edits);
    if (seen.has(key)) continue;
    seen.add(key);
    if (isSane(field, edits, making) && meets(wants, edited(root, edits))) yield edits;
  }
}

const isSane = (field: string | null, edits: readonly EventEdit[], making: Making): boolean =>
  field === null ||
  !edits.some(({ value }) => value !== undefined && making.isImpossible?.(field, value) === true);

function* proposals(
  field: string,
  wants: readonly Want[],
  root: JsonValue,
  making: Making,
): Generator<readonly EventEdit[]> {
  const sites = sitesOf(root, field);
  const present = sites.filter((site) => site.present);
  const event = new JsonEvent(root);
  const around: Around = {
    current: present[0]?.value,
    texts: (name) => event.values(name).flatMap(({ value }) => textOf(value) ?? []),
  };
  const kind = making.kindOf(field);
  const positive = wants.filter(({ found }) => found);
  if (positive.length === 0) {
    yield* without(wants, root, field, present, making);
    return;
  }
  for (const operands of demands(positive, around)) {
    const reference = operands.find((operand) => operand.op === 'fieldref');
    const missing = reference !== undefined && around.texts(reference.field).length === 0;
    const text = textOf(around.current) ?? 'same';
    const first = missing ? made(reference.field, root, text) : [];
    if (missing) yield first;
    const given = missing ? { ...around, texts: () => [text] } : around;
    for (const placed of placings(operands, given, sites, root, kind)) {
      yield [...first, ...placed];
    }
  }
  // A call has one name only; what is not known may be a list.
  if (kind !== null && kind !== 'list') return;
  const lists = positive.flatMap(({ item }) =>
    item.predicates.map(({ tests: [test] }) =>
      test!.operand.op === 'null' ? null : fitting(test!, around, event),
    ),
  );
  const values = lists.filter((value) => value !== undefined);
  if (values.length > 1) yield [{ place: listPlace(sites), value: values }];
}

/** A value on which a test holds by itself. */
function fitting(test: Test, around: Around, event: JsonEvent): JsonValue | undefined {
  const match = matcherOf(test);
  const alone = (value: JsonValue) => [{ value, path: '', present: true }];
  return valuesFor([test.operand], around).find((value) => match(alone(value), event) >= 0);
}

const made = (field: string, root: JsonValue, value: string): EventEdit[] => [
  { place: sitesOf(root, field)[0]!.place, value },
];

/** The list that the first site is a member of, or the site. */
function listPlace([site]: readonly Site[]): Place {
  const { place } = site!;
  return typeof place.at(-1) === 'number' ? place.slice(0, -1) : place;
}

/** What must hold at once: of each `any` one value, of each value one form. */
function* demands(positive: readonly Want[], around: Around): Generator<readonly Operand[]> {
  const choices = positive.flatMap(({ item }): (readonly (readonly Operand[])[])[] => {
    const each = item.predicates.map(({ tests }) => tests.map(({ operand }) => operand));
    return item.need === 'all'
      ? each.map((forms) => forms.map((form) => [form]))
      : [ranked(each.flat(), around).map((form) => [form])];
  });
  yield* product(choices, { left: MOST_CHOICES });
}

function* product(
  choices: readonly (readonly (readonly Operand[])[])[],
  budget: { left: number },
): Generator<readonly Operand[]> {
  const [first, ...rest] = choices;
  if (first === undefined) {
    budget.left -= 1;
    yield [];
    return;
  }
  for (const option of first) {
    for (const others of product(rest, budget)) yield [...option, ...others];
    if (budget.left <= 0) return;
  }
}

/** The value nearest to what is there first: a denied call is rather another kind of denied than anything else. */
function ranked(operands: readonly Operand[], { current }: Around): readonly Operand[] {
  const text = textOf(current);
  if (text === null || operands.length === 1 || operands.length > 200) return operands;
  const near = (operand: Operand) => (operand.op === 'text' ? affinity(text, plain(operand)) : -1);
  return operands.toSorted((a, b) => near(b) - near(a));
}

const plain = ({ pattern }: Extract<Operand, { op: 'text' }>): string =>
  pattern.map((part) => (part.kind === 'literal' ? part.text : '')).join('');

/** Where values that satisfy the operands could be put. */
function* placings(
  operands: readonly Operand[],
  around: Around,
  sites: readonly Site[],
  root: JsonValue,
  kind: FieldKind | null,
): Generator<readonly EventEdit[]> {
  const present = sites.filter((site) => site.present);
  const absence = operands.some(
    (operand) => operand.op === 'null' || (operand.op === 'exists' && !operand.value),
  );
  if (absence) {
    yield present.toReversed().map(({ place }) => ({ place, value: undefined }));
    for (const { place } of present.length > 0 ? present : sites) yield [{ place, value: null }];
    return;
  }
  const presence = operands.every((operand) => operand.op === 'exists');
  const plain = presence ? [...otherValues(undefined), null, {}] : valuesFor(operands, around);
  const values = [...shaped(plain, kind), ...plain];
  for (const value of values) {
    const [first] = present;
    if (first === undefined) {
      yield [{ place: sites[0]!.place, value }];
      continue;
    }
    const list = listPlace(present);
    if (list.length < first.place.length) yield* members(value, list, present, root);
    else {
      yield [{ place: first.place, value }];
      if (present.length > 1) yield present.map(({ place }) => ({ place, value }));
    }
  }
}

/** As the field would hold them. */
function shaped(values: readonly JsonValue[], kind: FieldKind | null): readonly JsonValue[] {
  if (kind === 'object') return values.map((value) => ({ value }));
  if (kind === 'list') return values.map((value) => [value]);
  return kind === 'text' ? values.map((value) => textOf(value) ?? value) : [];
}

/** One more member of a list; else one that is changed, or all. */
function* members(
  value: JsonValue,
  list: Place,
  present: readonly Site[],
  root: JsonValue,
): Generator<readonly EventEdit[]> {
  const there = valueAt(root, list);
  if (there !== undefined && there !== null && typeof there === 'object' && isArray(there)) {
    yield [{ place: [...list, there.length], value }];
  }
  for (const { place } of present) yield [{ place, value }];
  yield present.map(({ place }) => ({ place, value }));
  yield [{ place: list, value: [value] }];
}

/** Nothing of the field may hold any more. */
function* without(
  wants: readonly Want[],
  root: JsonValue,
  field: string,
  present: readonly Site[],
  making: Making,
): Generator<readonly EventEdit[]> {
  const holding = present.filter(({ value }) => !meets(wants, alone(field, value)));
  const replaced = (others: readonly Site[]) =>
    [...making.likely(field), ...otherValues(others[0]?.value)].map((value) =>
      others.map(({ place }) => ({ place, value })),
    );
  const removed = (others: readonly Site[]) =>
    others.toReversed().map(({ place }) => ({ place, value: undefined }));
  const asks = wants.some(({ item }) =>
    item.predicates.some(({ tests }) =>
      tests.some(({ operand }) => operand.op === 'null' || operand.op === 'exists'),
    ),
  );
  const gone = [removed(holding), removed(present)];
  // Where a line asks for absence, taking the field out is no way to make it false.
  const stays = asks || making.isAlwaysThere(field);
  if (!stays) yield* gone;
  if (holding.length > 0) yield* replaced(holding);
  if (present.length > 0) yield* replaced(present);
  if (stays) yield* gone;
  const place = sitesOf(root, field)[0]!.place;
  for (const value of [...making.likely(field), ...otherValues(undefined), null]) {
    yield [{ place, value }];
  }
}

/** An event that has only this. */
const alone = (field: string, value: JsonValue | undefined): JsonValue =>
  value === undefined ? {} : changed({}, [field], value);
