// Starts the rule reader, from within the catalogue's worker.
import { wrap } from 'comlink';
import { startInheriting } from '../inherit';
import { released } from './held';
import type { Reader } from './making-set';
import type { HeldReader } from './rule-reader-worker';
import { ReaderLost } from './steady-reader';
import address from './rule-reader-worker?worker&url';

/** Answers of a worker that is gone, or never was there, fail with `ReaderLost`. */
export function startRuleReader(): Reader {
  const worker = startInheriting(address, 'stagelight rule reader');
  const reading = wrap<HeldReader>(worker);
  const name = `stagelight rule reader ${Math.random()}`;
  // Before it has anything to do it could be lost with: the end of what holds no lock would go unnoticed.
  const held = reading.hold(name).catch(() => false);
  const lost = new Promise<never>((_, reject) => {
    const gone = (why: string): void => reject(new ReaderLost(why));
    worker.addEventListener('error', (event) => {
      // Else it is taken for a mistake of the catalogue's own worker, which goes on.
      event.preventDefault();
      gone(event.message || 'What reads rules could not be loaded.');
    });
    worker.addEventListener('messageerror', () =>
      gone('What reads rules sent a message that can not be read.'),
    );
    // Without it, only what the browser tells is known.
    const watch = async () => {
      if (!(await held)) return;
      await released(name);
      gone('What reads rules is gone.');
    };
    watch().catch(() => undefined);
  });
  lost.catch(() => undefined);
  const ask = <T>(question: () => Promise<T>): Promise<T> =>
    Promise.race([held.then(question), lost]);
  return {
    read: (portion) => ask(() => reading.read(portion)),
    finish: (set, coverages) => ask(() => reading.finish(set, coverages)),
    rest: () => ask(() => reading.rest()),
    end: () => worker.terminate(),
  };
}
