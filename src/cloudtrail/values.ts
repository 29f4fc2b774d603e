// A text → the JSON values in it, whole, line by line or one after the other, with the place of each. After a mistake
// reading takes up again at the next record, so that good records around a bad one are kept.
import type { Diagnostic } from '../text/diagnostic';
import {
  parseJson,
  readJson,
  skipSpace,
  toValue,
  type JsonMistake,
  type JsonNode,
  type JsonValue,
} from '../text/json';
import * as messages from './messages';

export interface Values {
  readonly shape: 'value' | 'lines' | 'sequence';
  readonly values: readonly {
    readonly value: JsonValue;
    readonly line: number;
    readonly at: number;
  }[];
  readonly diagnostics: readonly Diagnostic[];
}

export function readValues(text: string): Values {
  const start = skipSpace(text, 0);
  if (start >= text.length) return { shape: 'value', values: [], diagnostics: [] };
  if (looksLikeLines(text, start)) return readLines(text);
  const whole = readJson(text);
  if ('value' in whole) {
    return {
      shape: 'value',
      values: [{ value: whole.value, line: 1, at: start }],
      diagnostics: [],
    };
  }
  return readSequence(text, start);
}

/** The first line is a whole object and more follows. */
function looksLikeLines(text: string, start: number): boolean {
  if (text[start] !== '{') return false;
  const end = text.indexOf('\n', start);
  if (end < 0 || skipSpace(text, end) >= text.length) return false;
  return 'value' in readJson(text.slice(start, end));
}

/** A record a line; one that is laid out over several lines is taken whole all the same. */
function readLines(text: string): Values {
  const values: Values['values'][number][] = [];
  const problems: Diagnostic[] = [];
  const search = new RecordSearch(text);
  let line = 0;
  for (let at = 0; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    line += 1;
    const first = skipSpace(text, at);
    at = end + 1;
    if (first >= end) continue;
    const result = readJson(text.slice(first, end));
    if ('value' in result) {
      values.push({ value: result.value, line, at: first });
      continue;
    }
    const over = search.parse(first);
    if (over !== null && over.end > end) {
      values.push({ value: toValue(over.node), line, at: first });
      line += text.slice(first, over.end).split('\n').length - 2;
      at = over.end;
      // The rest of its last line, mostly nothing, is that line still.
      const rest = text.indexOf('\n', at);
      if (text.slice(at, rest < 0 ? text.length : rest).trim() !== '') continue;
      line += 1;
      at = rest < 0 ? text.length : rest + 1;
      continue;
    }
    const { message, range } = result.mistake;
    problems.push(messages.jsonSyntax({ message, range: [range[0] + first, range[1] + first] }));
  }
  return { shape: 'lines', values, diagnostics: problems };
}

type Found = { value: JsonValue; line: number; at: number };

/** Values one after the other, or a broken list: then its members are read one by one. */
function readSequence(text: string, start: number): Values {
  const problems: Diagnostic[] = [];
  const search = new RecordSearch(text);
  const broken = parseJson(text, start).mistake !== null;
  const inside = broken ? listStart(text, start) : -1;
  if (inside < 0) {
    const { values } = readOneByOne(search, start, problems, '');
    return { shape: 'sequence', values, diagnostics: problems };
  }
  const { values: members, end } = readOneByOne(search, inside, problems, ']');
  const list = members.map(({ value }) => value);
  const value = text[start] === '[' ? list : { Records: list };
  // Another list may follow: log files put one behind the other.
  const after = skipSpace(text, end + (text[end] === ']' ? 1 : 0));
  const rest = readOneByOne(search, text[after] === '}' ? after + 1 : after, problems, '').values;
  const values = [{ value, line: 1, at: start }, ...rest];
  return { shape: rest.length === 0 ? 'value' : 'sequence', values, diagnostics: problems };
}

/** Reads values up to `close`, which stands at `end` then, or to the end of the text where `close` is empty. */
function readOneByOne(
  search: RecordSearch,
  start: number,
  problems: Diagnostic[],
  close: string,
): { values: Found[]; end: number } {
  const { text } = search;
  const values: Found[] = [];
  let at = skipSpace(text, start);
  while (at < text.length) {
    const result = parseJson(text, at);
    if (result.mistake === null) {
      values.push({ value: toValue(result.node), line: 0, at: result.node.range[0] });
      at = skipSpace(text, result.end);
      if (close !== '' && text[at] === close) return { values, end: at };
      if (text[at] === ',') at = skipSpace(text, at + 1);
      else if (close !== '') {
        problems.push(messages.jsonSyntax(unseparated(text, at, close)));
        if (text[at] !== '{') at = search.next(at);
      }
    } else {
      problems.push(messages.jsonSyntax(result.mistake));
      at = search.next(Math.max(result.end, at + 1));
    }
  }
  return { values, end: at };
}

function unseparated(text: string, at: number, close: string): JsonMistake {
  const found = text.codePointAt(at);
  const range = [at, Math.min(at + 1, text.length)] as const;
  if (found === undefined) {
    return { range, message: `The text ends inside the list; expected ${close} at its end.` };
  }
  const message = `Found ${String.fromCodePoint(found)}; expected a comma or ${close} after the value.`;
  return { range, message };
}

/** Where the members of a top-level array or of a Records list start; -1 where there is none. */
function listStart(text: string, at: number): number {
  const open = /^\s*(?:\[|\{[^[\]{}]*"Records"\s*:\s*\[)/.exec(text.slice(at, at + 2000));
  return open ? skipSpace(text, at + open[0].length) : -1;
}

const OWN_KEYS =
  /^(?:eventVersion|eventName|eventSource|eventTime|userIdentity|eventID|awsRegion)$/;

/** As often as all of a text may be read once more while one looks for where to go on. */
const READS = 4;

/** Looks for where the next record starts after a mistake. What it tries costs: text that is broken everywhere ends it. */
class RecordSearch {
  readonly text: string;
  #left: number;
  /** From here on nothing looks like a record of CloudTrail's. */
  #noneFrom = Infinity;

  constructor(text: string) {
    this.text = text;
    this.#left = READS * text.length;
  }

  /** The whole value there, or null; null as well when too much was tried. */
  parse(at: number): { readonly node: JsonNode; readonly end: number } | null {
    if (this.#left <= 0) return null;
    const { node, end } = parseJson(this.text, at);
    this.#left -= Math.max(1, end - at);
    return node === null ? null : { node, end };
  }

  /** An object with keys of a record; where there is none, one that stands by itself; else the end of the text. */
  next(from: number): number {
    let plain = -1;
    for (const brace of this.#braces(from)) {
      if (brace < this.#noneFrom && this.#looksLikeRecord(brace)) return brace;
      if (plain < 0 && this.#standsAlone(brace)) plain = brace;
      if (plain >= 0 && brace >= this.#noneFrom) return plain;
    }
    this.#noneFrom = Math.min(this.#noneFrom, from);
    return plain < 0 ? this.text.length : plain;
  }

  *#braces(from: number): Generator<number> {
    for (let at = this.text.indexOf('{', from); at >= 0; at = this.text.indexOf('{', at + 1))
      yield at;
  }

  #looksLikeRecord(brace: number): boolean {
    const key = /^\{\s*"([^"\\]*)"\s*:/.exec(this.text.slice(brace, brace + 200))?.[1];
    if (key === undefined) return false;
    if (key === 'eventVersion') return true;
    const node = this.parse(brace)?.node;
    return node?.kind === 'object' && node.members.some((member) => OWN_KEYS.test(member.key));
  }

  /** A whole object behind another value or at the beginning of a line. */
  #standsAlone(brace: number): boolean {
    const before = /[,}\]\n]\s*$/.test(this.text.slice(Math.max(0, brace - 50), brace));
    return before && this.parse(brace)?.node.kind === 'object';
  }
}
