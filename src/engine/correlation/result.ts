// What evaluating a correlation gives: plain data, it crosses the worker's border (docs/semantics.md, 5).

/** All of one correlation. `groups[i].hits` are what alerts and windows count through by `from` and `to`. */
export interface Correlated {
  /** In the order in which each was seen first. */
  readonly groups: readonly Group[];
  /** In the order in which they fired. */
  readonly alerts: readonly Alert[];
  /** Where windows in step with the clock, as Splunk and Elastic have them, decide otherwise than sliding ones (D33). */
  readonly differs: readonly Difference[];
  readonly dropped: Dropped;
}

/** Events that matched a rule of the correlation and did not count, by the reason. */
export interface Dropped {
  readonly withoutTime: number;
  /** A field of `group-by` is absent, null or an empty list (D34). */
  readonly withoutGroup: number;
  /** The field whose values are taken holds none that counts. */
  readonly withoutValue: number;
  /** Arrays put it into more groups than are followed; it counts in the first of them. */
  readonly inTooManyGroups: number;
}

export interface Group {
  /** The values of `group-by`, in their order; empty where all events are one group. */
  readonly key: readonly string[];
  /** What counts in the group, by time, then in the order of the input. */
  readonly hits: readonly Hit[];
  /** How near the group came, where it has no alert. */
  readonly nearest: Nearest | null;
}

export interface Hit {
  /** The event, or for an inner alert the event that it fired at. */
  readonly event: number;
  /** In milliseconds. */
  readonly time: number;
  /** Which of the correlation's targets it matched. */
  readonly targets: readonly number[];
  /** Where it is the alert of another correlation. */
  readonly inner: InnerAlert | null;
}

/** Indices among the program's correlations and among that one's alerts. */
export interface InnerAlert {
  readonly correlation: number;
  readonly alert: number;
}

/** A stretch of a group's hits, both ends included. */
export interface Stretch {
  readonly group: number;
  readonly from: number;
  readonly to: number;
  /** The window they lie in, in milliseconds, both ends included. */
  readonly start: number;
  readonly end: number;
}

export interface Alert extends Stretch {
  /** At an event, when its window closed, or when the data ended before that (5.4). */
  readonly at: 'event' | 'close' | 'end';
  readonly time: number;
  /** The last hit at which the condition still held without a break. */
  readonly until: number;
  /** What was compared with the condition: a count, a value, or the number of targets that matched. */
  readonly value: number;
}

export interface Difference extends Stretch {
  /** The kind of window that fires here, while the other does not. */
  readonly only: 'sliding' | 'tumbling';
}

/** The window of a group in which least was missing. */
export interface Nearest extends Stretch {
  readonly value: number;
  /** How much of the condition was missing; good enough to put groups in an order. */
  readonly distance: number;
  /** Targets that should have matched in it. */
  readonly missing: readonly number[];
  /** Targets that should not have matched in it. */
  readonly unwanted: readonly number[];
  /** Of temporal_ordered: targets whose first match comes before that of one listed ahead of them. */
  readonly early: readonly number[];
}
