// The full tree of verdicts for one event, never short-circuited. Plain data: it crosses the worker's border.
import type { Operand, TimePart } from '../sigma/operand';
import type { Range } from '../text/range';
import type { Located } from './event';

export type Trace = BranchTrace | NotTrace | SearchTrace | ItemTrace;

export interface BranchTrace {
  /** `and` needs every child, `or` needs one. */
  readonly kind: 'and' | 'or';
  readonly id: string;
  readonly matched: boolean;
  readonly range: Range;
  /** In the condition, the selector it stands for (`1 of selection_*`). */
  readonly selector: string | null;
  readonly children: readonly Trace[];
}

export interface NotTrace {
  readonly kind: 'not';
  readonly id: string;
  readonly matched: boolean;
  readonly range: Range;
  readonly child: Trace;
}

/** A search identifier: a stage. Its id is its name. */
export interface SearchTrace {
  readonly kind: 'search';
  readonly id: string;
  readonly name: string;
  readonly matched: boolean;
  readonly range: Range;
  readonly child: Trace;
}

export interface ItemTrace {
  readonly kind: 'item';
  readonly id: string;
  readonly matched: boolean;
  readonly range: Range;
  /** null = keyword. */
  readonly field: string | null;
  readonly need: 'any' | 'all';
  readonly negated: boolean;
  /** What the field led to; for keywords the leaf that answered, else nothing. */
  readonly tried: readonly Located[];
  readonly predicates: readonly PredicateTrace[];
}

/** One value of an item: the smallest thing that is true or false. `matched` is before the item's `negated`. */
export interface PredicateTrace {
  readonly id: string;
  readonly matched: boolean;
  readonly range: Range;
  readonly text: string;
  /** More than one is OR-ed. */
  readonly operands: readonly Operand[];
  /** The value that satisfied it, else null. */
  readonly by: Located | null;
  /** Which of the operands it satisfied, else null. */
  readonly form: number | null;
  readonly reason: Reason;
}

/** Why a predicate is true or false, as data; the words are made in `view`. */
export type Reason =
  | { readonly kind: 'met' }
  /** An object was asked with a text pattern: its leaves, then its JSON were tried (D5). */
  | { readonly kind: 'met-inside'; readonly path: string; readonly leaves: number }
  | { readonly kind: 'absent' }
  | { readonly kind: 'null' }
  | { readonly kind: 'present' }
  | { readonly kind: 'empty-list' }
  | { readonly kind: 'object'; readonly leaves: number }
  | { readonly kind: 'case' }
  | { readonly kind: 'not-a-number' }
  | { readonly kind: 'not-an-address' }
  | { readonly kind: 'not-a-time' }
  /** A point in time, but this part of it is another. */
  | { readonly kind: 'other-time'; readonly part: TimePart; readonly value: number }
  | { readonly kind: 'other-field-absent' }
  | { readonly kind: 'no-leaf' }
  | { readonly kind: 'differs' };
