// Which rows of equal height are in view, with a few to spare for quick scrolling.

const SPARE = 8;

export function windowOf(
  top: number,
  height: number,
  row: number,
  length: number,
): { from: number; to: number } {
  const from = Math.max(0, Math.floor(top / row) - SPARE);
  return {
    from: Math.min(from, length),
    to: Math.min(length, Math.ceil((top + height) / row) + SPARE),
  };
}

/** More than are ever in view together. */
export const slotsOf = (height: number, row: number): number =>
  Math.ceil(height / row) + 2 * SPARE + 2;
