// A text → the JSON values in it, whole, line by line or one after the other, with the place of each. After a mistake
// reading takes up again at the next record, so that good records around a bad one are kept.
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

function readLines(text: string): Values {
  const values: Values['values'][number][] = [];
  const problems: Diagnostic[] = [];
  let line = 0;
  for (let at = 0; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    line += 1;
    const first = skipSpace(text, at);
    if (first < end) {
      const result = readJson(text.slice(at, end));
      if ('value' in result) values.push({ value: result.value, line, at: first });
      else {
        const { message, range } = result.mistake;
        const shifted = [range[0] + at, range[1] + at] as const;
        problems.push(messages.jsonSyntax({ message, range: shifted }));
      }
    }
    at = end + 1;
  }
  return { shape: 'lines', values, diagnostics: problems };
}

type Found = { value: JsonValue; line: number; at: number };

/** Values one after the other, or a broken list: then its members are read one by one. */
function readSequence(text: string, start: number): Values {
  const problems: Diagnostic[] = [];
  const broken = parseJson(text, start).mistake !== null;
  const inside = broken ? listStart(text, start) : -1;
  if (inside < 0) {
    const { values } = readOneByOne(text, start, problems, '');
    return { shape: 'sequence', values, diagnostics: problems };
  }
  const { values: members, end } = readOneByOne(text, inside, problems, ']');
  const list = members.map(({ value }) => value);
  const value = text[start] === '[' ? list : { Records: list };
  // Another list may follow: log files put one behind the other.
  const after = skipSpace(text, end + (text[end] === ']' ? 1 : 0));
  const rest = readOneByOne(text, text[after] === '}' ? after + 1 : after, problems, '').values;
  const values = [{ value, line: 1, at: start }, ...rest];
  return { shape: rest.length === 0 ? 'value' : 'sequence', values, diagnostics: problems };
}

/** Reads values up to `close`, which stands at `end` then, or to the end of the text where `close` is empty. */
function readOneByOne(
  text: string,
  start: number,
  problems: Diagnostic[],
  close: string,
): { values: Found[]; end: number } {
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
        if (text[at] !== '{') at = nextRecord(text, at);
      }
    } else {
      problems.push(messages.jsonSyntax(result.mistake));
      at = nextRecord(text, Math.max(result.end, at + 1));
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

const MAX_TRIES = 20_000;

/** The next place after a mistake at which an object that looks like a record starts; the end of the text for none. */
function nextRecord(text: string, from: number): number {
  let brace = text.indexOf('{', from);
  for (let tries = 0; brace >= 0 && tries < MAX_TRIES; tries += 1) {
    if (startsLikeRecord(text, brace)) return brace;
    brace = text.indexOf('{', brace + 1);
  }
  return text.length;
}

const OWN_KEYS =
  /^(?:eventVersion|eventName|eventSource|eventTime|userIdentity|eventID|awsRegion)$/;

/** An object whose first member is one of a record's own keys, or that is a whole object with such keys. */
function startsLikeRecord(text: string, brace: number): boolean {
  const key = /^\{\s*"([^"\\]*)"\s*:/.exec(text.slice(brace, brace + 200))?.[1];
  if (key === undefined) return false;
  if (key === 'eventVersion') return true;
  const result = parseJson(text, brace);
  return (
    result.node?.kind === 'object' &&
    result.node.members.some((member) => OWN_KEYS.test(member.key))
  );
}
