// The shapes a rule text is read into. A range on every node: offsets into the whole text of the pane.
import type { Range } from '../text/range';
import type { Aggregation } from './condition/aggregation';
import type { Condition } from './condition/ast';
import type { Operand } from './operand';

/** What a pane can hold, one YAML document each (docs/semantics.md, 1.1). */
export type Document = Rule | Filter | Action | Correlation;

/** A detection rule. */
export interface Rule extends Attributes {
  readonly kind: 'rule';
  readonly range: Range;
  /** No diagnostic blocks it: it can be compiled. */
  readonly sound: boolean;
  readonly logsource: Logsource | null;
  /** null where nothing of the detection could be read. */
  readonly detection: Detection | null;
  /** What `expand` asks for, in the order of the text. */
  readonly placeholders: readonly PlaceholderUse[];
}

/** What a document says about itself (1.2). A value that is no text, or an entry that is none, is left out. */
export interface Attributes {
  readonly title: string | null;
  readonly id: string | null;
  readonly name: string | null;
  readonly level: string | null;
  readonly status: string | null;
  readonly description: string | null;
  readonly author: string | null;
  readonly license: string | null;
  readonly taxonomy: string | null;
  readonly date: string | null;
  readonly modified: string | null;
  readonly references: readonly Entry[];
  readonly tags: readonly Entry[];
  readonly falsepositives: readonly Entry[];
  readonly fields: readonly Entry[];
  readonly scope: readonly Entry[];
  readonly related: readonly RelatedRule[];
}

/** One text of a list. */
export interface Entry {
  readonly text: string;
  readonly range: Range;
}

export interface RelatedRule {
  readonly range: Range;
  readonly id: string | null;
  readonly type: string | null;
}

/** A filter: what it keeps of the matches of other rules (6). Which rules those are is found out later. */
export interface Filter extends Attributes {
  readonly kind: 'filter';
  readonly range: Range;
  readonly sound: boolean;
  readonly logsource: Logsource | null;
  readonly rules: 'any' | readonly Reference[];
  /** The value of `rules`; where there is none, the key `filter`. */
  readonly rulesRange: Range;
  readonly detection: Detection;
  /** What `expand` asks for, in the order of the text. */
  readonly placeholders: readonly PlaceholderUse[];
}

/** Another document, by its id or name. */
export interface Reference {
  readonly text: string;
  readonly range: Range;
}

/** `action: global` and `reset`: not rules themselves (1.4). `repeat` gives a rule. */
export interface Action {
  readonly kind: 'action';
  readonly range: Range;
}

/** A correlation rule: what the matches of other rules must add up to (5). Which rules those are is found out later. */
export interface Correlation extends Attributes {
  readonly kind: 'correlation';
  readonly range: Range;
  readonly sound: boolean;
  /** null where it could not be read. */
  readonly type: CorrelationType | null;
  /** As written; of an extended condition without a list, the names it holds. */
  readonly rules: readonly Reference[];
  /** The value of `rules`; where there is none, the key `correlation`. */
  readonly rulesRange: Range;
  readonly groupBy: readonly Entry[];
  readonly aliases: readonly Alias[];
  readonly timespan: Timespan | null;
  /** null where it could not be read. */
  readonly condition: CorrelationCondition | null;
  /** The rules it refers to alert on their own as well (D36). */
  readonly generate: boolean;
}

export type CorrelationType =
  | 'event_count'
  | 'value_count'
  | 'temporal'
  | 'temporal_ordered'
  | 'value_sum'
  | 'value_avg'
  | 'value_percentile'
  | 'value_median';

/** A name that stands for another field in each rule. */
export interface Alias {
  readonly name: string;
  readonly range: Range;
  readonly fields: readonly { readonly rule: Reference; readonly field: Entry }[];
}

export interface Timespan {
  readonly seconds: number;
  readonly range: Range;
  readonly text: string;
}

export type CorrelationCondition =
  /** The number, or a value, compared with every bound. */
  | {
      readonly kind: 'threshold';
      readonly range: Range;
      readonly bounds: readonly Bound[];
      /** Of the value types one, of value_count any number; else none. */
      readonly fields: readonly Entry[];
      /** Of value_percentile; 50 where none is given (D35). */
      readonly percentile: number;
    }
  /** Which rules must have matched, and which must not (5.4). */
  | { readonly kind: 'extended'; readonly range: Range; readonly condition: Condition }
  /** None is written: every rule must have matched. */
  | { readonly kind: 'every'; readonly range: Range };

export interface Bound {
  readonly relation: Relation;
  readonly value: number | bigint;
  /** Key and value. */
  readonly range: Range;
}

export type Relation = 'gt' | 'gte' | 'lt' | 'lte' | 'eq' | 'neq';

export interface Logsource {
  readonly range: Range;
  readonly category: string | null;
  readonly product: string | null;
  readonly service: string | null;
}

export interface Detection {
  readonly range: Range;
  /** Search identifiers in the order of the text. */
  readonly searches: ReadonlyMap<string, Search>;
  /** null where the condition could not be read. */
  readonly condition: Condition | null;
  /** The value of `condition:` in the text. */
  readonly conditionRange: Range;
  /** What stands behind the bar of an old condition; such a rule is never sound (4.2). */
  readonly aggregation: Aggregation | null;
}

/** One search identifier with what stands under it. */
export interface Search {
  readonly name: string;
  readonly nameRange: Range;
  /** Name and body. */
  readonly range: Range;
  readonly body: Body;
}

/** A YAML map is `all`, a YAML list is `any` (2.1). */
export type Body = Group | DetectionItem;

export interface Group {
  readonly kind: 'all' | 'any';
  readonly range: Range;
  readonly children: readonly Body[];
}

/** One `field|modifier: value(s)` line. */
export interface DetectionItem {
  readonly kind: 'item';
  readonly range: Range;
  /** null = keyword: looked for in the whole event (2.8). */
  readonly field: string | null;
  /** The key with its modifiers; for a keyword list, the list. */
  readonly keyRange: Range;
  readonly modifiers: readonly ModifierUse[];
  readonly values: readonly Value[];
  /** `all` asks for every value, otherwise any will do. */
  readonly need: 'any' | 'all';
  /** `neq`: the whole item is negated (D12). */
  readonly negated: boolean;
}

export interface ModifierUse {
  readonly name: string;
  readonly range: Range;
}

/** One value as written, with what it asks of the field after the item's modifiers. */
export interface Value {
  readonly range: Range;
  /** The source text without its quotes: big integers and the YAML 1.1/1.2 difference stay visible. */
  readonly text: string;
  /** Written without quotes: YAML may read it as a number, a boolean or null. */
  readonly plain: boolean;
  /** What it expands to; more than one is always OR-ed (2.9). */
  readonly operands: readonly Operand[];
  /** What `expand` found in it. */
  readonly placeholders: readonly PlaceholderUse[];
}

/** `%name%` in a value under `expand` (2.10). */
export interface PlaceholderUse {
  readonly name: string;
  readonly range: Range;
  /** Whether it has values; otherwise its rule is not evaluated. */
  readonly resolved: boolean;
}
