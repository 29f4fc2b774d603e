// A rule taken apart for reading: its condition as a tree, every search identifier with its lines, and what a top-level `not` takes out.
import type { Condition } from '../sigma/condition/ast';
import { select } from '../sigma/condition/select';
import type { Body, Detection, DetectionItem } from '../sigma/document';
import { printCondition } from '../sigma/print';
import type { Range } from '../text/range';
import { indicatorOf } from './indicators';
import { rolesOf, type Role } from './roles';

export interface Stages {
  /** Stage 0. */
  readonly condition: {
    readonly text: string;
    readonly tree: ConditionTree;
    /** In the text. */
    readonly range: Range;
    /** What it names, where it stands in the text: a search identifier, or `1 of selection_*`. */
    readonly reads: readonly { readonly name: string; readonly range: Range }[];
  };
  /** In the order of the text; their numbers begin with 1. */
  readonly stages: readonly StageText[];
  readonly selectors: readonly SelectorText[];
}

export type ConditionTree =
  | { readonly kind: 'and' | 'or'; readonly children: readonly ConditionTree[] }
  | { readonly kind: 'not'; readonly child: ConditionTree }
  | { readonly kind: 'identifier'; readonly name: string; readonly stage: number }
  | ({ readonly kind: 'selector' } & SelectorText);

/** `1 of selection_*` with the stages it reads, by number. */
export interface SelectorText {
  readonly text: string;
  readonly quantifier: 'any' | 'all';
  readonly stages: readonly number[];
}

export interface StageText extends Role {
  readonly number: number;
  readonly name: string;
  /** In the text. */
  readonly nameRange: Range;
  readonly range: Range;
  /** As it stands in the rule, its indentation taken away. */
  readonly text: string;
  /** The first selector that reads it. */
  readonly selector: string | null;
  readonly body: PredicateTree;
}

/** A YAML map is `all`, a YAML list is `any`. */
export type PredicateTree =
  { readonly kind: 'all' | 'any'; readonly children: readonly PredicateTree[] } | PredicateLine;

/** One line of a detection: the field, what is asked of it, and the values. */
export interface PredicateLine {
  readonly kind: 'line';
  readonly field: string | null;
  readonly need: 'any' | 'all';
  readonly negated: boolean;
  /** A value each; `kind` and `value` as an indicator has them. */
  readonly predicates: readonly { readonly kind: string; readonly value: string | null }[];
}

export interface Exclusion {
  /** What stands behind the `not`. */
  readonly text: string;
  /** Numbers of the stages it reads. */
  readonly stages: readonly number[];
}

/** null where the condition could not be read. */
export function stagesOf(detection: Detection, source: string): Stages | null {
  const { searches, condition, conditionRange } = detection;
  if (condition === null) return null;
  const names = [...searches.keys()];
  const roles = rolesOf(condition, names);
  const selectors = selectorsIn(condition, names);
  const stages = [...searches.values()].map(({ name, nameRange, range, body }, at): StageText => ({
    number: at + 1,
    name,
    nameRange,
    range,
    text: dedented(source, range[0], range[1]),
    ...roles.get(name)!,
    selector: selectors.find((one) => one.stages.includes(at + 1))?.text ?? null,
    body: treeOf(body),
  }));
  const tree = conditionTree(condition, names);
  const text = printCondition(condition);
  const reads = readsIn(condition);
  return { condition: { text, tree, range: conditionRange, reads }, stages, selectors };
}

function readsIn(node: Condition): { name: string; range: Range }[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.operands.flatMap(readsIn);
    case 'not':
      return readsIn(node.operand);
    case 'identifier':
      return [{ name: node.name, range: node.range }];
    case 'selector':
      return [{ name: node.text, range: node.range }];
  }
}

/** What every match lacks: the parts of the condition's outer "and" that begin with `not`. */
export function exclusionsOf({ searches, condition }: Detection): Exclusion[] {
  if (condition === null) return [];
  const names = [...searches.keys()];
  return conjuncts(condition).flatMap((node) =>
    node.kind !== 'not'
      ? []
      : [{ text: printCondition(node.operand), stages: stagesIn(node.operand, names) }],
  );
}

const conjuncts = (node: Condition): readonly Condition[] =>
  node.kind === 'and' ? node.operands.flatMap(conjuncts) : [node];

function conditionTree(node: Condition, names: readonly string[]): ConditionTree {
  switch (node.kind) {
    case 'and':
    case 'or':
      return { kind: node.kind, children: node.operands.map((one) => conditionTree(one, names)) };
    case 'not':
      return { kind: 'not', child: conditionTree(node.operand, names) };
    case 'identifier':
      return { kind: 'identifier', name: node.name, stage: names.indexOf(node.name) + 1 };
    case 'selector': {
      const stages = stagesIn(node, names);
      return { kind: 'selector', text: node.text, quantifier: node.quantifier, stages };
    }
  }
}

function stagesIn(node: Condition, names: readonly string[]): number[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return [...new Set(node.operands.flatMap((one) => stagesIn(one, names)))];
    case 'not':
      return stagesIn(node.operand, names);
    case 'identifier':
      return [names.indexOf(node.name) + 1];
    case 'selector':
      return select(node, names).map((name) => names.indexOf(name) + 1);
  }
}

function selectorsIn(node: Condition, names: readonly string[]): SelectorText[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.operands.flatMap((one) => selectorsIn(one, names));
    case 'not':
      return selectorsIn(node.operand, names);
    case 'identifier':
      return [];
    case 'selector':
      return [{ text: node.text, quantifier: node.quantifier, stages: stagesIn(node, names) }];
  }
}

const treeOf = (body: Body): PredicateTree =>
  body.kind === 'item'
    ? lineOf(body)
    : { kind: body.kind, children: body.children.map((child) => treeOf(child)) };

const lineOf = (item: DetectionItem): PredicateLine => ({
  kind: 'line',
  field: item.field,
  need: item.need,
  negated: item.negated,
  predicates: item.values.map((value) => {
    const { kind, value: text } = indicatorOf(item, value);
    return { kind, value: text };
  }),
});

/** The first line begins at its key; the others lose as much as stood before that. */
export function dedented(source: string, start: number, end: number): string {
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const margin = source.slice(lineStart, start).replace(/\S/g, ' ');
  const [first = '', ...others] = source.slice(start, end).trimEnd().split(/\r?\n/);
  return [
    first,
    ...others.map((line) => (line.startsWith(margin) ? line.slice(margin.length) : line)),
  ].join('\n');
}
