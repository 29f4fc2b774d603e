// Marks that `npm run bench` reads: when the first verdict stood on the screen, and how long a key took to get there.
import { tick } from 'svelte';
import type { Progress } from '../worker/growth';

let first = true;

/** Runs once what the state says now is on the screen. */
async function painted(then: () => void): Promise<void> {
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

/** Of events that are read from their files: the first rows, all verdicts, everything. */
export function readPainted(progress: Progress | null): void {
  const names =
    progress === null
      ? ['counted', 'judged', 'rows']
      : progress.doing === 'counting'
        ? ['judged', 'rows']
        : ['rows'];
  void painted(() => names.forEach((name) => performance.mark(`stagelight:${name}`)));
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
