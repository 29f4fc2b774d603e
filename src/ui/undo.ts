// The way back and forth: the last change of an event, or of all that is open, whichever is newer.
import type { Opening } from './draft-record';
import type { Playground } from './playground.svelte';

export function undo(playground: Playground): void {
  const { edits, undoing, draft } = playground;
  if (!edits.undo()) back(playground, undoing.undo(draft));
}

export function redo(playground: Playground): void {
  const { edits, undoing, draft } = playground;
  if (!edits.redo()) back(playground, undoing.redo(draft));
}

function back(playground: Playground, opening: Opening | null): void {
  if (opening === null) return;
  playground.leaveEditor(playground.caret);
  void playground.open(opening, null);
}
