// From a click in the lit rule to an offset in its text. Pieces carry the offset they start at.

interface CaretPosition {
  readonly offsetNode: Node;
  readonly offset: number;
}

function pointed(x: number, y: number): { node: Node; offset: number } | null {
  const here = document as Document & {
    caretPositionFromPoint?: (x: number, y: number) => CaretPosition | null;
  };
  if (here.caretPositionFromPoint !== undefined) {
    const found = here.caretPositionFromPoint(x, y);
    return found === null ? null : { node: found.offsetNode, offset: found.offset };
  }
  const range = document.caretRangeFromPoint(x, y);
  return range === null ? null : { node: range.startContainer, offset: range.startOffset };
}

/** null where the click hit no line. */
export function caretAt(event: MouseEvent): number | null {
  const line = (event.target as Element).closest<HTMLElement>('[data-line]');
  if (line === null) return null;
  const found = pointed(event.clientX, event.clientY);
  const piece = found?.node.parentElement?.closest<HTMLElement>('[data-at]') ?? null;
  if (found !== null && piece !== null) return Number(piece.dataset['at']) + found.offset;
  // Beside the text: its end.
  return Number(line.dataset['end']);
}
