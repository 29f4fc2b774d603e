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

/** Beyond this only a count is given: one missing bracket may break every line of a large file. */
const MAX_PROBLEMS = 50;

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
  const problems = new Problems();
  let line = 0;
  for (let at = 0; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    line += 1;
    const first = skipSpace(text, at);
    if (first < end) {
      const result = readJson(text.slice(at, end));
      if ('value' in result) values.push({ value: result.value, line, at: first });
      else problems.add(result.mistake, at);
    }
    at = end + 1;
  }
  return { shape: 'lines', values, diagnostics: problems.diagnostics() };
}

/** Values one after the other, or a broken whole: then the members of its list are read one by one. */
function readSequence(text: string, start: number): Values {
  const values: Values['values'][number][] = [];
  const problems = new Problems();
  let at = start;
  let inList = false;
  while (at < text.length) {
    const result = parseJson(text, at);
    if (result.mistake === null) {
      values.push({ value: toValue(result.node), line: 0, at: result.node.range[0] });
      at = skipSeparators(text, result.end);
      if (inList && /[\]}]/.test(text[at] ?? '')) break; // the list's own end
      continue;
    }
    const inner = inList || values.length > 0 ? -1 : listStart(text, at);
    if (inner >= 0 && inner < text.length) {
      inList = true;
      at = inner;
      continue;
    }
    problems.add(result.mistake, 0);
    at = nextRecord(text, Math.max(result.end, at + 1));
  }
  const diagnostics = problems.diagnostics();
  if (!inList) return { shape: 'sequence', values, diagnostics };
  const members = values.map(({ value }) => value);
  const value = text[start] === '[' ? members : { Records: members };
  return { shape: 'value', values: [{ value, line: 1, at: start }], diagnostics };
}

const skipSeparators = (text: string, from: number): number => {
  let at = skipSpace(text, from);
  while (text[at] === ',') at = skipSpace(text, at + 1);
  return at;
};

/** Where the members of a top-level array or of a Records list start; -1 where there is none. */
function listStart(text: string, at: number): number {
  const open = /^\s*(?:\[|\{[^[\]{}]*"Records"\s*:\s*\[)/.exec(text.slice(at, at + 2000));
  return open ? skipSpace(text, at + open[0].length) : -1;
}

const CANDIDATE = /[,}\]\n]\s*\{/g;
const MAX_TRIES = 20_000;

/** The next place after a mistake at which an object that looks like a record starts; the end of the text for none. */
function nextRecord(text: string, from: number): number {
  CANDIDATE.lastIndex = Math.max(0, from - 1);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const match = CANDIDATE.exec(text);
    if (!match) break;
    const brace = match.index + match[0].length - 1;
    if (brace >= from && startsLikeRecord(text, brace)) return brace;
    CANDIDATE.lastIndex = match.index + 1;
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

class Problems {
  readonly #mistakes: JsonMistake[] = [];

  add({ range, message }: JsonMistake, shift: number): void {
    this.#mistakes.push({ message, range: [range[0] + shift, range[1] + shift] });
  }

  diagnostics(): Diagnostic[] {
    const shown = this.#mistakes.slice(0, MAX_PROBLEMS).map(messages.jsonSyntax);
    const rest = this.#mistakes.length - shown.length;
    if (rest > 0) shown.push(messages.moreProblems(this.#mistakes[MAX_PROBLEMS]!.range, rest));
    return shown;
  }
}
