// What the worker says of correlations: where they stand in the text, and what the events add up to. Types only.
import type { Dropped } from '../engine/correlation/result';
import type { WindowKind } from '../engine/correlation/windows';
import type { CorrelationType, Relation } from '../sigma/document';
import type { Range } from '../text/range';

/** A correlation as the page needs it: which piece of text is what, and what became of it. */
export interface CorrelationOutline {
  /** As of a rule; its bits are the events that stand behind an alert. */
  readonly id: string;
  /** False where a diagnostic blocks it, or something it refers to was refused. */
  readonly sound: boolean;
  readonly range: Range;
  readonly title: string;
  readonly level: string;
  readonly type: CorrelationType | null;
  /** As written: `5m`; empty where there is none. */
  readonly timespan: string;
  readonly timespanRange: Range | null;
  /** What it refers to, each once. */
  readonly targets: readonly TargetOutline[];
  readonly groupBy: readonly FieldOutline[];
  /** What its condition compares; null where it is none that can be read. */
  readonly condition: ConditionOutline | null;
  /** False where another correlation takes its alerts for itself. */
  readonly alerts: boolean;
  readonly result: CorrelationResult | null;
}

export interface TargetOutline {
  readonly kind: 'rule' | 'correlation';
  /** Of its verdict. */
  readonly id: string;
  readonly title: string;
  /** Where the correlation names it; several where it does so more than once. */
  readonly ranges: readonly Range[];
  /** It still alerts on its own. */
  readonly alerts: boolean;
}

export interface FieldOutline {
  readonly text: string;
  readonly range: Range;
}

export type ConditionOutline =
  | {
      readonly kind: 'threshold';
      readonly range: Range;
      readonly bounds: readonly BoundOutline[];
      readonly fields: readonly FieldOutline[];
      readonly percentile: number;
    }
  | { readonly kind: 'extended'; readonly range: Range; readonly text: string }
  | { readonly kind: 'every'; readonly range: Range };

export interface BoundOutline {
  readonly relation: Relation;
  readonly value: number | bigint;
  readonly range: Range;
}

/** What the events add up to. Of many groups only the first are told, those that fired before those that came near. */
export interface CorrelationResult {
  readonly windows: WindowKind;
  /** How many there are of each; `fired` counts groups with an alert. */
  readonly groups: number;
  readonly fired: number;
  readonly alerts: number;
  readonly differs: number;
  readonly shown: readonly GroupResult[];
  readonly dropped: Dropped;
}

/** One group. `from` and `to` of what stands in it count through its hits. */
export interface GroupResult {
  /** Where it stands among all groups. */
  readonly number: number;
  readonly key: readonly string[];
  /** What counts, by time. Of an inner alert the event that it fired at. */
  readonly events: Uint32Array;
  /** Milliseconds since 1970. */
  readonly times: Float64Array;
  /** For each hit an index into `sets`. */
  readonly matched: Uint32Array;
  /** Sets of targets that hits matched. */
  readonly sets: readonly (readonly number[])[];
  readonly alerts: readonly AlertResult[];
  readonly differs: readonly DifferenceResult[];
  readonly nearest: NearestResult | null;
}

export interface StretchResult {
  readonly from: number;
  readonly to: number;
  /** The window they lie in, in milliseconds, both ends included. */
  readonly start: number;
  readonly end: number;
}

export interface AlertResult extends StretchResult {
  readonly at: 'event' | 'close' | 'end';
  readonly time: number;
  readonly until: number;
  readonly value: number;
  /** Events that stand behind it, those behind inner alerts included. */
  readonly behind: Uint32Array;
}

export interface DifferenceResult extends StretchResult {
  readonly only: WindowKind;
}

export interface NearestResult extends StretchResult {
  readonly value: number;
  readonly distance: number;
  readonly missing: readonly number[];
  readonly unwanted: readonly number[];
  readonly early: readonly number[];
}

/** What the event in view is to a correlation. */
export interface StandingInGroups {
  /** Of the correlation's verdict. */
  readonly id: string;
  /** Targets that it matched. */
  readonly targets: readonly number[];
  /** The groups it counts in. */
  readonly keys: readonly (readonly string[])[];
  /** Why it counts in none; null where it counts, or matched nothing. */
  readonly lacks: 'time' | 'group' | 'value' | null;
  /** The fields that lack a value, where that is the reason. */
  readonly fields: readonly string[];
}
