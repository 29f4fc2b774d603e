// A regular expression of the subset, read (docs/semantics.md, 3.4). Ranges are offsets into the pattern.
import type { Range } from '../../text/range';

export type RegexNode = One | Place | Sequence | Choice | Repeat;

/** One code point out of a set: a character, a class, a dot. */
export interface One {
  readonly kind: 'one';
  readonly range: Range;
  /** The set as this platform writes it under the flag `u`. */
  readonly js: string;
  /** Code points at which membership may begin or end, besides those of the classes. */
  readonly edges: readonly number[];
}

/** A condition on a place between two characters. */
export interface Place {
  readonly kind: 'place';
  readonly range: Range;
  readonly at: PlaceKind;
}

/** `end` also holds right before one final line feed. */
export type PlaceKind = 'start' | 'end' | 'line-start' | 'line-end' | 'word-edge' | 'no-word-edge';

export interface Sequence {
  readonly kind: 'sequence';
  readonly range: Range;
  readonly items: readonly RegexNode[];
}

export interface Choice {
  readonly kind: 'choice';
  readonly range: Range;
  readonly options: readonly RegexNode[];
}

export interface Repeat {
  readonly kind: 'repeat';
  readonly range: Range;
  readonly item: RegexNode;
  readonly least: number;
  /** null = without end. */
  readonly most: number | null;
  readonly lazy: boolean;
}

/** What the modifiers behind `re` say; the pattern may say more at its start. */
export interface RegexFlags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
}

export const NO_FLAGS: RegexFlags = { i: false, m: false, s: false };

export interface Regex {
  readonly root: RegexNode;
  readonly ignoreCase: boolean;
}
