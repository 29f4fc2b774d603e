// What the strip on top says: the verdict on the selected event, or why there is none.
import type { Evaluation, Explanation } from '../worker/api';
import { LineIndex } from '../text/line-index';
import { text, type Part } from './parts';
import { verdictSentence } from './sentence';

export interface Verdict {
  readonly kind: 'match' | 'miss' | 'unknown' | 'none' | 'wait';
  readonly parts: readonly Part[];
}

export interface VerdictInput {
  readonly rule: string;
  readonly reading: boolean;
  readonly total: number;
  readonly selected: number | null;
  readonly evaluation: Pick<Evaluation, 'diagnostics' | 'bits'> | null;
  readonly explanation: Explanation | null;
}

export function verdictOf(input: VerdictInput): Verdict {
  const { evaluation, explanation } = input;
  if (evaluation === null || input.reading) return { kind: 'wait', parts: [] };
  const blocking = evaluation.diagnostics.find((diagnostic) => diagnostic.blocks);
  if (evaluation.bits === null || blocking !== undefined) {
    return { kind: 'unknown', parts: [text(cantSay(input.rule, blocking))] };
  }
  if (input.total === 0) {
    return {
      kind: 'none',
      parts: [text('Paste, open or drop CloudTrail events to see which stages light up.')],
    };
  }
  const trace = explanation?.trace ?? null;
  if (trace === null) return { kind: 'wait', parts: [] };
  return { kind: trace.matched ? 'match' : 'miss', parts: verdictSentence(trace) };
}

function cantSay(rule: string, blocking: Evaluation['diagnostics'][number] | undefined): string {
  if (blocking === undefined) return 'There is no rule to evaluate.';
  const { line } = new LineIndex(rule).position(blocking.range[0]);
  return `The rule can’t be evaluated. Line ${line}: ${blocking.message}`;
}
