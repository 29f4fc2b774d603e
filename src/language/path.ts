// What Sigma has below which keys: searches, fields, keys, conditions. Knows the sketch, not the caret.
import type { Entry } from './sketch';

/** Keys from the top down. */
export type Path = readonly string[];

/** Keys from the top down to an entry, its own included. */
export function pathOf(entry: Entry | null): string[] {
  if (entry === null || entry.kind === 'document') return [];
  const above = pathOf(entry.parent);
  return entry.kind === 'key' ? [...above, entry.key?.text ?? ''] : above;
}

/** The map of search identifiers: a rule's detection, or a filter. */
export const holdsSearches = (path: Path): boolean => path.length === 1 && isHolder(path[0]);

/** Below a search identifier. */
export const inSearch = ([first, second]: Path): boolean =>
  second !== undefined && isHolder(first) && !isNoSearch(first, second);

const isHolder = (key: string | undefined): key is 'detection' | 'filter' =>
  key === 'detection' || key === 'filter';

/** Keys of a detection or a filter that are no search identifiers. */
export const isNoSearch = (holder: string, key: string): boolean =>
  key === 'condition' || key === 'timeframe' || (holder === 'filter' && key === 'rules');

export const inCondition = (path: Path): boolean =>
  path.length === 2 && isHolder(path[0]) && path[1] === 'condition';

/** The condition of a correlation, where it is a text over rules. */
export const inRulesCondition = (path: Path): boolean =>
  path.length === 2 && path[0] === 'correlation' && path[1] === 'condition';

/** Whether keys stand below this entry, by what Sigma expects there. */
export function holdsKeys(entry: Entry): boolean {
  const path = pathOf(entry);
  const [first, second] = path;
  if (first === undefined || holdsSearches(path)) return true;
  if (second === undefined) return ['correlation', 'logsource', 'related'].includes(first);
  if (inRulesCondition(path)) return !holdsText(entry);
  if (first === 'correlation') return second === 'aliases' && path.length <= 3;
  return path.length === 2 && inSearch(path);
}

/** A temporal correlation may have a text or a map as its condition: a map where somebody has begun one. */
export function holdsText(entry: Entry): boolean {
  let condition = entry;
  while (condition.key?.text !== 'condition') condition = condition.parent!;
  if (condition.children.some(({ key, colon }) => key !== null && colon !== null)) return false;
  return typeOf(condition.parent!).startsWith('temporal');
}

/** The type of a correlation, by the entry of its map; empty where none is written. */
export const typeOf = (correlation: Entry): string =>
  valueBelow(correlation, 'type')?.text.toLowerCase() ?? '';

export const below = ({ children }: Entry, key: string): Entry | null =>
  children.find((child) => child.key?.text === key) ?? null;

export const valueBelow = (entry: Entry, key: string): Entry['value'] =>
  below(entry, key)?.value ?? null;
