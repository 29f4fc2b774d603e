// What the strip on top says: the verdict on the selected event, or why there is none.
import type { Evaluation, Outline, Reasons } from '../worker/api';
import { LineIndex } from '../text/line-index';
import type { Range } from '../text/range';
import { text, type Part } from './parts';
import { verdictSentence } from './sentence';

export interface Verdict {
  readonly kind: 'match' | 'miss' | 'unknown' | 'none' | 'wait';
  /** In other words than those of its kind. */
  readonly pill?: string;
  readonly parts: readonly Part[];
}

export interface VerdictInput {
  readonly rule: string;
  readonly reading: boolean;
  readonly total: number;
  /** More events are to come: they are being read from their files. */
  readonly arriving: boolean;
  readonly selected: number | null;
  readonly evaluation: Pick<Evaluation, 'diagnostics' | 'bits'> | null;
  /** The rule it is about; null where the text holds none. */
  readonly focus: Pick<Outline, 'range' | 'sound'> | null;
  readonly reasons: Reasons | null;
}

export function verdictOf(input: VerdictInput): Verdict {
  const { evaluation, focus, reasons } = input;
  if (evaluation === null || input.reading) return { kind: 'wait', parts: [] };
  const all = evaluation.diagnostics.filter(({ blocks }) => blocks);
  const own = all.find(({ range }) => focus === null || within(range, focus.range));
  // What keeps a rule from being evaluated may stand in a filter beside it.
  const blocking = own ?? (focus?.sound === false ? all[0] : undefined);
  if (evaluation.bits === null || focus?.sound !== true || blocking !== undefined) {
    return { kind: 'unknown', parts: [text(cantSay(input.rule, blocking))] };
  }
  if (input.total === 0) {
    const words = input.arriving
      ? 'The events are being read.'
      : 'Paste, open or drop CloudTrail events to see which stages light up.';
    return { kind: 'none', parts: [text(words)] };
  }
  if (reasons === null) return { kind: 'wait', parts: [] };
  const { trace } = reasons;
  return { kind: trace.matched ? 'match' : 'miss', parts: verdictSentence(trace) };
}

const within = (inner: Range, outer: Range): boolean =>
  inner[0] >= outer[0] && inner[0] <= outer[1];

function cantSay(rule: string, blocking: Evaluation['diagnostics'][number] | undefined): string {
  if (blocking === undefined)
    return 'There is no rule to evaluate: paste one, start a new one or open an example.';
  const { line } = new LineIndex(rule).position(blocking.range[0]);
  return `The rule can’t be evaluated. Line ${line}: ${blocking.message}`;
}
