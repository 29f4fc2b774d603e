// What the event in view makes of a correlation's own lines: which rules it matches, its group, how far the condition got.
import type { CorrelationOutline, StandingInGroups } from '../worker/correlation-api';
import { alertOf, groupOf } from './correlation-verdict';
import { gotBriefly, keyWords, titleOf } from './correlation-words';
import { cutMiddle } from './parts';
import type { FieldMark, ReadPlaces } from './field-marks';
import type { Had } from './reason-words';
import type { Sheet } from './rule-marks';
import { digits } from './value-words';

export interface CorrelationInput {
  readonly correlations: readonly CorrelationOutline[];
  readonly standings: readonly StandingInGroups[];
  readonly event: number | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly total: number;
}

/** Ids of the lines of a correlation, as they are selected. */
export const lineId = (id: string, line: 'group-by' | 'values' | 'time', at: number): string =>
  `${id}/${line}/${at}`;

const LONGEST = 40;
const had = (words: string): Had => ({ text: cutMiddle(words, LONGEST), full: words });

export function markCorrelations(sheet: Sheet, input: CorrelationInput): void {
  for (const outline of input.correlations) {
    if (outline.result === null) continue;
    const standing = input.standings.find(({ id }) => id === outline.id) ?? null;
    markTargets(sheet, outline, standing, input);
    markGroup(sheet, outline, standing);
    markCondition(sheet, outline, standing, input);
    markReading(sheet, outline);
  }
}

function markTargets(
  sheet: Sheet,
  { targets }: CorrelationOutline,
  standing: StandingInGroups | null,
  { counts, total }: CorrelationInput,
): void {
  const named = targets.flatMap((target, slot) =>
    target.ranges.map(([start]) => ({ target, slot, line: sheet.lineOf(start) })),
  );
  for (const { target, slot, line } of named) {
    const mark = sheet.at(line);
    // a list in one line: it is satisfied by any of them
    const matches = standing?.targets.includes(slot) ?? null;
    mark.ok = mark.ok === true ? true : matches;
    mark.says = `${titleOf(target)}: ${mark.ok === true ? 'satisfied' : 'not satisfied'}`;
    const matched = counts[target.id];
    const alone = named.every((other) => other.line !== line || other.slot === slot);
    if (alone && matched !== undefined && total > 0 && target.kind === 'rule') {
      mark.count = `${digits(matched)} of ${digits(total)}`;
    }
  }
}

function markGroup(
  sheet: Sheet,
  { id, groupBy }: CorrelationOutline,
  standing: StandingInGroups | null,
): void {
  groupBy.forEach(({ text, range }, at) => {
    const mark = sheet.at(sheet.lineOf(range[0]));
    const line = lineId(id, 'group-by', at);
    mark.ids.push(line);
    mark.select ??= line;
    if (standing === null || standing.targets.length === 0) return;
    const lacking = standing.lacks === 'group' && standing.fields.includes(text);
    if (standing.lacks !== null && !lacking) return;
    mark.ok = mark.ok !== false && !lacking;
    const [key, ...others] = standing.keys;
    const value = key?.[at] ?? '';
    const words = others.length === 0 ? keyWords([value]) : `${standing.keys.length} groups`;
    mark.had = lacking
      ? had('absent')
      : had(mark.had === null ? words : `${mark.had.full}, ${words}`);
    mark.says = `${text}: ${lacking ? 'absent' : `group ${words}`}`;
  });
}

function markCondition(
  sheet: Sheet,
  outline: CorrelationOutline,
  standing: StandingInGroups | null,
  { event, counts, total }: CorrelationInput,
): void {
  const { condition, result, id } = outline;
  if (condition === null || result === null) return;
  const places =
    condition.kind === 'threshold' ? condition.bounds.map(({ range }) => range) : [condition.range];
  const behind = event === null ? null : alertOf(event, result.shown);
  const group = behind?.group ?? groupOf(event, standing, result.shown);
  const value = behind?.alert.value ?? group?.nearest?.value ?? null;
  for (const [start] of places) {
    const mark = sheet.at(sheet.lineOf(start));
    mark.ok = standing === null || standing.targets.length === 0 ? null : behind !== null;
    if (value !== null) mark.had = had(gotBriefly(outline, value));
    mark.says = `condition: ${mark.ok === true ? 'alert' : 'no alert'}`;
    const n = counts[id];
    if (n !== undefined && total > 0) mark.count = `${digits(n)} of ${digits(total)}`;
  }
}

/** Lines that only say where to look. */
function markReading(sheet: Sheet, { id, condition, timespanRange }: CorrelationOutline): void {
  const own = (start: number, line: string) => {
    const mark = sheet.at(sheet.lineOf(start));
    mark.ids.push(line);
    mark.select ??= line;
  };
  const fields = condition?.kind === 'threshold' ? condition.fields : [];
  fields.forEach(({ range }, at) => own(range[0], lineId(id, 'values', at)));
  if (timespanRange !== null) own(timespanRange[0], lineId(id, 'time', 0));
}

/** The fields it reads of the event in view: those of its groups and of its values, and the time. */
export function placesOf(
  outline: CorrelationOutline,
  standing: StandingInGroups | null,
): ReadPlaces {
  const present = new Map<string, FieldMark[]>();
  const absent = new Map<string, FieldMark[]>();
  if (standing === null || standing.targets.length === 0) return { present, absent };
  const mark = (path: string, ok: boolean, id: string, says: string) => {
    const places = ok ? present : absent;
    places.set(path, [{ ok, stage: 'group-by', hue: null, ids: [id], select: id, says }]);
  };
  outline.groupBy.forEach(({ text }, at) => {
    const ok = standing.lacks !== 'group' || !standing.fields.includes(text);
    mark(text, ok, lineId(outline.id, 'group-by', at), `group-by ${text}`);
  });
  const { condition, timespanRange } = outline;
  const fields = condition?.kind === 'threshold' ? condition.fields : [];
  fields.forEach(({ text }, at) =>
    mark(text, standing.lacks !== 'value', lineId(outline.id, 'values', at), `value of ${text}`),
  );
  if (timespanRange !== null) {
    mark(
      'eventTime',
      standing.lacks !== 'time',
      lineId(outline.id, 'time', 0),
      'time in the window',
    );
  }
  return { present, absent };
}
