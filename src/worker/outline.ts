// A compiled rule → the small plain objects the page draws from. Plans never cross the border; this does.
import type { Filter, Rule } from '../sigma/document';
import type { LinkedRule } from '../sigma/link';
import { itemsOf, prefixOf, type Plan, type Stage } from '../engine/plan';
import type { ItemOutline, Outline, SelectorOutline, StageOutline } from './api';

/** A rule that can't be evaluated, at its place among the documents: it has a name and no stages. */
export const refusedOutline = ({ rule, document, alerts }: LinkedRule): Outline => ({
  id: `${prefixOf(document)}condition`,
  sound: false,
  alerts,
  ...headOf(rule),
  conditionRange: rule.detection?.conditionRange ?? rule.range,
  conditionTokens: [],
  stages: [],
  selectors: [],
  items: [],
});

export function outlineOf({ rule, filters, alerts }: LinkedRule, plan: Plan): Outline {
  const { searches, conditionRange } = rule.detection!;
  const selectors = plan.reads.flatMap((read): SelectorOutline[] =>
    read.kind === 'identifier'
      ? []
      : [
          {
            id: read.id,
            text: read.selector.text,
            quantifier: read.selector.quantifier,
            range: read.range,
            stages: read.stages,
          },
        ],
  );
  const named = new Set(
    plan.reads.flatMap((read) => (read.kind === 'identifier' ? [read.id] : [])),
  );
  const stages = [...searches.values()].map(({ name, nameRange, range }): StageOutline => {
    const { id } = plan.stages.get(name)!;
    const selector = selectors.find((candidate) => candidate.stages.includes(id));
    return {
      id,
      name,
      nameRange,
      range,
      used: named.has(id) || selector !== undefined,
      selector: named.has(id) ? null : (selector?.id ?? null),
    };
  });
  return {
    id: plan.id,
    sound: true,
    alerts,
    ...headOf(rule),
    conditionRange,
    conditionTokens: plan.reads.map(({ kind, id, range }) => ({ kind, id, range })),
    stages: [...stages, ...plan.filters.map((stage, at) => filterOutline(stage, filters[at]!))],
    selectors,
    items: [...plan.stages.values(), ...plan.filters].flatMap(itemOutlines),
  };
}

/** A filter is one stage more; it stands in a document of its own. */
const filterOutline = ({ id, name, range }: Stage, filter: Filter): StageOutline => ({
  id,
  name,
  nameRange: filter.rulesRange,
  range,
  used: true,
  selector: null,
});

type Head = Pick<Outline, 'range' | 'title' | 'level' | 'logsource'>;

function headOf({ range, title, level, logsource }: Rule): Head {
  const parts = [logsource?.product, logsource?.service, logsource?.category];
  return {
    range,
    title: title ?? '',
    level: level ?? '',
    logsource: parts.filter((part) => part !== null && part !== undefined).join('/'),
  };
}

const itemOutlines = (stage: Stage): ItemOutline[] =>
  itemsOf(stage).map(({ id, field, keyRange, range, need, negated, predicates }) => ({
    id,
    stage: stage.id,
    field,
    keyRange,
    range,
    need,
    negated,
    predicates: predicates.map(({ tests, ...predicate }) => ({
      ...predicate,
      operands: tests.map((test) => test.operand),
    })),
  }));
