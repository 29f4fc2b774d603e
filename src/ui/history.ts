// What was open before each whole replacement (a link, an example, a file, a paste, New, Clear), so that none is a loss.
// Pure: histories are values, replaced whole. What is typed has the editor's own undo.
import type { Draft } from './draft-record';

/** What was open, and in words what took its place: "opening a link". */
export interface Snapshot extends Draft {
  readonly label: string;
}

export interface History {
  /** The youngest last. */
  readonly past: readonly Snapshot[];
  /** What was undone, the next to be done again last. */
  readonly future: readonly Snapshot[];
}

/** A snapshot to open, and the history from there on. */
export interface Step {
  readonly history: History;
  readonly open: Snapshot;
}

export const NO_HISTORY: History = { past: [], future: [] };

/** Events are held by reference, but a large file is held all the same. */
const MOST = 10;

/** Before something takes the place of all that is open. What was undone can't be done again after it. */
export function push({ past }: History, now: Snapshot): History {
  return { past: [...past, now].slice(-MOST), future: [] };
}

/** null where there is nothing to go back to. */
export function undo({ past, future }: History, now: Draft): Step | null {
  const open = past.at(-1);
  if (open === undefined) return null;
  const left = { ...now, label: open.label };
  return { open, history: { past: past.slice(0, -1), future: [...future, left] } };
}

/** null where nothing was undone, or something else was opened since. */
export function redo({ past, future }: History, now: Draft): Step | null {
  const open = future.at(-1);
  if (open === undefined) return null;
  const left = { ...now, label: open.label };
  return { open, history: { past: [...past, left], future: future.slice(0, -1) } };
}
