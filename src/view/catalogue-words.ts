// What a rule asks, in words: the kind of a test, a line of a detection as a sentence. Knows no component.
import type { PredicateLine } from '../catalogue/stages';
import { code, text, type Part } from './parts';

const KINDS: Readonly<Record<string, string>> = {
  eq: 'equals',
  contains: 'contains',
  startswith: 'begins with',
  endswith: 'ends with',
  wildcard: 'is like',
  re: 'matches',
  is_null: 'is null or absent',
  exists: 'is there',
  keyword: 'has the word',
  cidr: 'lies in',
  lt: 'is below',
  lte: 'is at most',
  gt: 'is above',
  gte: 'is at least',
  fieldref: 'equals the field',
};

/** `equals`; what has no word of its own is said as it is written: `base64offset|contains`. */
export function kindWords(kind: string): string {
  const [name = '', ...more] = kind.split('|');
  const word = KINDS[kind];
  if (word !== undefined) return word;
  return more.join() === 'cased' && KINDS[name] !== undefined ? `${KINDS[name]} (cased)` : kind;
}

interface Run {
  readonly kind: string;
  readonly values: (string | null)[];
}

/** `errorCode` equals `A` or `B`; neighbours of the same kind share its word. */
export function lineParts({ field, need, negated, predicates }: PredicateLine): Part[] {
  const runs: Run[] = [];
  for (const { kind, value } of predicates) {
    const last = runs.at(-1);
    if (last?.kind === kind) last.values.push(value);
    else runs.push({ kind, values: [value] });
  }
  const join = need === 'all' ? ' and ' : ' or ';
  const head = field === null ? text('the event') : code(field, 120);
  const said = runs.flatMap(({ kind, values }, at): Part[] => [
    text(`${at === 0 ? ' ' : join}${kindWords(kind)}`),
    ...values.flatMap((value, i): Part[] =>
      value === null ? [] : [text(i === 0 ? ' ' : join), code(value === '' ? "''" : value, 120)],
    ),
  ]);
  return [...(negated ? [text('not: ')] : []), head, ...said];
}

/** `2026-01-15` */
export const dayWords = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** `2026-01-15 09:30:00`, UTC; empty where there is none. */
export const timeWords = (time: number | null): string =>
  time === null ? '' : new Date(time).toISOString().slice(0, 19).replace('T', ' ');
