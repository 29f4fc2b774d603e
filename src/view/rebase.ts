// Carries places of an older text over to a newer one, so that lights stay put between a key and its verdict.

/** The start of a piece goes with the text behind it, its end with the text before. */
export type Move = (offset: number, side?: 'start' | 'end') => number;

/** Text before the change stays, text behind it shifts, text inside it clings to the change's end. */
export function rebase(from: string, to: string): Move {
  if (from === to) return (offset) => offset;
  const most = Math.min(from.length, to.length);
  let head = 0;
  while (head < most && from.charCodeAt(head) === to.charCodeAt(head)) head++;
  let tail = 0;
  while (
    tail < most - head &&
    from.charCodeAt(from.length - 1 - tail) === to.charCodeAt(to.length - 1 - tail)
  ) {
    tail++;
  }
  const shift = to.length - from.length;
  const last = from.length - tail;
  return (offset, side = 'start') => {
    if (offset < head || (offset === head && (side === 'end' || last > head))) return offset;
    return offset >= last ? offset + shift : to.length - tail;
  };
}
