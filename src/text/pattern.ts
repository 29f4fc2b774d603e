// A text with wildcards, and how it is written. Reading one is no matter of this room.

/** A run of literal text, or a wildcard. */
export type Part =
  | { readonly kind: 'literal'; readonly text: string }
  /** `*`: any number of characters, line breaks included (D18). */
  | { readonly kind: 'any' }
  /** `?`: exactly one code point. */
  | { readonly kind: 'one' }
  /** Any one of `DASHES` (3.3); `written` is the one in the rule. */
  | { readonly kind: 'dash'; readonly written: string }
  /** `%name%` that has no values yet (2.10): its rule is not evaluated. */
  | { readonly kind: 'placeholder'; readonly name: string };

/** Never two literals or two `any` in a row; an empty list is the empty string. */
export type Pattern = readonly Part[];

/** Writes a pattern back as a Sigma string; `parsePattern` reads it as the same pattern. */
export function printPattern(pattern: Pattern): string {
  return pattern
    .map((part) => {
      switch (part.kind) {
        case 'any':
          return '*';
        case 'one':
          return '?';
        case 'dash':
          return part.written;
        case 'placeholder':
          return `%${part.name}%`;
        case 'literal':
          return part.text.replace(/[*?\\]/g, '\\$&');
      }
    })
    .join('');
}
