// How far the events are read, in words.
import type { Progress } from '../worker/growth';
import { count, digits } from './value-words';

export interface SoFar {
  readonly records: number;
  /** null where no rule could be evaluated. */
  readonly matches: number | null;
  /** Milliseconds since it was at `from`. */
  readonly since: number;
  readonly from: number;
}

export interface ProgressWords {
  /** `Reading 42 % of 1.0 GB` */
  readonly doing: string;
  /** `· 412,000 records · 37 matches so far · 3 s left` */
  readonly more: string;
}

export function progressWords({ doing, done, bytes }: Progress, soFar: SoFar): ProgressWords {
  const { records, matches } = soFar;
  const percent = `${Math.floor(done * 100)} %`;
  const left = timeLeft(done, soFar);
  const found =
    matches === null ? [] : [`${digits(matches)} ${matches === 1 ? 'match' : 'matches'} so far`];
  if (doing === 'counting') {
    return {
      doing: `Counting stages ${percent}`,
      more: ['', ...left, 'counts are of the records so far'].join(' · '),
    };
  }
  const more = ['', count(records, 'record'), ...found, ...left].join(' · ');
  return { doing: `Reading ${percent} of ${sizeWords(bytes)}`, more };
}

/** For those who listen: said when it begins to do something else. */
export function progressSpoken(
  progress: Progress | null,
  stopped: boolean,
  records: number,
): string {
  if (progress?.doing === 'reading' && !stopped) return `Reading ${sizeWords(progress.bytes)}`;
  if (stopped) return `Reading stopped: ${count(records, 'record')}.`;
  return progress === null ? 'All events are read.' : 'Counting stages';
}

/** What facts and bars are of while events are read: matches are known before everything else is; nothing once all is. */
export function countedSoFar(progress: Progress | null | undefined): string {
  if (progress == null) return '';
  return progress.doing === 'reading' ? 'matching events only, so far' : 'events counted so far';
}

/** Nothing before one can tell. */
function timeLeft(done: number, { since, from }: SoFar): string[] {
  if (since < 1000 || done - from < 0.02) return [];
  const seconds = Math.ceil(((1 - done) / (done - from)) * (since / 1000));
  return [seconds < 90 ? `${seconds} s left` : `${Math.round(seconds / 60)} min left`];
}

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** `1.4 GB` */
export function sizeWords(bytes: number): string {
  const power = Math.min(
    UNITS.length - 1,
    Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)),
  );
  const size = bytes / 1000 ** power;
  return `${size >= 100 || power === 0 ? Math.round(size) : size.toFixed(1)} ${UNITS[power]!}`;
}
