// Which search identifiers a selector means (docs/semantics.md, 4.1, D8).
import type { Condition, Selector } from './ast';

/**
 * Names that start with an underscore are left out, unless the pattern starts with one itself. `*` stands for any run
 * of characters, anywhere and several times.
 */
export function select(selector: Selector, names: Iterable<string>): string[] {
  const fits = matcher(selector.pattern);
  return [...names].filter((name) => fits(name) && !skips(selector.pattern, name));
}

/** The names a selector would mean if they did not start with an underscore. */
export function skipped(selector: Selector, names: Iterable<string>): string[] {
  if (selector.pattern.startsWith('_')) return [];
  const fits = matcher(selector.pattern);
  return [...names].filter((name) => name.startsWith('_') && fits(name));
}

/** The search identifiers a condition reads; a name the rule does not have counts as read. */
export function readsOf(condition: Condition, names: readonly string[]): string[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.operands.flatMap((operand) => readsOf(operand, names));
    case 'not':
      return readsOf(condition.operand, names);
    case 'identifier':
      return [condition.name];
    case 'selector':
      return select(condition, names);
  }
}

const skips = (pattern: string, name: string): boolean =>
  name.startsWith('_') && !pattern.startsWith('_');

/** Many names are asked of one pattern: it is taken apart once. */
function matcher(pattern: string): (name: string) => boolean {
  if (pattern === 'them') return () => true;
  const pieces = pattern.split('*');
  if (pieces.length === 1) return (name) => name === pattern;
  const first = pieces[0]!;
  const last = pieces.at(-1)!;
  const middle = pieces.slice(1, -1).filter((piece) => piece !== '');
  return (name) => {
    if (!name.startsWith(first) || !name.endsWith(last)) return false;
    let at = first.length;
    for (const piece of middle) {
      const found = name.indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length;
    }
    return at <= name.length - last.length;
  };
}
