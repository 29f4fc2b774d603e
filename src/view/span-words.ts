// Stretches of time in words, and the times at an axis. All in UTC, as CloudTrail has them.
import { DAY, widthFor, type Bins } from './histogram';
import type { Span } from './picking';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const YEAR = 366 * DAY;

const two = (n: number): string => String(n).padStart(2, '0');

/** `15 Jan`, `15 Jan 2026` */
function dayWords(time: number, withYear: boolean): string {
  const date = new Date(time);
  const day = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]!}`;
  return withYear ? `${day} ${date.getUTCFullYear()}` : day;
}

/** `09:30`, with what is finer where it is needed. */
function clockWords(time: number, fine: number): string {
  const date = new Date(time);
  const minutes = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
  if (fine % 60_000 === 0) return minutes;
  const seconds = `${minutes}:${two(date.getUTCSeconds())}`;
  return fine % 1000 === 0
    ? seconds
    : `${seconds}.${String(date.getUTCMilliseconds()).padStart(3, '0')}`;
}

const sameDay = (a: number, b: number): boolean => Math.floor(a / DAY) === Math.floor(b / DAY);

const yearOf = (time: number): number => new Date(time).getUTCFullYear();

/** A link may hold any number. */
const asDate = (time: number): number => Math.max(-8.64e15, Math.min(8.64e15, time));

/** `15 Jan`, `15 Jan – 17 Jan`, `15 Jan 09:00 – 11:30`, `15 Jan 22:00 – 16 Jan 02:00`; `to` is what stands between the two. */
export function spanWords(span: Span, to = '–'): string {
  const [from, end] = [asDate(span[0]), asDate(span[1])];
  const years = yearOf(from) !== yearOf(end - 1);
  if (from % DAY === 0 && end % DAY === 0) {
    const last = dayWords(end - DAY, years);
    return end - from <= DAY ? last : `${dayWords(from, years)} ${to} ${last}`;
  }
  // Both ends as fine as the finer one.
  const fine = [60_000, 1000, 1].find((unit) => from % unit === 0 && end % unit === 0)!;
  const start = `${dayWords(from, years)} ${clockWords(from, fine)}`;
  const stop = clockWords(end, fine);
  if (sameDay(from, end)) return `${start} ${to} ${stop}`;
  return sameDay(from, end - 1) && end % DAY === 0
    ? `${start} ${to} 24:00`
    : `${start} ${to} ${dayWords(end, years)} ${stop}`;
}

export interface Tick {
  /** 0 to 1. */
  readonly at: number;
  readonly label: string;
}

/** Times at the axis, at most so many: days where days begin, else clocks. The first says its day. */
export function ticksOf({ from, width, count }: Bins, most: number): Tick[] {
  const to = from + width * count;
  const step = widthFor(from, to, Math.max(1, most));
  const first = Math.ceil(from / step) * step;
  const times = Array.from(
    { length: Math.floor((to - first) / step) + 1 },
    (_, i) => first + i * step,
  );
  const long = to - from > YEAR;
  return times.map((time, i) => {
    const date = dayWords(time, long);
    const at = (time - from) / (to - from);
    if (time % DAY === 0) return { at, label: date };
    const clock = clockWords(time, step);
    return { at, label: i === 0 ? `${date} ${clock}` : clock };
  });
}
