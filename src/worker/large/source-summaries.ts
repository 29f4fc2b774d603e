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

/** A summary, what it was made of, and since when it is so. */
interface Known {
  readonly made: string;
  readonly summary: SourceSummary;
  readonly revision: number;
}

/** Of files by the thousand a few change at a time: those alone are said anew. */
export class Summaries {
  readonly #sources: readonly EventSource[];
  #known: Known[] = [];

  constructor(sources: readonly EventSource[]) {
    this.#sources = sources;
  }

  get all(): readonly SourceSummary[] {
    return this.#known.map(({ summary }) => summary);
  }

  /** By the number of their source, those that are others since a revision. */
  since(seen: number): readonly (readonly [source: number, summary: SourceSummary])[] {
    return this.#known.flatMap(({ summary, revision }, source) =>
      revision > seen ? [[source, summary] as const] : [],
    );
  }

  /** `held` are the pieces that were looked at, in the order of the files. */
  put(held: readonly Held[], said: readonly Said[], revision: number): void {
    const pieces = grouped(held);
    const wholes = grouped(said);
    this.#known = this.#sources.map(({ name }, source) => {
      const [own, whole] = [pieces.get(source) ?? [], wholes.get(source) ?? []];
      const made = `${own.length} ${sum(own.map(({ version }) => version + 1))} ${whole.length}`;
      const known = this.#known[source];
      if (known?.made === made) return known;
      return { made, summary: summaryOf(name, own, whole), revision };
    });
  }
}

function summaryOf(name: string, held: readonly Held[], said: readonly Said[]): SourceSummary {
  const remarks = held.flatMap((one) => (one.remarks === null ? [] : [one.remarks]));
  const whole = said.map((one) => one.problem);
  const events = sum(held.map(({ count }) => count ?? 0));
  return {
    name,
    container: containerOf(held),
    events,
    skipped: skippedIn(remarks),
    problems: limited([...whole, ...onceEach(problemsIn(held), events)]),
  };
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
