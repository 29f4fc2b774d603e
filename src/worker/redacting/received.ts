// What a page shows that opened a state: evaluated from nothing, so that nothing of the sender's is in it.
import type { LinkState } from '../../workspace/link';
import type { EvaluateRequest, EventSource, SentEvaluation } from '../api';
import type { Received } from '../sharing-api';

export type Evaluate = (
  sources: readonly EventSource[],
  request: Omit<EvaluateRequest, 'refused' | 'held'>,
) => Promise<SentEvaluation>;

export async function evaluatedAt(evaluate: Evaluate, state: LinkState): Promise<Received> {
  const { rule, view, events, placeholders } = state;
  const sources = events.map(({ name, text }) => ({ name, blob: new Blob([text]) }));
  const total = events.reduce((sum, { text }) => sum + text.split('\n').length, 0);
  const { selected: wanted, windows } = view;
  const selected = typeof wanted === 'number' && wanted < total ? wanted : 0;
  const evaluation = await evaluate(sources, {
    rule,
    selected: total === 0 ? null : selected,
    ...(windows === 'tumbling' ? { windows } : {}),
    ...(placeholders === undefined ? {} : { placeholders }),
  });
  return { rule, view, total, evaluation };
}
