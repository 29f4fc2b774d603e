// Tells that a worker is gone, also where nothing else tells it: a worker that the browser ends for want of memory raises no event. While it
// lives it holds a lock, which nobody else gets before.

/** Locks are there in secure contexts, and some browsers refuse them to pages that may keep nothing. */
const locks = (): LockManager | null => ('locks' in navigator ? navigator.locks : null);

/** In the worker: holds the lock until it ends. Says whether it does. */
export function hold(name: string): Promise<boolean> {
  return new Promise((done) => {
    const holding = locks()?.request(name, () => {
      done(true);
      return new Promise<never>(() => undefined);
    });
    if (holding === undefined) done(false);
    else holding.catch(() => done(false));
  });
}

/** Where it was started: settled when the worker that holds the lock is gone. */
export async function released(name: string): Promise<void> {
  await locks()!.request(name, () => undefined);
}
