// Rule files that are open, as one text: which there are, and the text that comes of adding, naming, closing or removing one.
import { fileName, filesIn, freeName, textOf, type NamedText } from '../text/file-marks';
import { nameAfterTitle } from '../text/file-name';
import type { Range } from '../text/range';

export { nameAfterTitle } from '../text/file-name';
export { freeName } from '../text/file-marks';

export interface OpenRule {
  /** What it is called; where the text does not say, after its title. */
  readonly name: string;
  /** The text says it. */
  readonly named: boolean;
  readonly text: string;
  /** Of the whole text, its mark included. */
  readonly range: Range;
}

export const rulesIn = (text: string): OpenRule[] =>
  filesIn(text).map((part) => ({
    name: part.name ?? nameAfterTitle(part.text),
    named: part.name !== null,
    text: part.text,
    range: part.range,
  }));

/** Behind the last; the first that comes to a text without one says its name all the same. */
export function withFile(
  text: string,
  { name, text: own }: NamedText,
  aside: readonly NamedText[],
) {
  const rules = rulesIn(text);
  const free = freeName(
    fileName(name, 'rule.yml'),
    [...rules, ...aside].map((one) => one.name),
  );
  return textOf([...filesIn(text), { name: free, text: own }]);
}

/** The text without one of its files, and that file. */
export function withoutFile(text: string, at: number): { text: string; file: NamedText } {
  const { name, text: own } = rulesIn(text)[at]!;
  return { text: textOf(filesIn(text).filter((_, i) => i !== at)), file: { name, text: own } };
}

/** `taken`: the names of files that are set aside. */
export function renamedFile(
  text: string,
  at: number,
  name: string,
  taken: readonly string[],
): string {
  const others = rulesIn(text).filter((_, i) => i !== at);
  const free = freeName(fileName(name, 'rule.yml'), [...others.map((one) => one.name), ...taken]);
  return textOf(filesIn(text).map((part, i) => (i === at ? { ...part, name: free } : part)));
}

/** Several files as one text; a single one needs no name. */
export function joinedFiles(files: readonly NamedText[]): string {
  const [first, ...more] = files;
  if (first !== undefined && more.length === 0) return first.text;
  return files.reduce((text, file) => withFile(text, file, []), '');
}

/** The file that a place of the text is in; -1 in an empty text. */
export const fileAt = (rules: readonly OpenRule[], offset: number): number =>
  Math.max(
    rules.findLastIndex(({ range }) => range[0] <= offset),
    rules.length === 0 ? -1 : 0,
  );
