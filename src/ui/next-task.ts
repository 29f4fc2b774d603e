// Lets go of the page for a moment: what waits meanwhile has its turn.

/** Milliseconds somebody may be busy before somebody else has a turn: of a frame there is some left then. */
export const TURN = 8;

/** Resolves in a task behind those that wait already. Timers of a page that is not looked at would come once a second. */
export const nextTask = (): Promise<void> =>
  new Promise((next) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      next();
    };
    port2.postMessage(null);
  });

let last: Promise<unknown> = Promise.resolve();

/**
 * Takes steps until the last, which has the result; the page has its turns between them, and one before and behind. One begins when all
 * before it have ended; null where there is nothing to be done any more.
 */
export function inTurns<T>(begin: () => Iterator<unknown, T> | null): Promise<T | null> {
  const result = last.then(() => take(begin));
  last = result.catch(() => undefined);
  return result;
}

async function take<T>(begin: () => Iterator<unknown, T> | null): Promise<T | null> {
  await nextTask();
  const steps = begin();
  if (steps === null) return null;
  let begun = performance.now();
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) {
    if (performance.now() - begun < TURN) continue;
    await nextTask();
    begun = performance.now();
  }
  await nextTask();
  return step.value;
}
