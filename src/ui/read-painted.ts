// Marks that `npm run bench` reads: how far events are read that stand on the screen.
import type { Progress } from '../worker/growth';
import { painted } from './performance-marks';

/** The first rows, all verdicts, everything. */
export function readPainted(progress: Pick<Progress, 'doing'> | null): void {
  const names =
    progress === null
      ? ['counted', 'judged', 'rows']
      : progress.doing === 'counting'
        ? ['judged', 'rows']
        : ['rows'];
  void painted(() => names.forEach((name) => performance.mark(`stagelight:${name}`)));
}
