// Moving on from what is selected: to another event, to the line that decides.
import { placeOf } from '../view/picking';
import { decidingLine } from '../view/trace-walk';
import type { Playground } from './playground.svelte';

/** Moves the selection among the rows shown. */
export function stepEvents(playground: Playground, by: number): void {
  const { selected } = playground;
  const { rows, length } = playground.matrix;
  if (length === 0) return;
  const at = selected === null ? -1 : placeOf(rows, selected);
  const next = Math.max(0, Math.min(length - 1, at < 0 ? 0 : at + by));
  playground.select(rows === null ? next : rows[next]!);
}

/** Selects the line that decides the stage in focus. */
export function markStage(playground: Playground): void {
  const { stage, reasons } = playground;
  if (stage === null || reasons === null) return;
  playground.mark(decidingLine(reasons, stage) ?? playground.marked);
}
