// What the page begins with stays one file: everything main.ts reaches without an import(). Left to itself the bundler cuts out what
// places that come later share with it, and each cut costs bytes and a request.

/** @typedef {{ getModuleInfo(id: string): { importedIds: readonly string[] } | null }} Graph */

/**
 * What `early` reaches is a file of its own, which runs while the rest is on its way.
 * @param {string} entry absolute path of the first module
 * @param {string} early
 */
export function firstChunk(entry, early) {
  /** @type {Set<string> | null} */
  let first = null;
  /** @type {Set<string> | null} */
  let before = null;
  return (/** @type {string} */ id, /** @type {Graph} */ graph) => {
    first ??= reachedFrom(entry, graph);
    before ??= reachedFrom(early, graph);
    return before.has(id) ? 'early' : first.has(id) ? 'first' : null;
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
