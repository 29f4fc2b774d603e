// From a search identifier to where it is defined, and to every place that reads it; selectors included.
import type { Range } from '../text/range';
import { at, scopeAt, type Mention, type Named, type Scope } from './scope';

export interface Definition {
  /** What was asked about: a name, or a whole selector. */
  readonly origin: Range;
  readonly name: string;
  /** Whether it is a search identifier that can be renamed. */
  readonly renames: boolean;
  /** A selector leads to each search identifier it means. */
  readonly targets: readonly Range[];
}

export function definition(source: string, offset: number): Definition | null {
  const scope = scopeAt(source, offset);
  const found = scope && at(scope, offset);
  if (!scope || !found) return null;
  const targets = definitionsOf(scope, namesOf(found));
  const plain = found.kind !== 'selector';
  const name = plain ? found.name : found.selector.pattern;
  const renames = plain || scope.names.some((one) => one.name === name);
  const origin = plain || !renames ? found.range : found.patternRange;
  return { origin, name, renames, targets };
}

const namesOf = (found: Named | Mention): readonly string[] =>
  found.kind === 'selector' ? found.names : [found.name];

const definitionsOf = ({ names }: Scope, wanted: readonly string[]): Range[] =>
  names.filter(({ name }) => wanted.includes(name)).map(({ range }) => range);

/** The definition and all that read it, in the order of the text; of a selector, those of all it means. */
export function references(source: string, offset: number): Range[] {
  const scope = scopeAt(source, offset);
  const found = scope && at(scope, offset);
  if (!scope || !found) return [];
  const wanted = namesOf(found);
  const readers = scope.mentions.filter((mention) =>
    namesOf(mention).some((name) => wanted.includes(name)),
  );
  const ranges = [...definitionsOf(scope, wanted), ...readers.map(({ range }) => range)];
  return ranges.sort((a, b) => a[0] - b[0]);
}
