// When an event happened, for whatever counts over time.
import type { JsonValue } from '../text/json';
import { isObject } from './containers/container';

const ISO = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2})(\.\d+)?(?:[Zz]|([+-]\d{2}):?(\d{2}))?$/;

/** `eventTime` in milliseconds since 1970, UTC where it names no zone; null where there is none that can be read. */
export function timeOf(record: JsonValue): number | null {
  const text = isObject(record) && Object.hasOwn(record, 'eventTime') ? record['eventTime'] : null;
  const match = typeof text === 'string' ? ISO.exec(text) : null;
  if (match === null) return null;
  const [, date = '', time = '', fraction = '', hours = '+00', minutes = '00'] = match;
  // JavaScript moves 31 February into March
  const day = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(date)) return null;
  const found = Date.parse(`${date}T${time}${fraction.slice(0, 4)}${hours}:${minutes}`);
  return Number.isNaN(found) ? null : found;
}
