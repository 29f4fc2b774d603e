// What events have exercised of a rule, in words: marks for its lines, a summary, a table in Markdown.
import type { Outline } from '../worker/api';
import type { RuleCoverage } from '../worker/why-api';
import { LineIndex } from '../text/line-index';
import { escaped, markdownOf } from './share';
import { code } from './parts';
import type { Sheet } from './rule-marks';
import { count, digits } from './value-words';

/** What was never seen of a value; null where it was true, false and decisive. */
export type Gap = 'never true' | 'never false' | 'never decisive' | null;

export interface CoveredLine {
  /** Of the search identifier, or of the predicate. */
  readonly id: string;
  readonly kind: 'stage' | 'value';
  readonly stage: string;
  /** What it says: `errorCode: Success`, or the search identifier. */
  readonly says: string;
  /** Offset of the value. */
  readonly at: number;
  readonly truths: number;
  readonly falsities: number;
  readonly decisive: number;
  readonly gap: Gap;
}

/** Search identifiers, which are the branches of selectors as well, each before its values. */
export function coveredLines(outline: Outline, { parts }: RuleCoverage): CoveredLine[] {
  const line = (one: Pick<CoveredLine, 'id' | 'kind' | 'stage' | 'says' | 'at'>): CoveredLine[] => {
    const covered = parts[one.id];
    return covered === undefined ? [] : [{ ...one, ...covered, gap: gapOf(covered) }];
  };
  return outline.stages.flatMap(({ id, name: stage, nameRange }) => {
    const items = outline.items.filter((item) => item.stage === id);
    const values = items.flatMap(({ field, predicates }) =>
      predicates.flatMap((predicate) => {
        const says = `${field ?? 'keyword'}: ${predicate.text}`;
        return line({ id: predicate.id, kind: 'value', stage, says, at: predicate.range[0] });
      }),
    );
    // Of one value, the identifier says nothing more.
    if (values.length === 1) return values;
    return [...line({ id, kind: 'stage', stage, says: stage, at: nameRange[0] }), ...values];
  });
}

const gapOf = ({
  truths,
  falsities,
  decisive,
}: Pick<CoveredLine, 'truths' | 'falsities' | 'decisive'>): Gap =>
  truths === 0
    ? 'never true'
    : falsities === 0
      ? 'never false'
      : decisive === 0
        ? 'never decisive'
        : null;

/** Quiet words behind the lines that lack something. */
export function markCoverage(sheet: Sheet, lines: readonly CoveredLine[]): void {
  for (const { at, gap } of lines) if (gap !== null) sheet.at(sheet.lineOf(at)).note = gap;
}

export function coverageSummary(lines: readonly CoveredLine[], events: number): string {
  const values = lines.filter(({ kind }) => kind === 'value');
  const full = values.filter(({ gap }) => gap === null).length;
  const gaps = (['never true', 'never false', 'never decisive'] as const).flatMap((gap) => {
    const n = values.filter((line) => line.gap === gap).length;
    return n === 0 ? [] : [`${digits(n)} ${gap}`];
  });
  const rest = gaps.length === 0 ? '' : `; ${gaps.join(', ')}`;
  return `${count(events, 'event')} exercise ${digits(full)} of ${count(values.length, 'value')} in full${rest}.`;
}

/** What would fill a gap, in words. */
const ADVICE: Readonly<Record<NonNullable<Gap>, string>> = {
  'never true': 'bring an event that fits it',
  'never false': 'bring an event that does not fit it',
  'never decisive': 'bring an event in which it alone decides',
};

export function coverageMarkdown(
  { title }: Outline,
  rule: string,
  lines: readonly CoveredLine[],
  events: number,
): string {
  const places = new LineIndex(rule);
  const cell = (text: string) => markdownOf(code(text, Infinity)).replaceAll('|', '\\|');
  const rows = lines.map(({ kind, stage, says, at, truths, falsities, decisive, gap }) => {
    const line = places.position(at).line;
    const what = kind === 'stage' ? cell(stage) : `${cell(stage)} ${cell(says)}`;
    const missing = gap === null ? '' : `${gap}: ${ADVICE[gap]}`;
    return `| ${line} | ${what} | ${truths} | ${falsities} | ${decisive} | ${missing} |`;
  });
  return [
    `**${escaped(title === '' ? 'Sigma rule' : title)}**: coverage by events`,
    coverageSummary(lines, events),
    [
      '| line | part | true | false | decisive | missing |',
      '| --- | --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n'),
  ].join('\n\n');
}
