// What a link holds, as text (version 3): a first line of JSON, the rule as it is, one record a line. Strict in reading: any
// other shape is none of ours. Knows nothing of compression and addresses.
import { isExpected } from '../text/expected';
import type { JsonValue } from '../text/json';
import type { Expectation } from './expectations';
import {
  arrayOf,
  endOfLine,
  isIndex,
  linesIn,
  MAX_RECORDS,
  MAX_SETS,
  placeholdersOf,
  readOne,
  smallView,
  takeSets,
  viewOf,
} from './state-lines';

/** What travels: everything that makes the receiver see the same. */
export interface LinkState {
  readonly rule: string;
  readonly events: readonly EventText[];
  readonly view: View;
  /** From version 2 on: what stands for `%name%`. */
  readonly placeholders?: PlaceholderTexts;
  /** From version 3 on. */
  readonly expectations?: readonly Expectation[];
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

/** Characters of the first line, and of the rule. */
export const MAX_HEAD = 1_000_000;

/** What packs well need not draw well: a rule of more lines is no link's business. */
export const MAX_RULE_LINES = 3000;
export const MAX_EXPECTATIONS = 10_000;

export const isModest = ({ rule, events, expectations = [] }: LinkState): boolean =>
  linesIn(rule) <= MAX_RULE_LINES &&
  events.length <= MAX_SETS &&
  events.reduce((sum, { text }) => sum + linesIn(text), 0) <= MAX_RECORDS &&
  expectations.length <= MAX_EXPECTATIONS;

/**
 * null where it is too much for a link. View entries that are not small, and expectations of events that are not there, are
 * left out: the link opens without them.
 */
export function printState(state: LinkState): string | null {
  const { rule, events, view, placeholders, expectations } = state;
  if (!isModest(state) || rule.length > MAX_HEAD) return null;
  const sets = events.map(({ name, text }): [string, number] => [name, linesIn(text)]);
  const size = sets.reduce((sum, [, count]) => sum + count, 0);
  const expected = expectations
    ?.filter(({ event, rule: at }) => isIndex(event) && event < size && isIndex(at))
    .map((one) => [one.event, one.rule, one.expected]);
  // UTF-8 has no half characters: a rule that has some stands in the first line, where they are escapes.
  const isPlain = !HALF.test(rule);
  const head = [isPlain ? linesIn(rule) : rule, smallView(view), sets, placeholders, expected];
  while (head.at(-1) === undefined) head.pop();
  const first = JSON.stringify(head);
  if (first.length > MAX_HEAD) return null;
  const texts = events.map(({ text }) => text).filter((text) => text !== '');
  const body =
    isPlain && rule !== '' ? [rule, ...texts.map(escapeHalves)] : texts.map(escapeHalves);
  return [first, ...body].join('\n');
}

/** null where the text is no state. */
export function parseState(text: string): LinkState | 'too-large' | null {
  const headEnd = endOfLine(text, 0);
  if (headEnd > MAX_HEAD) return null;
  const head = arrayOf(readOne(text.slice(0, headEnd)), 3, 5);
  const rule = takeRule(text, headEnd, head?.[0]);
  const view = viewOf(head?.[1]);
  const sets = arrayOf(head?.[2]);
  if (head === null || rule === null || view === null || sets === null) return null;
  const taken = takeSets(text, rule.end, sets);
  if (taken === 'too-large') return taken;
  if (taken?.end !== text.length) return null;
  const placeholders = isGiven(head[3]) ? placeholdersOf(head[3]) : undefined;
  const expectations = isGiven(head[4]) ? expectationsOf(head[4], taken.size) : undefined;
  if (placeholders === null || expectations === null) return null;
  return {
    rule: rule.rule,
    events: taken.events,
    view,
    ...(placeholders === undefined ? {} : { placeholders }),
    ...(expectations === undefined ? {} : { expectations }),
  };
}

const isGiven = (value: JsonValue | undefined) => value !== undefined && value !== null;

/** The rule itself, or how many lines it takes behind the first. */
function takeRule(text: string, start: number, rule: JsonValue | undefined) {
  if (typeof rule === 'string') return { rule, end: start };
  if (!isIndex(rule) || rule > MAX_RULE_LINES) return null;
  let end = start;
  for (let n = 0; n < rule; n += 1) {
    if (end >= text.length) return null;
    end = endOfLine(text, end + 1);
  }
  return { rule: text.slice(start + 1, end), end };
}

function expectationsOf(value: JsonValue | undefined, size: number): Expectation[] | null {
  const all = arrayOf(value);
  if (all === null) return null;
  const expectations: Expectation[] = [];
  for (const one of all) {
    const [event, rule, expected] = arrayOf(one, 3) ?? [];
    if (!isIndex(event) || event >= size || !isIndex(rule) || !isExpected(expected)) return null;
    expectations.push({ event, rule, expected });
  }
  return expectations;
}

const HALF = /\p{Cs}/u;
const HALVES = /\p{Cs}/gu;

/** In JSON text they only stand inside strings, where an escape means the same. */
const escapeHalves = (text: string): string =>
  text.replace(HALVES, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
