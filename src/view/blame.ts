// Who is to blame for a verdict: the lines of the rule that stopped an event, or that let a filter catch it.
import type { BranchTrace, ItemTrace, SearchTrace, Trace } from '../engine/trace';
import { itemsOf } from './trace-walk';

/** A line whose result is not what the condition needed. */
export interface Blame {
  readonly item: ItemTrace;
  readonly stage: SearchTrace | null;
  /** The line holds, but stands under `not`: it excludes the event. */
  readonly excludes: boolean;
  /** Any one of several parts would have done, and this line is in the one that speaks for them; else null. */
  readonly alternative: Alternative | null;
}

export interface Alternative {
  /** The stage it is, null for a map of a list. */
  readonly name: string | null;
  readonly of: number;
  /** Fewer of its lines are missing than of any other part. */
  readonly nearest: boolean;
}

interface Where {
  readonly stage: SearchTrace | null;
  readonly wanted: boolean;
  readonly alternative: Alternative | null;
}

/** The conjuncts of the condition that are not as needed, each with its blamed lines, in the order of the condition. */
export function blamed(condition: Trace): Blame[][] {
  const parts =
    condition.kind === 'and' && condition.selector === null ? condition.children : [condition];
  return parts
    .map((part) => blame(part, { stage: null, wanted: true, alternative: null }))
    .filter((lines) => lines.length > 0);
}

function blame(trace: Trace, where: Where): Blame[] {
  if (trace.matched === where.wanted) return [];
  switch (trace.kind) {
    case 'item':
      return [
        {
          item: trace,
          stage: where.stage,
          excludes: !where.wanted,
          alternative: where.alternative,
        },
      ];
    case 'search':
      // A filter's own search identifiers speak for the filter.
      return blame(trace.child, { ...where, stage: where.stage ?? trace });
    case 'not':
      return blame(trace.child, { ...where, wanted: !where.wanted });
    case 'and':
    case 'or': {
      const several = where.wanted && trace.kind === 'or' && trace.children.length > 1;
      return several
        ? nearest(trace, where)
        : trace.children.flatMap((child) => blame(child, where));
    }
  }
}

/** Of alternatives that test one field, all lines; else those of the one nearest to holding. */
function nearest(trace: BranchTrace, where: Where): Blame[] {
  const each = trace.children.map((child) => ({ child, lines: blame(child, where) }));
  const all = each.flatMap(({ lines }) => lines);
  if (new Set(all.map(({ item }) => item.field)).size === 1) return all;
  const holding = (child: Trace) => itemsOf(child).filter((item) => item.matched).length;
  const ranked = each.toSorted(
    (a, b) => a.lines.length - b.lines.length || holding(b.child) - holding(a.child),
  );
  const [best, next] = ranked;
  const alone =
    best!.lines.length < next!.lines.length || holding(best!.child) > holding(next!.child);
  const name = best!.child.kind === 'search' ? best!.child.name : null;
  const alternative = { name, of: each.length, nearest: alone };
  return best!.lines.map((line) => ({ ...line, alternative: line.alternative ?? alternative }));
}

/** The stages that carry a match, in the order of the condition, each with the selector it answers for. */
export interface Carrier {
  readonly stage: SearchTrace;
  readonly selector: string | null;
}

export function carriers(trace: Trace, selector: string | null = null): Carrier[] {
  if (!trace.matched) return [];
  switch (trace.kind) {
    case 'item':
    case 'not':
      return [];
    case 'search':
      return [{ stage: trace, selector }];
    case 'and':
    case 'or': {
      const inner = trace.kind === 'or' ? (trace.selector ?? selector) : selector;
      return trace.children.flatMap((child) => carriers(child, inner));
    }
  }
}

/** What stands under a `not` that holds: the stage or selector that does not exclude the event. */
export function spared(trace: Trace): string[] {
  switch (trace.kind) {
    case 'item':
    case 'search':
      return [];
    case 'not':
      return trace.matched ? [nameOf(trace.child)].filter((name) => name !== '') : [];
    case 'and':
    case 'or':
      return trace.children.flatMap(spared);
  }
}

export function nameOf(trace: Trace): string {
  switch (trace.kind) {
    case 'search':
      return trace.name;
    case 'and':
    case 'or':
      return trace.selector ?? trace.children.map(nameOf).filter(Boolean).join(` ${trace.kind} `);
    case 'not':
      return nameOf(trace.child);
    case 'item':
      return '';
  }
}
