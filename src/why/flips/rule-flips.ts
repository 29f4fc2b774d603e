// The smallest edits of a rule that give it the other verdict on one event. Each is tried on the text: what does not change the
// verdict is not offered.
import type { JsonEvent } from '../../engine/json-event';
import { itemsOfPlan, type Branch, type Item, type Plan, type PlanNode } from '../../engine/plan';
import { textOf } from '../../engine/prepare';
import { scan } from '../../engine/scan';
import { edited, type Edit } from '../../text/edits';
import type { Range } from '../../text/range';
import { nameOf } from '../funnel';
import { waysTo, type Want, type Way } from '../branches';
import { holds, holdsOn, isFound } from '../holds';
import {
  addFilter,
  addValue,
  refield,
  rekey,
  removeLine,
  removeOperand,
  removeValue,
} from './rule-edits';

export type RuleFlipKind =
  | 'add-value'
  | 'other-field'
  | 'other-modifier'
  | 'remove-value'
  | 'remove-line'
  | 'remove-operand'
  | 'add-filter';

/** One step of a flip: what is done to which line. */
export interface RuleStep {
  readonly kind: RuleFlipKind;
  /** Of the line, or the part of the condition; empty for a new filter. */
  readonly id: string;
  readonly field: string | null;
  /** The value, the field, or the modifiers it is about. */
  readonly detail: string;
}

export interface RuleFlip {
  readonly steps: readonly RuleStep[];
  readonly edits: readonly Edit[];
  /** Matches among all events, before and after. */
  readonly matches: { readonly before: number; readonly after: number };
}

/** The whole text as it would be: the verdict on the event, and matches among all events; null where it has mistakes. */
export type TryRule = (
  source: string,
) => { readonly verdict: boolean; readonly matches: number } | null;

export interface RuleFlipRequest {
  readonly source: string;
  readonly plan: Plan;
  readonly event: JsonEvent;
  readonly verdict: boolean;
  readonly matches: number;
  readonly conditionRange: Range;
  readonly attempt: TryRule;
  /** Fields that tell one event from others, for a filter. */
  readonly telling: readonly string[];
  /** Other places of the event where a line would hold. */
  readonly otherFields: (item: Item, event: JsonEvent) => readonly string[];
  readonly most: number;
}

interface Candidate {
  readonly steps: readonly RuleStep[];
  readonly edits: readonly Edit[];
}

/** Ways that are looked at, and texts that are tried. */
const WAYS = 6;
const TRIES = 60;
/** Milliseconds after which what was found will do: each try reads the whole text. */
const LONGEST = 500;

/** The gentlest first. */
export function ruleFlips(request: RuleFlipRequest): RuleFlip[] {
  const { source, attempt, verdict, matches, most } = request;
  const flips: RuleFlip[] = [];
  const seen = new Set<string>();
  const end = Date.now() + LONGEST;
  for (const { steps, edits } of candidates(request)) {
    if (seen.size >= TRIES || flips.length >= most || Date.now() > end) break;
    const text = edited(source, [0, source.length], edits);
    if (seen.has(text)) continue;
    seen.add(text);
    const outcome = attempt(text);
    if (outcome?.verdict !== verdict) continue;
    flips.push({ steps, edits, matches: { before: matches, after: outcome.matches } });
  }
  return flips;
}

function candidates(request: RuleFlipRequest): Candidate[] {
  const { plan, verdict, event } = request;
  const ways = waysTo(plan, verdict, holdsOn(itemsOfPlan(plan), event)).slice(0, WAYS);
  const found = ways.flatMap((way) => ofWay(way, request));
  const filters = verdict ? operandsOff(request) : newFilters(request);
  return [...found, ...filters].sort(
    (a, b) => a.steps.length - b.steps.length || rank(a) - rank(b),
  );
}

const RANKS: readonly RuleFlipKind[] = [
  ...(['other-field', 'add-value', 'remove-value', 'other-modifier'] as const),
  ...(['add-filter', 'remove-line', 'remove-operand'] as const),
];

const rank = ({ steps }: Candidate): number =>
  Math.max(...steps.map(({ kind }) => RANKS.indexOf(kind)));

/** Of every line that must change, one edit: all gentle ones together, or all harsh ones. */
function ofWay(way: Way, request: RuleFlipRequest): Candidate[] {
  const { event } = request;
  const unmet = way.wants.filter(({ item, found }) => isFound(item, event) !== found);
  const each = unmet.map((want) => ofWant(want, request));
  if (each.length === 0 || each.some((options) => options.length === 0)) return [];
  const longest = Math.max(...each.map((options) => options.length));
  return Array.from({ length: longest }, (_, turn) => {
    const chosen = each.map((options) => options[Math.min(turn, options.length - 1)]!);
    return {
      steps: chosen.flatMap(({ steps }) => steps),
      edits: chosen.flatMap(({ edits }) => edits),
    };
  });
}

function ofWant({ item, found }: Want, request: RuleFlipRequest): Candidate[] {
  const { source, plan, event, otherFields } = request;
  const one = (kind: RuleFlipKind, detail: string, edits: readonly Edit[] | null): Candidate[] =>
    edits === null ? [] : [{ steps: [{ kind, id: item.id, field: item.field, detail }], edits }];
  const truths = item.predicates.map((predicate) => holds(item, predicate, event));
  const parent = parentOf(plan, item);
  const line = parent === null ? [] : one('remove-line', '', removeLine(source, item, parent));
  if (found) {
    const there = item.field === null ? [] : event.values(item.field);
    const texts = [...new Set(there.flatMap(({ value }) => textOf(value) ?? []))].slice(0, 2);
    const lacking = item.predicates.filter((_, at) => !truths[at]);
    return [
      ...otherFields(item, event).flatMap((field) =>
        one('other-field', field, refield(source, item, field)),
      ),
      ...(item.need === 'any' ? texts : []).flatMap((text) =>
        one('add-value', text, addValue(source, item, text)),
      ),
      ...(item.need === 'all' && lacking.length === 1 ? lacking : []).flatMap((predicate) =>
        one('remove-value', predicate.text, removeValue(source, item, predicate)),
      ),
      ...LOOSER.flatMap((change) =>
        one('other-modifier', looser(source, item, change), rekey(source, item, change)),
      ),
      ...line,
    ];
  }
  const holding = item.predicates.filter((_, at) => truths[at]);
  return [
    ...(holding.length === 1 ? holding : []).flatMap((predicate) =>
      one('remove-value', predicate.text, removeValue(source, item, predicate)),
    ),
    ...TIGHTER.flatMap((change) =>
      one('other-modifier', looser(source, item, change), rekey(source, item, change)),
    ),
  ];
}

type Change = (modifiers: readonly string[]) => readonly string[];

const without =
  (...names: readonly string[]): Change =>
  (modifiers) =>
    modifiers.filter((name) => !names.includes(name));

const PLACES = ['contains', 'startswith', 'endswith'];

const LOOSER: readonly Change[] = [
  without('cased'),
  (modifiers) =>
    modifiers.length === 0 || PLACES.some((name) => modifiers.includes(name))
      ? ['contains', ...without(...PLACES)(modifiers)]
      : modifiers,
  without('all'),
];

const TIGHTER: readonly Change[] = [
  without(...PLACES),
  (modifiers) => (modifiers.includes('cased') ? modifiers : [...modifiers, 'cased']),
];

function looser(source: string, item: Item, change: Change): string {
  const [edit] = rekey(source, item, change) ?? [];
  return edit?.text.replace(/^["']|["']$/g, '') ?? '';
}

/** The map a line stands in. */
function parentOf(plan: Plan, item: Item): Branch | null {
  let found: Branch | null = null;
  const visit = (node: PlanNode): void => {
    switch (node.kind) {
      case 'and':
      case 'or':
        if (node.kind === 'and' && node.children.includes(item)) found = node;
        node.children.forEach(visit);
        return;
      case 'not':
      case 'search':
        visit(node.child);
        return;
      case 'item':
    }
  };
  plan.stages.forEach(visit);
  return found;
}

/** Parts of an "and" of the condition that are not met. */
function operandsOff({ plan, event }: RuleFlipRequest): Candidate[] {
  const { condition } = plan;
  if (condition.kind !== 'and') return [];
  return condition.children
    .filter((child) => !scan(child, event))
    .flatMap((child) => {
      const edits = removeOperand(plan, condition, child);
      const detail = child.kind === 'not' ? `not ${nameOf(child)}` : nameOf(child);
      return edits === null
        ? []
        : [
            {
              steps: [{ kind: 'remove-operand' as const, id: child.id, field: null, detail }],
              edits,
            },
          ];
    });
}

function newFilters({
  source,
  plan,
  event,
  telling,
  conditionRange,
}: RuleFlipRequest): Candidate[] {
  return telling.flatMap((field) => {
    const [value] = event.values(field).flatMap((located) => textOf(located.value) ?? []);
    if (value === undefined || value === '') return [];
    const edits = addFilter(source, plan, { field, value, conditionRange });
    const step = { kind: 'add-filter' as const, id: '', field, detail: value };
    return edits === null ? [] : [{ steps: [step], edits }];
  });
}
