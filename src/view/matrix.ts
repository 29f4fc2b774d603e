// The stage matrix: which columns, which lights, the words of a row. Reads the bitsets in place; a row costs nothing until shown.
import type { Bits, EventRow, Growing, Outline, StageOutline } from '../worker/api';
import { hueOf, type Hue } from './hues';

export interface Column {
  readonly id: string;
  /** As the head says it: a branch drops what its selector's name says already. */
  readonly label: string;
  readonly name: string;
  readonly hue: Hue;
  readonly used: boolean;
}

export interface ColumnGroup {
  /** The selector the columns are branches of, `not in the condition`, or null for a stage of its own. */
  readonly label: string | null;
  readonly used: boolean;
  readonly columns: readonly Column[];
}

/** What one rule adds to the matrix: the lamp of its condition, then its stages. Rules stand beside each other. */
export interface RuleColumns {
  /** Of its verdict. */
  readonly id: string;
  readonly title: string;
  /** A correlation: its lamp says which events stand behind an alert. */
  readonly alert: boolean;
  readonly groups: readonly ColumnGroup[];
}

/** One column behind the events; without a stage it is the lamp of a condition. */
export interface Cell {
  readonly id: string;
  readonly stage: Column | null;
  /** The lamp of a correlation. */
  readonly alert: boolean;
  /** Pixels. */
  readonly width: number;
}

export const lit = (bits: Bits | undefined, i: number): boolean =>
  bits !== undefined && ((bits[i >> 5]! >>> (i & 31)) & 1) === 1;

/** The lights of a row in one text, so that one can tell at a glance whether any has changed: `1`, `0`, or `?` unknown. */
export const lightsOf = (
  cells: readonly Cell[],
  bits: Readonly<Record<string, Bits>> | null,
  i: number,
  reach: Reach = everything,
): string =>
  cells
    .map(({ id }) =>
      bits?.[id] === undefined || i >= reach(id) ? '?' : lit(bits[id], i) ? '1' : '0',
    )
    .join('');

/** By id of a verdict or stage: it is known of the events before this one. */
export type Reach = (id: string) => number;

export const everything: Reach = () => Infinity;

export const reachOf = (growing: Pick<Growing, 'exact' | 'judged'> | null): Reach =>
  growing === null ? everything : (id) => growing.judged[id] ?? growing.exact;

/** Stages in the order of the text, branches beside each other, unused ones last. */
export function columnGroups(outline: Outline): ColumnGroup[] {
  const selectors = new Map(outline.selectors.map((selector) => [selector.id, selector]));
  const done = new Set<string>();
  const column = (stage: StageOutline, label = stage.name): Column => {
    const { id, name, used } = stage;
    return { id, label, name, hue: hueOf(outline.stages.indexOf(stage)), used };
  };
  const groups: ColumnGroup[] = [];
  for (const stage of outline.stages.filter((each) => each.used)) {
    const selector = stage.selector === null ? undefined : selectors.get(stage.selector);
    if (selector === undefined) {
      groups.push({ label: null, used: true, columns: [column(stage)] });
    } else if (!done.has(selector.id)) {
      done.add(selector.id);
      const branches = outline.stages.filter((each) => each.selector === selector.id);
      const columns = branches.map((each) => column(each, shortName(each.name, selector.text)));
      groups.push({ label: selector.text, used: true, columns });
    }
  }
  const unused = outline.stages.filter((stage) => !stage.used);
  if (unused.length > 0) {
    const columns = unused.map((stage) => column(stage));
    groups.push({ label: 'not in the condition', used: false, columns });
  }
  return groups;
}

/** `selection_status_null` under `1 of selection_status_*` is `_null`. */
export function shortName(name: string, selector: string): string {
  const pattern = selector.split(' ').at(-1) ?? '';
  const stem = pattern.endsWith('*') ? pattern.slice(0, -1).replace(/_$/, '') : '';
  return stem !== '' && name.startsWith(stem) && name.length > stem.length
    ? name.slice(stem.length)
    : name;
}

/** `09:14:07` of an ISO time; the day is in the tooltip. */
export const clock = (time: string): string => /T(\d\d:\d\d:\d\d)/.exec(time)?.[1] ?? time;

const DENIED = /denied|unauthori[sz]ed|forbidden|notauthorized/i;

/** How a call ended: null where the record names no error. */
export function ending(errorCode: string): 'denied' | 'failed' | null {
  if (errorCode === '' || /^success$/i.test(errorCode)) return null;
  return DENIED.test(errorCode) ? 'denied' : 'failed';
}

/** The quieter half of a row. */
export const rowDetail = (row: EventRow): string =>
  [clock(row.time), row.service, row.principal, row.errorCode]
    .filter((each) => each !== '')
    .join(' · ');

/** `SendCommand · denied` */
export const rowTitle = (row: EventRow): string =>
  [row.name === '' ? 'no eventName' : row.name, ending(row.errorCode)].filter(Boolean).join(' · ');

/** Long names may break at a blank and behind an underscore, but not the one they begin with. */
export const labelPieces = (label: string): string[] => label.split(/(?<=[^_.-][_.-]|\s)/);

const NARROWEST = 48;
const LETTER = 7;
const AROUND = 8;

/** Pixels of each column: wide enough for the longest piece of its name, and its share of its selector's. */
export function columnWidths(groups: readonly ColumnGroup[]): number[] {
  const need = (label: string) =>
    Math.max(...labelPieces(label).map((piece) => piece.length)) * LETTER + AROUND;
  return groups.flatMap((group) => {
    const share = group.label === null ? 0 : need(group.label) / group.columns.length;
    return group.columns.map((column) => Math.ceil(Math.max(NARROWEST, need(column.label), share)));
  });
}

const LAMP = 66;

/** A light in words. */
export function lightWords({ stage, alert }: Cell, on: boolean | null): string {
  if (alert && on !== null) return on ? 'behind an alert' : 'behind no alert';
  if (stage === null) return on === null ? 'not evaluated' : on ? 'match' : 'no match';
  return `${stage.name}: ${on === null ? 'not evaluated' : on ? 'satisfied' : 'not satisfied'}`;
}

/** All columns from left to right. */
export const cellsOf = (rules: readonly RuleColumns[]): Cell[] =>
  rules.flatMap(({ id, alert, groups }) => {
    const widths = columnWidths(groups);
    const stages = groups.flatMap((group) => group.columns);
    return [
      { id, stage: null, alert, width: LAMP },
      ...stages.map((stage, i) => ({ id: stage.id, stage, alert: false, width: widths[i]! })),
    ];
  });

/** The number of its column, and of the first one of each of its groups; the events are the first column. */
export interface Placed extends RuleColumns {
  readonly at: number;
  /** Columns it takes. */
  readonly width: number;
  readonly starts: readonly number[];
}

export function placed(rules: readonly RuleColumns[]): Placed[] {
  let next = 2;
  return rules.map((rule) => {
    const at = next++;
    const starts = rule.groups.map(
      (group) => (next += group.columns.length) - group.columns.length,
    );
    return { ...rule, at, width: next - at, starts };
  });
}
