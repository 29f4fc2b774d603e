// What the page begins with stays one file: everything main.ts reaches without an import(). Left to itself the bundler cuts out what
// places that come later share with it, and each cut costs bytes and a request.

/** @typedef {{ getModuleInfo(id: string): { importedIds: readonly string[] } | null }} Graph */

/** @param {string} entry absolute path of the first module */
export function firstChunk(entry) {
  /** @type {Set<string> | null} */
  let first = null;
  return (/** @type {string} */ id, /** @type {Graph} */ graph) => {
    first ??= reachedFrom(entry, graph);
    return first.has(id) ? 'first' : null;
  };
}

/** @param {string} entry @param {Graph} graph */
export function reachedFrom(entry, graph) {
  const reached = new Set([entry]);
  for (const id of reached) {
    for (const next of graph.getModuleInfo(id)?.importedIds ?? []) reached.add(next);
  }
  return reached;
}
