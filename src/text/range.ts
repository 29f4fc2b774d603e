/** Offsets into a text, in UTF-16 units, end exclusive. Every node of a document carries one. */
export type Range = readonly [start: number, end: number];

/** Whether `offset` lies in the range, its end included: a caret behind the last character still belongs to it. */
export const touches = (range: Range, offset: number): boolean =>
  range[0] <= offset && offset <= range[1];
