// The shelf of named workspaces in the browser's own database (IndexedDB), apart from the drafts: those are read at every start.
import { createStore, promisifyRequest } from 'idb-keyval';
import type { WorkspaceShelf } from './workspace-store';

export function openWorkspaceShelf(): WorkspaceShelf {
  const opened = createStore('stagelight-workspaces', 'workspaces');
  // Some browsers refuse by throwing at once, without a promise.
  const store: typeof opened = async (...wanted) => opened(...wanted);
  return {
    all: (prefix) =>
      store('readonly', async (shelf) => {
        const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
        const [keys, values] = await Promise.all([
          promisifyRequest(shelf.getAllKeys(range)),
          promisifyRequest<unknown[]>(shelf.getAll(range)),
        ]);
        return (keys as string[]).map((key, i) => [key, values[i]] as const);
      }),
    change: (keys, then) =>
      store(
        'readwrite',
        (shelf) =>
          new Promise((resolve, reject) => {
            const { transaction } = shelf;
            const there = new Map<string, unknown>();
            const fail = () => reject(transaction.error ?? new Error('The transaction was ended.'));
            let left = keys.length;
            const decide = () => {
              try {
                const { put = [], remove = [], answer } = then(there);
                for (const [key, value] of put) shelf.put(value, key);
                for (const key of remove) shelf.delete(key);
                transaction.oncomplete = () => resolve(answer);
                transaction.commit();
              } catch (error) {
                reject(error instanceof Error ? error : new Error(String(error)));
                transaction.abort();
              }
            };
            transaction.onabort = fail;
            transaction.onerror = fail;
            if (left === 0) decide();
            for (const key of keys) {
              const request = shelf.get(key);
              request.onsuccess = () => {
                there.set(key, request.result);
                left -= 1;
                if (left === 0) decide();
              };
            }
          }),
      ),
  };
}
