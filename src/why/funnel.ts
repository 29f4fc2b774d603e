// Where events drop out: one step per part that the condition needs, each with those that are left, and the reasons of those that are not.
import { combine, complement, countBits, hasBit, type Bits } from '../engine/bits';
import type { EventSet } from '../engine/columns';
import type { Event } from '../engine/event';
import type { Item, Plan, PlanNode } from '../engine/plan';
import { textOf } from '../engine/prepare';
import { compactJson } from '../text/json';

export interface FunnelStep {
  /** Of the part that is needed. */
  readonly id: string;
  /** It must not hold. */
  readonly negated: boolean;
  /** The search identifier, the selector, or the line's field; empty for what has no name. */
  readonly name: string;
  /** Events left behind this step. */
  readonly left: number;
  /** Events that dropped out here. */
  readonly dropped: number;
}

/** Of a rule whose condition needs nothing but one thing, its lines are the steps. */
export function funnelOf(
  plan: Plan,
  bits: ReadonlyMap<string, Bits>,
  events: number,
): FunnelStep[] {
  let left = events;
  let passing = combine('and', [], events);
  return partsOf(plan.condition).map((part) => {
    passing = combine('and', [passing, bits.get(part.id)!], events);
    const before = left;
    left = countBits(passing);
    const bare = bareOf(part);
    const negated = part.kind === 'not';
    return { id: part.id, negated, name: nameOf(bare), left, dropped: before - left };
  });
}

const bareOf = (node: PlanNode): PlanNode => (node.kind === 'not' ? bareOf(node.child) : node);

/** The search identifier, the selector or the line's field; without "not". */
export function nameOf(node: PlanNode): string {
  switch (node.kind) {
    case 'search':
      return node.name;
    case 'item':
      return node.field ?? 'keywords';
    case 'and':
    case 'or':
      return (
        node.selector ?? node.children.map((child) => nameOf(bareOf(child))).join(` ${node.kind} `)
      );
    case 'not':
      return nameOf(node.child);
  }
}

/** Each once: what is needed twice is needed once. */
const partsOf = (condition: PlanNode): readonly PlanNode[] => [
  ...new Map(conjunctsOf(condition).map((part) => [part.id, part])).values(),
];

function conjunctsOf(condition: PlanNode): readonly PlanNode[] {
  if (condition.kind === 'and' && condition.selector === null) {
    return condition.children.flatMap((child) =>
      child.kind === 'and' && child.selector === null ? conjunctsOf(child) : [child],
    );
  }
  const { child } = condition.kind === 'search' ? condition : { child: null };
  return child?.kind === 'and' ? child.children : [condition];
}

/** A reason why events dropped out, with how many had it. */
export interface DropReason {
  readonly field: string | null;
  /** What they had there; null where they had nothing. */
  readonly value: string | null;
  readonly events: number;
}

export interface Dropped {
  /** Indexes, in their order. */
  readonly events: Uint32Array;
  /** The commonest first. */
  readonly reasons: readonly DropReason[];
  /** Reasons beyond those given. */
  readonly more: number;
  /** Events that reasons are told of: of very many, the first. */
  readonly looked: number;
}

/** Reasons that are told. */
const REASONS = 8;

/** Who dropped out at a step, and why: of each the first line that is not as needed, in the part that comes nearest. */
export function droppedAt(
  plan: Plan,
  set: EventSet,
  bits: ReadonlyMap<string, Bits>,
  id: string,
  most = Infinity,
): Dropped {
  const parts = partsOf(plan.condition);
  const at = parts.findIndex((part) => part.id === id);
  const part = parts[at];
  if (part === undefined) return { events: new Uint32Array(), reasons: [], more: 0, looked: 0 };
  const before = parts.slice(0, at).map((one) => bits.get(one.id)!);
  const out = combine('and', [...before, complement(bits.get(id)!, set.size)], set.size);
  const events: number[] = [];
  const tally = new Map<string, { field: string | null; value: string | null; events: number }>();
  for (let index = 0; index < set.size; index += 1) {
    if (!hasBit(out, index)) continue;
    events.push(index);
    if (events.length > most) continue;
    const event = set.event(index)!;
    const item = toBlame(part, true, (id) => hasBit(bits.get(id)!, index));
    const value = item === null ? null : valueOf(item, event);
    const field = item?.field ?? null;
    const key = JSON.stringify([field, value]);
    const known = tally.get(key);
    if (known === undefined) tally.set(key, { field, value, events: 1 });
    else known.events += 1;
  }
  const reasons = [...tally.values()].sort((a, b) => b.events - a.events);
  return {
    events: Uint32Array.from(events),
    reasons: reasons.slice(0, REASONS),
    more: Math.max(0, reasons.length - REASONS),
    looked: Math.min(most, events.length),
  };
}

/** The first line that is not as needed; null where all is. `says`: what a line came to, by its id. */
function toBlame(node: PlanNode, wanted: boolean, says: (id: string) => boolean): Item | null {
  switch (node.kind) {
    case 'item':
      return says(node.id) === wanted ? null : node;
    case 'not':
      return toBlame(node.child, !wanted, says);
    case 'search':
      return toBlame(node.child, wanted, says);
    case 'and':
    case 'or': {
      const one = (node.kind === 'or') === wanted;
      let first: Item | null = null;
      for (const child of node.children) {
        const blamed = toBlame(child, wanted, says);
        if (blamed === null && one) return null;
        first ??= blamed;
        // Where all are needed, the first that is not as needed speaks for them.
        if (first !== null && !one) return first;
      }
      return first;
    }
  }
}

/** What the event has there, as text; the longest are cut. */
function valueOf({ field }: Item, event: Event): string | null {
  if (field === null) return null;
  const found = event.values(field).find(({ value }) => value !== undefined && value !== null);
  if (found?.value === undefined || found.value === null) return null;
  const text = textOf(found.value) ?? compactJson(found.value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

const LONGEST = 200;
