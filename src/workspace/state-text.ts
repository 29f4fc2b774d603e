// What a link holds, as text: a first line of JSON, then one record a line. Strict in reading: any other shape
// is none of ours. Knows nothing of compression and addresses.
import { readJson, type JsonValue } from '../text/json';

/** What travels: everything that makes the receiver see the same. */
export interface LinkState {
  readonly rule: string;
  readonly events: readonly EventText[];
  readonly view: View;
  /** Of version 2: what stands for `%name%`. */
  readonly placeholders?: PlaceholderTexts;
}

export type PlaceholderTexts = Readonly<Record<string, readonly string[]>>;

export interface EventText {
  /** File name, or what the page calls it. */
  readonly name: string;
  /** One record a line as compact JSON (src/text/json), no line break at the end; empty where there is none. */
  readonly text: string;
}

/** What was selected, marked, filtered: an open record of small things, whose meaning is the page's. */
export type View = Readonly<Record<string, string | number>>;

const MAX_VIEW = 50;
const MAX_VIEW_TEXT = 1000;
/** Characters of the first line: rule, view, names. */
export const MAX_HEAD = 1_000_000;

/** What packs well need not draw well: a rule of more lines, or more sets of events, is no link's business. */
export const MAX_RULE_LINES = 3000;
export const MAX_SETS = 100;

export const isModest = ({ rule, events }: LinkState): boolean =>
  linesIn(rule) <= MAX_RULE_LINES && events.length <= MAX_SETS;

/** null where the rule is too long. View entries that are not small are left out: the link opens without them. */
export function printState(state: LinkState): string | null {
  const { rule, events, view, placeholders } = state;
  if (!isModest(state)) return null;
  const small = Object.entries(view).filter(isSmall).slice(0, MAX_VIEW);
  const sets = events.map(({ name, text }) => [name, linesIn(text)]);
  const more = placeholders === undefined ? [] : [placeholders];
  const head = JSON.stringify([rule, Object.fromEntries(small), sets, ...more]);
  if (head.length > MAX_HEAD) return null;
  const texts = events.map(({ text }) => text).filter((text) => text !== '');
  return [head, ...texts.map(escapeLoneSurrogates)].join('\n');
}

/** null where the text is no state of that version. */
export function parseState(text: string, version: '1' | '2'): LinkState | null {
  const headEnd = endOfLine(text, 0);
  if (headEnd > MAX_HEAD) return null;
  const head = arrayOf(readOne(text.slice(0, headEnd)), version === '1' ? 3 : 4);
  const sets = arrayOf(head?.[2]);
  const view = viewOf(head?.[1]);
  const placeholders = version === '1' ? undefined : placeholdersOf(head?.[3]);
  if (typeof head?.[0] !== 'string' || view === null || sets === null || placeholders === null)
    return null;
  const events: EventText[] = [];
  let at = headEnd;
  for (const set of sets) {
    const taken = takeSet(text, at, arrayOf(set, 2));
    if (taken === null) return null;
    events.push({ name: taken.name, text: taken.text });
    at = taken.end;
  }
  if (at !== text.length) return null;
  const state = { rule: head[0], events, view };
  return placeholders === undefined ? state : { ...state, placeholders };
}

/** The records of one set: `start` is the end of the line before. */
function takeSet(text: string, start: number, set: readonly JsonValue[] | null) {
  const [name, count] = set ?? [];
  if (typeof name !== 'string' || typeof count !== 'number') return null;
  if (!Number.isSafeInteger(count) || count < 0) return null;
  let end = start;
  for (let n = 0; n < count; n += 1) {
    if (end >= text.length) return null;
    const from = end + 1;
    end = endOfLine(text, from);
    if (!isObject(readOne(text.slice(from, end)))) return null;
  }
  return { name, text: text.slice(start + 1, end), end };
}

function viewOf(value: JsonValue | undefined): View | null {
  if (!isObject(value)) return null;
  const entries = Object.entries(value);
  return entries.length <= MAX_VIEW && entries.every(isSmall) ? (value as View) : null;
}

function placeholdersOf(value: JsonValue | undefined): PlaceholderTexts | null {
  if (!isObject(value)) return null;
  const lists = Object.values(value).map((one) => arrayOf(one));
  const sound = lists.every((list) => list?.every((text) => typeof text === 'string') === true);
  return sound ? (value as PlaceholderTexts) : null;
}

function isSmall([key, value]: readonly [string, unknown]): boolean {
  if (key.length > MAX_VIEW_TEXT) return false;
  if (typeof value === 'string') return value.length <= MAX_VIEW_TEXT;
  return typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}

/** UTF-8 has no half characters; in JSON text they only stand inside strings, where an escape means the same. */
const escapeLoneSurrogates = (text: string): string =>
  text.replace(/\p{Cs}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);

const linesIn = (text: string): number => (text === '' ? 0 : text.split('\n').length);

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function readOne(text: string): JsonValue | undefined {
  const read = readJson(text);
  return 'value' in read ? read.value : undefined;
}

function arrayOf(value: JsonValue | undefined, length?: number): readonly JsonValue[] | null {
  if (!Array.isArray(value)) return null;
  const items = value as readonly JsonValue[];
  return length === undefined || items.length === length ? items : null;
}

const isObject = (value: JsonValue | undefined): value is { readonly [key: string]: JsonValue } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
