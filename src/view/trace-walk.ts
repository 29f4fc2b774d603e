// Walking a trace: which stage, item and predicate it holds, by id.
import type { BranchTrace, ItemTrace, PredicateTrace, SearchTrace, Trace } from '../engine/trace';
import type { Reasons } from '../worker/api';

/** The items below a trace, in the order of the text. */
export function itemsOf(trace: Trace): ItemTrace[] {
  switch (trace.kind) {
    case 'item':
      return [trace];
    case 'search':
    case 'not':
      return itemsOf(trace.child);
    case 'and':
    case 'or':
      return trace.children.flatMap(itemsOf);
  }
}

export function searchesOf(trace: Trace): SearchTrace[] {
  switch (trace.kind) {
    case 'item':
      return [];
    case 'search':
      return [trace];
    case 'not':
      return searchesOf(trace.child);
    case 'and':
    case 'or':
      return trace.children.flatMap(searchesOf);
  }
}

function selectorsOf(trace: Trace): BranchTrace[] {
  switch (trace.kind) {
    case 'item':
    case 'search':
      return [];
    case 'not':
      return selectorsOf(trace.child);
    case 'and':
    case 'or':
      return [...(trace.selector === null ? [] : [trace]), ...trace.children.flatMap(selectorsOf)];
  }
}

/** Where inside an object a text was found: the reason's path is told from the object on. */
export function foundInside({ by, reason }: PredicateTrace): string | null {
  if (by === null || reason.kind !== 'met-inside') return null;
  if (reason.path === '') return by.path;
  return `${by.path}${reason.path.startsWith('[') ? '' : '.'}${reason.path}`;
}

export interface ReadItem {
  readonly item: ItemTrace;
  readonly stage: SearchTrace;
}

/** Everything the reasons of a verdict say, by id. A stage that the condition names twice is there once. */
export interface Index {
  readonly stages: ReadonlyMap<string, SearchTrace>;
  readonly selectors: ReadonlyMap<string, BranchTrace>;
  readonly items: ReadonlyMap<string, ReadItem>;
}

export const NOTHING: Index = { stages: new Map(), selectors: new Map(), items: new Map() };

export function indexOf(reasons: Reasons | null): Index {
  if (reasons === null) return NOTHING;
  const searches = [reasons.trace, ...reasons.unused].flatMap(searchesOf);
  const stages = new Map(searches.map((search) => [search.id, search]));
  const items = new Map<string, ReadItem>();
  for (const stage of stages.values()) {
    for (const item of itemsOf(stage)) items.set(item.id, { item, stage });
  }
  const selectors = new Map(selectorsOf(reasons.trace).map((branch) => [branch.id, branch]));
  return { stages, selectors, items };
}

/** The line of a stage to look at first: the first that is not satisfied, else the first. Id of its predicate or item. */
export function decidingLine(reasons: Reasons, stage: string): string | null {
  const root = stage === reasons.id ? reasons.trace : indexOf(reasons).stages.get(stage);
  if (root === undefined) return null;
  const items = itemsOf(root);
  const item = items.find((each) => !each.matched) ?? items[0];
  if (item === undefined) return null;
  return item.predicates.length === 1 ? item.predicates[0]!.id : item.id;
}
