// Which search identifiers a selector means (docs/semantics.md, 4.1, D8).
import type { Selector } from './ast';

/**
 * Names that start with an underscore are left out, unless the pattern starts with one itself. `*` stands for any run
 * of characters, anywhere and several times.
 */
export function select(selector: Selector, names: Iterable<string>): string[] {
  return [...names].filter(
    (name) => matches(selector.pattern, name) && !skips(selector.pattern, name),
  );
}

/** The names a selector would mean if they did not start with an underscore. */
export function skipped(selector: Selector, names: Iterable<string>): string[] {
  return [...names].filter(
    (name) => matches(selector.pattern, name) && skips(selector.pattern, name),
  );
}

const skips = (pattern: string, name: string): boolean =>
  name.startsWith('_') && !pattern.startsWith('_');

function matches(pattern: string, name: string): boolean {
  if (pattern === 'them') return true;
  const pieces = pattern.split('*');
  if (pieces.length === 1) return name === pattern;
  const first = pieces[0]!;
  const last = pieces.at(-1)!;
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = name.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= name.length - last.length;
}
