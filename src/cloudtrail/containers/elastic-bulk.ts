// The lines of a bulk request that say what to do with the document on the next line: {"index": {"_index": …}}.
import { isObject, type Container } from './container';

const ACTIONS: ReadonlySet<string> = new Set(['index', 'create', 'update', 'delete']);

export const elasticBulk: Container = {
  name: 'Elastic export',
  unwrap(value) {
    if (!isObject(value)) return null;
    const [key, ...rest] = Object.keys(value);
    if (key === undefined || rest.length > 0 || !ACTIONS.has(key)) return null;
    const action = value[key];
    if (!isObject(action) || !Object.keys(action).every((name) => name.startsWith('_')))
      return null;
    return { inner: [], skipped: [{ kind: 'bulk action', count: 1 }] };
  },
};
