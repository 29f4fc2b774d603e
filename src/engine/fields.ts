// From a field name to what an event has there (docs/semantics.md, 2.2, 2.3). Generic JSON; knows no CloudTrail.
import { keysOf, type JsonValue } from '../text/json';
import type { Located } from './event';

/** All a field leads to, never empty; see `Event.values`. */
export function locate(root: JsonValue, field: string): readonly Located[] {
  const path = pathOf(field);
  const plain = plainly(root, path);
  if (plain !== null) return plain;
  const found: Located[] = [];
  walk(root, path, 0, '', found);
  return found.length > 0 ? found : path.absent;
}

/** What a path leads to that goes from object to object, as the walk would find it; null where it meets a list or a key with dots. */
function plainly(
  root: JsonValue,
  { length, keys, plain, absent }: Path,
): readonly Located[] | null {
  if (!plain) return null;
  let value = root;
  for (let i = 0; i < length; i += 1) {
    if (typeof value !== 'object' || value === null || isArray(value)) return null;
    const own = keys[i]!;
    // One look-up each: JSON holds nothing that is undefined, and a plain path names nothing that every object has.
    for (let j = own.length - 1; j > 0; j -= 1) if (value[own[j]!] !== undefined) return null;
    const next = value[own[0]!];
    if (next === undefined) return absent;
    value = next;
  }
  if (typeof value === 'object' && value !== null && isArray(value)) return null;
  return [{ value, path: absent[0]!.path, present: true }];
}

/** Every scalar at any depth, null left out (2.8). */
export function leavesOf(root: JsonValue, at = ''): readonly Located[] {
  if (root === null) return [];
  if (typeof root !== 'object') return [{ value: root, path: at, present: true }];
  if (isArray(root)) return root.flatMap((item, index) => leavesOf(item, `${at}[${index}]`));
  return keysOf(root).flatMap((key) => leavesOf(root[key]!, join(at, key)));
}

/** Array.isArray does not narrow readonly arrays. */
export const isArray = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

interface Path {
  readonly length: number;
  /** `keys[i][j]`: the segments from i up to, not including, i + 1 + j, joined again: a key may hold dots itself. */
  readonly keys: readonly (readonly string[])[];
  /** None of its keys is one that objects have anyhow. */
  readonly plain: boolean;
  /** That it leads nowhere. */
  readonly absent: readonly Located[];
}

const paths = new Map<string, Path>();

function pathOf(field: string): Path {
  let path = paths.get(field);
  if (path === undefined) {
    const segments = field.split('.');
    const keys = segments.map((_, i) =>
      segments.slice(i).map((__, j) => segments.slice(i, i + 1 + j).join('.')),
    );
    const plain = !keys.flat().some((key) => key in Object.prototype);
    const absent = [{ value: undefined, path: field, present: false }];
    path = { length: segments.length, keys, plain, absent };
    if (paths.size > 2000) paths.clear();
    paths.set(field, path);
  }
  return path;
}

const join = (at: string, key: string): string => (at === '' ? key : `${at}.${key}`);

/** Adds what lies under `value` from segment `i` on; tells whether anything present was found. */
function walk(value: JsonValue, path: Path, i: number, at: string, found: Located[]): boolean {
  if (value !== null && typeof value === 'object' && isArray(value)) {
    if (value.length === 0 && i === path.length) {
      found.push({ value, path: at, present: true });
      return true;
    }
    let any = false;
    for (let index = 0; index < value.length; index += 1) {
      any = walk(value[index]!, path, i, `${at}[${index}]`, found) || any;
    }
    return any;
  }
  if (i === path.length) {
    found.push({ value, path: at, present: true });
    return true;
  }
  const keys = path.keys[i]!;
  if (value !== null && typeof value === 'object') {
    // the longest literal key wins; a shorter one is tried where it leads nowhere
    let empty: Located[] | null = null;
    for (let j = keys.length - 1; j >= 0; j -= 1) {
      const key = keys[j]!;
      if (!Object.hasOwn(value, key)) continue;
      const tried: Located[] = [];
      if (walk(value[key]!, path, i + 1 + j, join(at, key), tried)) {
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
  found.push({ value: undefined, path: join(at, keys.at(-1)!), present: false });
  return false;
}
