// What the condition names against what the detection has (docs/semantics.md, 4.1, D7, D8).
import type { Diagnostic } from '../../text/diagnostic';
import { similar } from '../../text/similar';
import type { Condition } from '../condition/ast';
import { select, skipped } from '../condition/select';
import type { Detection } from '../document';
import * as messages from '../messages/condition';

export function checkReferences({ searches, condition }: Detection): Diagnostic[] {
  if (condition === null) return [];
  const names = [...searches.keys()];
  const read = new Set<string>();
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
        if (!searches.has(node.name)) {
          found.push(
            messages.unknownIdentifier(node.range, node.name, names, similar(node.name, names)),
          );
        }
        read.add(node.name);
        found.push(...checkPrefix(node));
        return;
      case 'selector': {
        const selected = select(node, names);
        const left = skipped(node, names);
        if (selected.length === 0)
          found.push(messages.selectorWithoutMatch(node.patternRange, node.pattern, names));
        if (left.length > 0) found.push(messages.underscoreSkipped(node.patternRange, left));
        for (const name of selected) read.add(name);
      }
    }
  };
  visit(condition);
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
