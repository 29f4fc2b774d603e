// What a wrapper is: each has a file of its own that recognises it and takes the records out.
import type { JsonNode, JsonValue } from '../../text/json';

export interface Container {
  /** As the page's chip says it. */
  readonly name: string;
  /** The records inside, or null where the value is no such wrapper. */
  unwrap(value: JsonValue): readonly JsonValue[] | null;
  /** Where the records stand in the text of such a wrapper: what is wrong with one is said at its place. */
  places(node: JsonNode): readonly JsonNode[];
}

export type JsonObject = { readonly [key: string]: JsonValue };

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
