// Wildcards and escapes (docs/semantics.md, 2.5). Knows nothing of fields and events.
import type { Part, Pattern } from '../text/pattern';

export { printPattern, type Part, type Pattern } from '../text/pattern';

/** What `windash` takes for alike: hyphen, slash, en dash, em dash, horizontal bar. */
export const DASHES = '-/\u2013\u2014\u2015';

const ANY: Part = { kind: 'any' };
const ONE: Part = { kind: 'one' };

/** Reads a Sigma string: `*` and `?` are wildcards, `\` before `*`, `?` or `\` makes that character literal. */
export function parsePattern(text: string): Pattern {
  const parts: Part[] = [];
  let literal = '';
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]!;
    const next = text[at + 1];
    if (char === '\\' && (next === '*' || next === '?' || next === '\\')) {
      literal += next;
      at += 1;
    } else if (char === '*' || char === '?') {
      push(parts, literal, char === '*' ? ANY : ONE);
      literal = '';
    } else {
      literal += char;
    }
  }
  if (literal !== '') parts.push({ kind: 'literal', text: literal });
  return parts;
}

function push(parts: Part[], literal: string, wildcard: Part): void {
  if (literal !== '') parts.push({ kind: 'literal', text: literal });
  const last = literal === '' ? parts.at(-1) : undefined;
  if (wildcard.kind === 'any' && last?.kind === 'any') return;
  parts.push(wildcard);
}

/** A pattern without wildcards. */
export const literalPattern = (text: string): Pattern =>
  text === '' ? [] : [{ kind: 'literal', text }];

export const startsOpen = (pattern: Pattern): boolean => pattern[0]?.kind === 'any';
export const endsOpen = (pattern: Pattern): boolean => pattern.at(-1)?.kind === 'any';

/** Opens a pattern on the asked sides, where it is not open already (3.1, contains). */
export function open(pattern: Pattern, start: boolean, end: boolean): Pattern {
  const parts = [...pattern];
  if (start && !startsOpen(parts)) parts.unshift(ANY);
  if (end && !endsOpen(parts)) parts.push(ANY);
  return parts;
}

export const hasWildcard = (pattern: Pattern): boolean =>
  pattern.some(({ kind }) => kind === 'any' || kind === 'one');

/** What a pattern of nothing but literal text says; null for any other. */
export const literalText = (pattern: Pattern): string | null =>
  pattern.every((part) => part.kind === 'literal')
    ? pattern.map((part) => part.text).join('')
    : null;

/** Waits for values of a placeholder. */
export const isUnresolved = (pattern: Pattern): boolean =>
  pattern.some(({ kind }) => kind === 'placeholder');

/** One pattern behind the other. */
export function joinPatterns(patterns: readonly Pattern[]): Pattern {
  const parts: Part[] = [];
  for (const part of patterns.flat()) {
    const last = parts.at(-1);
    if (part.kind === 'literal' && last?.kind === 'literal') {
      parts[parts.length - 1] = { kind: 'literal', text: last.text + part.text };
    } else if (part.kind !== 'any' || last?.kind !== 'any') {
      parts.push(part);
    }
  }
  return parts;
}
