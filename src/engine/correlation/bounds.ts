// Numbers against the bounds of a condition (docs/semantics.md, 5.1).
import type { Bound } from '../../sigma/document';

/** How far a number is from meeting every bound; a step is the least that changes it. */
export function shortfall(value: number, bounds: readonly Bound[], step: number): number {
  return Math.max(0, ...bounds.map((bound) => shortfallOf(value, bound, step)));
}

function shortfallOf(value: number, { relation, value: bound }: Bound, step: number): number {
  const limit = Number(bound);
  switch (relation) {
    case 'gte':
      return Math.max(0, limit - value);
    case 'gt':
      return value > bound ? 0 : limit - value + step;
    case 'lte':
      return Math.max(0, value - limit);
    case 'lt':
      return value < bound ? 0 : value - limit + step;
    case 'eq':
      return Math.abs(value - limit);
    case 'neq':
      return value === limit ? step : 0;
  }
}
