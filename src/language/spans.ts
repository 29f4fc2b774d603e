// Timespans of correlations in words (docs/semantics.md, 8a).
import { secondsOf } from '../sigma/timespan';
import { counted } from './markdown';

const UNITS: Readonly<Record<string, string>> = {
  s: 'second',
  m: 'minute',
  h: 'hour',
  d: 'day',
  w: 'week',
  M: 'month',
  y: 'year',
};

const MEAN: Readonly<Record<string, string>> = {
  M: ' of 30.44 days, a twelfth of a mean year',
  y: ' of 365.2425 days, a mean year',
};

/** `5m` is `5 minutes`; null where it is no timespan. */
export function spanWords(text: string): string | null {
  if (secondsOf(text) === null) return null;
  const unit = text.at(-1)!;
  return counted(Number(text.slice(0, -1)), UNITS[unit]!) + (MEAN[unit] ?? '');
}

const USUAL = ['1m', '5m', '10m', '1h', '1d', '7d'];

/** With each unit behind the number that is typed; the usual ones where none is. */
export function spansFor(typed: string): { text: string; words: string }[] {
  const number = /^\d+/.exec(typed)?.[0];
  const texts =
    number === undefined ? USUAL : ['m', 'h', 'd', 's', 'w', 'M', 'y'].map((unit) => number + unit);
  return texts.flatMap((text) => {
    const words = spanWords(text);
    return words === null ? [] : [{ text, words }];
  });
}
