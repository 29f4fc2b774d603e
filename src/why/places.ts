// Where a field would be written in an event, and an event with one place changed. Follows the walk of `engine/fields`: a test
// holds the two together.
import { isArray } from '../engine/fields';
import { keysOf, withKeys, type JsonValue } from '../text/json';

/** A key of an object, or an index of an array. */
export type Step = string | number;
export type Place = readonly Step[];

export interface Site {
  readonly place: Place;
  /** Whether something stands there. Otherwise the place is where it would be made. */
  readonly present: boolean;
  readonly value: JsonValue | undefined;
}

/** All that a field leads to, in the order of `Event.values`; where there is nothing, one place at which it can be made. */
export function sitesOf(root: JsonValue, field: string): readonly Site[] {
  const found: Site[] = [];
  walk(root, field.split('.'), [], found);
  return found;
}

function walk(value: JsonValue, rest: readonly string[], at: Place, found: Site[]): boolean {
  if (value !== null && typeof value === 'object' && isArray(value)) {
    if (value.length === 0) {
      const done = rest.length === 0;
      const place = done ? at : [...at, 0, ...rest];
      found.push({ place, present: done, value: done ? value : undefined });
      return done;
    }
    let any = false;
    value.forEach((item, index) => {
      any = walk(item, rest, [...at, index], found) || any;
    });
    return any;
  }
  if (rest.length === 0) {
    found.push({ place: at, present: true, value });
    return true;
  }
  if (value !== null && typeof value === 'object') {
    let empty: Site[] | null = null;
    for (let end = rest.length; end > 0; end -= 1) {
      const key = rest.slice(0, end).join('.');
      if (!Object.hasOwn(value, key)) continue;
      const tried: Site[] = [];
      const child = value[key]!;
      if (walk(child, rest.slice(end), [...at, key], tried)) {
        found.push(...tried);
        return true;
      }
      empty ??= tried;
    }
    if (empty !== null) {
      found.push(...empty);
      return false;
    }
  }
  found.push({ place: [...at, ...rest], present: false, value: undefined });
  return false;
}

export function valueAt(root: JsonValue, place: Place): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const step of place) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step))
      return undefined;
    value = (value as { readonly [key: Step]: JsonValue })[step];
  }
  return value;
}

/** `undefined` takes the value out. Objects on the way are made, whatever stood there; an array's member goes with its place. */
export function changed(root: JsonValue, place: Place, value: JsonValue | undefined): JsonValue {
  const [step, ...rest] = place;
  if (step === undefined) return value ?? null;
  if (root !== null && typeof root === 'object' && isArray(root) && typeof step === 'number') {
    const items = [...root];
    if (rest.length === 0 && value === undefined) items.splice(step, 1);
    else items[step] = changed(items[step] ?? {}, rest, value);
    return items;
  }
  const object = root !== null && typeof root === 'object' && !isArray(root) ? root : {};
  const key = String(step);
  const there = Object.hasOwn(object, key);
  if (!there && value === undefined) return root;
  const child = there ? object[key]! : {};
  const keys = keysOf(object);
  const entries = keys.map((one): [string, JsonValue] => [one, object[one]!]);
  if (rest.length === 0 && value === undefined) {
    return withKeys(entries.filter(([one]) => one !== key));
  }
  const inner = rest.length === 0 ? value! : changed(child, rest, value);
  if (!there) return withKeys([...entries, [key, inner]]);
  return withKeys(entries.map(([one, old]) => [one, one === key ? inner : old]));
}
