// What one value asks of a field once its modifiers are applied. Data, not a closure: explanations, links,
// printing and the literal index all read it.
import type { Pattern } from './pattern';
import type { RegexFlags } from './regex/ast';

export type Relation = 'lt' | 'lte' | 'gt' | 'gte';

export type TimePart = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

export type Operand =
  /** A string with wildcards, against the whole value; `cased` compares case-sensitively (2.5, 2.6). */
  | { readonly op: 'text'; readonly pattern: Pattern; readonly cased: boolean }
  | { readonly op: 'number'; readonly value: number | bigint }
  | { readonly op: 'boolean'; readonly value: boolean }
  /** Absent or JSON null (D1). */
  | { readonly op: 'null' }
  /** Key presence only (D2). */
  | { readonly op: 'exists'; readonly value: boolean }
  /**
   * `source` and `flags` are what the rule says; `js` and `ignoreCase` the same for this platform, always with the flag
   * `u` (3.4). `tame`: the platform's engine is quick with it on every text.
   */
  | {
      readonly op: 're';
      readonly source: string;
      readonly flags: RegexFlags;
      readonly js: string;
      readonly ignoreCase: boolean;
      readonly tame: boolean;
    }
  /** `network` is 4 or 16 bytes, `bits` the length of its prefix (3.5). */
  | { readonly op: 'cidr'; readonly network: readonly number[]; readonly bits: number }
  | {
      readonly op: 'compare';
      readonly relation: Relation;
      readonly bound: number | bigint;
    }
  /** One part of a point in time, in UTC (3.7). */
  | {
      readonly op: 'time';
      readonly part: TimePart;
      readonly relation: 'is' | Relation;
      readonly value: number;
    }
  | {
      readonly op: 'fieldref';
      readonly field: string;
      readonly place: 'equals' | 'contains' | 'startswith' | 'endswith';
      readonly cased: boolean;
    };

/** What stands between two modifiers: an operand, or bytes on their way to base64 (3.1, wide). */
export type Draft =
  Operand | { readonly op: 'bytes'; readonly bytes: readonly number[]; readonly cased: boolean };
