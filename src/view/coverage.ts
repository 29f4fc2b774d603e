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
  /** Of the predicate. */
  readonly id: string;
  readonly stage: string;
  readonly field: string;
  readonly value: string;
  /** Offset of the value. */
  readonly at: number;
  readonly truths: number;
  readonly falsities: number;
  readonly decisive: number;
  readonly gap: Gap;
}

export function coveredLines(outline: Outline, { parts }: RuleCoverage): CoveredLine[] {
  const stages = new Map(outline.stages.map(({ id, name }) => [id, name]));
  return outline.items.flatMap((item) =>
    item.predicates.flatMap((predicate): CoveredLine[] => {
      const covered = parts[predicate.id];
      if (covered === undefined) return [];
      return [
        {
          id: predicate.id,
          stage: stages.get(item.stage) ?? '',
          field: item.field ?? 'keyword',
          value: predicate.text,
          at: predicate.range[0],
          ...covered,
          gap: gapOf(covered),
        },
      ];
    }),
  );
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
  const full = lines.filter(({ gap }) => gap === null).length;
  const gaps = (['never true', 'never false', 'never decisive'] as const).flatMap((gap) => {
    const n = lines.filter((line) => line.gap === gap).length;
    return n === 0 ? [] : [`${digits(n)} ${gap}`];
  });
  const rest = gaps.length === 0 ? '' : `; ${gaps.join(', ')}`;
  return `${count(events, 'event')} exercise ${digits(full)} of ${count(lines.length, 'value')} in full${rest}.`;
}

/** What would fill a gap, in words. */
const ADVICE: Readonly<Record<NonNullable<Gap>, string>> = {
  'never true': 'bring an event that has this value',
  'never false': 'bring an event that has another value',
  'never decisive': 'bring an event in which only this value decides',
};

export function coverageMarkdown(
  { title }: Outline,
  rule: string,
  lines: readonly CoveredLine[],
  events: number,
): string {
  const places = new LineIndex(rule);
  const cell = (text: string) => markdownOf(code(text, Infinity)).replaceAll('|', '\\|');
  const rows = lines.map(({ stage, field, value, at, truths, falsities, decisive, gap }) => {
    const line = places.position(at).line;
    const what = `${cell(stage)} ${cell(`${field}: ${value}`)}`;
    const missing = gap === null ? '' : `${gap}: ${ADVICE[gap]}`;
    return `| ${line} | ${what} | ${truths} | ${falsities} | ${decisive} | ${missing} |`;
  });
  return [
    `**${escaped(title === '' ? 'Sigma rule' : title)}**: coverage by events`,
    coverageSummary(lines, events),
    [
      '| line | value | true | false | decisive | missing |',
      '| --- | --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n'),
  ].join('\n\n');
}
