// One event, its verdict and the reasons as Markdown, as somebody would see them who got the event redacted.
import { receivedWords } from '../../view/received';
import type { Hues } from '../../view/hues';
import { verdictMarkdown } from '../../view/verdict-markdown';
import { whyTree } from '../../view/why-tree';
import { STALE, type WorkerClient } from '../../worker/client';
import type { LinkRequest } from '../../worker/sharing-api';
import { pillOf } from '../verdict/verdict';

export const NOT_SO = 'Not copied: Share says why, and lets you decide';

/** null where that would be another verdict, or something would be left. */
export async function redactedReport(
  client: WorkerClient,
  hues: Hues,
  request: LinkRequest,
): Promise<string | null> {
  const answer = await client.ask('writeLink', request);
  if (answer === STALE || !('hash' in answer) || answer.redacted.changed.length > 0) return null;
  const { rule, evaluation } = answer.received;
  const { title, event, verdict, reasons } = receivedWords(answer.received);
  if (evaluation.explanation === null || event === null || reasons === null) return null;
  const why = whyTree(reasons, hues).condition;
  const sentence = verdict.parts;
  return verdictMarkdown({
    title,
    rule,
    verdict: pillOf(verdict),
    sentence,
    event: event.text,
    why,
  });
}
