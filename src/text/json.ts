// JSON values and nodes, without loss: integers beyond 2^53 are bigint, the order of members is kept. Reading a text is next door.
// Knows nothing of CloudTrail; the reader of event files stands on it.
import { MAX_DEPTH, parseJson, skipSpace } from './json-reader';
import type { Range } from './range';

export { parseJson, skipSpace };

/** A JSON value without loss: integers beyond 2^53 are bigint. */
export type JsonValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** A JSON value with its place in the text. Members keep the order of the text. */
export type JsonNode =
  | { readonly kind: 'object'; readonly range: Range; readonly members: readonly JsonMember[] }
  | { readonly kind: 'array'; readonly range: Range; readonly items: readonly JsonNode[] }
  | {
      readonly kind: 'scalar';
      readonly range: Range;
      /** An integer beyond 2^53 is a bigint. */
      readonly value: null | boolean | number | bigint | string;
    };

export interface JsonMember {
  readonly key: string;
  readonly keyRange: Range;
  readonly value: JsonNode;
}

/** What is wrong with a JSON text, and where: found, then expected. */
export interface JsonMistake {
  readonly range: Range;
  readonly message: string;
}

export type JsonResult =
  | { readonly node: JsonNode; readonly end: number; readonly mistake: null }
  | { readonly node: null; readonly end: number; readonly mistake: JsonMistake };

// JavaScript moves keys that look like array indexes to the front; their real order is kept beside the object.
const keyOrder = new WeakMap<object, readonly string[]>();

/** Keys of an object in the order of its source text. */
export function keysOf(object: { readonly [key: string]: JsonValue }): readonly string[] {
  return keyOrder.get(object) ?? Object.keys(object);
}

/** The plain value of a node. A key given twice keeps its last value, as everywhere. */
export function toValue(node: JsonNode): JsonValue {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'array':
      return node.items.map(toValue);
    case 'object':
      return withKeys(node.members.map(({ key, value }) => [key, toValue(value)]));
  }
}

/** An object of these members, in their order; a key given twice keeps its last value. */
export function withKeys(members: readonly (readonly [string, JsonValue])[]): {
  readonly [key: string]: JsonValue;
} {
  const object: { [key: string]: JsonValue } = {};
  const keys = new Set<string>();
  for (const [key, value] of members) {
    keys.add(key);
    // defineProperty: `__proto__` is data like any other key.
    Object.defineProperty(object, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  if ([...keys].some((key) => /^\d+$/.test(key))) keyOrder.set(object, [...keys]);
  return object;
}

/** A text that the platform's own parser would not keep exactly: long integers, or keys that look like indexes. */
const isLossy = (text: string): boolean =>
  hasLongNumber(text) || (ENDS_AS_INDEX.test(text) && INDEX.test(text));

const INDEX = /"\d+"\s*:/;
/** Half as much work as the whole, and few keys end so. */
const ENDS_AS_INDEX = /\d"\s*:/;

const LONG = 16;

/** Some run of digits is that long. One of every so many characters tells: such a run covers one of them. */
function hasLongNumber(text: string): boolean {
  for (let at = LONG - 1; at < text.length; at += LONG) {
    if (!isDigit(text.charCodeAt(at))) continue;
    let [from, to] = [at, at + 1];
    while (isDigit(text.charCodeAt(from - 1))) from -= 1;
    while (isDigit(text.charCodeAt(to))) to += 1;
    if (to - from >= LONG) return true;
  }
  return false;
}

/** Not a number (outside the text) is none. */
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Whether so few objects and lists begin in it that none can be nested deeper. */
function opensFew(text: string): boolean {
  let left = MAX_DEPTH;
  for (const open of OPENS) {
    for (let at = text.indexOf(open); at >= 0; at = text.indexOf(open, at + 1)) {
      if (left === 0) return false;
      left -= 1;
    }
  }
  return true;
}

const OPENS = ['{', '['] as const;

/** Whether no branch is deeper: everything behind the reader recurses. */
function isWithin(value: JsonValue, depth: number): boolean {
  if (value === null || typeof value !== 'object') return true;
  if (depth < 0) return false;
  const object = value as { readonly [key: string]: JsonValue };
  // What the platform has parsed has no keys but its own, and this asks for no list of them.
  for (const key in object) {
    const member = object[key]!;
    if (typeof member === 'object' && !isWithin(member, depth - 1)) return false;
  }
  return true;
}

/** Reads a whole text as one JSON value without loss; the platform's parser does it wherever it can. */
export function readJson(text: string): { value: JsonValue } | { mistake: JsonMistake } {
  if (!isLossy(text)) {
    try {
      const value = JSON.parse(text) as JsonValue;
      if (opensFew(text) || isWithin(value, MAX_DEPTH)) return { value };
    } catch {
      // Our own reader says what is wrong and where.
    }
  }
  const result = parseJson(text);
  if (result.mistake) return { mistake: result.mistake };
  const rest = skipSpace(text, result.end);
  if (rest < text.length) {
    const message = `Found ${String.fromCodePoint(text.codePointAt(rest)!)} behind the value; expected the end of the text.`;
    return { mistake: { range: [rest, rest + 1], message } };
  }
  return { value: toValue(result.node) };
}

/** JSON text without white space; big integers and the order of keys as in the source. */
export const compactJson = (value: JsonValue): string => print(value, '');

/** The same, indented by two spaces. */
export const prettyJson = (value: JsonValue): string => print(value, '\n');

/** `line` is the line break with its indentation, or empty. */
function print(value: JsonValue, line: string): string {
  if (value === null || typeof value !== 'object') {
    if (typeof value === 'bigint') return String(value);
    // 1e400 is read as Infinity, for which JSON.stringify would say null.
    return value === Infinity ? '1e999' : value === -Infinity ? '-1e999' : JSON.stringify(value);
  }
  const inner = line === '' ? '' : `${line}  `;
  if (Array.isArray(value)) {
    const items = (value as readonly JsonValue[]).map((item) => inner + print(item, inner));
    return items.length === 0 ? '[]' : `[${items.join(',')}${line}]`;
  }
  const colon = line === '' ? ':' : ': ';
  const object = value as { readonly [key: string]: JsonValue };
  const members = keysOf(object).map(
    (key) => `${inner}${JSON.stringify(key)}${colon}${print(object[key]!, inner)}`,
  );
  return members.length === 0 ? '{}' : `{${members.join(',')}${line}}`;
}
