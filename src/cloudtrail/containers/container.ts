// What a wrapper is: each has a file of its own that recognises it, takes out what is inside, and says what it did not keep.
import { isArray } from '../../engine/fields';
import { withKeys, type JsonNode, type JsonValue } from '../../text/json';

/** What stands inside a wrapper, to be looked into in its turn: a value, JSON in a string, or bytes in base64. */
export type Inner =
  | { readonly kind: 'value'; readonly value: JsonValue }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'base64'; readonly text: string };

/** What is no event and was left out on purpose. */
export interface Skipped {
  /** For one of them: `control message`. */
  readonly kind: string;
  readonly count: number;
}

export interface Unwrapped {
  readonly inner: readonly Inner[];
  readonly skipped?: readonly Skipped[];
  /** What the wrapper did not keep of a record, as a sentence. */
  readonly loses?: string;
}

export interface Container {
  /** As the page's chip says it. */
  readonly name: string;
  /** It says nothing of where the events come from: what is inside it, or around it, names them better. */
  readonly plain?: true;
  /** What is inside, or null where the value is no such wrapper. */
  unwrap(value: JsonValue): Unwrapped | null;
  /** Where the records stand in the text of such a wrapper: what is wrong with one is said at its place. */
  places?(node: JsonNode): readonly JsonNode[];
}

export type JsonObject = { readonly [key: string]: JsonValue };

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The list, or null where it is none. */
export const listOf = (value: JsonValue | undefined): readonly JsonValue[] | null =>
  typeof value === 'object' && value !== null && isArray(value) ? value : null;

/** What stands under these keys, one below the other. */
export function at(
  value: JsonValue | undefined,
  ...keys: readonly string[]
): JsonValue | undefined {
  let found = value;
  for (const key of keys) {
    if (!isObject(found) || !Object.hasOwn(found, key)) return undefined;
    found = found[key];
  }
  return found;
}

/** The text there, or null where there is none. */
export function textAt(value: JsonValue | undefined, ...keys: readonly string[]): string | null {
  const found = at(value, ...keys);
  return typeof found === 'string' ? found : null;
}

export const valueInside = (value: JsonValue): Inner => ({ kind: 'value', value });
export const textInside = (text: string): Inner => ({ kind: 'text', text });
export const base64Inside = (text: string): Inner => ({ kind: 'base64', text });

/** A string that holds JSON, or (where the exporting side had read it) the value itself. */
export const insideOf = (value: JsonValue): Inner =>
  typeof value === 'string' ? textInside(value) : valueInside(value);

/** An object of those members that are there. */
export const objectOf = (
  members: readonly (readonly [string, JsonValue | undefined])[],
): JsonObject =>
  withKeys(members.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])));

/** What no object without members, and nothing else, comes to. */
export const filled = (object: JsonObject): JsonObject | undefined =>
  Object.keys(object).length === 0 ? undefined : object;

/** null says nothing where the exporting side writes it for whatever is missing. */
export const given = (value: JsonValue | undefined): JsonValue | undefined => value ?? undefined;
