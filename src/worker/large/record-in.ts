// A record, or what stands in its place.
import type { JsonEvent } from '../../engine/json-event';
import type { JsonValue } from '../../text/json';

/** Stands where a record can't be read: what comes behind keeps its number. */
export const NO_RECORD: JsonValue = {};

/** null where there is none. */
export const recordIn = ({ value }: JsonEvent): JsonValue | null =>
  value === NO_RECORD ? null : value;
