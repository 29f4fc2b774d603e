// A compiled rule → the small plain objects the page draws from. Plans never cross the border; this does.
import type { Rule } from '../sigma/document';
import { itemsOf, stageId, type Plan, type Stage } from '../engine/plan';
import type { ItemOutline, Outline, SelectorOutline, StageOutline } from './api';

export function outlineOf(rule: Rule, plan: Plan): Outline {
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
    const id = stageId(name);
    const selector = selectors.find((candidate) => candidate.stages.includes(id));
    return {
      id,
      nameRange,
      range,
      used: named.has(id) || selector !== undefined,
      selector: named.has(id) ? null : (selector?.id ?? null),
    };
  });
  return {
    ...headOf(rule),
    conditionRange,
    conditionTokens: plan.reads.map(({ kind, id, range }) => ({ kind, id, range })),
    stages,
    selectors,
    items: [...plan.stages.values()].flatMap(itemOutlines),
  };
}

function headOf({ title, level, logsource }: Rule): Pick<Outline, 'title' | 'level' | 'logsource'> {
  const parts = [logsource?.product, logsource?.service, logsource?.category];
  return {
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
