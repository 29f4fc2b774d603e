// What the page gets to see of a rule over events, for tests of what it draws from it.
import type { Evaluation } from './api';
import { HeldEvent } from './held-event';
import { Session } from './session';

/** `events` is one event or an array of them; a string is taken as the text of a file. */
export async function evaluateOver(
  rule: string,
  events: unknown,
  selected = 0,
): Promise<Evaluation> {
  const session = new Session(() => undefined);
  const text = typeof events === 'string' ? events : JSON.stringify(events);
  await session.open([{ name: 'e', blob: new Blob([text]) }], []);
  const answer = await session.evaluate({ rule, selected, refused: [], held: null });
  const { explanation } = answer;
  return { ...answer, explanation: explanation && new HeldEvent().whole(explanation) };
}
