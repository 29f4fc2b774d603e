// The full trace of one event, never short-circuited: what every node said, and why.
import { leavesOf } from './fields';
import type { Event, Located } from './event';
import type { Item, PlanNode, Predicate } from './plan';
import { actualOf, findInside, matcherOf, prepare, textOf } from './prepare';
import { timePartOf } from './time-parts';
import type { ItemTrace, PredicateTrace, Reason, Trace } from './trace';
import type { JsonValue } from '../text/json';

export function explain(node: PlanNode, event: Event): Trace {
  const { id, range } = node;
  switch (node.kind) {
    case 'and':
    case 'or': {
      const children = node.children.map((child) => explain(child, event));
      const matched =
        node.kind === 'and'
          ? children.every((child) => child.matched)
          : children.some((child) => child.matched);
      return { kind: node.kind, id, matched, range, selector: node.selector, children };
    }
    case 'not': {
      const child = explain(node.child, event);
      return { kind: 'not', id, matched: !child.matched, range, child };
    }
    case 'search': {
      const child = explain(node.child, event);
      return { kind: 'search', id, name: node.name, matched: child.matched, range, child };
    }
    case 'item':
      return explainItem(node, event);
  }
}

function explainItem(item: Item, event: Event): ItemTrace {
  const { id, range, field, need, negated } = item;
  const actual = actualOf(field, event);
  const predicates = item.predicates.map((predicate) =>
    explainPredicate(predicate, item, actual, event),
  );
  const found =
    need === 'all' ? predicates.every((one) => one.matched) : predicates.some((one) => one.matched);
  const answered = predicates.flatMap(({ by }) => (by === null ? [] : [by]));
  const tried = field === null ? answered : actual;
  return {
    kind: 'item',
    id,
    matched: found !== negated,
    range,
    field,
    need,
    negated,
    tried,
    predicates,
  };
}

function explainPredicate(
  { id, range, text, tests }: Predicate,
  { field }: Item,
  actual: readonly Located[],
  event: Event,
): PredicateTrace {
  const operands = tests.map((test) => test.operand);
  for (const [form, test] of tests.entries()) {
    const index = matcherOf(test)(actual, event);
    if (index < 0) continue;
    // a presence check that asks for absence is answered by the field as a whole
    const by = actual[index] ?? null;
    return { id, matched: true, range, text, operands, by, form, reason: met(test.operand, by) };
  }
  const reason: Reason = field === null ? { kind: 'no-leaf' } : missed(operands[0]!, actual, event);
  return { id, matched: false, range, text, operands, by: null, form: null, reason };
}

type Operand = PredicateTrace['operands'][number];

function met(operand: Operand, by: Located | null): Reason {
  const value = by?.value;
  const textual = operand.op === 'text' || operand.op === 're';
  if (!textual || value === undefined || textOf(value) !== null) return { kind: 'met' };
  return {
    kind: 'met-inside',
    path: findInside(operand, value) ?? '',
    leaves: leavesOf(value).length,
  };
}

function missed(operand: Operand, actual: readonly Located[], event: Event): Reason {
  if (operand.op === 'null') return { kind: 'present' };
  if (operand.op === 'exists') return { kind: operand.value ? 'absent' : 'present' };
  const present = actual.filter((located) => located.present);
  if (present.length === 0) return { kind: 'absent' };
  const values = present.flatMap(({ value }) =>
    value === null || value === undefined ? [] : [value],
  );
  if (values.length === 0) return { kind: 'null' };
  const texts = values.flatMap((value) => textOf(value) ?? []);
  if (texts.length === 0) return missedStructure(values[0]);
  if (operand.op === 'fieldref') return missedReference(operand, event);
  if (operand.op === 'number' || operand.op === 'compare') {
    const asks = prepare({ op: 'compare', relation: 'lte', bound: Infinity });
    return { kind: asks(present, event) < 0 ? 'not-a-number' : 'differs' };
  }
  if (operand.op === 'cidr') {
    const v4 = prepare({ op: 'cidr', network: [0, 0, 0, 0], bits: 0 });
    const v6 = prepare({ op: 'cidr', network: new Array<number>(16).fill(0), bits: 0 });
    return {
      kind: v4(present, event) < 0 && v6(present, event) < 0 ? 'not-an-address' : 'differs',
    };
  }
  if (operand.op === 'time') return missedTime(operand, values);
  if (operand.op === 'text' && operand.cased) {
    const uncased = prepare({ ...operand, cased: false });
    return { kind: uncased(present, event) < 0 ? 'differs' : 'case' };
  }
  return { kind: 'differs' };
}

function missedTime(
  { part }: Extract<Operand, { op: 'time' }>,
  values: readonly JsonValue[],
): Reason {
  const times = values.flatMap((value) => timePartOf(value, part) ?? []);
  const [value, ...others] = new Set(times);
  if (value === undefined) return { kind: 'not-a-time' };
  return others.length > 0 ? { kind: 'differs' } : { kind: 'other-time', part, value };
}

const missedStructure = (value: Located['value']): Reason =>
  Array.isArray(value)
    ? { kind: 'empty-list' }
    : { kind: 'object', leaves: leavesOf(value!).length };

function missedReference({ field }: Extract<Operand, { op: 'fieldref' }>, event: Event): Reason {
  const there = event.values(field).some(({ value }) => textOf(value) !== null);
  return { kind: there ? 'differs' : 'other-field-absent' };
}
