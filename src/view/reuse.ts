// Takes up what was there before wherever it says the same: what a view compares by identity then stays as it is, and a key
// redraws the line it changed. Knows plain data only: objects, arrays, maps, typed arrays, primitives.

/** `now`, with every part of `before` that is equal to it in its place; `before` itself where all of it is. */
export function reuse<T>(before: unknown, now: T): T {
  if (Object.is(before, now) || typeof now !== 'object' || now === null) return now;
  if (typeof before !== 'object' || before === null) return now;
  if (Array.isArray(now)) return Array.isArray(before) ? (reuseItems(before, now) as T) : now;
  if (now instanceof Map) return before instanceof Map ? (reuseEntries(before, now) as T) : now;
  if (isNumbers(now)) return isNumbers(before) && sameNumbers(before, now) ? (before as T) : now;
  return isPlain(now) && isPlain(before) ? (reuseMembers(before, now) as T) : now;
}

/** A function that reuses what it gave out last. */
export function reusing<T>(): (now: T) => T {
  let last: T | undefined;
  return (now) => (last = reuse(last, now));
}

type Plain = Record<string, unknown>;

/** Sets, functions and instances of classes are taken as they come. */
function isPlain(value: object): value is Plain {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function reuseItems(before: readonly unknown[], now: readonly unknown[]): readonly unknown[] {
  let same = before.length === now.length;
  const items = now.map((item, i) => {
    const kept = reuse(before[i], item);
    same &&= Object.is(kept, before[i]);
    return kept;
  });
  return same ? before : items;
}

type AnyMap = ReadonlyMap<unknown, unknown>;

function reuseEntries(before: AnyMap, now: AnyMap): AnyMap {
  const old = [...before];
  const entries = reuseItems(old, [...now]) as readonly [unknown, unknown][];
  return entries === old ? before : new Map(entries);
}

function reuseMembers(before: Plain, now: Plain): Plain {
  const keys = Object.keys(now);
  let same = keys.length === Object.keys(before).length;
  const members = keys.map((key): [string, unknown] => {
    const own = Object.hasOwn(before, key);
    const kept = own ? reuse(before[key], now[key]) : now[key];
    same &&= own && Object.is(kept, before[key]);
    return [key, kept];
  });
  // From entries, since a key may be `__proto__`.
  return same ? before : Object.fromEntries(members);
}

type Numbers = Uint32Array | Float64Array;

const isNumbers = (value: object): value is Numbers =>
  value instanceof Uint32Array || value instanceof Float64Array;

const sameNumbers = (before: Numbers, now: Numbers): boolean =>
  before.constructor === now.constructor &&
  before.length === now.length &&
  now.every((one: number, i: number) => one === before[i]);
