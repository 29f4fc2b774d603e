// Who is to blame for a verdict: the lines of the rule that stopped an event, or that let a filter catch it.
import type { ItemTrace, SearchTrace, Trace } from '../engine/trace';

/** A line whose result is not what the condition needed. */
export interface Blame {
  readonly item: ItemTrace;
  readonly stage: SearchTrace | null;
  /** The line holds, but stands under `not`: it excludes the event. */
  readonly excludes: boolean;
  /** The condition needed only one of several parts, and this line is in one of them. */
  readonly branch: boolean;
}

interface Where {
  readonly stage: SearchTrace | null;
  readonly wanted: boolean;
  readonly branch: boolean;
}

/** The conjuncts of the condition that are not as needed, each with its blamed lines, in the order of the condition. */
export function blamed(condition: Trace): Blame[][] {
  const parts =
    condition.kind === 'and' && condition.selector === null ? condition.children : [condition];
  return parts
    .map((part) => blame(part, { stage: null, wanted: true, branch: false }))
    .filter((lines) => lines.length > 0);
}

function blame(trace: Trace, where: Where): Blame[] {
  if (trace.matched === where.wanted) return [];
  switch (trace.kind) {
    case 'item':
      return [{ item: trace, stage: where.stage, excludes: !where.wanted, branch: where.branch }];
    case 'search':
      return blame(trace.child, { ...where, stage: trace });
    case 'not':
      return blame(trace.child, { ...where, wanted: !where.wanted });
    case 'and':
    case 'or': {
      // Unwanted `and`: every child is to blame together; unwanted `or`: each that holds is.
      const branch =
        where.branch || (where.wanted && trace.kind === 'or' && trace.children.length > 1);
      return trace.children.flatMap((child) => blame(child, { ...where, branch }));
    }
  }
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
