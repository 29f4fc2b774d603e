// From a search identifier or a reference to a rule to where it is defined, and to every place that reads it; selectors included.
import type { Range } from '../text/range';
import { called, referencesOf, subjectsOf, touched, wordOf } from './references';
import { at, scopeAt, type Mention, type Named, type Scope } from './scope';
import { sketch, type Sketch } from './sketch';

export interface Definition {
  /** What was asked about: a name, or a whole selector. */
  readonly origin: Range;
  readonly name: string;
  /** Whether it is a search identifier, or the name of a rule. */
  readonly renames: boolean;
  /** A selector leads to each search identifier it means. */
  readonly targets: readonly Range[];
}

export const definition = (source: string, offset: number): Definition | null =>
  subjectAt(sketch(source), offset) ?? ofSearch(source, offset);

function ofSearch(source: string, offset: number): Definition | null {
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
  const lines = sketch(source);
  const subject = subjectAt(lines, offset);
  if (subject !== null) {
    const ranges = [...subject.targets, ...readersOf(lines, subject.targets)];
    return ranges.sort((a, b) => a[0] - b[0]);
  }
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

/** A reference, or what it leads to: the `id` or `name` of a rule or correlation. */
function subjectAt(lines: Sketch, offset: number): Definition | null {
  const subjects = subjectsOf(lines);
  const reference = touched(referencesOf(lines), offset);
  if (reference !== null) {
    const { text, range } = reference;
    const found = called(subjects, text);
    const targets = found.map((subject) => wordOf(subject, text).range);
    const renames = found.length === 1 && wordOf(found[0]!, text) === found[0]!.name;
    return { origin: range, name: text, renames, targets };
  }
  const own = touched(
    subjects.flatMap(({ name, id }) => [name, id].filter((word) => word !== null)),
    offset,
  );
  if (own === null || own.text === '') return null;
  const renames = subjects.some(({ name }) => name === own);
  return { origin: own.range, name: own.text, renames, targets: [own.range] };
}

/** Where others refer to what is defined here. */
function readersOf(lines: Sketch, targets: readonly Range[]): Range[] {
  const subjects = subjectsOf(lines);
  return referencesOf(lines)
    .filter(({ text }) =>
      called(subjects, text).some((subject) => targets.includes(wordOf(subject, text).range)),
    )
    .map(({ range }) => range);
}
