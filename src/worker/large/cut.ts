// Pieces of a file, and what is said of it as a whole.
import type { Skipped } from '../../cloudtrail/containers/container';
import type { Piece, PieceCut, Remarks } from './piece';
import type { Sizes } from './sizes';

/** Pieces of a blob whose layout is known, or the whole of it where its beginning has to tell. */
export function cut(
  blob: Blob,
  how: Pick<Piece, 'layout' | 'normal'>,
  remarks: Remarks,
  sizes: Sizes,
): PieceCut {
  const pieces: Piece[] = [];
  const step = how.layout === null ? Math.max(1, blob.size) : sizes.piece;
  for (let from = 0; from < blob.size; from += step) {
    const to = Math.min(from + step, blob.size);
    pieces.push({ blob, from, to, packed: false, ...how });
  }
  return { kind: 'cut', pieces, remarks };
}

/** What was left out of all of them, by kind. */
export function skippedIn(all: readonly { readonly skipped: readonly Skipped[] }[]): Skipped[] {
  const counts = new Map<string, number>();
  for (const { skipped } of all)
    for (const { kind, count } of skipped) counts.set(kind, (counts.get(kind) ?? 0) + count);
  return [...counts].map(([kind, count]) => ({ kind, count }));
}
