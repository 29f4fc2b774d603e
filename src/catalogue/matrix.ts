// The matrix of ATT&CK with a number in each cell, and the same as a layer for MITRE's Navigator (format 4.5).
import { ATTACK_VERSION, findTechnique, tactics } from './attack';
import type { RuleEntry } from './rule-entry';

export interface AttackMatrix {
  /** Every tactic, in order. */
  readonly columns: readonly MatrixColumn[];
  /** The largest number in a cell. */
  readonly most: number;
}

export interface MatrixColumn {
  readonly tactic: string;
  readonly id: string;
  readonly name: string;
  /** Rules tagged with it. */
  readonly count: number;
  /** Techniques with a number, by id: a sub-technique stands behind its own. */
  readonly cells: readonly MatrixCell[];
}

export interface MatrixCell {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  /** Titles of the rules, the first few. */
  readonly rules: readonly string[];
}

/** What counts in the matrix; `count` is 1 for a rule of a list, the matches for one that fired. */
export interface Counted {
  readonly entry: Pick<RuleEntry, 'title' | 'tactics' | 'techniques'>;
  readonly count: number;
}

const TITLES = 20;

export function attackMatrix(counted: readonly Counted[]): AttackMatrix {
  const totals = new Map<string, number>();
  const cells = new Map<string, Map<string, { count: number; rules: string[] }>>();
  for (const { entry, count } of counted) {
    for (const tactic of entry.tactics) totals.set(tactic, (totals.get(tactic) ?? 0) + count);
    for (const technique of entry.techniques) {
      for (const tactic of columnsOf(technique, entry.tactics)) {
        const column = cells.get(tactic) ?? new Map<string, { count: number; rules: string[] }>();
        cells.set(tactic, column);
        const cell = column.get(technique) ?? { count: 0, rules: [] };
        column.set(technique, cell);
        cell.count += count;
        if (cell.rules.length < TITLES) cell.rules.push(entry.title ?? '');
      }
    }
  }
  const columns = tactics.map(({ short, id, name }) => ({
    tactic: short,
    id,
    name,
    count: totals.get(short) ?? 0,
    cells: [...(cells.get(short) ?? [])]
      .map(([technique, cell]) => ({
        id: technique,
        name: findTechnique(technique)?.name ?? '',
        ...cell,
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  }));
  const most = Math.max(0, ...columns.flatMap((column) => column.cells.map(({ count }) => count)));
  return { columns, most };
}

/** The tagged tactics it belongs to; where there are none, all of its own. */
function columnsOf(technique: string, tagged: readonly string[]): readonly string[] {
  const own = findTechnique(technique)?.tactics ?? [];
  const both = own.filter((tactic) => tagged.includes(tactic));
  return both.length > 0 ? both : own;
}

/** `what`: said of the numbers, as in "3 rules". JSON text. */
export function navigatorLayer(
  { columns, most }: AttackMatrix,
  {
    name,
    description,
    what,
  }: { readonly name: string; readonly description: string; readonly what: string },
): string {
  const scored = columns.flatMap(({ tactic, cells }) => cells.map((cell) => ({ tactic, ...cell })));
  const own = new Set(scored.map(({ tactic, id }) => `${tactic} ${id}`));
  const parents = scored.flatMap(({ tactic, id }) => {
    const parent = id.split('.')[0]!;
    return parent === id || own.has(`${tactic} ${parent}`) ? [] : [`${tactic} ${parent}`];
  });
  const hasSub = new Set(
    scored.flatMap(({ tactic, id }) =>
      id.includes('.') ? [`${tactic} ${id.split('.')[0]!}`] : [],
    ),
  );
  const layer = {
    name,
    versions: { attack: ATTACK_VERSION, navigator: '5.3.0', layer: '4.5' },
    domain: 'enterprise-attack',
    description,
    techniques: [
      ...scored.map(({ tactic, id, count, rules }) => ({
        techniqueID: id,
        tactic,
        score: count,
        comment: `${count} ${what}: ${rules.join('; ')}`,
        enabled: true,
        showSubtechniques: hasSub.has(`${tactic} ${id}`),
      })),
      ...[...new Set(parents)].map((key) => {
        const [tactic = '', techniqueID = ''] = key.split(' ');
        return { techniqueID, tactic, enabled: true, showSubtechniques: true };
      }),
    ],
    gradient: { colors: ['#ffe8d6', '#c1121f'], minValue: 0, maxValue: Math.max(1, most) },
    layout: { layout: 'side', showID: true, showName: true, expandedSubtechniques: 'annotated' },
    hideDisabled: false,
    sorting: 0,
  };
  return `${JSON.stringify(layer, null, 2)}\n`;
}
