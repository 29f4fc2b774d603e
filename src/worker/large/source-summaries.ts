// What was found in each file, out of what its pieces say.
import * as messages from '../../cloudtrail/messages';
import { MAX_PROBLEMS, nameOfAll, type Problem } from '../../cloudtrail/read';
import type { EventSource, SourceSummary } from '../api';
import { skippedIn } from './cut';
import { sum, type Held } from './held';
import { IN_ZIP } from './piece';

/** About a file as a whole. */
export interface Said {
  readonly source: number;
  readonly problem: Problem;
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
    const whole = (wholes.get(source) ?? []).map((one) => one.problem);
    const events = sum(own.map(({ count }) => count ?? 0));
    return {
      name,
      container: containerOf(own),
      events,
      skipped: skippedIn(remarks),
      problems: limited([...whole, ...onceEach(problemsIn(own), events)]),
    };
  });
}

/** As the reader of small files names it: a zip by what is in it, where that is one kind of file. */
function containerOf(held: readonly Held[]): string {
  const names = held.map(({ remarks }) => remarks?.container ?? '');
  if (!names.some((name) => name === 'zip' || name.startsWith(IN_ZIP))) return nameOfAll(names);
  // Not what was put together again out of them, nor files without any event.
  const files = held.filter(({ own, count, weight }) => own && (count !== 0 || weight === 0));
  const inside = files.map(({ remarks }) => (remarks?.container ?? '').replace(IN_ZIP, ''));
  const [only, ...others] = new Set(inside.filter((name) => name !== '' && name !== 'zip'));
  return only === undefined || others.length > 0 ? 'zip' : IN_ZIP + only;
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
function problemsIn(held: readonly Held[]): Problem[] {
  let [before, file] = [0, held[0]?.piece.file];
  return held.flatMap(({ remarks, own, piece }) => {
    if (remarks === null) return [];
    if (piece.file !== file) [before, file] = [0, piece.file];
    const first = before;
    if (own) before += remarks.lines;
    return remarks.problems.map((problem) => ({ ...problem, line: problem.line + first }));
  });
}

/** What has no place of its own may be said of many pieces in the same words; and what is not in one may be in others. */
function onceEach(problems: readonly Problem[], events: number): Problem[] {
  const said = new Set<string>();
  return problems.filter(({ diagnostic: { code, message, range } }) => {
    if (code === 'no-events' && events > 0) return false;
    if (range[1] > 0) return true;
    const known = said.has(message);
    said.add(message);
    return !known;
  });
}

function limited(problems: readonly Problem[]): readonly Problem[] {
  const next = problems[MAX_PROBLEMS];
  if (next === undefined) return problems;
  const diagnostic = messages.moreProblems(next.diagnostic.range, problems.length - MAX_PROBLEMS);
  return [...problems.slice(0, MAX_PROBLEMS), { ...next, diagnostic }];
}
