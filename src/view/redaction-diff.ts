// An event before and after its redaction, line beside line. Both are indented JSON of the same shape, so that lines pair up.

export interface Piece {
  readonly text: string;
  /** It is another one on the other side. */
  readonly marked: boolean;
}

export type DiffRow =
  | { readonly kind: 'pair'; readonly before: readonly Piece[]; readonly after: readonly Piece[] }
  | { readonly kind: 'same'; readonly text: string }
  /** Lines that are the same and far from any other. */
  | { readonly kind: 'gap'; readonly lines: number };

/** Lines that are shown around one that differs. */
const AROUND = 1;

export function redactionDiff(before: string, after: string): DiffRow[] {
  const [was, is] = [before.split('\n'), after.split('\n')];
  const differs = was.map((line, at) => line !== is[at]);
  const shown = was.map((_, at) =>
    differs.slice(Math.max(0, at - AROUND), at + AROUND + 1).includes(true),
  );
  const rows: DiffRow[] = [];
  was.forEach((line, at) => {
    const last = rows.at(-1);
    if (differs[at]) rows.push({ kind: 'pair', ...pieces(line, is[at] ?? '') });
    else if (shown[at]) rows.push({ kind: 'same', text: line });
    else if (last?.kind === 'gap') rows[rows.length - 1] = { kind: 'gap', lines: last.lines + 1 };
    else rows.push({ kind: 'gap', lines: 1 });
  });
  return rows;
}

/** What differs is what stands between the same beginning and the same end, in whole words. */
function pieces(before: string, after: string): { before: Piece[]; after: Piece[] } {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  while (start > 0 && WORD.test(before[start - 1]!)) start -= 1;
  while (end > 0 && WORD.test(before.at(-end)!)) end -= 1;
  return { before: cut(before, start, end), after: cut(after, start, end) };
}

const WORD = /[\p{L}\p{N}_]/u;

const cut = (line: string, start: number, end: number): Piece[] =>
  [
    { text: line.slice(0, start), marked: false },
    { text: line.slice(start, line.length - end), marked: true },
    { text: line.slice(line.length - end), marked: false },
  ].filter(({ text }) => text !== '');
