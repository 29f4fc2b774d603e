// Which tab this is: a name that it keeps over reloads, and the names that open tabs have. Knows nothing of what lies there.
import type { Place } from './draft-store';

const NAME = 'stagelight-tab';

/** A tab keeps its name over reloads. A copy of a tab begins with the same name, but then it is taken. */
export async function place(): Promise<Place> {
  const fresh = Math.random().toString(36).slice(2);
  try {
    const from = sessionStorage.getItem(NAME) ?? fresh;
    const own = (await claim(from)) ? from : fresh;
    if (own !== from) void claim(own);
    sessionStorage.setItem(NAME, own);
    return { own, from, open };
  } catch {
    return { own: fresh, from: fresh, open };
  }
}

/** The names that open tabs have. */
async function open(): Promise<ReadonlySet<string>> {
  if (!('locks' in navigator)) return new Set();
  const { held = [] } = await navigator.locks.query();
  return new Set(held.map(({ name = '' }) => name.slice(NAME.length + 1)));
}

/** Whether no other open tab has this name. Held until the page is left. */
function claim(name: string): Promise<boolean> {
  if (!('locks' in navigator)) return Promise.resolve(true);
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(`${NAME} ${name}`, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise<never>(() => undefined);
      })
      .catch(reject);
  });
}
