// Where an event has what a rule looks for in a field that it lacks: paths that end alike, are spelt alike, or stand inside a string.
import { isArray } from '../engine/fields';
import { similar } from '../text/similar';
import { keysOf, readJson, type JsonValue } from '../text/json';

export interface NearPath {
  /** As Sigma writes it: dots, levels of arrays left out. */
  readonly field: string;
  readonly value: JsonValue;
  readonly why: 'case' | 'same-name' | 'spelling';
}

interface Leaf {
  readonly keys: readonly string[];
  readonly value: JsonValue;
}

/** Leaves that are looked at. */
const MOST = 2000;

/** Every path to a value that is no object, arrays seen through. */
function leavesOf(value: JsonValue, keys: readonly string[], found: Leaf[]): Leaf[] {
  if (found.length >= MOST) return found;
  if (value !== null && typeof value === 'object') {
    if (isArray(value)) for (const item of value) leavesOf(item, keys, found);
    else for (const key of keysOf(value)) leavesOf(value[key]!, [...keys, key], found);
  } else if (keys.length > 0) found.push({ keys, value });
  return found;
}

/** The nearest first; empty where the event has nothing that comes near. */
export function nearPaths(field: string, root: JsonValue): readonly NearPath[] {
  const wanted = field.split('.');
  const ranked = leavesOf(root, [], []).flatMap(({ keys, value }) => {
    const why = likeness(wanted, keys);
    const path = keys.join('.');
    if (why === null || path === field || keys.some((key) => key.includes('.'))) return [];
    return [{ field: path, value, why, rank: rankOf(why, wanted, keys) }];
  });
  const best = new Map<string, NearPath>();
  for (const { field: path, value, why } of ranked.sort((a, b) => a.rank - b.rank)) {
    if (!best.has(path)) best.set(path, { field: path, value, why });
  }
  return [...best.values()];
}

function likeness(wanted: readonly string[], keys: readonly string[]): NearPath['why'] | null {
  const lower = (path: readonly string[]) => path.join('.').toLowerCase();
  if (lower(wanted) === lower(keys)) return 'case';
  const [name, own] = [wanted.at(-1)!, keys.at(-1)!];
  if (name.toLowerCase() === own.toLowerCase()) return 'same-name';
  // Another name only at the same place.
  const home = wanted.slice(0, -1);
  const isHome = home.join('.') === keys.slice(0, -1).join('.');
  return isHome && similar(name, [own]) !== null ? 'spelling' : null;
}

const RANKS: readonly NearPath['why'][] = ['case', 'spelling', 'same-name'];

/** By kind, then by the ancestors they share, then the shorter path. */
function rankOf(why: NearPath['why'], wanted: readonly string[], keys: readonly string[]): number {
  let shared = 0;
  while (shared < keys.length && keys[shared] === wanted[shared]) shared += 1;
  return RANKS.indexOf(why) * 10_000 - shared * 100 + keys.length;
}

/** The nearest ancestor of a field that is there and leads no further: `requestParameters` is null. */
export function endsAt(
  field: string,
  root: JsonValue,
): { readonly path: string; readonly value: JsonValue } | null {
  let value: JsonValue = root;
  const keys = field.split('.');
  for (const [at, key] of keys.entries()) {
    if (value === null || typeof value !== 'object' || isArray(value)) {
      return at === 0 ? null : { path: keys.slice(0, at).join('.'), value };
    }
    if (!Object.hasOwn(value, key)) return null;
    value = value[key]!;
  }
  return null;
}

/** What a string holds as JSON: an object or a list; null where it holds none. */
export function jsonIn(value: JsonValue): JsonValue | null {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value) || value.length > 200_000) return null;
  const read = readJson(value);
  return 'value' in read && read.value !== null && typeof read.value === 'object'
    ? read.value
    : null;
}
