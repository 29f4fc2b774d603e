// Diagnostics as a list to read and to click, and as squiggles for an editor.
import type { Diagnostic, Fix, Severity } from '../text/diagnostic';
import { LineIndex, type Position } from '../text/line-index';
import type { Range } from '../text/range';

export interface Problem {
  readonly key: string;
  readonly severity: Severity;
  /** Nothing is evaluated until it is right. */
  readonly blocks: boolean;
  readonly code: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly range: Range;
  readonly fixes: readonly Fix[];
}

const RANK: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** What stops the rule first, then by place. */
export function problemsOf(rule: string, diagnostics: readonly Diagnostic[]): Problem[] {
  const lines = new LineIndex(rule);
  return diagnostics
    .map((diagnostic, i) => ({
      key: `${i}:${diagnostic.code}:${diagnostic.range[0]}`,
      severity: diagnostic.severity,
      blocks: diagnostic.blocks,
      code: diagnostic.code,
      message: diagnostic.message,
      ...lines.position(diagnostic.range[0]),
      range: diagnostic.range,
      fixes: diagnostic.fixes,
    }))
    .sort((a, b) => RANK[a.severity] - RANK[b.severity] || a.range[0] - b.range[0]);
}

export const applyFix = (rule: string, fix: Fix): string =>
  rule.slice(0, fix.range[0]) + fix.text + rule.slice(fix.range[1]);

/** `No problems`, `1 error`, `2 errors, 1 warning`. */
export function problemsWords(diagnostics: readonly Diagnostic[]): string {
  const said = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const n = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    const word = severity === 'info' ? 'note' : severity;
    return n === 0 ? [] : [`${n} ${word}${n === 1 ? '' : 's'}`];
  });
  return said.length === 0 ? 'No problems' : said.join(', ');
}

/** Line and column of an offset, both from 1. */
export const placeIn = (text: string, offset: number): Position =>
  new LineIndex(text).position(offset);
