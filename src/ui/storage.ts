// The draft in the browser's own database (IndexedDB): read once at the start, written while one works and when one leaves.
// The only file that knows the database. Nothing of it leaves the browser.
import { createStore, entries, promisifyRequest } from 'idb-keyval';
import type { Draft } from './draft-record';
import type { Found, Shelf } from './draft-store';
import type { Kept } from './keeper';

export interface Drafts {
  /** What was there when the page opened; never rejects, and never looks again. */
  readonly found: Promise<Found>;
  /** After every change; what it says comes through `say`. */
  keep(draft: Draft): void;
  flush(): Promise<void>;
  /** Deletes all that is kept, until the next change; answers in words why it could not, else empty. */
  forget(): Promise<string>;
}

export function openDrafts(say: (kept: Kept) => void): Drafts {
  const shelf = openShelf();
  // Who comes for the first time has nothing to be read, and does not wait for what reads it.
  const coming = import('./draft-store');
  const opening = import('./tab-place')
    .then(({ place }) => place())
    .then(async (at) => new (await coming).DraftStore(shelf, at));
  const read = async (): Promise<Found> => (await opening).read();
  const found = shelf
    .all()
    .then((all) => (all.length === 0 ? NOTHING : read()), read)
    .catch(async (error: unknown): Promise<Found> => ({
      ...NOTHING,
      problem: `An earlier draft can’t be looked for. ${(await coming).whyNotKept(error)}`,
    }));
  const write = async (draft: Draft): Promise<string> => {
    // Not before reading is through: what is there must not be overwritten unseen.
    await found;
    return (await opening).write(draft);
  };
  // What is to be kept soon is there before anybody has changed anything.
  const keeper = Promise.all([import('./keeper'), coming]).then(
    ([{ Keeper }, { whyNotKept }]) =>
      new Keeper(write, say, (error) => `The draft is not kept. ${whyNotKept(error)}`),
  );
  const flush = async () => (await keeper).flush();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void flush();
  });
  window.addEventListener('pagehide', () => void flush());
  const forget = async (): Promise<string> => {
    try {
      // What waits would be written afterwards.
      await flush();
      await (await opening).forget();
      return '';
    } catch (error) {
      return `Not deleted. ${(await coming).whyNotKept(error)}`;
    }
  };
  const keep = (draft: Draft) => void keeper.then((one) => one.keep(draft));
  return { found, keep, flush, forget };
}

const NOTHING: Found = { draft: null, problem: '' };

function openShelf(): Shelf {
  const opened = createStore('stagelight', 'drafts');
  // Some browsers refuse by throwing at once, without a promise.
  const store: typeof opened = async (...wanted) => opened(...wanted);
  return {
    all: () => entries<string, unknown>(store),
    has: async (key) =>
      (await store('readonly', (shelf) => promisifyRequest(shelf.count(key)))) > 0,
    change: (put, remove) =>
      store('readwrite', (shelf) => {
        try {
          for (const [key, value] of put) shelf.put(value, key);
          for (const key of remove) shelf.delete(key);
          // Without it a page that is being left takes what it wrote last with it.
          shelf.transaction.commit();
        } catch (error) {
          shelf.transaction.abort();
          throw error;
        }
        return promisifyRequest(shelf.transaction);
      }),
  };
}
