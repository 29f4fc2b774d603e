// The condition as a tree (docs/semantics.md, 4.1).
import type { Range } from '../../text/range';

export type Condition =
  | {
      readonly kind: 'and' | 'or';
      readonly range: Range;
      readonly operands: readonly Condition[];
    }
  | { readonly kind: 'not'; readonly range: Range; readonly operand: Condition }
  | { readonly kind: 'identifier'; readonly range: Range; readonly name: string }
  | Selector;

/** `1 of x_*`, `any of them`, `all of x_*`. */
export interface Selector {
  readonly kind: 'selector';
  readonly range: Range;
  readonly quantifier: 'any' | 'all';
  /** As written, `them` included. */
  readonly pattern: string;
  readonly patternRange: Range;
  /** As a reader would say it: `1 of selection_*`. */
  readonly text: string;
}
