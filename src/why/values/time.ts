// A point in time with one part of it changed.
import type { Operand } from '../../sigma/operand';

type TimeOperand = Extract<Operand, { op: 'time' }>;

const DAY = 86_400_000;

/** ISO 8601 in UTC, near `base` (the same form, or any date); the part as asked, or one to either side of it. */
export function timesFor({ part, value }: TimeOperand, base: string): readonly string[] {
  const start = new Date(base);
  const from = Number.isNaN(start.getTime()) ? new Date('2026-03-03T10:15:00Z') : start;
  return [value, value + 1, value - 1].flatMap((wished) => {
    const time = moved(from, part, wished);
    return time === null ? [] : [`${time.toISOString().slice(0, 19)}Z`];
  });
}

function moved(from: Date, part: TimeOperand['part'], wished: number): Date | null {
  const time = new Date(from);
  switch (part) {
    case 'minute':
      time.setUTCMinutes(wished);
      break;
    case 'hour':
      time.setUTCHours(wished);
      break;
    case 'day':
      // A month with 31 days has them all.
      time.setUTCMonth(0, wished);
      break;
    case 'week': {
      const january4 = Date.UTC(time.getUTCFullYear(), 0, 4);
      const monday = january4 - ((new Date(january4).getUTCDay() + 6) % 7) * DAY;
      time.setTime(monday + (wished - 1) * 7 * DAY + (time.getTime() % DAY));
      break;
    }
    case 'month':
      time.setUTCMonth(wished - 1, 1);
      break;
    case 'year':
      time.setUTCFullYear(wished);
  }
  return Number.isNaN(time.getTime()) || time.getUTCFullYear() > 9999 || time.getUTCFullYear() < 0
    ? null
    : time;
}
