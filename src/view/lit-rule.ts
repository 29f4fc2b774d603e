// The lit rule: its text cut into lines and pieces, each with its colour, chip and squiggle, and beside it the marks.
import type { Diagnostic, Severity } from '../text/diagnostic';
import { LineIndex } from '../text/line-index';
import { ruleMarks, type Chip, type LineMark, type MarkInput } from './rule-marks';
import { yamlTokens, type Token } from './yaml-tokens';

export interface Piece {
  readonly text: string;
  readonly kind: Token['kind'] | null;
  readonly chip: Chip | null;
  readonly squiggle: Severity | null;
  readonly message: string | null;
}

export interface LitLine {
  readonly number: number;
  readonly start: number;
  /** Blanks it begins with. */
  readonly indent: number;
  readonly pieces: readonly Piece[];
  readonly mark: LineMark | null;
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly chip: Chip | null;
  readonly diagnostic: Diagnostic | null;
}

export interface LitInput extends MarkInput {
  readonly diagnostics: readonly Diagnostic[];
}

export function litRule(input: LitInput): LitLine[] {
  const texts = input.text.split('\n').map((line) => line.replace(/\r$/, ''));
  const places = new LineIndex(input.text);
  const tokens = yamlTokens(texts);
  const marks = ruleMarks(input);
  const spans = spansOf(input, marks.chips);
  return texts.map((text, i) => {
    const start = places.lineStart(i + 1);
    const end = start + text.length;
    const here = spans.filter((span) => span.start <= end && span.end > start);
    return {
      number: i + 1,
      start,
      indent: Math.max(0, text.search(/\S/)),
      pieces: piecesOf(text, start, tokens[i] ?? [], here),
      mark: marks.lines.get(i + 1) ?? null,
    };
  });
}

/** A place of no width still needs a squiggle one can see: the character there, or the one before a line's end. */
function spansOf(input: LitInput, chips: readonly Chip[]): Span[] {
  const wide = (start: number, end: number): [number, number] => {
    if (end > start) return [start, end];
    const c = input.text[start];
    const atEnd = c === undefined || c === '\n' || c === '\r';
    return atEnd ? [Math.max(0, start - 1), Math.max(1, start)] : [start, start + 1];
  };
  const errors = input.diagnostics.map((diagnostic): Span => {
    const [start, end] = wide(
      input.move(diagnostic.range[0]),
      input.move(diagnostic.range[1], 'end'),
    );
    return { start, end, chip: null, diagnostic };
  });
  const tokens = chips.map((chip): Span => ({
    start: chip.range[0],
    end: chip.range[1],
    chip,
    diagnostic: null,
  }));
  return [...errors, ...tokens];
}

const WORST: Record<Severity, number> = { error: 3, warning: 2, info: 1 };

function piecesOf(text: string, start: number, tokens: Token[], spans: Span[]): Piece[] {
  const cuts = new Set([0, text.length]);
  const cut = (at: number) => cuts.add(Math.max(0, Math.min(text.length, at)));
  for (const token of tokens) {
    cut(token.start);
    cut(token.end);
  }
  for (const span of spans) {
    cut(span.start - start);
    cut(span.end - start);
  }
  const at = [...cuts].sort((a, b) => a - b);
  return at.slice(0, -1).map((from, i) => {
    const to = at[i + 1]!;
    const over = spans.filter((span) => span.start - start <= from && span.end - start >= to);
    const worst = over
      .flatMap((span) => (span.diagnostic === null ? [] : [span.diagnostic]))
      .sort((a, b) => WORST[b.severity] - WORST[a.severity])[0];
    return {
      text: text.slice(from, to),
      kind: tokens.find((token) => token.start <= from && token.end >= to)?.kind ?? null,
      chip: over.find((span) => span.chip !== null)?.chip ?? null,
      squiggle: worst?.severity ?? null,
      message: worst?.message ?? null,
    };
  });
}

/**
 * First and last line of the first `detection:` from an offset on (or of the part of another document that decides), by
 * the text alone: it is wanted before anything was evaluated.
 */
export function detectionPlace(
  lines: readonly LitLine[],
  offset = 0,
): { from: number; to: number } | null {
  const textOf = (line: LitLine) => line.pieces.map((piece) => piece.text).join('');
  const from = lines.findIndex(
    (line) => line.start >= offset && /^(?:detection|correlation|filter)\s*:/.test(textOf(line)),
  );
  if (from < 0) return null;
  const after = lines.findIndex((line, i) => i > from && /^[^\s#]/.test(textOf(line)));
  return { from: from + 1, to: after < 0 ? lines.length : after };
}
