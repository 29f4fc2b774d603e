// The condition of a temporal correlation as a text: which rules must have matched (docs/semantics.md, 5.4, D32).
import { similar } from '../text/similar';
import type { Condition } from './condition/ast';
import { lex, placer } from './condition/lexer';
import { parseCondition } from './condition/parser';
import type { CorrelationCondition, Reference } from './document';
import type { Reading } from './item';
import * as messages from './messages/correlation';
import type { YamlScalar } from './yaml';

export interface Extended {
  readonly condition: CorrelationCondition | null;
  /** The rules it names, each once, at their first place. */
  readonly names: readonly Reference[];
}

/** `listed`: the rules of the correlation; null where it has no list, so that the condition is all there is. */
export function readExtended(
  node: YamlScalar,
  listed: readonly Reference[] | null,
  reading: Reading,
): Extended {
  const known = new Set((listed ?? []).map(({ text }) => text));
  const tokens = lex(node.text, placer(reading.source, node.range));
  const { condition, diagnostics } = parseCondition(tokens, known, 'rules');
  for (const diagnostic of diagnostics) reading.report(diagnostic);
  if (condition === null) return { condition: null, names: [] };
  const names = new Map<string, Reference>();
  for (const name of namesIn(condition)) if (!names.has(name.text)) names.set(name.text, name);
  if (listed !== null) checkListed([...names.values()], listed, reading);
  return {
    condition: { kind: 'extended', range: node.range, condition },
    names: [...names.values()],
  };
}

/** Looking for a near name asks every name there is: after so many it is left. */
const MAX_NEAR = 20;

function checkListed(
  names: readonly Reference[],
  listed: readonly Reference[],
  { report }: Reading,
): void {
  const known = listed.map(({ text }) => text);
  const wanted = new Set(known);
  const read = new Set(names.map(({ text }) => text));
  const unlisted = names.filter(({ text }) => !wanted.has(text));
  unlisted.forEach(({ text, range }, index) => {
    const near = index < MAX_NEAR ? similar(text, known) : null;
    report(messages.unlistedRule(range, text, known, near));
  });
  for (const { text, range } of listed) {
    if (!read.has(text)) report(messages.unreadRule(range, text));
  }
}

function namesIn(condition: Condition): Reference[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.operands.flatMap(namesIn);
    case 'not':
      return namesIn(condition.operand);
    case 'identifier':
      return [{ text: condition.name, range: condition.range }];
    case 'selector':
      // the grammar over rules has none
      return [];
  }
}
