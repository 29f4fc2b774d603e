// What one value asks of a field once its modifiers are applied. Data, not a closure: explanations, links,
// printing and the literal index all read it.
import type { Pattern } from './pattern';

export type Operand =
  /** A string with wildcards, against the whole value; `cased` compares case-sensitively (2.5, 2.6). */
  | { readonly op: 'text'; readonly pattern: Pattern; readonly cased: boolean }
  | { readonly op: 'number'; readonly value: number | bigint }
  | { readonly op: 'boolean'; readonly value: boolean }
  /** Absent or JSON null (D1). */
  | { readonly op: 'null' }
  /** Key presence only (D2). */
  | { readonly op: 'exists'; readonly value: boolean }
  /** `source` is what the rule says; `js` the same for this platform, always with the flag `u` (3.4). */
  | {
      readonly op: 're';
      readonly source: string;
      readonly js: string;
      readonly ignoreCase: boolean;
    }
  /** `network` is 4 or 16 bytes, `bits` the length of its prefix (3.5). */
  | { readonly op: 'cidr'; readonly network: readonly number[]; readonly bits: number }
  | {
      readonly op: 'compare';
      readonly relation: 'lt' | 'lte' | 'gt' | 'gte';
      readonly bound: number | bigint;
    }
  | {
      readonly op: 'fieldref';
      readonly field: string;
      readonly place: 'equals' | 'contains' | 'startswith' | 'endswith';
      readonly cased: boolean;
    };
