// Which rules say something else of the redacted events than of those that stay, by which predicates, and what was replaced there.
import { verdictsKept, type ChangedVerdict, type Replacement } from '../../cloudtrail/redact';
import { JsonEvent } from '../../engine/json-event';
import { itemsOfPlan, type Plan, type Predicate } from '../../engine/plan';
import type { BeforeTest } from '../../engine/columns';
import { compactJson, type JsonValue } from '../../text/json';
import type { ChangedVerdicts } from '../sharing-api';

export interface Judged {
  /** Title and plan of each rule that could be evaluated before. */
  readonly rules: readonly { readonly title: string; readonly plan: Plan }[];
  /** Of the same rules as they travel; null where that one can't be evaluated. */
  readonly after: readonly (Plan | null)[];
}

interface Compared {
  readonly before: readonly JsonValue[];
  readonly after: readonly JsonValue[];
  /** Of each event, its index among those held. */
  readonly indices: ArrayLike<number>;
  readonly replacements: readonly Replacement[];
}

/** More of them nobody reads. */
const MOST_VALUES = 12;
/** Events that are looked at for what was replaced in them. */
const MOST_LOOKED_AT = 50;

/** One entry for each rule, direction and set of predicates. */
export function changedVerdicts(
  { rules, after: redactedPlans }: Judged,
  { before, after, indices, replacements }: Compared,
  announce?: BeforeTest,
): ChangedVerdicts[] {
  const plans = rules.map(({ plan }) => plan);
  const changed = verdictsKept(plans, before, after, redactedPlans, announce);
  const groups = new Map<string, ChangedVerdict[]>();
  for (const one of changed) {
    const ids = one.predicates.map(({ id }) => id);
    const key = [one.plan, one.matchedBefore, ...ids].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group): ChangedVerdicts => {
    const { plan: at, event, matchedBefore, predicates } = group[0]!;
    const values = new Set<Replacement>();
    for (const one of group.slice(0, MOST_LOOKED_AT)) {
      const own = new JsonEvent(before[one.event]!);
      for (const predicate of one.predicates)
        for (const value of behind(predicate, plans[at]!, own, replacements)) values.add(value);
    }
    return {
      rule: rules[at]!.title,
      alerts: false,
      broken: redactedPlans[at] === null,
      events: group.length,
      first: indices[event]!,
      matchedBefore,
      predicates: predicates.map(({ text }) => text),
      values: [...values].slice(0, MOST_VALUES),
    };
  });
}

/** What was replaced in the values that a predicate looks at, or in the predicate itself. */
function behind(
  { id, text }: Predicate,
  plan: Plan,
  event: JsonEvent,
  replacements: readonly Replacement[],
): Replacement[] {
  const item = itemsOfPlan(plan).find(({ predicates }) => predicates.some((one) => one.id === id));
  const asked = text.toLowerCase();
  // A keyword looks everywhere: of all that is replaced, what shares text with it.
  const field = item?.field ?? null;
  const values = field === null ? [] : event.values(field).map(({ value }) => value);
  const looked = [asked, ...values.map((value) => compactJson(value ?? null).toLowerCase())];
  return replacements.filter(({ original }) => {
    const lower = original.toLowerCase();
    if (field === null && lower.includes(longestPiece(asked))) return true;
    return looked.some((one) => one.includes(lower));
  });
}

/** Between wildcards; nothing is in a text that long. */
const longestPiece = (pattern: string): string =>
  pattern.split(/[*?]+/).sort((a, b) => b.length - a.length)[0] || '\n';
