// What the condition names against what the detection has (docs/semantics.md, 4.1, D7, D8).
import type { Diagnostic } from '../../text/diagnostic';
import { similar } from '../../text/similar';
import type { Condition } from '../condition/ast';
import { select, skipped } from '../condition/select';
import type { Detection } from '../document';
import * as messages from '../messages/condition';

const MANY = 500;

/** `names`: all search identifiers that the text has, those included whose body was refused. */
export function checkReferences(
  { searches, condition, aggregation }: Detection,
  names: readonly string[],
): Diagnostic[] {
  if (condition === null) return [];
  const known = new Set(names);
  // a long list takes long to look through, and whoever wrote it knows what it holds
  const near = (name: string) => (names.length > MANY ? null : similar(name, names));
  const read = new Set<string>();
  const means = new Map<string, { selected: readonly string[]; left: readonly string[] }>();
  const found: Diagnostic[] = [];
  const visit = (node: Condition): void => {
    switch (node.kind) {
      case 'and':
      case 'or':
        node.operands.forEach(visit);
        return;
      case 'not':
        visit(node.operand);
        return;
      case 'identifier':
        if (!known.has(node.name)) {
          found.push(messages.unknownIdentifier(node.range, node.name, names, near(node.name)));
        }
        read.add(node.name);
        found.push(...checkPrefix(node));
        return;
      case 'selector': {
        let meant = means.get(node.pattern);
        if (meant === undefined) {
          meant = { selected: select(node, names), left: skipped(node, names) };
          means.set(node.pattern, meant);
          for (const name of meant.selected) read.add(name);
        }
        if (meant.selected.length === 0)
          found.push(messages.selectorWithoutMatch(node.patternRange, node.pattern, names));
        if (meant.left.length > 0)
          found.push(messages.underscoreSkipped(node.patternRange, meant.left));
      }
    }
  };
  visit(condition);
  if (aggregation?.kind === 'near') visit(aggregation.condition);
  for (const { name, nameRange } of searches.values()) {
    if (!read.has(name)) found.push(messages.unused(nameRange, name));
  }
  return found;
}

function checkPrefix(node: {
  readonly name: string;
  readonly range: Diagnostic['range'];
}): Diagnostic[] {
  const operator = ['not', 'and', 'or'].find((word) => node.name.startsWith(word));
  // and, or can only be misread where an operand stands before them; not anywhere
  return operator === 'not' ? [messages.operatorPrefix(node.range, node.name, operator)] : [];
}
