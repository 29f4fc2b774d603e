// Condition text → tokens. Knows the characters, not the grammar.
import type { Range } from '../../text/range';

export interface Token {
  readonly kind: 'word' | 'open' | 'close' | 'pipe' | 'other' | 'end';
  readonly text: string;
  /** In the rule text. */
  readonly range: Range;
}

const TOKEN = /([A-Za-z0-9_*-]+)|(\()|(\))|(&&|\|\|)|(\|)|(\S)/gu;
const KINDS = ['word', 'open', 'close', 'other', 'pipe', 'other'] as const;

/**
 * Splits a condition. `place` maps a piece of the condition to its range in the rule text, asked from left to right.
 * The last token is always `end`.
 */
export function lex(condition: string, place: (text: string, end: boolean) => Range): Token[] {
  const tokens: Token[] = [];
  for (const match of condition.matchAll(TOKEN)) {
    const text = match[0];
    const kind = KINDS[match.slice(1).findIndex((group) => group !== undefined)]!;
    tokens.push({ kind, text, range: place(text, false) });
  }
  tokens.push({ kind: 'end', text: '', range: place('', true) });
  return tokens;
}

/**
 * Finds the pieces of a YAML scalar again in its source, whatever its style: a condition's tokens hold no white space
 * and no escapes, so each stands in the source as it is, in order.
 */
export function placer(source: string, range: Range): (text: string, end: boolean) => Range {
  let at = range[0];
  return (text, end) => {
    if (end) {
      const rest = source.slice(at, range[1]).replace(/["'\s]+$/, '');
      return [at + rest.length, at + rest.length];
    }
    const found = source.indexOf(text, at);
    if (found < 0 || found + text.length > range[1]) return range;
    at = found + text.length;
    return [found, at];
  };
}
