// From a plan to what must stand in an event's text for it to match at all, so that the others need not be read. Says too little
// rather than too much: what it says is pinned against `scan`.
import type { Operand } from '../sigma/operand';
import type { RegexNode } from '../sigma/regex/ast';
import { parseRegex } from '../sigma/regex/parser';
import { all, any, type Clause } from './clauses';
import { partsOfField, partsOfPattern, runsOf } from './literal-parts';
import type { Item, PlanNode, Predicate, Test } from './plan';

/**
 * Of each clause one literal must stand in the JSON text of every event that matches, case aside (`literal-search.ts` says in
 * which texts that can be told). Those hoped to be rarest come first. No clause: nothing is known; a clause of none: no event
 * ever matches.
 */
export type Need = readonly (readonly string[])[];

export const required = (node: PlanNode): Need =>
  ofNode(node, true).map(({ literals }) => literals);

/** What the text of every event must hold that matches one of them. */
export const requiredByAny = (nodes: readonly PlanNode[]): Need =>
  any(nodes.map((node) => ofNode(node, true))).map(({ literals }) => literals);

export const matchesNothing = (need: Need): boolean => need.some((clause) => clause.length === 0);

type Needs = readonly Clause[];

/** What is needed for the node to hold, or not to hold. */
function ofNode(node: PlanNode, holds: boolean): Needs {
  switch (node.kind) {
    case 'and':
    case 'or': {
      const needs = node.children.map((child) => ofNode(child, holds));
      return (node.kind === 'and') === holds ? all(needs) : any(needs);
    }
    case 'not':
      return ofNode(node.child, !holds);
    case 'search':
      return ofNode(node.child, holds);
    case 'item':
      return ofItem(node, holds !== node.negated);
  }
}

function ofItem({ need, predicates }: Item, holds: boolean): Needs {
  const needs = predicates.map((predicate) => ofPredicate(predicate, holds));
  return (need === 'all') === holds ? all(needs) : any(needs);
}

function ofPredicate({ tests }: Predicate, holds: boolean): Needs {
  const needs = tests.map((test) => ofTest(test, holds));
  return holds ? any(needs) : all(needs);
}

function ofTest({ field, operand }: Test, holds: boolean): Needs {
  const keys = field === null ? [] : ofField(field);
  // Absence satisfies these; their opposite asks for the key.
  const ofAbsence = operand.op === 'null' || (operand.op === 'exists' && !operand.value);
  if (holds === ofAbsence) return [];
  return holds ? all([ofOperand(operand, `value of ${field ?? ''}`), keys]) : keys;
}

/** What a value or its absence asks besides the field's own keys. */
function ofOperand(operand: Operand, source: string): Needs {
  switch (operand.op) {
    case 'text':
      return ofParts(partsOfPattern(operand.pattern), source);
    case 're': {
      const read = parseRegex(operand.source, operand.flags);
      return read.ok ? ofRegex(read.regex.root, source) : [];
    }
    case 'fieldref':
      return ofField(operand.field);
    // One number has many forms; a network, a bound and a time have many values; a boolean stands in every record.
    case 'number':
    case 'boolean':
    case 'cidr':
    case 'compare':
    case 'time':
    case 'exists':
    case 'null':
      return [];
  }
}

const ofParts = (parts: readonly string[], source: string): Needs =>
  parts.map((part) => ({ literals: [part], source, weight: part.length }));

/** Keys stand in most records: any value is hoped to be rarer. */
const ofField = (field: string): Needs =>
  partsOfField(field).map((part) => ({
    literals: [part],
    source: `key ${part}`,
    weight: part.length / 1000,
  }));

function ofRegex(node: RegexNode, source: string): Needs {
  switch (node.kind) {
    case 'one':
    case 'place':
    case 'sequence': {
      const inner: Needs[] = [];
      const nodes = node.kind === 'sequence' ? node.items : [node];
      const runs = runsOf(nodes, (other) => {
        if (other.kind !== 'one') inner.push(ofRegex(other, source));
      });
      return all([ofParts(runs, source), ...inner]);
    }
    case 'choice':
      return any(node.options.map((option) => ofRegex(option, source)));
    case 'repeat':
      return node.least > 0 ? ofRegex(node.item, source) : [];
  }
}
