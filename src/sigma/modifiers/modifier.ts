// What a modifier is. Each has a file of its own with its name, its doc (the hover text) and what it does.
import type { Diagnostic, Fix } from '../../text/diagnostic';
import type { Range } from '../../text/range';
import type { Draft } from '../operand';
import type { Placeholders } from '../placeholders';

export type Modifier = ValueModifier | ItemModifier;

/** Changes what one value asks for. Applied from left to right. */
export interface ValueModifier {
  readonly acts: 'value';
  readonly name: string;
  readonly aliases: readonly string[];
  readonly doc: string;
  /** Takes only values that no modifier has touched. */
  readonly first: boolean;
  /** Modifiers that may not stand before it (D26). */
  readonly excludes: readonly string[];
  /** Modifiers that make sense behind it only. */
  readonly leads: readonly string[];
  /** Twice does it twice; otherwise once says the same. */
  readonly again: boolean;
  apply(operand: Draft, use: Use): Applied;
}

/** What a modifier without any of these has. */
export const PLAIN = {
  acts: 'value',
  aliases: [],
  first: false,
  excludes: [],
  leads: [],
  again: false,
} as const;

/** Several are OR-ed, whatever follows (2.9). */
export type Applied = Draft | Several | Diagnostic;

export interface Several {
  readonly several: readonly Draft[];
}

/** Changes how the values of an item are combined. */
export interface ItemModifier {
  readonly acts: 'item';
  readonly name: string;
  readonly aliases: readonly string[];
  readonly doc: string;
  readonly sets: 'all' | 'negated';
}

/** One modifier at its place, on one value. */
export interface Use {
  readonly range: Range;
  readonly field: string | null;
  /** Names of the modifiers before it. */
  readonly before: readonly string[];
  readonly placeholders: Placeholders;
  readonly value: Given;
  /** For what is worth saying of a value that is taken. */
  readonly say: (diagnostic: Diagnostic) => void;
}

/** The value as written. */
export interface Given {
  readonly range: Range;
  /** The text without its quotes, untouched by wildcards and escapes. */
  readonly text: string;
  readonly quoted: boolean;
  /** Whether it stands in a list. */
  readonly listed: boolean;
  /** Where a piece of the text stands, for diagnostics: the whole value where escapes or folding move it. */
  readonly place: (piece: Range) => Range;
  /** A change of a piece of the text; none where the piece has no place of its own. */
  readonly mend: (title: string, piece: Range, text: string) => readonly Fix[];
}

/** The modifiers that say where in a text a value stands; they open patterns by wildcards. */
export const PLACES = ['contains', 'startswith', 'endswith'] as const;
