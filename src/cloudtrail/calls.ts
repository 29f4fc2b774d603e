// Whether an event name is a call of the event source that the same search asks for (docs/semantics.md, 7). Speaks up only where the
// lists of names leave little doubt: they grow old, and CloudTrail records events that are no calls.
import type { Body, DetectionItem, Value } from '../sigma/document';
import type { Diagnostic } from '../text/diagnostic';
import { similar } from '../text/similar';
import type { ApiName, ApiNames } from './api-names';
import * as messages from './messages';

/** Whether the names would be asked: without both fields there is nothing to compare. */
export const comparesCalls = (body: Body): boolean => pairsIn(body).length > 0;

export const checkCalls = (body: Body, names: ApiNames): Diagnostic[] =>
  pairsIn(body).flatMap((pair) => checkPair(pair, names));

interface Pair {
  readonly sources: readonly Plain[];
  readonly calls: readonly Plain[];
}

interface Plain {
  readonly text: string;
  readonly value: Value;
}

/** Of every map that asks for both, by plain equality. */
function pairsIn(body: Body): Pair[] {
  if (body.kind === 'item') return [];
  const inner = body.children.flatMap(pairsIn);
  if (body.kind === 'any') return inner;
  const sources = plainValues(body.children, 'eventSource');
  const calls = plainValues(body.children, 'eventName');
  return sources === null || calls === null ? inner : [{ sources, calls }, ...inner];
}

/** null where the field is asked for in another way, or not at all. */
function plainValues(children: readonly Body[], field: string): Plain[] | null {
  const items = children.filter(
    (child): child is DetectionItem => child.kind === 'item' && child.field === field,
  );
  const [item, ...others] = items;
  if (item === undefined || others.length > 0 || item.modifiers.length > 0) return null;
  const texts = item.values.map(literalOf);
  return texts.some((text) => text === null)
    ? null
    : item.values.map((value, index) => ({ text: texts[index]!, value }));
}

function literalOf({ operands: [operand, ...others] }: Value): string | null {
  if (operand?.op !== 'text' || others.length > 0 || operand.pattern.length !== 1) return null;
  const [part] = operand.pattern;
  return part!.kind === 'literal' ? part!.text : null;
}

function checkPair({ sources, calls }: Pair, names: ApiNames): Diagnostic[] {
  const lists = sources.map(({ text }) => names.get(text.toLowerCase()));
  // a list of nothing but what somebody has met is not the whole of it
  if (!lists.every((list) => list?.some(({ seen }) => !seen))) return [];
  const own = lists.flatMap((list) => list ?? []);
  const known = new Set(own.map(({ name }) => bare(name)));
  const written = new Set(calls.map(({ text }) => bare(text)));
  const unwritten = own.map(({ name }) => name).filter((name) => !written.has(bare(name)));
  return calls
    .filter(({ text }) => !known.has(bare(text)))
    .flatMap(({ text, value }) => {
      const near = slip(text, unwritten);
      const owners = ownersOf(text, names);
      if (owners.some((owner) => related(names.get(owner)!, known))) return [];
      if (owners.length === 0 && near === null) return [];
      const source = sources.length === 1 && calls.length === 1 ? sources[0]!.value.range : null;
      const asked = sources.map((one) => one.text);
      return [messages.unknownCall({ range: value.range, text, asked, owners, near, source })];
    });
}

/** Upper and lower case alike, and without the version that Lambda and others write behind a name. */
const bare = (name: string): string => name.toLowerCase().replace(/_?\d{8}(?:_?v\d+)?$/, '');

/** The sources that have the call, those it was met in first. */
function ownersOf(call: string, names: ApiNames): string[] {
  let owners = ownersIn.get(names);
  if (owners === undefined) ownersIn.set(names, (owners = allOwners(names)));
  const found = owners.get(bare(call)) ?? new Map<string, boolean>();
  return [...found].sort(([, a], [, b]) => Number(b) - Number(a)).map(([source]) => source);
}

/** Of each bare name its sources, and whether it was met there. */
type Owners = ReadonlyMap<string, ReadonlyMap<string, boolean>>;

/** Made once: to look through all names for each call of a long list took seconds. */
const ownersIn = new WeakMap<ApiNames, Owners>();

function allOwners(names: ApiNames): Owners {
  const owners = new Map<string, Map<string, boolean>>();
  for (const [source, list] of names) {
    for (const { name, seen } of list) {
      const key = bare(name);
      let own = owners.get(key);
      if (own === undefined) owners.set(key, (own = new Map<string, boolean>()));
      if (!own.has(source)) own.set(source, seen);
    }
  }
  return owners;
}

/** One service has several names, and lists of different length: sharing half of the shorter one is enough. */
function related(list: readonly ApiName[], known: ReadonlySet<string>): boolean {
  const shared = list.filter(({ name }) => known.has(bare(name))).length;
  return shared * 2 > Math.min(list.length, known.size);
}

/** What it may be a slip of: CreateX is none of UpdateX. */
function slip(call: string, own: readonly string[]): string | null {
  const near = similar(call, own);
  if (near === null) return null;
  const verbs = new Set(own.map(verbOf));
  const verb = verbOf(call);
  return verb !== verbOf(near) && verbs.has(verb) ? null : near;
}

const verbOf = (name: string): string => /^[A-Z]?[a-z]*/.exec(name)![0];
