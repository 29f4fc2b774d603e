// A correlation document as text: what an old aggregation becomes (docs/semantics.md, 4.2).
import type { Operator } from '../condition/aggregation';
import { plainOrQuoted } from '../quote';

export interface CorrelationWords {
  readonly title: string | null;
  readonly level: string | null;
  readonly type: string;
  readonly rules: readonly string[];
  readonly groupBy: readonly string[];
  /** As the old rule had it. */
  readonly timeframe: string | null;
  /** A threshold, a boolean condition over the rules, or null for the default of the type. */
  readonly condition:
    | { readonly field: string | null; readonly operator: Operator; readonly bound: string }
    | string
    | null;
}

export function correlationText(words: CorrelationWords): string {
  const { title, level, type, rules, groupBy, condition } = words;
  const lines = [
    `title: ${plainOrQuoted(title === null ? 'Correlation' : `${title} - Correlation`)}`,
    'correlation:',
    `    type: ${type}`,
    '    rules:',
    ...listed(rules),
    ...(groupBy.length > 0 ? ['    group-by:', ...listed(groupBy)] : []),
    `    timespan: ${timespan(words.timeframe)}`,
  ];
  if (typeof condition === 'string') lines.push(`    condition: ${condition}`);
  else if (condition !== null) {
    lines.push('    condition:');
    if (condition.field !== null) lines.push(`        field: ${plainOrQuoted(condition.field)}`);
    lines.push(`        ${condition.operator}: ${condition.bound}`);
  }
  if (level !== null) lines.push(`level: ${plainOrQuoted(level)}`);
  return lines.join('\n');
}

const listed = (texts: readonly string[]): string[] =>
  texts.map((text) => `        - ${plainOrQuoted(text)}`);

/** A rule without a time frame, or with an unreadable one, gets an hour that asks to be checked. */
function timespan(timeframe: string | null): string {
  const [, count = '', unit = ''] = /^(\d{1,8})\s*([smhdwMy])$/.exec(timeframe?.trim() ?? '') ?? [];
  if (Number(count) > 0) return `${Number(count)}${unit}`;
  return timeframe === null
    ? '1h # the old rule had no timeframe: check this'
    : '1h # the timeframe of the old rule could not be read: check this';
}
