// How near each event is to a match, as one number: what the page sorts and filters by.
import { hasBit } from '../engine/bits';
import type { Distances } from './distance';
import { FURTHEST } from './levels';

/** 0 matches; 1 to 3 changes make it match; then those that would have to be another call; then all that are further. */
export const ANOTHER_CALL = FURTHEST + 1;
export const FAR = FURTHEST + 2;

export function nearnessOf({ match }: Distances, events: number): Uint8Array<ArrayBuffer> {
  const near = new Uint8Array(events).fill(FAR);
  for (let index = 0; index < events; index += 1) {
    const least = match.sameCall.findIndex((level) => hasBit(level, index));
    if (least >= 0) near[index] = least;
    else if (hasBit(match.any[FURTHEST]!, index)) near[index] = ANOTHER_CALL;
  }
  return near;
}
