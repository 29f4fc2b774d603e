// Starts the rule reader, from within the catalogue's worker.
import { wrap } from 'comlink';
import { startInheriting } from '../inherit';
import type { Reader } from './making-set';
import type { Reading } from './portion-reader';
import address from './rule-reader-worker?worker&url';

export function startRuleReader(): Reader {
  const worker = startInheriting(address, 'stagelight rule reader');
  const lost = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => {
      // Else it is taken for a mistake of the catalogue's own worker, which goes on.
      event.preventDefault();
      const error: unknown = event.error;
      const words = event.message || 'What reads rules could not be loaded.';
      reject(error instanceof Error ? error : new Error(words));
    });
    worker.addEventListener('messageerror', () =>
      reject(new Error('What reads rules sent a message that can not be read.')),
    );
  });
  lost.catch(() => undefined);
  const until = <T>(answer: Promise<T>): Promise<T> => Promise.race([answer, lost]);
  const reading = wrap<Reading>(worker);
  return {
    read: (portion) => until(reading.read(portion)),
    finish: (name, coverages) => until(reading.finish(name, coverages)),
    rest: () => until(reading.rest()),
    end: () => worker.terminate(),
  };
}
