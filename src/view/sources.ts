// What was read, in words: the chip beside the stages, and what was wrong with it.
import type { SourceSummary } from '../worker/api';
import type { Events } from './facts';
import { count, digits } from './value-words';

/** `example, 12 records`; `CloudWatch Logs export, 412 records, 3 control messages skipped`; `3 × NDJSON, 120 records`. */
export function sourcesWords({ rows, sources }: Events): string {
  const [first, ...rest] = sources;
  if (first === undefined) return '';
  const records = `${count(rows.length, 'record')}${skippedWords(sources)}`;
  if (rest.length === 0)
    return [first.name === EXAMPLE ? 'example' : first.container, records]
      .filter(Boolean)
      .join(', ');
  // Of files that nobody has looked into yet it is not known what they are.
  const alike =
    first.container !== '' && rest.every(({ container }) => container === first.container);
  const many = alike
    ? `${digits(sources.length)} × ${first.container}`
    : count(sources.length, 'source');
  return `${many}, ${records}`;
}

/** `, 3 control messages skipped`; nothing where nothing was. */
function skippedWords(sources: readonly SourceSummary[]): string {
  const counts = new Map<string, number>();
  for (const { skipped } of sources) {
    for (const { kind, count: n } of skipped) counts.set(kind, (counts.get(kind) ?? 0) + n);
  }
  const words = [...counts].map(([kind, n]) => count(n, kind));
  return words.length === 0 ? '' : `, ${words.join(' and ')} skipped`;
}

/** The name a shipped example's events are opened under. */
export const EXAMPLE = 'example';
