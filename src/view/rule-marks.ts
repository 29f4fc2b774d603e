// What the selected event makes of each line of the rule: mark, badge, count, stage. Read by the lit rule and by Monaco.
import type { ItemOutline, Outline, Reasons } from '../worker/api';
import { LineIndex } from '../text/line-index';
import type { Range } from '../text/range';
import type { Hue, Hues } from './hues';
import { everything, type Reach } from './matrix';
import { hadWords, holds, type Had } from './reason-words';
import type { Move } from './rebase';
import { indexOf, type Index } from './trace-walk';
import { digits } from './value-words';

export interface LineMark {
  readonly line: number;
  /** Satisfied, not satisfied; null where the line says neither. */
  ok: boolean | null;
  /** A value that did not decide: another value of its list did. */
  quiet: boolean;
  hue: Hue | null;
  stage: string | null;
  had: Had | null;
  /** `4 of 12`, `4` */
  count: string;
  /** What the line stands for when it is selected, and what else selects it. */
  select: string | null;
  readonly ids: string[];
  /** In words, for the mark's name. */
  says: string;
  /** Ids of what other engines decide otherwise in this line. */
  readonly differs: string[];
  /** A quiet word behind the line, else empty. */
  note: string;
  /** Left out: as if it were not written. */
  off: boolean;
}

export interface Chip {
  readonly kind: 'identifier' | 'selector';
  readonly range: Range;
  readonly id: string;
  /** null where nothing was evaluated. */
  readonly on: boolean | null;
  readonly hue: Hue | null;
}

export interface RuleMarks {
  readonly lines: ReadonlyMap<number, LineMark>;
  readonly chips: readonly Chip[];
}

export interface MarkInput {
  /** The text the marks are for, and how places of the evaluated text move into it. */
  readonly text: string;
  readonly move: Move;
  readonly rules: readonly Outline[];
  /** Of the event in view, for the rules that could be evaluated. */
  readonly reasons: readonly Reasons[];
  readonly counts: Readonly<Record<string, number>>;
  readonly total: number;
  /** How far counts go, where not all is known yet. */
  readonly reach?: Reach | undefined;
  readonly hues: Hues;
  /** Marks lines of what is no rule. */
  readonly also?: ((sheet: Sheet) => void) | undefined;
}

const of = (id: string, { counts, total, reach = everything }: MarkInput): string => {
  const n = counts[id];
  const known = Math.min(total, reach(id));
  return n === undefined || known === 0 ? '' : `${digits(n)} of ${digits(known)}`;
};

export function ruleMarks(input: MarkInput): RuleMarks {
  const sheet = new Sheet(input);
  const chips = input.rules
    .filter((rule) => rule.sound)
    .flatMap((rule) => markRule(sheet, rule, input));
  input.also?.(sheet);
  return { lines: sheet.lines, chips };
}

function markRule(sheet: Sheet, outline: Outline, input: MarkInput): Chip[] {
  const { hues } = input;
  const reasons = input.reasons.find(({ id }) => id === outline.id) ?? null;
  const index = indexOf(reasons);
  for (const stage of outline.stages) {
    const first = sheet.lineOf(stage.nameRange[0]);
    for (let line = first; line <= sheet.lastLine(stage.range); line++) {
      const mark = sheet.at(line);
      mark.hue = hues.get(stage.id) ?? null;
      mark.stage = stage.id;
    }
    sheet.at(first).count = of(stage.id, input);
  }
  for (const item of outline.items) markItem(sheet, item, index, input);
  const condition = sheet.at(sheet.lineOf(outline.conditionRange[0]));
  condition.ok = reasons?.trace.matched ?? null;
  condition.says = condition.ok === true ? 'condition: match' : 'condition: no match';
  condition.count = of(outline.id, input);
  return chipsOf(outline, index, input);
}

/** The lines, by their number; each is made when it is first asked for. */
export class Sheet {
  readonly lines = new Map<number, LineMark>();
  readonly #places: LineIndex;
  readonly #move: Move;

  constructor(input: MarkInput) {
    this.#places = new LineIndex(input.text);
    this.#move = input.move;
  }

  lineOf(offset: number): number {
    return this.#places.position(this.#move(offset)).line;
  }

  /** The end is exclusive and may stand behind a line break. */
  lastLine(range: Range): number {
    const end = this.#move(range[1], 'end');
    return this.#places.position(Math.max(this.#move(range[0]), end - 1)).line;
  }

  at(line: number): LineMark {
    const there = this.lines.get(line);
    if (there !== undefined) return there;
    const mark: LineMark = {
      line,
      ok: null,
      quiet: false,
      hue: null,
      stage: null,
      had: null,
      count: '',
      select: null,
      ids: [],
      says: '',
      differs: [],
      note: '',
      off: false,
    };
    this.lines.set(line, mark);
    return mark;
  }
}

function markItem(sheet: Sheet, outline: ItemOutline, index: Index, input: MarkInput): void {
  const { counts, total, reach = everything } = input;
  const number = (id: string) => {
    const n = counts[id];
    return Math.min(total, reach(id)) === 0 || n === undefined ? '' : digits(n);
  };
  const item = index.items.get(outline.id)?.item ?? null;
  const head = sheet.at(sheet.lineOf(outline.keyRange[0]));
  const single = outline.predicates.length === 1;
  const name = outline.field ?? 'keyword';
  const failing = item?.predicates.find((predicate) => !holds(item, predicate)) ?? null;
  head.ok = item?.matched ?? null;
  head.ids.push(outline.id);
  head.select ??= single ? outline.predicates[0]!.id : outline.id;
  head.count = number(outline.id);
  head.had = item === null || item.matched || failing === null ? null : hadWords(item, failing);
  head.says = `${name}: ${head.ok === true ? 'satisfied' : 'not satisfied'}`;
  const traces = new Map(item?.predicates.map((one) => [one.id, one]));
  for (const predicate of outline.predicates) {
    const line = sheet.lineOf(predicate.range[0]);
    const trace = traces.get(predicate.id) ?? null;
    if (line === head.line) {
      head.ids.push(predicate.id);
      continue;
    }
    const mark = sheet.at(line);
    mark.ids.push(predicate.id, ...(single ? [outline.id] : []));
    mark.select ??= predicate.id;
    mark.count = number(predicate.id);
    if (item === null || trace === null) continue;
    mark.ok = holds(item, trace);
    mark.says = `${name} ${predicate.text}: ${mark.ok ? 'satisfied' : 'not satisfied'}`;
    mark.quiet = !mark.ok && item.matched;
    const had = hadWords(item, trace);
    // The key line has said it already for all of them.
    mark.had = mark.quiet || had === null || had.full === head.had?.full ? null : had;
  }
}

function chipsOf(outline: Outline, index: Index, input: MarkInput): Chip[] {
  return outline.conditionTokens.map(({ kind, id, range }) => ({
    kind,
    id,
    range: [input.move(range[0]), input.move(range[1], 'end')],
    on: (kind === 'selector' ? index.selectors : index.stages).get(id)?.matched ?? null,
    hue: kind === 'selector' ? null : (input.hues.get(id) ?? null),
  }));
}
