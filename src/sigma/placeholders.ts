// `%name%` in values under `expand`, and what stands for it (docs/semantics.md, 2.10, 8a).
import type { Body, Detection, PlaceholderUse } from './document';
import { joinPatterns, parsePattern, type Pattern } from './pattern';

/** Values by name. A name without values is not resolved. */
export type Placeholders = ReadonlyMap<string, readonly string[]>;

export const NO_PLACEHOLDERS: Placeholders = new Map();

export type Piece =
  /** As written, escapes included. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'placeholder'; readonly name: string; readonly at: number };

/** A value cut at its placeholders. A percent behind a backslash neither opens nor closes one. */
export function splitPlaceholders(text: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (isEscape(text, at)) at += 1;
    else if (text[at] === '%') {
      const end = closing(text, at + 1);
      if (end === null) continue;
      if (at > start) pieces.push({ kind: 'text', text: text.slice(start, at) });
      pieces.push({ kind: 'placeholder', name: text.slice(at + 1, end), at });
      start = end + 1;
      at = end;
    }
  }
  if (start < text.length) pieces.push({ kind: 'text', text: text.slice(start) });
  return pieces;
}

const isEscape = (text: string, at: number): boolean =>
  text[at] === '\\' && text[at + 1] !== undefined && '*?\\%'.includes(text[at + 1]!);

/** Where the name that begins here ends; null where an escaped percent comes first, or none, or the name is empty. */
function closing(text: string, from: number): number | null {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '%') return at > from ? at : null;
    if (isEscape(text, at)) {
      at += 1;
      if (text[at] === '%') return null;
    }
  }
  return null;
}

/** The first percent that a backslash makes literal, as an offset of the backslash; null where there is none. */
export function escapedPercent(text: string): number | null {
  for (let at = 0; at < text.length; at += 1) {
    if (!isEscape(text, at)) continue;
    if (text[at + 1] === '%') return at;
    at += 1;
  }
  return null;
}

/** A Sigma string in which placeholders are parts of their own, and `\%` is a percent. */
export const parseWithPlaceholders = (text: string): Pattern =>
  joinPatterns(
    splitPlaceholders(text).map((piece) =>
      piece.kind === 'text'
        ? parsePattern(
            piece.text.replace(/\\([*?\\%])/g, (all, char) => (char === '%' ? '%' : all)),
          )
        : [{ kind: 'placeholder', name: piece.name }],
    ),
  );

/** Every placeholder of a detection, in the order of the text. */
export function placeholdersOf({ searches }: Detection): readonly PlaceholderUse[] {
  return [...searches.values()].flatMap(({ body }) => usesIn(body));
}

const usesIn = (body: Body): readonly PlaceholderUse[] =>
  body.kind === 'item'
    ? body.values.flatMap((value) => value.placeholders)
    : body.children.flatMap(usesIn);
