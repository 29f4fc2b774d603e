// What was changed on the events since they were read, as page and client keep it: enough to change them anew.
// Knows indexes and texts only.

/** The text that stands in the place of an event; the index is that of now. */
export type Edit = readonly [index: number, text: string];

/** An event put in at a place, or (null) the event there taken out. Each place is counted as it was then. */
export type Shift = readonly [at: number, text: string | null];

/** Shifts come first, in their order; then edits. */
export interface Changes {
  readonly edits: readonly Edit[];
  readonly shifts: readonly Shift[];
}

export const NO_CHANGES: Changes = { edits: [], shifts: [] };

export const edited = ({ edits, shifts }: Changes, index: number, text: string): Changes => ({
  shifts,
  edits: [...edits.filter(([other]) => other !== index), [index, text]],
});

export function shifted({ edits, shifts }: Changes, at: number, text: string | null): Changes {
  const moved = edits.flatMap(([index, kept]): Edit[] => {
    const now = movedIndex(index, at, text);
    return now === null ? [] : [[now, kept]];
  });
  const last = shifts.at(-1);
  if (last?.[0] === at) {
    // What was put in and is taken out again was never there, and the other way round.
    if (text === null && last[1] !== null) return { edits: moved, shifts: shifts.slice(0, -1) };
    if (text !== null && last[1] === null) {
      return { edits: [...moved, [at, text]], shifts: shifts.slice(0, -1) };
    }
  }
  return { edits: moved, shifts: [...shifts, [at, text]] };
}

/** Where an event is after a shift; null where it was taken out. */
export function movedIndex(index: number, at: number, text: string | null): number | null {
  if (text === null && index === at) return null;
  if (text !== null) return index >= at ? index + 1 : index;
  return index > at ? index - 1 : index;
}

/** `counts` are the events by source, in order; they follow. False where there is no such place. */
export function shiftCounts(counts: number[], at: number, put: boolean): boolean {
  let end = 0;
  // What is put in belongs to the source of the event before it.
  const owner = counts.findIndex((count) => {
    end += count;
    return put ? at <= end : at < end;
  });
  if (owner < 0) return false;
  counts[owner]! += put ? 1 : -1;
  return true;
}

/** Changes the list and the counts. */
export function shiftList<T>(list: T[], counts: number[], at: number, item: T | null): void {
  if (!shiftCounts(counts, at, item !== null)) return;
  if (item === null) list.splice(at, 1);
  else list.splice(at, 0, item);
}
