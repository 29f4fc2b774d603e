// The smallest edits of one event that give a rule the other verdict on it. Every flip was tried: what is offered changes the verdict.
import { JsonEvent } from '../../engine/json-event';
import { itemsOf, type Item, type Plan, type PlanNode } from '../../engine/plan';
import { scan } from '../../engine/scan';
import type { JsonValue } from '../../text/json';
import { waysTo, type Want, type Way } from '../branches';
import { holdsOn, isFound } from '../holds';
import {
  edited,
  fieldEdits,
  keyOfEdits,
  meets,
  type EventEdit,
  type Making,
} from '../values/field-edits';

export interface EventFlip {
  readonly edits: readonly EventEdit[];
  /** Predicates whose truth it set out to change. */
  readonly changes: number;
  /** The lines it is about, those whose result changes. */
  readonly items: readonly Item[];
}

/** Why a way leads nowhere. */
export interface Contradiction {
  /** These lines about one field cannot all be so, whatever the field holds; null: the lines of several fields get in each other's way. */
  readonly field: string | null | undefined;
  readonly wants: readonly Want[];
}

export interface EventFlips {
  readonly flips: readonly EventFlip[];
  /** Of the cheapest way that leads nowhere. Empty where some flip is offered for it. */
  readonly refused: readonly Contradiction[];
}

export interface FlipLimits extends Making {
  /** Flips wanted. */
  readonly most: number;
  /** Ways that are looked at; each may be tried with some hundred values. */
  readonly ways: number;
}

/** Edits tried per way. */
const TRIES = 1500;

/** Flips to `verdict`, the smallest first. `extra` must hold as well. */
export function eventFlips(
  plan: Plan,
  root: JsonValue,
  verdict: boolean,
  limits: FlipLimits,
  extra: readonly PlanNode[] = [],
): EventFlips {
  const event = new JsonEvent(root);
  const holds = holdsOn([plan.condition, ...extra].flatMap(itemsOf), event);
  let flips: EventFlip[] = [];
  const refused: Contradiction[] = [];
  const reached = (value: JsonValue) => {
    const there = new JsonEvent(value);
    return scan(plan.condition, there) === verdict && extra.every((node) => scan(node, there));
  };
  for (const way of waysTo(plan, verdict, holds, extra).slice(0, limits.ways)) {
    const result = follow(way, root, reached, limits);
    if ('edits' in result) flips = distinct([...flips, flipOf(way, result.edits, event)]);
    else refused.push(result);
    if (flips.length >= limits.most) break;
  }
  return { flips, refused };
}

const flipOf = (way: Way, edits: readonly EventEdit[], event: JsonEvent): EventFlip => ({
  edits,
  changes: way.changes,
  items: way.wants
    .filter(({ item, found }) => isFound(item, event) !== found)
    .map(({ item }) => item),
});

/** Fields whose lines are not as wanted are edited, one after the other, and what comes out is tried. */
function follow(
  way: Way,
  root: JsonValue,
  reached: (value: JsonValue) => boolean,
  making: Making,
): { readonly edits: readonly EventEdit[] } | Contradiction {
  const open = [...byField(way.wants)].filter(([, wants]) => !meets(wants, root));
  for (const [field, wants] of open) {
    const alone = fieldEdits(field, wants, root, making, { left: TRIES });
    if (alone.next().done === true) return { field, wants };
  }
  const budget = { left: TRIES };
  const search = (
    at: number,
    value: JsonValue,
    edits: readonly EventEdit[],
  ): readonly EventEdit[] | null => {
    const next = open[at];
    if (next === undefined) return reached(value) ? edits : null;
    const [field, wants] = next;
    for (const proposed of fieldEdits(field, wants, value, making, budget)) {
      const found = search(at + 1, edited(value, proposed), [...edits, ...proposed]);
      if (found !== null) return found;
    }
    return null;
  };
  const edits = search(0, root, []);
  return edits === null ? { field: undefined, wants: way.wants } : { edits };
}

function byField(wants: readonly Want[]): ReadonlyMap<string | null, readonly Want[]> {
  const fields = new Map<string | null, Want[]>();
  for (const want of wants) {
    const own = fields.get(want.item.field);
    if (own === undefined) fields.set(want.item.field, [want]);
    else own.push(want);
  }
  return fields;
}

/** Two ways may come to the same edit; what another one does and more is no smallest one. */
function distinct(flips: readonly EventFlip[]): EventFlip[] {
  const kept: { readonly flip: EventFlip; readonly keys: readonly string[] }[] = [];
  for (const flip of flips) {
    const keys = flip.edits.map((edit) => keyOfEdits([edit]));
    if (kept.some((one) => one.keys.every((key) => keys.includes(key)))) continue;
    kept.push({ flip, keys });
  }
  return kept.map(({ flip }) => flip);
}
