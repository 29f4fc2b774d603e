// Whether the bounds of a correlation can be met, and by what (docs/semantics.md, 5.3, D31).
import type { Diagnostic } from '../../text/diagnostic';
import type { Range } from '../../text/range';
import type { Bound, Relation } from '../document';
import * as messages from '../messages/correlation';

/** `whole`: what is compared is a count, of one at least. */
export function checkBounds(
  bounds: readonly Bound[],
  range: Range,
  whole: boolean,
  report: (diagnostic: Diagnostic) => void,
): void {
  if (bounds.length > 1) report(messages.severalBounds(range));
  if (whole && asksForSilence(bounds)) report(messages.silence(range));
  else if (!reachable(bounds, whole)) report(messages.never(range));
}

export const meets = (value: number | bigint, bounds: readonly Bound[]): boolean =>
  bounds.every((bound) => compare(value, bound.relation, bound.value));

const asksForSilence = (bounds: readonly Bound[]): boolean =>
  meets(0, bounds) && bounds.some(({ relation }) => ['lt', 'lte', 'eq'].includes(relation));

/** Between two neighbouring bounds nothing changes: their own values, and one on each side of them, are all there is to try. */
function reachable(bounds: readonly Bound[], whole: boolean): boolean {
  if (whole) {
    const near = bounds.flatMap(({ value }) => [-1n, 0n, 1n].map((by) => BigInt(value) + by));
    return [1n, ...near].some((value) => value >= 1n && meets(value, bounds));
  }
  const values = bounds.map(({ value }) => Number(value)).sort((a, b) => a - b);
  const between = values.slice(1).map((value, index) => (value + values[index]!) / 2);
  return [-Infinity, ...values, ...between, Infinity].some((value) => meets(value, bounds));
}

function compare(value: number | bigint, relation: Relation, bound: number | bigint): boolean {
  switch (relation) {
    case 'gt':
      return value > bound;
    case 'gte':
      return value >= bound;
    case 'lt':
      return value < bound;
    case 'lte':
      return value <= bound;
    case 'eq':
      // eslint-disable-next-line eqeqeq -- == compares bigint with number by value, without loss
      return value == bound;
    case 'neq':
      // eslint-disable-next-line eqeqeq -- as above
      return value != bound;
  }
}
