// What was wrong with the events that were read: sorted, and what many files say alike once.
import type { SourceProblem } from '../worker/api';
import type { Events } from './facts';
import { digits } from './value-words';

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
