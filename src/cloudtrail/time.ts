// When an event happened, for whatever counts over time.
import type { JsonValue } from '../text/json';
import { isObject } from './containers/container';

const ISO = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2})(\.\d+)?(?:[Zz]|([+-]\d{2}):?(\d{2}))?$/;

/** `eventTime` in milliseconds since 1970, UTC where it names no zone; null where there is none that can be read. */
export function timeOf(record: JsonValue): number | null {
  const text = isObject(record) && Object.hasOwn(record, 'eventTime') ? record['eventTime'] : null;
  return typeof text === 'string' ? (plainTime(text) ?? timeIn(text)) : null;
}

/** `2026-03-02T09:14:07Z`, as CloudTrail writes it: read without a detour, since there are millions of them. */
function plainTime(text: string): number | null {
  if (!isPlainTime(text)) return null;
  const part = (at: number) => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
  const [year, month, day] = [part(0) * 100 + part(2), part(5), part(8)];
  const [hour, minute, second] = [part(11), part(14), part(17)];
  const sound = year > 99 && month >= 1 && month <= 12 && day >= 1 && day <= 28;
  // The ends of months are looked at more closely.
  if (!sound || hour > 23 || minute > 59 || second > 59) return null;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** As CloudTrail writes it. */
export const isPlainTime = (text: string): boolean => PLAIN.test(text);

const PLAIN = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

function timeIn(text: string): number | null {
  const match = ISO.exec(text);
  if (match === null) return null;
  const [, date = '', time = '', fraction = '', hours = '+00', minutes = '00'] = match;
  // JavaScript moves 31 February into March
  const day = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(date)) return null;
  const found = Date.parse(`${date}T${time}${fraction.slice(0, 4)}${hours}:${minutes}`);
  return Number.isNaN(found) ? null : found;
}
