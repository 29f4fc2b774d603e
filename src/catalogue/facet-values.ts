// What each facet says of a rule, and how the page says that.
import { findTactic, findTechnique, tactics } from './attack';
import { authorsOf, logsourceWords, type RuleEntry } from './rule-entry';

export const FACETS = [
  'level',
  'status',
  'tactic',
  'technique',
  'logsource',
  'service',
  'call',
  'author',
  'source',
] as const;

export type Facet = (typeof FACETS)[number];

/** Stands for whatever service, or call of one. */
export const ANY_SERVICE = 'any service';
const NONE = 'none';

export const LEVELS = ['critical', 'high', 'medium', 'low', 'informational'];
const STATUSES = ['stable', 'test', 'experimental', 'deprecated', 'unsupported'];

export interface Placed {
  readonly entry: RuleEntry;
  readonly set: string;
  readonly path: string;
}

type Values = (placed: Placed) => readonly string[];

const VALUES: Readonly<Record<Facet, Values>> = {
  level: ({ entry }) => [entry.level?.toLowerCase() ?? NONE],
  status: ({ entry }) => [entry.status?.toLowerCase() ?? NONE],
  tactic: ({ entry }) => entry.tactics,
  technique: ({ entry }) => entry.techniques,
  logsource: ({ entry }) => [logsourceWords(entry) || NONE],
  service: ({ entry }) => servicesOf(entry),
  call: ({ entry }) => callsOf(entry),
  author: ({ entry }) => authorsOf(entry),
  source: ({ set, path }) => [set, ...foldersOf(path).map((folder) => `${set} › ${folder}`)],
};

/** `s3` for `s3.amazonaws.com`. */
export const shortSource = (source: string): string => source.replace(/\.amazonaws\.com$/, '');

function servicesOf({ coverage }: RuleEntry): readonly string[] {
  if (coverage === null) return [];
  if (coverage.any > 0) return [ANY_SERVICE];
  return coverage.services
    .filter(({ any, calls }) => any > 0 || calls.some(([, state]) => state > 0))
    .map(({ source }) => shortSource(source));
}

/** `iam CreateUser`: calls a rule is about by its own text. */
function callsOf({ coverage }: RuleEntry): readonly string[] {
  if (coverage === null) return [];
  return coverage.services.flatMap(({ source, any, calls }) =>
    any > 0 ? [] : calls.flatMap(([name, state]) => (state > 0 ? [callValue(source, name)] : [])),
  );
}

export const callValue = (source: string, name: string): string => `${shortSource(source)} ${name}`;

/** The folders its file lies in, the outer two. */
function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return [1, 2]
    .filter((depth) => depth <= parts.length)
    .map((depth) => parts.slice(0, depth).join('/'));
}

export const LABELS: Readonly<Partial<Record<Facet, (value: string) => string>>> = {
  tactic: (value) => findTactic(value)?.name ?? value,
  technique: (value) => {
    const found = findTechnique(value);
    return found === null ? value : `${value} ${found.name}`;
  },
};

/** Facets with an order of their own; the others have the largest counts first. */
export const ORDERS: Readonly<Partial<Record<Facet, readonly string[]>>> = {
  level: LEVELS,
  status: STATUSES,
  tactic: tactics.map(({ short }) => short),
};

/** What a facet says of a rule by itself; for calls that is those it names. */
export const valuesOf = (facet: Facet, placed: Placed): readonly string[] => VALUES[facet](placed);
