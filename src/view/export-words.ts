// What can be downloaded of the events, in words: which events, in which form, the file's name, the heads of its table.
import type { Bits, Outline, SourceSummary } from '../worker/api';
import type { CorrelationOutline } from '../worker/correlation-api';
import type { ExportColumn, ExportFormat, ExportProgress } from '../worker/export-api';
import type { Facts } from './facts';
import { columnGroups, everything, lit, type Reach } from './matrix';
import { EVERYTHING, type AllBits, type Picking, type Rows, type Verdicts } from './picking';
import { shownRows } from './rows';
import { count, digits } from './value-words';

export interface Form {
  readonly format: ExportFormat;
  readonly name: string;
  /** Downloaded as … */
  readonly said: string;
  readonly about: string;
  readonly ending: string;
}

export const FORMS: readonly Form[] = [
  {
    format: 'ndjson',
    name: 'NDJSON',
    said: 'NDJSON',
    about: 'One record a line, each value as it was read',
    ending: 'ndjson',
  },
  {
    format: 'log',
    name: 'CloudTrail log file',
    said: 'a log file',
    about: 'The same records in {"Records": […]}',
    ending: 'json',
  },
  {
    format: 'csv',
    name: 'CSV',
    said: 'CSV',
    about: 'This table, with every stage of every rule',
    ending: 'csv',
  },
];

/** `all`: nothing is left out of them. */
export interface EventSet {
  readonly kind: 'matching' | 'shown' | 'all';
  /** Indices in the order of the matrix; null = all of them, in theirs. */
  readonly events: Rows;
  readonly count: number;
  /** `3 matching events` */
  readonly words: string;
}

/** What the matrix shows. */
export interface Showing {
  readonly picking: Picking;
  readonly rows: Facts;
  readonly verdicts: Verdicts;
  readonly shown: Rows;
  /** All of them in its order; null where it is theirs, or the verdict's. */
  readonly order: Rows;
  /** A correlation has the verdict: events do not match, they stand behind an alert. */
  readonly alert: boolean;
}

/** The events that match and those shown, each where there are some; once where they are the same. */
export function eventSets({ picking, rows, verdicts, shown, order, alert }: Showing): EventSet[] {
  const total = rows.length;
  const size = (events: Rows): number => events?.length ?? total;
  const bits = verdicts.bits?.[verdicts.verdict];
  const onlyMatches: Picking = { ...EVERYTHING, filter: 'match', sort: picking.sort };
  const matching =
    bits === undefined ? new Uint32Array() : shownRows(onlyMatches, rows, verdicts, order);
  const same = size(shown) === size(matching) && allLit(bits, shown, size(shown));
  const words = (n: number): string =>
    alert ? `${count(n, 'event')} behind an alert` : count(n, 'matching event');
  const sets: EventSet[] = [];
  if (size(matching) > 0) {
    const events = same ? shown : matching;
    sets.push({ kind: 'matching', events, count: size(events), words: words(size(events)) });
  }
  if (size(shown) > 0 && !same) {
    const n = size(shown);
    const kind = n === total ? 'all' : 'shown';
    sets.push({ kind, events: shown, count: n, words: `${count(n, 'event')} shown` });
  }
  return sets;
}

function allLit(bits: Bits | undefined, rows: Rows, size: number): boolean {
  for (let at = 0; at < size; at++) if (!lit(bits, rows === null ? at : rows[at]!)) return false;
  return true;
}

/** `left`: how many of them could not be read. `replaced`: how many values were; null where nothing was to be. */
export function downloadedWords(
  set: EventSet,
  { said }: Form,
  left: number,
  replaced: number | null = null,
): string {
  const how = replaced === null ? '' : `, redacted: ${count(replaced, 'value')} replaced`;
  const words = `Downloaded ${count(set.count - left, 'event')} as ${said}${how}`;
  return left === 0 ? words : `${words}; ${count(left, 'event')} could not be read`;
}

/** `Learning what must not travel: 1,200 of 45,000 events` */
export function exportWords({ phase, done, of }: ExportProgress): string {
  const what = phase === 'learning' ? 'Learning what must not travel' : 'Writing';
  return `${what}: ${digits(done)} of ${count(of, 'event')}`;
}

/** Of all the work: both phases read every event. */
export const exportShare = ({ phase, done, of }: ExportProgress, redacting: boolean): number => {
  const part = of === 0 ? 0 : done / of;
  if (!redacting) return part;
  return phase === 'learning' ? part / 2 : 0.5 + part / 2;
};

export const CHANGED = 'The events were changing: nothing was downloaded. Try again.';

/** `matching-denied-calls.ndjson`, `example-events.csv`; `title` is that of the rule in focus. */
export function fileName(
  set: EventSet,
  { ending }: Form,
  sources: readonly Pick<SourceSummary, 'name' | 'events'>[],
  title: string,
): string {
  if (set.kind === 'matching') return `matching-${slug(title) || 'events'}.${ending}`;
  const [first, ...rest] = sources.filter((source) => source.events > 0);
  const from = rest.length > 0 ? `${rest.length + 1}-sources` : slug(bareName(first?.name ?? ''));
  return `${[from, set.kind === 'all' ? 'events' : 'shown'].filter(Boolean).join('-')}.${ending}`;
}

const bareName = (name: string): string =>
  name.replace(/^.*[/\\]/, '').replace(/(?:\.(?:json|jsonl|ndjson|log|txt|gz|zip|csv|tsv))+$/i, '');

const LONGEST = 80;

/** Letters and digits of any script, which every file system takes. */
const slug = (text: string): string =>
  [...text.toLowerCase().replace(/[^\p{L}\p{N}_]+/gu, '-')]
    .slice(0, LONGEST)
    .join('')
    .replace(/^-+|-+$/g, '');

const FACTS: readonly ExportColumn[] = [
  { head: 'event', fact: 'number' },
  { head: 'time', fact: 'time' },
  { head: 'event name', fact: 'name' },
  { head: 'service', fact: 'service' },
  { head: 'principal', fact: 'principal' },
  { head: 'error code', fact: 'errorCode' },
  { head: 'address', fact: 'address' },
  { head: 'region', fact: 'region' },
];

const UNKNOWN = 'not evaluated';
const VERDICT = ['match', 'no match', UNKNOWN] as const;
const ALERT = ['behind an alert', 'behind no alert', UNKNOWN] as const;
const STAGE = ['satisfied', 'not satisfied', UNKNOWN] as const;

/** The events, then each rule: its verdict and its stages, in the order of the matrix. Several say which rule they are of. */
export function tableColumns(
  rules: readonly (Outline | CorrelationOutline)[],
  bits: AllBits,
  reach: Reach = everything,
): ExportColumn[] {
  const of = (id: string) => ({ bits: bits?.[id] ?? null, known: reach(id) });
  const titles = distinct(rules.map(({ title }, i) => (title === '' ? `Rule ${i + 1}` : title)));
  const columns = rules.flatMap((rule, i): ExportColumn[] => {
    const head = (text: string) => (rules.length > 1 ? `${titles[i]!}: ${text}` : text);
    if (!('stages' in rule)) return [{ head: head('alert'), ...of(rule.id), words: ALERT }];
    const stages = columnGroups(rule).flatMap((group) => group.columns);
    return [
      { head: head('verdict'), ...of(rule.id), words: VERDICT },
      ...stages.map(({ id, name }) => ({ head: head(name), ...of(id), words: STAGE })),
    ];
  });
  const all = [...FACTS, ...columns];
  const heads = distinct(all.map((column) => column.head));
  return all.map((column, i) => ({ ...column, head: heads[i]! }));
}

/** No two alike: `A`, `A (2)`. Stages may be called as anything is. */
function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let n = 2; taken.has(free); n += 1) free = `${name} (${n})`;
    taken.add(free);
    return free;
  });
}
