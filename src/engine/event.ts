// An event as the engine sees it. The world fills these interfaces in: CloudTrail lives elsewhere.
import type { JsonValue } from '../text/json';

/** One thing found under a field. Absent, null, a member of an array and an object stay different. */
export interface Located {
  /** undefined exactly where `present` is false. */
  readonly value: JsonValue | undefined;
  /** Where it stands: `resources[1].ARN`. */
  readonly path: string;
  readonly present: boolean;
}

export interface Event {
  /**
   * All a field leads to, never empty: arrays fan out at every level (2.3, D4), a missing key is one entry with
   * `present: false`, an empty array is itself. A literal dotted key wins over walking (2.2).
   */
  values(field: string): readonly Located[];
  /** Every scalar at any depth, null left out: what keywords are looked for in (2.8). */
  leaves(): readonly Located[];
}

/** What is known of an event besides its fields. */
export interface EventMeta {
  /** When it happened, in milliseconds since 1970; null where it does not say. */
  readonly time: number | null;
  /** Where it was found: `file:line`. */
  readonly origin: string;
}
