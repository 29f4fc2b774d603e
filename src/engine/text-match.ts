// Patterns against text without regular expressions: linear for any number of stars (docs/semantics.md, 2.5, 2.6).
import { DASHES, isUnresolved, literalText, type Part, type Pattern } from '../sigma/pattern';

/**
 * Lower-cases each code point on its own, without context and locale (8a). The platform's lower-casing looks at
 * context in one case only: a capital sigma at the end of a word.
 */
export const fold = (text: string): string =>
  (text.includes('Σ') ? text.replaceAll('Σ', 'σ') : text).toLowerCase();

export type TextMatcher = (text: string) => boolean;

/** Prepares a whole-value match. Both sides are folded, unless `cased`. */
export function prepareText(pattern: Pattern, cased: boolean): TextMatcher {
  if (isUnresolved(pattern)) throw new Error('prepareText: a placeholder has no values');
  if (cased) return prepareParts(pattern);
  const literal = literalText(pattern);
  if (literal !== null) return equalsFolded(literal);
  const matcher = prepareParts(pattern.map(foldPart));
  return (text) => matcher(foldedAgain(text));
}

/** Most texts are told apart before one is folded: by their lengths, or they are written as the rule writes them. */
function equalsFolded(written: string): TextMatcher {
  const expected = fold(written);
  // No text folds to ASCII with more units, or fewer.
  if (!ASCII.test(expected)) return (text) => text === written || fold(text) === expected;
  const { length } = expected;
  return (text) => text === written || (text.length === length && fold(text) === expected);
}

const ASCII = /^[\x00-\x7f]*$/;

/** A longer text would be held for nothing. */
const LONGEST_AGAIN = 1000;
let last = '';
let lastFolded = '';

/** One value is asked for many patterns in a row. */
function foldedAgain(text: string): string {
  if (text === last) return lastFolded;
  const folded = fold(text);
  if (text.length <= LONGEST_AGAIN) [last, lastFolded] = [text, folded];
  return folded;
}

const foldPart = (part: Part): Part =>
  part.kind === 'literal' ? { kind: 'literal', text: fold(part.text) } : part;

/** A run of a pattern between two stars. */
type Chunk = readonly Part[];

function prepareParts(parts: Pattern): TextMatcher {
  const chunks: Part[][] = [[]];
  for (const part of parts) {
    if (part.kind === 'any') chunks.push([]);
    else chunks.at(-1)!.push(part);
  }
  const first = chunks[0]!;
  if (chunks.length === 1) {
    if (isPlain(first)) return equals(plainText(first));
    return (text) => matchForward(first, text, 0) === text.length;
  }
  const last = chunks.at(-1)!;
  const middle = chunks.slice(1, -1);
  if (first.length === 0 && last.length === 0 && middle.length === 1 && isPlain(middle[0]!)) {
    const needle = plainText(middle[0]!);
    return (text) => text.includes(needle);
  }
  return (text) => matchChunks(first, middle, last, text);
}

const equals = (expected: string) => (text: string) => text === expected;

const isPlain = (chunk: Chunk): boolean => chunk.every((part) => part.kind === 'literal');

const plainText = (chunk: Chunk): string =>
  chunk.map((part) => (part.kind === 'literal' ? part.text : '')).join('');

/** First and last chunk are anchored, those between are taken leftmost: with stars around them that is enough. */
function matchChunks(first: Chunk, middle: readonly Chunk[], last: Chunk, text: string): boolean {
  let at = matchForward(first, text, 0);
  if (at < 0) return false;
  const end = matchBackward(last, text);
  if (end < at) return false;
  for (const chunk of middle) {
    at = find(chunk, text, at);
    if (at < 0 || at > end) return false;
  }
  return true;
}

/** The end of the leftmost occurrence at or after `from`, or -1. */
function find(chunk: Chunk, text: string, from: number): number {
  if (chunk.length === 0) return from;
  // dashes are one unit each: a literal behind them tells where they stand
  const dashes = chunk.findIndex(({ kind }) => kind !== 'dash');
  const lead = chunk[dashes];
  const needle = lead?.kind === 'literal' ? lead.text : null;
  for (let at = from; at <= text.length; at = nextPoint(text, at)) {
    if (needle !== null) {
      const found = text.indexOf(needle, at + dashes);
      if (found < 0) return -1;
      at = found - dashes;
    }
    const end = matchForward(chunk, text, at);
    if (end >= 0) return end;
  }
  return -1;
}

const isDash = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && DASHES.includes(text[at]!);

const nextPoint = (text: string, at: number): number =>
  at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

function matchForward(chunk: Chunk, text: string, from: number): number {
  let at = from;
  for (const part of chunk) {
    if (part.kind === 'literal') {
      if (!text.startsWith(part.text, at)) return -1;
      at += part.text.length;
    } else if (part.kind === 'dash') {
      if (!isDash(text, at)) return -1;
      at += 1;
    } else {
      if (at >= text.length) return -1;
      at = nextPoint(text, at);
    }
  }
  return at;
}

/** The start of the chunk at the very end of the text, or -1. */
function matchBackward(chunk: Chunk, text: string): number {
  let at = text.length;
  for (let index = chunk.length - 1; index >= 0; index -= 1) {
    const part = chunk[index]!;
    if (part.kind === 'literal') {
      at -= part.text.length;
      if (at < 0 || !text.startsWith(part.text, at)) return -1;
    } else if (part.kind === 'dash') {
      at -= 1;
      if (!isDash(text, at)) return -1;
    } else {
      if (at <= 0) return -1;
      at -= at >= 2 && (text.codePointAt(at - 2) ?? 0) > 0xffff ? 2 : 1;
    }
  }
  return at;
}
