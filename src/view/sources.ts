// What was read, in words: the chip beside the stages, and what was wrong with it.
import type { SourceProblem, SourceSummary } from '../worker/api';
import type { Events } from './facts';
import { count, digits } from './value-words';

/** `example, 12 records`; `CloudWatch Logs export, 412 records, 3 control messages skipped`; `3 × NDJSON, 120 records`. */
export function sourcesWords({ rows, sources }: Events): string {
  const [first, ...rest] = sources;
  if (first === undefined) return '';
  const records = `${count(rows.length, 'record')}${skippedWords(sources)}`;
  if (rest.length === 0)
    return `${first.name === EXAMPLE ? 'example' : first.container}, ${records}`;
  const alike = rest.every(({ container }) => container === first.container);
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

export interface NamedProblem extends SourceProblem {
  /** Its name, or how many sources say the same. */
  readonly source: string;
}

/**
 * What many sources say alike, as a folder full of digests does, is said once. First of each code one, the worst first: a mistake on
 * every line of one file does not hide what is said of another.
 */
export function sourceProblems({ sources }: Pick<Events, 'sources'>): NamedProblem[] {
  const found = new Map<string, { problem: SourceProblem; names: Set<string> }>();
  for (const { name, problems } of sources) {
    for (const problem of problems) {
      const { line, column, diagnostic } = problem;
      const key = `${line}:${column} ${diagnostic.message}`;
      const known = found.get(key) ?? { problem, names: new Set() };
      found.set(key, known);
      known.names.add(name);
    }
  }
  const said = new Map<string, number>();
  const ranked = [...found.values()].map(({ problem, names: [first, ...rest] }) => {
    const { code, severity } = problem.diagnostic;
    const nth = said.get(code) ?? 0;
    said.set(code, nth + 1);
    const source = rest.length === 0 ? (first ?? '') : `${digits(rest.length + 1)} files,`;
    return { named: { ...problem, source }, nth, rank: SEVERITIES.indexOf(severity) };
  });
  ranked.sort((a, b) => a.nth - b.nth || a.rank - b.rank);
  return ranked.map(({ named }) => named);
}

const SEVERITIES = ['error', 'warning', 'info'];
