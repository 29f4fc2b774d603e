// The small pieces of a line: keys, scalars, comments. Each looks at one line only and takes what is unfinished as it is.
import { parseYaml } from '../sigma/yaml';
import type { Range } from '../text/range';

export type Quote = '' | "'" | '"';

export interface Word {
  /** Without quotes and escapes. */
  readonly text: string;
  /** Quotes included. */
  readonly range: Range;
  readonly quote: Quote;
  /** False for a quote that its line does not close. */
  readonly closed: boolean;
}

/** Where a line's comment begins: a `#` after a space, outside quotes. */
export function commentFrom(source: string, start: number, end: number): number | null {
  for (let at = start; at < end; at += 1) {
    const char = source[at]!;
    const before = at === start ? ' ' : source[at - 1]!;
    if (char === '#' && /\s/.test(before)) return at;
    if ((char === "'" || char === '"') && /[\s,[{:]/.test(before)) {
      at = (closing(source, at + 1, end, char) ?? end) - 1;
    }
  }
  return null;
}

/** Behind the quote that closes a scalar, looked for from `from` on; null where there is none before `end`. */
export function closing(source: string, from: number, end: number, quote: Quote): number | null {
  for (let at = from; at < end; at += 1) {
    if (quote === '"' && source[at] === '\\') at += 1;
    else if (source[at] === quote) {
      if (quote !== "'" || source[at + 1] !== "'") return at + 1;
      at += 1;
    }
  }
  return null;
}

export function readQuoted(source: string, start: number, end: number): Word {
  const quote = source[start] as Quote;
  const close = closing(source, start + 1, end, quote);
  const range: Range = [start, close ?? start + source.slice(start, end).trimEnd().length];
  const whole = source.slice(...range);
  return { text: unquote(whole, quote, close !== null), range, quote, closed: close !== null };
}

function unquote(whole: string, quote: Quote, closed: boolean): string {
  const inner = closed ? whole.slice(1, -1) : whole.slice(1);
  if (quote === "'") return inner.replaceAll("''", "'");
  const [node] = inner.includes('\\') && closed ? parseYaml(whole).documents : [];
  return node?.kind === 'scalar' ? node.text : inner;
}

/** A key with a colon behind it. */
export function readKey(
  source: string,
  start: number,
  end: number,
): { word: Word; colon: number } | null {
  const first = source[start]!;
  if (first === "'" || first === '"') {
    const word = readQuoted(source, start, end);
    const colon = /^\s*:(?=\s|$)/.exec(source.slice(word.range[1], end));
    return colon && { word, colon: word.range[1] + colon[0].length - 1 };
  }
  if (/[[{#&*!|>%@`,\]}]/.test(first)) return null;
  const found = /^(.*?)\s*:(?=\s|$)/.exec(source.slice(start, end));
  if (found === null) return null;
  const text = found[1]!;
  const word: Word = { text, range: [start, start + text.length], quote: '', closed: true };
  return { word, colon: start + found[0].length - 1 };
}

/** What stands from `start` to `end`, spaces at its end left out. */
export function readScalar(source: string, start: number, end: number): Word {
  const first = source[start];
  if (first === "'" || first === '"') return readQuoted(source, start, end);
  const text = source.slice(start, end).trimEnd();
  return { text, range: [start, start + text.length], quote: '', closed: true };
}

/** Behind spaces, anchors and tags. */
export function skipProperties(source: string, from: number, end: number): number {
  return from + /^\s*(?:[&!]\S*(?:\s+|$))*/.exec(source.slice(from, end))![0].length;
}

/** `|`, `>-`, `|2`: the value stands below. */
export const blockHeader = (text: string): boolean => /^[|>][-+\d]{0,2}\s*$/.test(text);
