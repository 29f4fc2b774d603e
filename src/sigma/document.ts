// The shapes a rule text is read into. A range on every node: offsets into the whole text of the pane.
import type { Range } from '../text/range';
import type { Condition } from './condition/ast';
import type { Operand } from './operand';

/** What a pane can hold, one YAML document each (docs/semantics.md, 1.1). */
export type Document = Rule | Unsupported;

/** A detection rule. */
export interface Rule {
  readonly kind: 'rule';
  readonly range: Range;
  /** No diagnostic blocks it: it can be compiled. */
  readonly sound: boolean;
  readonly title: string | null;
  readonly id: string | null;
  readonly name: string | null;
  readonly level: string | null;
  readonly status: string | null;
  readonly logsource: Logsource | null;
  /** null where nothing of the detection could be read. */
  readonly detection: Detection | null;
  /** What `expand` asks for, in the order of the text. */
  readonly placeholders: readonly PlaceholderUse[];
}

/** A correlation rule, a filter or a collection action: recognised, not evaluated yet, refused with a diagnostic. */
export interface Unsupported {
  readonly kind: 'correlation' | 'filter' | 'action';
  readonly range: Range;
}

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
