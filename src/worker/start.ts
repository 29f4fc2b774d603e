// Starts the worker and listens to what it says beside its answers. Knows nothing of what is asked.
import { wrap } from 'comlink';
import type { Api, Learned, Testing } from './api';
import { InternalError } from './internal-error';
import { ownWorker } from './own-worker';

/** A worker that runs. */
export interface Connection {
  readonly api: Api;
  terminate(): void;
}

/** Who hears what the worker says beside its answers. */
export interface Listener {
  testing(now: Testing['testing']): void;
  /** It would say more of the same question now. */
  learned(): void;
  crashed(error: InternalError): void;
}

export type Start = (listener: Listener) => Connection;

export const startWorker: Start = (listener) => {
  const worker = ownWorker.take();
  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isTesting(data)) listener.testing(data.testing);
    else if (isLearned(data)) listener.learned();
  });
  worker.addEventListener('error', (event) => {
    const where = `${event.filename}:${event.lineno}:${event.colno}`;
    const error = event.error as unknown;
    listener.crashed(
      error instanceof Error
        ? InternalError.from(error)
        : new InternalError(event.message || 'The worker could not be loaded.', `  at ${where}`),
    );
  });
  worker.addEventListener('messageerror', () => {
    listener.crashed(new InternalError('The worker sent a message that can not be read.'));
  });
  return { api: wrap<Api>(worker), terminate: () => worker.terminate() };
};

function isTesting(data: unknown): data is Testing {
  return typeof data === 'object' && data !== null && 'testing' in data;
}

function isLearned(data: unknown): data is Learned {
  return typeof data === 'object' && data !== null && 'learned' in data;
}
