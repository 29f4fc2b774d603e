// What was found in each file, out of what its pieces say.
import type { Skipped } from '../../cloudtrail/containers/container';
import type { Problem } from '../../cloudtrail/read';
import type { EventSource, SourceSummary } from '../api';
import { sum, type Held } from './held';
import type { Remarks } from './piece';

/** About a file as a whole. */
export interface Said {
  readonly source: number;
  readonly remarks: Remarks;
}

/** `held` are the pieces that were looked at, in the order of the files. */
export function summaries(
  sources: readonly EventSource[],
  held: readonly Held[],
  said: readonly Said[],
): SourceSummary[] {
  const pieces = grouped(held);
  const wholes = grouped(said);
  return sources.map(({ name }, source) => {
    const own = pieces.get(source) ?? [];
    const remarks = own.flatMap((one) => (one.remarks === null ? [] : [one.remarks]));
    const whole = (wholes.get(source) ?? []).map((one) => one.remarks);
    const all = [...whole, ...remarks];
    return {
      name,
      container: all.find(({ container }) => container !== '')?.container ?? '',
      events: sum(own.map(({ count }) => count ?? 0)),
      skipped: skippedIn(all),
      problems: [...whole.flatMap(({ problems }) => problems), ...problemsIn(remarks)],
    };
  });
}

function grouped<T extends { readonly source: number }>(all: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const one of all) {
    const known = groups.get(one.source);
    if (known === undefined) groups.set(one.source, [one]);
    else known.push(one);
  }
  return groups;
}

/** Pieces count their lines from 1; those of a file go on. */
function problemsIn(remarks: readonly Remarks[]): Problem[] {
  let before = 0;
  return remarks.flatMap(({ problems, lines }) => {
    const first = before;
    before += lines;
    return problems.map((problem) => ({ ...problem, line: problem.line + first }));
  });
}

function skippedIn(remarks: readonly Remarks[]): Skipped[] {
  const counts = new Map<string, number>();
  for (const { skipped } of remarks)
    for (const { kind, count } of skipped) counts.set(kind, (counts.get(kind) ?? 0) + count);
  return [...counts].map(([kind, count]) => ({ kind, count }));
}
