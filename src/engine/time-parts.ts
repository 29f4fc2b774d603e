// From a value to a part of the point in time it stands for, in UTC (docs/semantics.md, 3.7).
import type { TimePart } from '../sigma/operand';
import type { JsonValue } from '../text/json';

/** null where the value is no point in time. */
export function timePartOf(value: JsonValue, part: TimePart): number | null {
  const time = millisecondsOf(value);
  return time === null ? null : partOf(new Date(time), part);
}

function partOf(time: Date, part: TimePart): number {
  switch (part) {
    case 'minute':
      return time.getUTCMinutes();
    case 'hour':
      return time.getUTCHours();
    case 'day':
      return time.getUTCDate();
    case 'week':
      return isoWeek(time);
    case 'month':
      return time.getUTCMonth() + 1;
    case 'year':
      return time.getUTCFullYear();
  }
}

const DAY = 86_400_000;

/** Weeks begin on Monday; the first of a year is the one with its first Thursday. */
function isoWeek(time: Date): number {
  const weekday = (time.getUTCDay() + 6) % 7;
  const thursday = Math.floor(time.getTime() / DAY) + 3 - weekday;
  const year = new Date(thursday * DAY).getUTCFullYear();
  return Math.floor((thursday - Date.UTC(year, 0, 1) / DAY) / 7) + 1;
}

/** Seconds up to here, milliseconds from here on: the year 5138, or March 1973. */
const SECONDS_END = 1e11;
/** Beyond, no calendar reaches. */
const LAST = 8.64e15;

function millisecondsOf(value: JsonValue): number | null {
  if (typeof value === 'string') return parseIso(value);
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  const milliseconds = Math.abs(value) < SECONDS_END ? value * 1000 : value;
  return Math.abs(milliseconds) <= LAST ? milliseconds : null;
}

/** Date, time with `T` or a space between, seconds and fractions if given, an offset or UTC. A date alone is its midnight. */
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:[Zz]|([+-])(\d{2}):?(\d{2}))?)?$/;

function parseIso(text: string): number | null {
  const match = ISO.exec(text);
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match
    .slice(1, 7)
    .map((digits = '0') => Number(digits)) as [number, number, number, number, number, number];
  const [sign, hours = '0', minutes = '0'] = match.slice(7);
  const sound =
    hour < 24 && minute < 60 && second <= 60 && Number(hours) < 24 && Number(minutes) < 60;
  const date = new Date(0);
  // not Date.UTC, which takes the years 0 to 99 for 1900 to 1999
  date.setUTCFullYear(year, month - 1, day);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!sound || !exists) return null;
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  // a leap second belongs to its minute
  return date.getTime() + ((hour * 60 + minute) * 60 + Math.min(second, 59)) * 1000 - offset;
}
