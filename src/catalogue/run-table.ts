// What a run says, as a table of the rules that fired, and as files: CSV, NDJSON, a layer for the Navigator.
import type { Catalogue, RuleRow } from './catalogue';
import { LEVELS } from './facet-values';
import { attackMatrix, navigatorLayer, type AttackMatrix } from './matrix';
import type { RunResult, RunRow } from './run';

export interface RunTable {
  readonly events: number;
  /** Rules asked, correlations included. */
  readonly rules: number;
  /** Those that fired: by level, then by matches; noise last. */
  readonly fired: readonly FiredRule[];
  /** Those that only nearly did, most near misses first. */
  readonly near: readonly FiredRule[];
  readonly silent: number;
  readonly refused: readonly RuleRow[];
  /** Of what fired; a cell counts matches. */
  readonly matrix: AttackMatrix;
}

export interface FiredRule extends Omit<RunRow, 'number'> {
  readonly row: RuleRow;
  /** Matches of all events, 0 to 1. */
  readonly share: number;
}

export function runTable(catalogue: Catalogue, { events, rows, refused }: RunResult): RunTable {
  const all = rows.map(({ number, ...rest }): FiredRule => ({
    row: catalogue.row(number),
    ...rest,
    share: events === 0 ? 0 : rest.matches / events,
  }));
  const fired = all.filter(({ matches }) => matches > 0).sort(byWeight);
  const near = all
    .filter(({ matches, nearMisses }) => matches === 0 && nearMisses > 0)
    .sort((a, b) => b.nearMisses - a.nearMisses);
  return {
    events,
    rules: rows.length,
    fired,
    near,
    silent: all.length - fired.length - near.length,
    refused: catalogue.rows(refused),
    matrix: attackMatrix(
      fired.map(({ row, matches }) => ({
        entry: catalogue.rules[row.number]!.entry,
        count: matches,
      })),
    ),
  };
}

const byWeight = (a: FiredRule, b: FiredRule): number =>
  Number(a.noise) - Number(b.noise) ||
  levelRank(a.row) - levelRank(b.row) ||
  b.matches - a.matches ||
  a.row.number - b.row.number;

function levelRank({ level }: RuleRow): number {
  const at = LEVELS.indexOf(level?.toLowerCase() ?? '');
  return at < 0 ? LEVELS.length : at;
}

export type RunFormat = 'csv' | 'ndjson' | 'navigator';

/** The text of a file to be taken away: rules that fired, then those that nearly did. */
export function exportRun(table: RunTable, format: RunFormat, name: string): string {
  const rules = [...table.fired, ...table.near].map((one) => recordOf(one));
  switch (format) {
    case 'csv':
      return [COLUMNS, ...rules.map((record) => COLUMNS.map((column) => record[column]))]
        .map((cells) => `${cells.map(cell).join(',')}\r\n`)
        .join('');
    case 'ndjson':
      return rules.map((record) => `${JSON.stringify(record)}\n`).join('');
    case 'navigator':
      return navigatorLayer(table.matrix, {
        name,
        description: `${table.fired.length} of ${table.rules} rules fired on ${table.events} events`,
        what: 'matches',
      });
  }
}

const COLUMNS = [
  'title',
  'id',
  'level',
  'matches',
  'share',
  'first',
  'last',
  'near_misses',
  'noise',
  'tactics',
  'techniques',
  'source',
  'path',
] as const;

type Cell = string | number | boolean | readonly string[] | null;

function recordOf(one: FiredRule): Record<(typeof COLUMNS)[number], Cell> {
  const { row, matches, share, first, last, nearMisses, noise } = one;
  return {
    title: row.title,
    id: row.key,
    level: row.level,
    matches,
    share: Math.round(share * 1e6) / 1e6,
    first: dateText(first),
    last: dateText(last),
    near_misses: nearMisses,
    noise,
    tactics: row.tactics,
    techniques: row.techniques,
    source: row.set,
    path: row.path,
  };
}

const dateText = (time: number | null): string | null =>
  time === null ? null : new Date(time).toISOString();

/** A table program takes a cell that begins so for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: Cell): string {
  const joined = typeof value === 'object' ? (value ?? []).join(' ') : String(value);
  const text = FORMULA.test(joined) ? `'${joined}` : joined;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
