// Draws very much in portions of which none holds the page up: how long one took says how large the next may be. Between two of them what was
// drawn is shown, and whoever types or scrolls is heard.
import { flushSync } from 'svelte';

/** As long as a portion may take, in milliseconds: well below what a hand notices. */
export const BUDGET = 25;
/** The first one, before anything is known. */
const FIRST = 50;
const LEAST = 10;
const MOST = 400;

/** How many to draw next, after so many took so long. It at most doubles: what comes next may be harder to draw. */
export const nextSize = (size: number, took: number): number => {
  const fitting = took <= 0 ? size * 2 : Math.floor((size * BUDGET) / took);
  return Math.max(Math.min(fitting, size * 2, MOST), LEAST);
};

/** Has so many more drawn, 0 for none, and says how many are left then; 0 as well where they are no longer wanted. */
export type Draw = (more: number) => number;

interface Clock {
  readonly now: () => number;
  /** Until what was drawn has been shown. */
  readonly pause: () => Promise<void>;
}

const CLOCK: Clock = {
  now: () => performance.now(),
  pause: () => new Promise((shown) => requestAnimationFrame(() => setTimeout(shown))),
};

/** Resolves when nothing is left. `settle` does at once what the browser has to do for what was drawn. */
export async function inPortions(
  draw: Draw,
  settle: () => void,
  { now, pause }: Clock = CLOCK,
): Promise<void> {
  let size = FIRST;
  for (let left = draw(0); left > 0; left = draw(0)) {
    const before = now();
    const more = Math.min(size, left);
    draw(more);
    settle();
    size = nextSize(more, now() - before);
    await pause();
  }
}

/** Lines of a box, made and laid out a portion at a time, until none is left or the box is gone. */
export const drawLines = (box: HTMLElement, draw: Draw): Promise<void> =>
  inPortions(
    (more) => (box.isConnected ? draw(more) : 0),
    () => {
      flushSync();
      // Asked for, so that it is done now and counted.
      void box.offsetHeight;
    },
  );
