// How near each event is to a match, as one number: what the page sorts and filters by.
import { hasBit } from '../engine/bits';
import type { KindDistances } from './distance';
import { FURTHEST } from './levels';

/** 0 matches; 1 to 3 changes make it match; then those that would have to be another call; then all that are further. */
export const ANOTHER_CALL = FURTHEST + 1;
export const FAR = FURTHEST + 2;

export function nearnessOf({
  kinds,
  distances: { match },
}: KindDistances): Uint8Array<ArrayBuffer> {
  const ofKind = Uint8Array.from(kinds.first, (_, kind) => {
    const least = match.sameCall.findIndex((level) => hasBit(level, kind));
    if (least >= 0) return least;
    return hasBit(match.any[FURTHEST]!, kind) ? ANOTHER_CALL : FAR;
  });
  const near = new Uint8Array(kinds.of.length);
  // What `from` does with a function takes several times as long, of which a million events would tell.
  for (let index = 0; index < near.length; index += 1) near[index] = ofKind[kinds.of[index]!]!;
  return near;
}
