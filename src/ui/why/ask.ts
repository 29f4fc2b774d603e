// Asks the worker about the rules evaluated last; an answer that was overtaken is none, and an error of ours is shown.
import { STALE } from '../../worker/client';
import type { WhyApi } from '../../worker/why-api';
import type { Playground } from '../playground.svelte';

/** null where there is no answer, or it is about something else by now. */
export async function ask<M extends keyof WhyApi>(
  { client, said }: Playground,
  method: M,
  ...question: Parameters<WhyApi[M]>
): Promise<Awaited<ReturnType<WhyApi[M]>> | null> {
  try {
    const answer = await client.why(method, ...question);
    return answer === STALE ? null : answer;
  } catch (error) {
    said.fail(error);
    return null;
  }
}
