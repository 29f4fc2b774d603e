// Finds known originals anywhere in a text, as whole words, however capitalised. One look per word, however many are known.
import type { Replacement } from './mapping';
import type { Edit } from './nested';

const WORD = /[\p{L}\p{N}]+/gu;
const LETTER = /[\p{L}\p{N}]/u;

interface Entry {
  readonly original: string;
  readonly replacement: string;
  /** Where its first word begins. */
  readonly lead: number;
}

export class Dictionary {
  readonly #byWord = new Map<string, Entry[]>();

  constructor(replacements: Iterable<Replacement>) {
    for (const { original, replacement, inPlace } of replacements) {
      if (inPlace) continue;
      const lower = original.toLowerCase();
      const [word] = lower.match(WORD) ?? [];
      // Where lower case is longer (`İ`), places would not agree.
      if (word === undefined || lower.length !== original.length) continue;
      const entry = { original: lower, replacement, lead: lower.indexOf(word) };
      const known = this.#byWord.get(word);
      if (known === undefined) this.#byWord.set(word, [entry]);
      else known.push(entry);
    }
  }

  hits(text: string): Edit[] {
    const lower = text.toLowerCase();
    if (lower.length !== text.length) return [];
    return [...lower.matchAll(WORD)].flatMap(({ 0: word, index }) =>
      (this.#byWord.get(word) ?? []).flatMap(({ original, replacement, lead }) => {
        const start = index - lead;
        const end = start + original.length;
        const there = start >= 0 && lower.startsWith(original, start) && isWhole(lower, start, end);
        return there ? [{ start, end, text: replacement }] : [];
      }),
    );
  }
}

/** No letter or digit goes on at either side. */
function isWhole(text: string, start: number, end: number): boolean {
  const goesOn = (inside: string | undefined, outside: string | undefined) =>
    inside !== undefined && outside !== undefined && LETTER.test(inside) && LETTER.test(outside);
  return !goesOn(text[start], text[start - 1]) && !goesOn(text[end - 1], text[end]);
}
