// A sentence in pieces, so that the page can set code as code without ever building markup from an event's text.

export interface Part {
  readonly kind: 'text' | 'code' | 'strong';
  readonly text: string;
  /** The whole of a value that was cut, else null. */
  readonly full: string | null;
}

export const text = (words: string): Part => ({ kind: 'text', text: words, full: null });
export const strong = (words: string): Part => ({ kind: 'strong', text: words, full: null });

/** Prose of ours with code between backticks. */
export const fromTicks = (words: string, most?: number): Part[] =>
  words
    .split('`')
    .map((piece, i) => (i % 2 === 0 ? text(piece) : code(piece, most)))
    .filter((part) => part.text !== '');

/** Code, cut in the middle where it is long. */
export function code(words: string, most = 48): Part {
  const cut = cutMiddle(words, most);
  return { kind: 'code', text: cut, full: cut === words ? null : words };
}

/** Keeps head and tail: identifiers and ARNs differ at both ends. Never leaves half a surrogate pair. */
export function cutMiddle(words: string, most: number): string {
  if (words.length <= most) return words;
  const head = words.slice(0, Math.ceil((most - 1) / 2)).replace(/[\uD800-\uDBFF]$/, '');
  const tail = words.slice(-Math.floor((most - 1) / 2)).replace(/^[\uDC00-\uDFFF]/, '');
  return `${head}…${tail}`;
}

/** What a screen reader says, and what tests compare. */
export const plain = (parts: readonly Part[]): string => parts.map((part) => part.text).join('');

/** `a`, `a and b`, `a, b and c`; more than `most` are counted: `a, b and 3 more`. */
export function list(
  items: readonly Part[],
  last: 'and' | 'or',
  most = 3,
  more: (count: number) => string = (count) => `${count} more`,
): Part[] {
  const all =
    items.length > most
      ? [...items.slice(0, most - 1), text(more(items.length - most + 1))]
      : [...items];
  return all.flatMap((item, i) => {
    if (i === 0) return [item];
    return [text(i === all.length - 1 ? ` ${last} ` : ', '), item];
  });
}
