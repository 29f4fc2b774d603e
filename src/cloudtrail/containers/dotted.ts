// Fields named by their whole path → objects in objects: {"a.b": 1} → {"a": {"b": 1}}. Numbers between dots are places in a list.
import { withKeys, type JsonValue } from '../../text/json';
import { isObject, type JsonObject } from './container';

type Branch = Map<string, Branch | { readonly leaf: JsonValue }>;

export function nested(flat: JsonObject): JsonObject {
  const root: Branch = new Map();
  for (const [path, value] of Object.entries(flat)) put(root, path, value);
  return objectFrom(root);
}

function put(root: Branch, path: string, value: JsonValue): void {
  let branch = root;
  const keys = path.split('.');
  for (const [depth, key] of keys.entries()) {
    // A value and values below it can't both stand there: the path stays one key, as it came.
    const rest = keys.slice(depth).join('.');
    if (depth === keys.length - 1) branch.set(rest, { leaf: value });
    else {
      const next = branch.get(key) ?? new Map<string, never>();
      if (!(next instanceof Map)) {
        branch.set(rest, { leaf: value });
        return;
      }
      branch.set(key, next);
      branch = next;
    }
  }
}

const valueFrom = (found: Branch | { readonly leaf: JsonValue }): JsonValue => {
  if (!(found instanceof Map)) return found.leaf;
  const keys = [...found.keys()];
  return keys.every((key, i) => key === String(i))
    ? [...found.values()].map(valueFrom)
    : objectFrom(found);
};

const objectFrom = (branch: Branch): JsonObject =>
  withKeys([...branch].map(([key, found]) => [key, valueFrom(found)]));

/** An object whose keys are paths. */
export const isDotted = (value: JsonValue, start: string): value is JsonObject =>
  isObject(value) && Object.keys(value).some((key) => key.startsWith(start));
