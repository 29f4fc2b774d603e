// The text of a rule of the catalogue as lines to be drawn: YAML's colours, a bar for each stage, chips in the condition. No event, no lights.
import type { Note } from '../catalogue/notes';
import type { Stages } from '../catalogue/stages';
import type { Diagnostic } from '../text/diagnostic';
import type { Outline } from '../worker/api';
import { LineIndex } from '../text/line-index';
import { huesOf } from './hues';
import { litRule, type LitLine } from './lit-rule';

/** As an outline of a rule that nothing was asked of. */
const outlineOf = ({ condition, stages, selectors }: Stages): Outline => ({
  id: 'condition',
  sound: true,
  alerts: true,
  range: [0, 0],
  title: '',
  level: '',
  logsource: '',
  conditionRange: condition.range,
  conditionTokens: condition.reads.map(({ name, range }) => ({
    kind: selectors.some((one) => one.text === name) ? 'selector' : 'identifier',
    id: name,
    range,
  })),
  stages: stages.map(({ name, nameRange, range, selector, matches, excludes }) => ({
    id: name,
    name,
    nameRange,
    range,
    used: matches || excludes,
    selector,
  })),
  selectors: [],
  items: [],
});

/** What is wrong with the text at a place of it; what our checks found out about its meaning is no mistake to be underlined. */
const problemOf = ({ kind, severity, words, range }: Note): Diagnostic[] =>
  (kind !== 'diagnostic' && kind !== 'not-evaluated') || range === null || severity === 'info'
    ? []
    : [
        {
          code: kind,
          severity,
          message: words.replaceAll('`', ''),
          range,
          related: [],
          fixes: [],
          blocks: false,
        },
      ];

/** `stages` is null where the rule has none that could be read. */
export function bodyLines(
  text: string,
  stages: Stages | null,
  notes: readonly Note[] = [],
): LitLine[] {
  const rules = stages === null ? [] : [outlineOf(stages)];
  const lines = litRule({
    text,
    move: (offset) => offset,
    rules,
    reasons: [],
    counts: {},
    total: 0,
    hues: huesOf(rules),
    diagnostics: notes.flatMap(problemOf),
  });
  // Behind the last line break there is nothing to be read.
  return (text.endsWith('\n') ? lines.slice(0, -1) : lines).map(hollow);
}

/** The line of an offset, from 1. */
export const lineOf = (text: string, offset: number): number =>
  new LineIndex(text).position(offset).line;

/** Chips are outlined: nothing lights up here. */
const hollow = (line: LitLine): LitLine => ({
  ...line,
  pieces: line.pieces.map((piece) =>
    piece.chip === null ? piece : { ...piece, chip: { ...piece.chip, on: false } },
  ),
});
