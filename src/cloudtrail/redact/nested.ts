// Texts in texts: JSON in a string, percent-encoding, base64, one in the other. Finds the way to the innermost text and back; what
// is not changed there keeps every character, so that spacing and escapes stay (design/cloudtrail.md, 7: free text).
import { keysOf, parseJson, skipSpace, withKeys } from '../../text/json';
import type { JsonNode, JsonValue } from '../../text/json';
import { packedTexts } from './base64';
import { decodePercent } from './percent';
import { placeOf, type Place } from './place';

/** Puts a text in the place of a stretch: offsets, end exclusive. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Visitor {
  /** What to change in a text that holds no other. */
  leaf(text: string, place: Place): Edit[];
  number(value: number | bigint, place: Place): number | bigint;
  /** A key of an object, and where the object is. */
  key(key: string, place: Place): string;
}

/** One in the other; what lies deeper is taken as it stands. */
const DEPTH = 5;

export function editsOf(text: string, place: Place, visitor: Visitor, depth = 0): Edit[] {
  if (place.role === 'secrets' || depth >= DEPTH) return visitor.leaf(text, place);
  const json = jsonIn(text);
  if (json !== null) return editsOfNode(json, text, place, visitor, depth + 1);
  const decoded = text.includes('%') ? decodePercent(text) : null;
  if (decoded !== null) {
    const { starts } = decoded;
    return editsOf(decoded.text, place, visitor, depth + 1).map((edit) => {
      const [start, end] = [starts[edit.start]!, starts[edit.end]!];
      const encoded = text.slice(start, end).includes('%');
      return { start, end, text: encoded ? encodeURIComponent(edit.text) : edit.text };
    });
  }
  const inner = packedTexts(text).flatMap(({ start, end, text: packed, encode }) => {
    const edits = editsOf(packed, place, visitor, depth + 1);
    return edits.length === 0 ? [] : [{ start, end, text: encode(applied(packed, edits)) }];
  });
  return disjoint([...inner, ...visitor.leaf(text, place)]);
}

function jsonIn(text: string): JsonNode | null {
  if (!/^\s*[[{]/.test(text)) return null;
  const { node, end } = parseJson(text);
  return node !== null && skipSpace(text, end) === text.length ? node : null;
}

function editsOfNode(
  node: JsonNode,
  source: string,
  place: Place,
  visitor: Visitor,
  depth: number,
): Edit[] {
  const below = (child: JsonNode, at: Place) => editsOfNode(child, source, at, visitor, depth);
  const [start, end] = node.range;
  switch (node.kind) {
    case 'array':
      return node.items.flatMap((item) => below(item, place));
    case 'object': {
      const keys = node.members.map(({ key }) => key);
      return node.members.flatMap(({ key, keyRange, value }) => {
        const renamed = visitor.key(key, place);
        const [from, to] = keyRange;
        const own =
          renamed === key ? [] : [{ start: from, end: to, text: JSON.stringify(renamed) }];
        return [...own, ...below(value, placeOf(key, place, keys))];
      });
    }
    case 'scalar': {
      const { value } = node;
      const changed = scalar(value, place, visitor, depth);
      if (changed === value) return [];
      const text = typeof changed === 'string' ? JSON.stringify(changed) : String(changed);
      return [{ start, end, text }];
    }
  }
}

function scalar<T extends JsonValue>(
  value: T,
  place: Place,
  visitor: Visitor,
  depth: number,
): string | number | bigint | T {
  if (typeof value === 'string') return applied(value, editsOf(value, place, visitor, depth));
  if (typeof value === 'number' || typeof value === 'bigint') return visitor.number(value, place);
  return value;
}

/** The same value with every text in it visited; types, order of keys and long integers stay. */
export function mapped(value: JsonValue, place: Place, visitor: Visitor): JsonValue {
  if (value === null || typeof value !== 'object') return scalar(value, place, visitor, 0);
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).map((item) => mapped(item, place, visitor));
  }
  const object = value as { readonly [key: string]: JsonValue };
  const keys = keysOf(object);
  return withKeys(
    keys.map((key) => [
      visitor.key(key, place),
      mapped(object[key]!, placeOf(key, place, keys), visitor),
    ]),
  );
}

/** The leftmost, of those the longest, of those the first; what overlaps one is left out. */
export function disjoint(edits: readonly Edit[]): Edit[] {
  const sorted = [...edits].sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return sorted.filter((edit) => {
    if (edit.start < end) return false;
    end = edit.end;
    return true;
  });
}

/** The text with disjoint edits in their order. */
export function applied(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, text: put } of edits) {
    result += text.slice(at, start) + put;
    at = end;
  }
  return result + text.slice(at);
}
