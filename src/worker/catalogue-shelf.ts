// Sets of rules in the browser's own database (IndexedDB), by name. The only file of the catalogue that
// knows it, for the page and its worker; nothing leaves the browser.
import { clear, createStore, entries, promisifyRequest } from 'idb-keyval';
import type { StoredPart, StoredSet } from './catalogue-api';

/** How the set of the rules we ship is called; kept as well, to be there sooner. */
export const OWN = 'Stagelight';

const opened = createStore('stagelight-rules', 'sets');
/** Some browsers refuse by throwing at once, without a promise. */
const store: typeof opened = async (...wanted) => opened(...wanted);

/** As it was kept before sets had parts. */
type OfOnePart = Omit<StoredSet, 'parts'> & StoredPart;

/** The oldest first. */
export const storedSets = async (): Promise<readonly StoredSet[]> =>
  (await entries<string, StoredSet | OfOnePart>(store))
    .map(([, one]) => ('parts' in one ? one : { ...one, parts: [one] }))
    .sort((a, b) => a.date - b.date);

/** Takes the place of one of the same name. */
export const storeSet = (one: StoredSet): Promise<void> =>
  change((shelf) => shelf.put(one, one.name));

export const removeSet = (name: string): Promise<void> => change((shelf) => shelf.delete(name));

export const removeSets = (): Promise<void> => clear(store);

const change = (how: (shelf: IDBObjectStore) => void): Promise<void> =>
  store('readwrite', (shelf) => {
    how(shelf);
    return promisifyRequest(shelf.transaction);
  });
