// What a condition says of its tests, in a normal form: equal texts mean the same on every event. Names, places and the order of the text
// have no say.
import type { PlanNode, Test } from '../../engine/plan';

export type Formula =
  | { readonly kind: 'test'; readonly text: string; readonly test: Test }
  | { readonly kind: 'not'; readonly text: string; readonly part: Formula }
  | { readonly kind: 'and' | 'or'; readonly text: string; readonly parts: readonly Formula[] };

export function formulaOf(node: PlanNode): Formula {
  switch (node.kind) {
    case 'and':
    case 'or':
      return joined(node.kind, node.children.map(formulaOf));
    case 'not':
      return negated(formulaOf(node.child));
    case 'search':
      return formulaOf(node.child);
    case 'item': {
      const values = node.predicates.map(({ tests }) =>
        joined(
          'or',
          tests.map((test): Formula => ({ kind: 'test', text: test.key, test })),
        ),
      );
      const found = joined(node.need === 'all' ? 'and' : 'or', values);
      return node.negated ? negated(found) : found;
    }
  }
}

const negated = (part: Formula): Formula =>
  part.kind === 'not' ? part.part : { kind: 'not', text: `!${part.text}`, part };

/** Parts of parts are its own; each once, in one order. */
function joined(kind: 'and' | 'or', parts: readonly Formula[]): Formula {
  const own = new Map<string, Formula>();
  for (const part of parts.flatMap((one) => (one.kind === kind ? one.parts : [one]))) {
    own.set(part.text, part);
  }
  const [first] = own.values();
  if (own.size === 1) return first!;
  const sorted = [...own.values()].sort((a, b) => (a.text < b.text ? -1 : 1));
  return { kind, text: `${kind}(${sorted.map(({ text }) => text).join(',')})`, parts: sorted };
}
