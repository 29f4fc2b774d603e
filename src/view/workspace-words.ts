// A workspace in words, as its list and its notices say it.
import { count } from './value-words';

interface Counts {
  readonly rules: number;
  readonly sets: number;
  readonly events: number;
  /** Bytes. */
  readonly size: number;
}

/** `3 rule files, 40 events in 2 sets, 12 KB`. */
export function countsWords({ rules, sets, events, size }: Counts): string {
  const inSets = sets > 1 ? ` in ${count(sets, 'set')}` : '';
  return [count(rules, 'rule file'), `${count(events, 'event')}${inSets}`, bytesWords(size)].join(
    ', ',
  );
}

/** `2 rule files set aside and 1 event set left out`; empty where there is none. */
export function besideWords(rules: number, sets: number): string {
  return [
    rules === 0 ? '' : `${count(rules, 'rule file')} set aside`,
    sets === 0 ? '' : `${count(sets, 'event set')} left out`,
  ]
    .filter(Boolean)
    .join(' and ');
}

export function bytesWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `just now`, `5 minutes ago`, `3 hours ago`, `yesterday`, else the day. Both in milliseconds since 1970. */
export function agoWords(then: number, now: number): string {
  const ago = now - then;
  if (ago < MINUTE) return 'just now';
  if (ago < HOUR) return `${count(Math.floor(ago / MINUTE), 'minute')} ago`;
  if (ago < DAY) return `${count(Math.floor(ago / HOUR), 'hour')} ago`;
  if (ago < 2 * DAY) return 'yesterday';
  return new Date(then).toLocaleDateString('en', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
}

/** In the header: `Untitled` is what has no name. */
export const faceWords = (name: string | null): string => name ?? 'Untitled';
