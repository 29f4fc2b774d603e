// Edits of an event by place: each gives the whole text anew, and what it is not about stays byte for byte.
// Knows JSON only. null: there is no such place, or the name is taken.
import { parseJson, prettyJson, readJson, type JsonNode } from '../text/json';

/** A key of an object, or an index of an array. */
export type Step = string | number;
export type Place = readonly Step[];

type Container = Exclude<JsonNode, { kind: 'scalar' }>;

interface Child {
  readonly step: Step;
  /** From its key on, where it has one. */
  readonly start: number;
  readonly end: number;
  readonly value: JsonNode;
}

/** What one typed, as JSON text: taken for JSON where it is JSON, else for a string. */
export const sourceOf = (typed: string): string =>
  isJson(typed) ? typed.trim() : JSON.stringify(typed);

/** What one types to get this value; null for what is no single value. */
export function typedOf(text: string, place: Place): string | null {
  const node = nodeAt(rootOf(text), place);
  if (node === null) return null;
  const source = text.slice(...node.range);
  if (node.kind !== 'scalar') return childrenOf(node).length === 0 ? source : null;
  const { value } = node;
  if (typeof value !== 'string') return source;
  // Said bare wherever it is read back as the same string; a field of one line has no room for line breaks.
  return isJson(value) || /[\u0000-\u001f]/.test(value) ? JSON.stringify(value) : value;
}

/** Puts `source` in the place of a value. */
export function change(text: string, place: Place, source: string): string | null {
  const node = nodeAt(rootOf(text), place);
  return node && splice(text, node.range[0], node.range[1], source);
}

/** Takes a member or an array's value out; a key given twice goes twice. */
export function remove(text: string, place: Place): string | null {
  const home = nodeAt(rootOf(text), place.slice(0, -1));
  if (home === null || home.kind === 'scalar') return null;
  const children = childrenOf(home);
  const at = children.findIndex(({ step }) => step === place.at(-1));
  const child = children[at];
  if (child === undefined) return null;
  const next = children[at + 1];
  const before = children[at - 1];
  if (next !== undefined) return again(splice(text, child.start, next.start, ''), home, place);
  if (before !== undefined) return splice(text, before.end, child.end, '');
  return splice(text, home.range[0] + 1, home.range[1] - 1, '');
}

const again = (text: string, { kind }: Container, place: Place): string =>
  (kind === 'object' ? remove(text, place) : null) ?? text;

/** Adds to an object under `key`, or to an array where `key` is null: behind the child at `after`, else at the end. */
export function add(
  text: string,
  home: Place,
  after: Step | null,
  key: string | null,
  source: string,
): string | null {
  const node = nodeAt(rootOf(text), home);
  if (node === null || node.kind !== (key === null ? 'array' : 'object')) return null;
  const children = childrenOf(node);
  if (children.some(({ step }) => step === key)) return null;
  const entry = key === null ? source : `${JSON.stringify(key)}${colonOf(text, node)}${source}`;
  const at = children.findLastIndex(({ step }) => step === after);
  const child = children[at] ?? children.at(-1);
  if (child === undefined) return fill(text, node, entry);
  const gap = /\s*$/.exec(text.slice(node.range[0] + 1, children[0]!.start))![0];
  return splice(text, child.end, child.end, `,${gap}${entry}`);
}

/** Puts a value where there is none yet; objects on the way are made. null stands for nothing. */
export function put(text: string, place: Place, source: string): string | null {
  const root = rootOf(text);
  const steps = place.findIndex((_, i) => nodeAt(root, place.slice(0, i + 1)) === null);
  if (steps < 0) return change(text, place, source);
  const home = place.slice(0, steps);
  const nested = place
    .slice(steps + 1)
    .reduceRight<string>((inner, step) => `{${JSON.stringify(step)}: ${inner}}`, source);
  const node = nodeAt(root, home);
  const key = String(place[steps]);
  if (node?.kind === 'scalar' && node.value === null) {
    return change(text, home, `{${JSON.stringify(key)}: ${nested}}`);
  }
  return add(text, home, null, key, nested);
}

/** Gives a member another name. */
export function rename(text: string, place: Place, key: string): string | null {
  const home = nodeAt(rootOf(text), place.slice(0, -1));
  const old = place.at(-1);
  if (home?.kind !== 'object') return null;
  const member = home.members.findLast((one) => one.key === old);
  if (member === undefined) return null;
  if (key !== old && home.members.some((one) => one.key === key)) return null;
  return splice(text, member.keyRange[0], member.keyRange[1], JSON.stringify(key));
}

/** The text as the tree counts its lines, every key once. */
export function tidy(text: string): string {
  const read = readJson(text);
  return 'value' in read ? prettyJson(read.value) : text;
}

/** Of a text that was read before. */
export const rootOf = (text: string): JsonNode => parseJson(text).node!;

export function nodeAt(root: JsonNode, place: Place): JsonNode | null {
  let node: JsonNode | undefined = root;
  for (const step of place) {
    if (node.kind === 'scalar') return null;
    node = childrenOf(node).findLast((child) => child.step === step)?.value;
    if (node === undefined) return null;
  }
  return node;
}

function childrenOf(node: Container): Child[] {
  if (node.kind === 'array') {
    return node.items.map((value, step) => ({
      step,
      start: value.range[0],
      end: value.range[1],
      value,
    }));
  }
  return node.members.map(({ key, keyRange, value }) => ({
    step: key,
    start: keyRange[0],
    end: value.range[1],
    value,
  }));
}

/** As its members have it. */
function colonOf(text: string, node: Container): string {
  const first = node.kind === 'object' ? node.members[0] : undefined;
  return first === undefined ? ': ' : text.slice(first.keyRange[1], first.value.range[0]);
}

/** The first child of an empty container: on a line of its own where the text has lines. */
function fill(text: string, { range: [start, end] }: Container, entry: string): string {
  if (!text.includes('\n')) return splice(text, start + 1, end - 1, entry);
  const indent = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', start) + 1))![0];
  return splice(text, start + 1, end - 1, `\n${indent}  ${entry}\n${indent}`);
}

const splice = (text: string, start: number, end: number, source: string): string =>
  text.slice(0, start) + source + text.slice(end);

/** As the worker reads it. */
const isJson = (text: string): boolean => 'value' in readJson(text);
