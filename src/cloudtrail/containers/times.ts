// Times as wrappers write them → as CloudTrail does: UTC, whole seconds.
import type { JsonValue } from '../../text/json';

/** `2026-01-15T09:30:00.000Z`, or milliseconds since 1970, → `2026-01-15T09:30:00Z`; what is no time stays as it is. */
export function plainTime(value: JsonValue | undefined): JsonValue | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return value;
  const asText = typeof value === 'string' ? value.trim() : value;
  // Without a zone it would be read as the reader's own time.
  const zoned =
    typeof asText === 'string' && /\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/.test(asText)
      ? `${asText.replace(' ', 'T')}Z`
      : asText;
  const time = new Date(zoned);
  return Number.isNaN(time.getTime()) ? value : time.toISOString().replace(/\.\d+Z$/, 'Z');
}
