// Several changes of a text as one: a fix is a single replacement, and some mistakes are mended in several places.
import type { Range } from './range';

export interface Edit {
  readonly range: Range;
  readonly text: string;
}

/** The text of `range` with the edits inside it made; they must not overlap. */
export function edited(source: string, range: Range, edits: readonly Edit[]): string {
  let at = range[0];
  let text = '';
  for (const edit of [...edits].sort((a, b) => a.range[0] - b.range[0])) {
    text += source.slice(at, edit.range[0]) + edit.text;
    at = edit.range[1];
  }
  return text + source.slice(at, range[1]);
}
