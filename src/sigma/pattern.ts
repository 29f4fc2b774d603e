// Wildcards and escapes (docs/semantics.md, 2.5). Knows nothing of fields and events.

/** A run of literal text, or a wildcard. */
export type Part =
  | { readonly kind: 'literal'; readonly text: string }
  /** `*`: any number of characters, line breaks included (D18). */
  | { readonly kind: 'any' }
  /** `?`: exactly one code point. */
  | { readonly kind: 'one' };

/** Never two literals or two `any` in a row; an empty list is the empty string. */
export type Pattern = readonly Part[];
