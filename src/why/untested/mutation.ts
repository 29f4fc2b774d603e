// A small change of a rule, as data: the plan as it would be, and what is changed where.
import type { Plan } from '../../engine/plan';
import type { Relation } from '../../sigma/operand';
import type { Range } from '../../text/range';

/** Where in a field's value a text has to stand. */
export type Place = 'exact' | 'startswith' | 'endswith' | 'contains';

export type Change =
  /** As if a value, a line or a search identifier were not written. */
  | { readonly kind: 'drop'; readonly part: 'value' | 'line' | 'identifier' }
  /** `and` and `or` of the condition, a map and a list of maps. */
  | { readonly kind: 'swap'; readonly from: 'and' | 'or' }
  /** `1 of` and `all of`. */
  | { readonly kind: 'quantifier'; readonly from: 'any' | 'all' }
  /** With `all`, or without. */
  | { readonly kind: 'values'; readonly from: 'any' | 'all' }
  /** Without a `not` of the condition, without `neq`. */
  | { readonly kind: 'not'; readonly of: 'condition' | 'line' }
  /** `from` is null where the values differ in it. */
  | { readonly kind: 'place'; readonly from: Place | null; readonly to: Place }
  /** With `cased`, or without. */
  | { readonly kind: 'case'; readonly cased: boolean }
  /** With the bound, or without. */
  | { readonly kind: 'bound'; readonly from: Relation; readonly to: Relation };

export interface Mutation {
  /** Id of the predicate, item, search identifier or node of the condition it is about. */
  readonly at: string;
  /** Of that part; offsets into the rule's text. */
  readonly range: Range;
  readonly change: Change;
  readonly plan: Plan;
}
