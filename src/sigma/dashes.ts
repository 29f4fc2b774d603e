// Which dashes of a pattern stand for any dash (docs/semantics.md, 3.3, D13).
import { DASHES, literalPattern, type Part, type Pattern } from './pattern';

/** A dash with no word character before it and one behind it; a word character is `[A-Za-z0-9_]` (8a). */
const AT_WORD_START = new RegExp(`\\B[${DASHES}]\\b`, 'g');

/** Makes every dash that begins a word a part of its own. */
export const loosenDashes = (pattern: Pattern): Pattern =>
  pattern.flatMap((part) => (part.kind === 'literal' ? loosen(part.text) : [part]));

function loosen(text: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const { index } of text.matchAll(AT_WORD_START)) {
    parts.push(...literalPattern(text.slice(at, index)), { kind: 'dash', written: text[index]! });
    at = index + 1;
  }
  return [...parts, ...literalPattern(text.slice(at))];
}

/** What a pattern of literals and dashes says, one text for each choice of dashes; null where there are more than `most`. */
export function spellings(pattern: Pattern, most: number): readonly string[] | null {
  let texts = [''];
  for (const part of pattern) {
    const choices = part.kind === 'dash' ? [...DASHES] : part.kind === 'literal' ? [part.text] : [];
    texts = texts.flatMap((text) => choices.map((choice) => text + choice));
    if (texts.length > most) return null;
  }
  return texts;
}
