// Marks that `npm run bench` reads: when the first verdict stood on the screen, and how long a key took to get there.
import { tick } from 'svelte';

let first = true;

/** Runs once what the state says now is on the screen. */
export async function painted(then: () => void): Promise<void> {
  await tick();
  // The frame after the one that paints: a task behind it sees the paint done.
  requestAnimationFrame(() => setTimeout(then));
}

let lastKey: number | null = null;

/** What follows a verdict: funnel and distances. */
export function nearnessPainted(): void {
  const start = lastKey;
  if (start === null) return;
  void painted(() => performance.measure('stagelight:nearness', { start, end: performance.now() }));
}

export function verdictPainted(typedAt: number | null): void {
  lastKey = typedAt;
  if (!first && typedAt === null) return;
  const isFirst = first;
  first = false;
  void painted(() => {
    if (isFirst) performance.mark('stagelight:verdict');
    if (typedAt !== null) {
      performance.measure('stagelight:keystroke', { start: typedAt, end: performance.now() });
    }
  });
}
