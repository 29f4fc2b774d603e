// Several files in one text: a line `--- # file: NAME` begins a document, and with it a file. To YAML it is a document marker with a
// comment. What stands before the first such line is a file without a name. Knows names and places, not what is in a file.
import type { Range } from './range';

/** A file as it is kept by itself. */
export interface NamedText {
  /** One line, not empty, no blanks at its ends. */
  readonly name: string;
  readonly text: string;
}

export interface FilePart {
  /** null: the text begins without saying. */
  readonly name: string | null;
  readonly text: string;
  /** Of the whole text: from its own mark to the next. */
  readonly range: Range;
}

/** The end of the line belongs to it. */
const MARK = /^---[ \t]+#[ \t]*file:[ \t]*(\S(?:.*\S)?)[ \t]*(?:\n|$(?![^]))/gm;

/** In the order of the text; none where it is empty. Of a part without a name, blanks alone count as nothing. */
export function filesIn(text: string): FilePart[] {
  const marks = [...text.matchAll(MARK)];
  const ends = [...marks.slice(1).map(({ index }) => index), text.length];
  const named = marks.map(({ 0: mark, 1: name, index }, i): FilePart => ({
    name: name!,
    text: text.slice(index + mark.length, ends[i]),
    range: [index, ends[i]!],
  }));
  const first = text.slice(0, marks[0]?.index);
  if (first.trim() === '') return named;
  return [{ name: null, text: first, range: [0, first.length] }, ...named];
}

/** The other way round. A file ends with its line; the one without a name comes first. */
export const textOf = (files: readonly Pick<FilePart, 'name' | 'text'>[]): string =>
  [...files]
    .sort((a, b) => Number(a.name !== null) - Number(b.name !== null))
    .map(({ name, text }) => (name === null ? ended(text) : `--- # file: ${name}\n${ended(text)}`))
    .join('');

const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

/** Where files begin that say so, as offsets of their marks. */
export const fileStarts = (text: string): number[] =>
  [...text.matchAll(MARK)].map(({ index }) => index);

/** As a name can stand in a mark: one line; `fallback` where nothing is left of it. */
export function fileName(name: string, fallback: string): string {
  // What is not to be seen would make two names look alike.
  const line = name.replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ').trim();
  return line === '' ? fallback : line;
}

/** A name that is not among those taken, upper and lower case alike; the number comes before the ending. */
export function freeName(name: string, taken: readonly string[]): string {
  const there = new Set(taken.map((one) => one.toLowerCase()));
  if (!there.has(name.toLowerCase())) return name;
  const [, stem = name, ending = ''] = /^(.+?)(\.[A-Za-z]{1,8})?$/.exec(name) ?? [];
  const bare = stem.replace(/ \(\d+\)$/, '');
  for (let n = 2; ; n += 1) {
    const next = `${bare} (${n})${ending}`;
    if (!there.has(next.toLowerCase())) return next;
  }
}
