// What the texts of every version of links are made of: a first line of JSON, then records, one a line. Strict in reading.
// Knows nothing of versions.
import { readJson, type JsonValue } from '../text/json';
import { MAX_DEPTH } from '../text/json-reader';
import type { EventText, PlaceholderTexts, View } from './state-text';

const MAX_VIEW = 50;
const MAX_VIEW_TEXT = 1000;

type JsonObject = { readonly [key: string]: JsonValue };

export interface TakenSets {
  readonly events: readonly EventText[];
  /** How many records there are in all. */
  readonly size: number;
  /** Where the last line ends. */
  readonly end: number;
}

/** What packs well need not draw well: more sets of events are no link's business. */
export const MAX_SETS = 100;
/** Each is more work for the page than its bytes; as many of CloudTrail's shortest are more than a link unpacks to. */
export const MAX_RECORDS = 50_000;

/**
 * The sets `[[name, count], …]`: their lines follow each other from the end of the line before. null for any other shape; what is too much
 * is known before a record is read.
 */
export function takeSets(
  text: string,
  start: number,
  sets: readonly JsonValue[],
): TakenSets | 'too-large' | null {
  if (sets.length > MAX_SETS || counted(sets) > MAX_RECORDS) return 'too-large';
  const events: EventText[] = [];
  let size = 0;
  let end = start;
  for (const set of sets) {
    const [name, count] = arrayOf(set, 2) ?? [];
    if (typeof name !== 'string' || !isIndex(count)) return null;
    const from = end;
    for (let n = 0; n < count; n += 1) {
      if (end >= text.length) return null;
      const line = end + 1;
      end = endOfLine(text, line);
      if (!isObject(readOne(text.slice(line, end)))) return null;
    }
    size += count;
    events.push({ name, text: text.slice(from + 1, end) });
  }
  return { events, size, end };
}

/** Of what is no count nothing is said. */
const counted = (sets: readonly JsonValue[]): number =>
  sets.reduce<number>((sum, set) => {
    const count = arrayOf(set, 2)?.[1];
    return isIndex(count) ? sum + count : sum;
  }, 0);

/** An object of small things. */
export function viewOf(value: JsonValue | undefined): View | null {
  if (!isObject(value)) return null;
  const entries = Object.entries(value);
  return entries.length <= MAX_VIEW && entries.every(isSmall) ? (value as View) : null;
}

/** Entries that are not small are left out: the link opens without them. */
export const smallView = (view: View): View =>
  Object.fromEntries(Object.entries(view).filter(isSmall).slice(0, MAX_VIEW));

function isSmall([key, value]: readonly [string, unknown]): boolean {
  if (key.length > MAX_VIEW_TEXT) return false;
  if (typeof value === 'string') return value.length <= MAX_VIEW_TEXT;
  return typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}

/** An object of lists of strings. */
export function placeholdersOf(value: JsonValue | undefined): PlaceholderTexts | null {
  if (!isObject(value)) return null;
  const lists = Object.values(value).map((one) => arrayOf(one));
  const sound = lists.every((list) => list?.every((text) => typeof text === 'string') === true);
  return sound ? (value as PlaceholderTexts) : null;
}

/** A whole number that is not negative. */
export const isIndex = (value: JsonValue | undefined): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

export const linesIn = (text: string): number => (text === '' ? 0 : text.split('\n').length);

export function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** A JSON array of so many members, or between two numbers of them. */
export function arrayOf(
  value: JsonValue | undefined,
  least = 0,
  most = least || Infinity,
): readonly JsonValue[] | null {
  if (!Array.isArray(value)) return null;
  const items = value as readonly JsonValue[];
  return items.length >= least && items.length <= most ? items : null;
}

/** Characters from which on the platform's parser takes its time over a deep nest, which then is refused. */
const LONG = 64 * 1024;

/** Whether brackets are open deeper than values may be. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case 0x22:
        at = endOfString(text, at);
        break;
      case 0x5b:
      case 0x7b:
        depth += 1;
        if (depth > MAX_DEPTH + 1) return true;
        break;
      case 0x5d:
      case 0x7d:
        depth -= 1;
    }
  }
  return false;
}

/** Where the string that begins there ends, or the text does. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== 0x22) {
    at += text.charCodeAt(at) === 0x5c ? 2 : 1;
  }
  return at;
}

/** undefined where it is no JSON. */
export function readOne(text: string): JsonValue | undefined {
  if (text.length > LONG && isDeep(text)) return undefined;
  const read = readJson(text);
  return 'value' in read ? read.value : undefined;
}

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
