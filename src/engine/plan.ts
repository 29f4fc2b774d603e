// A rule made ready for evaluation: plain data, every node with an id that is stable across evaluations
// (`selection`, `selection/0`, `selection/0#1`, `condition/1`): selection, links and marks use it.
import type { Condition, Selector } from '../sigma/condition/ast';
import { select } from '../sigma/condition/select';
import type { Body, Detection, DetectionItem, Filter, Rule, Search } from '../sigma/document';
import type { Operand } from '../sigma/operand';
import type { Range } from '../text/range';

export type PlanNode = Branch | Not | Stage | Item;

export interface Branch {
  readonly kind: 'and' | 'or';
  readonly id: string;
  readonly range: Range;
  /** The selector it stands for (`1 of selection_*`), else null. */
  readonly selector: string | null;
  readonly children: readonly PlanNode[];
}

export interface Not {
  readonly kind: 'not';
  readonly id: string;
  readonly range: Range;
  readonly child: PlanNode;
}

/** A search identifier. Read several times, it is one object. */
export interface Stage {
  readonly kind: 'search';
  readonly id: string;
  readonly name: string;
  readonly range: Range;
  readonly child: PlanNode;
}

export interface Item {
  readonly kind: 'item';
  readonly id: string;
  readonly range: Range;
  /** The key with its modifiers; for a keyword list, the list. */
  readonly keyRange: Range;
  /** null = keyword: every leaf of the event is asked. */
  readonly field: string | null;
  readonly need: 'any' | 'all';
  readonly negated: boolean;
  readonly predicates: readonly Predicate[];
}

/** One value as the reader sees it; its tests are always OR-ed (docs/semantics.md, 2.9). */
export interface Predicate {
  readonly id: string;
  readonly range: Range;
  readonly text: string;
  readonly tests: readonly Test[];
}

export interface Test {
  /** Canonical form of field and operand: equal keys mean the same everywhere. */
  readonly key: string;
  readonly field: string | null;
  readonly operand: Operand;
}

export interface Plan {
  /** What the verdict goes by, whatever node the condition is: `condition`, behind the rule's prefix. */
  readonly id: string;
  readonly condition: PlanNode;
  /** All search identifiers in the order of the text, those the condition never reads included. */
  readonly stages: ReadonlyMap<string, Stage>;
  /** What filters keep, each one stage; the condition needs them all. Their own search identifiers lie below. */
  readonly filters: readonly Stage[];
  /** Where the condition reads what, from left to right. */
  readonly reads: readonly Read[];
}

/** A search identifier or a selector at its place in the condition. */
export type Read =
  | { readonly kind: 'identifier'; readonly id: string; readonly range: Range }
  | {
      readonly kind: 'selector';
      readonly id: string;
      readonly range: Range;
      readonly selector: Selector;
      readonly stages: readonly string[];
    };

/** Ids of the document at a place among those of one text. The first has plain ids; an id of its own never holds `//`. */
export const prefixOf = (document: number): string => (document === 0 ? '' : `${document}//`);

/**
 * Makes a sound rule ready, with the filters applied to it (6); every id begins with `prefix`. A document that a
 * diagnostic blocks must not come here: that would be our bug.
 */
export function compile(rule: Rule, prefix = '', filters: readonly Filter[] = []): Plan {
  const id = `${prefix}condition`;
  const own = compileDetection(rule, id, prefix);
  const kept = filters.map((filter, at) => compileFilter(filter, `${prefix}filter//${at}`));
  return { id, ...narrowed(own, id, kept), filters: kept };
}

type Compiled = Pick<Plan, 'condition' | 'stages' | 'reads'>;

function compileDetection(
  { sound, detection }: { readonly sound: boolean; readonly detection: Detection | null },
  id: string,
  prefix: string,
): Compiled {
  if (!sound || !detection?.condition) throw new Error('compile: the document is not sound');
  const stages = new Map<string, Stage>();
  for (const search of detection.searches.values()) {
    stages.set(search.name, compileStage(search, prefix));
  }
  const reads: Read[] = [];
  const condition = compileCondition(detection.condition, id, stages, reads);
  return { condition, stages, reads };
}

/** A filter is one stage more: its names are its own, and no pattern of the rule means them. */
function compileFilter(filter: Filter, id: string): Stage {
  const { condition } = compileDetection(filter, `${id}//condition`, `${id}//`);
  const name = `filter ${filter.title ?? filter.name ?? ''}`.trim();
  return { kind: 'search', id, name, range: filter.range, child: condition };
}

/** The condition and what the filters keep. The parts of an "and" stay parts of it. */
function narrowed(own: Compiled, id: string, filters: readonly Stage[]): Compiled {
  const { condition } = own;
  if (filters.length === 0) return own;
  if (condition.kind === 'and' && condition.selector === null) {
    return { ...own, condition: { ...condition, children: [...condition.children, ...filters] } };
  }
  // The whole goes by the id that the rule's own condition had.
  const inner = `${id}/own`;
  const renamed = condition.id === id ? { ...condition, id: inner } : condition;
  const reads = own.reads.map((read) => (read.id === id ? { ...read, id: inner } : read));
  const { range } = condition;
  const whole: Branch = { kind: 'and', id, range, selector: null, children: [renamed, ...filters] };
  return { ...own, condition: whole, reads };
}

function compileCondition(
  node: Condition,
  id: string,
  stages: ReadonlyMap<string, Stage>,
  reads: Read[],
): PlanNode {
  const { range } = node;
  switch (node.kind) {
    case 'and':
    case 'or': {
      const children = node.operands.map((operand, index) =>
        compileCondition(operand, `${id}/${index}`, stages, reads),
      );
      return { kind: node.kind, id, range, selector: null, children };
    }
    case 'not':
      return {
        kind: 'not',
        id,
        range,
        child: compileCondition(node.operand, `${id}/0`, stages, reads),
      };
    case 'identifier': {
      const stage = stages.get(node.name)!;
      reads.push({ kind: 'identifier', id: stage.id, range });
      return stage;
    }
    case 'selector': {
      const children = select(node, stages.keys()).map((name) => stages.get(name)!);
      const named = children.map((stage) => stage.id);
      reads.push({ kind: 'selector', id, range, selector: node, stages: named });
      const kind = node.quantifier === 'all' ? 'and' : 'or';
      return { kind, id, range, selector: node.text, children };
    }
  }
}

/** The name, unless it holds what separates the parts of an id: a key may be any text, and ids must not meet. */
const stageId = (name: string): string =>
  name.replace(/[%/#]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);

function compileStage({ name, range, body }: Search, prefix: string): Stage {
  const id = prefix + stageId(name);
  return { kind: 'search', id, name, range, child: compileBody(body, id) };
}

function compileBody(body: Body, id: string): PlanNode {
  if (body.kind === 'item') return compileItem(body, id);
  const children = body.children.map((child, index) => compileBody(child, `${id}/${index}`));
  return {
    kind: body.kind === 'all' ? 'and' : 'or',
    id,
    range: body.range,
    selector: null,
    children,
  };
}

function compileItem({ values, field, ...item }: DetectionItem, id: string): Item {
  const predicates = values.map((value, index) => ({
    id: `${id}#${index}`,
    range: value.range,
    text: value.text,
    tests: value.operands.map((operand) => ({ key: testKey(field, operand), field, operand })),
  }));
  const { range, keyRange, need, negated } = item;
  return { kind: 'item', id, range, keyRange, field, need, negated, predicates };
}

export const testKey = (field: string | null, operand: Operand): string =>
  JSON.stringify([field, operand], (_, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );

/** Every item below a node, in the order of the text. */
export function itemsOf(node: PlanNode): readonly Item[] {
  switch (node.kind) {
    case 'item':
      return [node];
    case 'and':
    case 'or':
      return node.children.flatMap(itemsOf);
    case 'not':
    case 'search':
      return itemsOf(node.child);
  }
}

/** Every item that a verdict or a stage of the plan goes by. */
export const itemsOfPlan = ({ stages, filters }: Plan): readonly Item[] =>
  [...stages.values(), ...filters].flatMap(itemsOf);
