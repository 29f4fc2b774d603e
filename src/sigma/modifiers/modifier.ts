// What a modifier is. Each has a file of its own with its name, its doc (the hover text) and what it does.
import type { Diagnostic } from '../../text/diagnostic';
import type { Range } from '../../text/range';
import type { Operand } from '../operand';

export type Modifier = ValueModifier | ItemModifier | LaterModifier;

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
  apply(operand: Operand, use: Use): Operand | Diagnostic;
}

/** Changes how the values of an item are combined. */
export interface ItemModifier {
  readonly acts: 'item';
  readonly name: string;
  readonly aliases: readonly string[];
  readonly doc: string;
  readonly sets: 'all' | 'negated';
}

/** Known to Sigma, refused here until it is built: never a silent no-match. */
export interface LaterModifier {
  readonly acts: 'later';
  readonly name: string;
  readonly aliases: readonly string[];
}

/** One modifier at its place, on one value. */
export interface Use {
  readonly range: Range;
  readonly field: string | null;
  /** Names of the modifiers before it. */
  readonly before: readonly string[];
  readonly value: {
    readonly range: Range;
    /** The text without its quotes, untouched by wildcards and escapes. */
    readonly text: string;
    readonly quoted: boolean;
    /** Whether it stands in a list. */
    readonly listed: boolean;
  };
}
