// What was read, in words: the chip beside the stages, and what was wrong with it.
import type { EventsAnswer, SourceProblem } from '../worker/api';
import { count } from './value-words';

/** `example, 12 records`; `CloudTrail log file, 40 records`; `3 files, 120 records`. */
export function sourcesWords(events: EventsAnswer): string {
  const records = count(events.rows.length, 'record');
  const [first, ...rest] = events.sources;
  if (first === undefined) return '';
  if (rest.length > 0) return `${events.sources.length} sources, ${records}`;
  return first.name === EXAMPLE ? `example, ${records}` : `${first.container}, ${records}`;
}

/** The name a shipped example's events are opened under. */
export const EXAMPLE = 'example';

export interface NamedProblem extends SourceProblem {
  readonly source: string;
}

export const sourceProblems = (events: EventsAnswer): NamedProblem[] =>
  events.sources.flatMap((source) =>
    source.problems.map((problem) => ({ ...problem, source: source.name })),
  );
