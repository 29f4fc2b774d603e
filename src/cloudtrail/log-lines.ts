// Lines of a log with JSON behind what a logger writes before it: a time, a host, a stream, labels in braces. The JSON may go on over
// the next lines, as `aws logs tail --format json` prints it; and whoever writes about an event puts it between lines of text.
import { readJson, toValue, type JsonValue } from '../text/json';
import { RecordSearch } from './record-search';

export interface LogLine {
  readonly value: JsonValue;
  /** From 1. */
  readonly line: number;
  /** Offset of its JSON. */
  readonly at: number;
}

/** Labels that stand in braces before the JSON. */
const MOST_BRACES = 4;

/** How much of a text tells what it is. */
const HEAD = 1 << 20;

/** Whether the first lines with a brace have JSON: two of them, or one on lines of its own where there are no more. */
export function looksLikeLog(text: string): boolean {
  const found: LogLine[] = [];
  for (const line of linesOf(text.slice(0, HEAD))) {
    if (line === null) return false;
    found.push(line);
    if (found.length === 2) return true;
  }
  const [only] = found;
  return only !== undefined && only.at > 0 && text[only.at - 1] === '\n';
}

/** `without`: how many lines hold no JSON. */
export function readLog(text: string): { readonly values: LogLine[]; readonly without: number } {
  const values: LogLine[] = [];
  let without = 0;
  for (const line of linesOf(text, () => (without += 1))) {
    if (line === null) without += 1;
    else values.push(line);
  }
  return { values, without };
}

/** Of every line with a brace its JSON, or null; `plain` is called for lines without one. */
function* linesOf(text: string, plain: () => void = () => undefined): Generator<LogLine | null> {
  const search = new RecordSearch(text);
  let number = 0;
  for (let at = 0; at < text.length;) {
    const end = endOfLine(text, at);
    const line = text.slice(at, end);
    number += 1;
    if (!line.includes('{')) {
      if (line.trim() !== '') plain();
      at = end + 1;
      continue;
    }
    const found = jsonIn(line, at, search);
    yield found && { value: found.value, line: number, at: found.at };
    const last = found === null ? end : Math.max(end, endOfLine(text, found.end));
    for (let next = text.indexOf('\n', end); next >= 0 && next < last;) {
      number += 1;
      next = text.indexOf('\n', next + 1);
    }
    at = last + 1;
  }
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** The JSON that a line ends with, or that begins at its end. */
function jsonIn(line: string, at: number, search: RecordSearch) {
  let brace = line.indexOf('{');
  for (let i = 0; i < MOST_BRACES && brace >= 0; i += 1) {
    const read = readJson(line.slice(brace));
    if ('value' in read && !isEmpty(read.value)) {
      return { value: read.value, at: at + brace, end: at + line.length };
    }
    brace = line.indexOf('{', brace + 1);
  }
  const last = line.trimEnd();
  if (!/(?:^|\s)\{$/.test(last)) return null;
  const start = at + last.length - 1;
  const over = search.parse(start);
  return over && { value: toValue(over.node), at: start, end: over.end };
}

/** `{}` stands in lines that hold no event. */
const isEmpty = (value: JsonValue): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;
