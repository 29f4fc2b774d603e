// A text → the values in it: JSON whole, line by line or one after the other, or the rows of a table; with the place of each. After a
// mistake reading takes up again at the next record, so that good records around a bad one are kept.
import type { Diagnostic } from '../text/diagnostic';
import {
  parseJson,
  readJson,
  skipSpace,
  toValue,
  type JsonMistake,
  type JsonValue,
} from '../text/json';
import * as messages from './messages';
import { looksLikeLog, readLog } from './log-lines';
import { RecordSearch } from './record-search';
import { headerOf, readTable } from './table';

export interface Values {
  /** `log`: lines of a log, with JSON at the end of each. */
  readonly shape: 'value' | 'lines' | 'sequence' | 'table' | 'log';
  readonly values: readonly {
    readonly value: JsonValue;
    readonly line: number;
    readonly at: number;
  }[];
  readonly diagnostics: readonly Diagnostic[];
  /** Lines of a log that hold no JSON. */
  readonly without?: number;
}

/** `rows`: of the same table, read before. */
export function readValues(text: string, rows = 0): Values {
  const start = skipSpace(text, 0);
  if (start >= text.length) return { shape: 'value', values: [], diagnostics: [] };
  if (looksLikeLines(text, start)) return readLines(text);
  if (
    text[start] !== '{' &&
    (text[start] !== '[' || IN_BRACKETS.test(text.slice(start, start + 100)))
  ) {
    // No name of a column has a brace, and most lines of logs have.
    if (headerOf(text) !== null) return tableOf(text, rows);
    if (looksLikeLog(text)) return { shape: 'log', diagnostics: [], ...readLog(text) };
  }
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

/** A time or a level that stands in brackets. */
const IN_BRACKETS = /^\[[^\][{}"]*[^\][{}"\d\s,][^\][{}"]*\]\s/;

/** The first line is a whole object and more follows. */
function looksLikeLines(text: string, start: number): boolean {
  if (text[start] !== '{') return false;
  const end = text.indexOf('\n', start);
  if (end < 0 || skipSpace(text, end) >= text.length) return false;
  return 'value' in readJson(text.slice(start, end));
}

function tableOf(text: string, before: number): Values {
  const { rows, diagnostics } = readTable(text, before);
  const values = rows.map((value) => ({ value, line: 0, at: 0 }));
  return { shape: 'table', values, diagnostics };
}

/** A record a line; one that is laid out over several lines is taken whole all the same. */
export function readLines(text: string): Values {
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
  const inside = broken ? listStart(text, start) : null;
  if (inside === null) {
    const { values } = readOneByOne(search, start, problems, '');
    return { shape: 'sequence', values, diagnostics: problems };
  }
  const { values: members, end } = readOneByOne(search, inside.at, problems, ']');
  const list = members.map(({ value }) => value);
  const value = inside.key === null ? list : { [inside.key]: list };
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
      if (text[at] === ',') {
        at = skipSpace(text, at + 1);
        if (close !== '' && at >= text.length) {
          problems.push(messages.jsonSyntax(unseparated(text, at, close)));
        }
      } else if (close !== '') {
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

/** The lists that records, or what holds them, stand in. */
const LIST =
  /^\s*(?:\[|\{[^[\]{}]*"(Records|Events|events|logEvents|records|results|QueryResultRows|Messages|data|rows)"\s*:\s*\[)/;

/** Where the members of a top-level array or of such a list start, and its key. */
function listStart(
  text: string,
  at: number,
): { readonly at: number; readonly key: string | null } | null {
  const open = LIST.exec(text.slice(at, at + 2000));
  return open && { at: skipSpace(text, at + open[0].length), key: open[1] ?? null };
}
