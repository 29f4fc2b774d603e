// What a set of events holds, in numbers: which fields, how often, with which values. Made once a set, when first asked for.
import { isArray } from '../engine/fields';
import { keysOf, type JsonValue } from '../text/json';

/** A value as the events have it: a number is offered without quotes, a text of digits with them. */
export type Scalar = string | number | bigint | boolean;

export interface Known {
  readonly events: number;
  /** Fields as Sigma writes them, levels of arrays left out, with the number of events that have them; most first. */
  readonly fields: readonly (readonly [path: string, count: number])[];
  /** The most frequent values of each field that holds any, with the number of events that have them. */
  readonly values: ReadonlyMap<string, readonly (readonly [value: Scalar, count: number])[]>;
}

export const NOTHING: Known = { events: 0, fields: [], values: new Map() };

/** A field whose values are all different, such as an id, is not worth keeping them all. */
const MAX_DISTINCT = 400;
const MAX_VALUES = 50;
const MAX_FIELDS = 2000;
/** Longer texts are documents, and nobody picks one from a list. */
const MAX_LENGTH = 150;

interface Node {
  readonly children: Map<string, Node>;
  readonly values: Map<Scalar, Tally>;
  /** Events that have the field, the last of them by number. */
  count: number;
  last: number;
}

interface Tally {
  count: number;
  last: number;
}

const node = (): Node => ({ children: new Map(), values: new Map(), count: 0, last: -1 });

export function summarise(events: readonly JsonValue[]): Known {
  const root = node();
  for (const [number, event] of events.entries()) add(root, event, number);
  const fields: [string, number][] = [];
  const values = new Map<string, (readonly [Scalar, number])[]>();
  collect(root, '', fields, values);
  fields.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return { events: events.length, fields: fields.slice(0, MAX_FIELDS), values };
}

function add(at: Node, value: JsonValue, event: number): void {
  if (at.last !== event) {
    at.count += 1;
    at.last = event;
  }
  if (value === null) return;
  if (typeof value !== 'object') count(at.values, value, event);
  else if (isArray(value)) for (const item of value) add(at, item, event);
  else for (const key of keysOf(value)) add(child(at, key), value[key]!, event);
}

function child(at: Node, key: string): Node {
  let found = at.children.get(key);
  if (found === undefined) at.children.set(key, (found = node()));
  return found;
}

function count(values: Map<Scalar, Tally>, value: Scalar, event: number): void {
  const tally = values.get(value);
  if (tally === undefined) {
    const long = typeof value === 'string' && value.length > MAX_LENGTH;
    if (values.size < MAX_DISTINCT && !long) values.set(value, { count: 1, last: event });
  } else if (tally.last !== event) {
    tally.count += 1;
    tally.last = event;
  }
}

function collect(
  at: Node,
  path: string,
  fields: [string, number][],
  values: Map<string, (readonly [Scalar, number])[]>,
): void {
  if (path !== '') fields.push([path, at.count]);
  if (at.values.size > 0) {
    const most = [...at.values].sort((a, b) => b[1].count - a[1].count).slice(0, MAX_VALUES);
    values.set(
      path,
      most.map(([value, tally]) => [value, tally.count]),
    );
  }
  for (const [key, below] of at.children) {
    collect(below, path === '' ? key : `${path}.${key}`, fields, values);
  }
}
