// What is known of a key or of one of its values.

export interface KeyDoc {
  readonly name: string;
  readonly doc: string;
  /** What completion writes behind the colon; `\n` with the text's own indentation, `‸` where the caret goes. */
  readonly skeleton: string;
  readonly values: readonly ValueDoc[];
}

export interface ValueDoc {
  readonly value: string;
  readonly doc: string;
}

export const key = (
  name: string,
  doc: string,
  skeleton = ' ‸',
  values: readonly ValueDoc[] = [],
): KeyDoc => ({ name, doc, skeleton, values });
