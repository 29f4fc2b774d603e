// Starts the worker so that it inherits the page's Content-Security-Policy: from a blob that imports it, because a
// worker fetched over http would run under the policy of its own response, which a static host does not send.
import { wrap } from 'comlink';
import type { Api, Testing } from './api';
import { InternalError } from './internal-error';
import address from './worker?worker&url';

/** A worker that runs. */
export interface Connection {
  readonly api: Api;
  terminate(): void;
}

/** Who hears what the worker says beside its answers. */
export interface Listener {
  testing(now: Testing['testing']): void;
  crashed(error: InternalError): void;
}

export type Start = (listener: Listener) => Connection;

export const startWorker: Start = (listener) => {
  // The policy's Trusted Types wrap a string in an object that TypeScript's DOM library does not know yet.
  const worker = new Worker(bootstrap() as string, { type: 'module', name: 'stagelight' });
  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isTesting(data)) listener.testing(data.testing);
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

let made: unknown;

/** The blob's address, made once: workers started anew after the time limit use the same. */
function bootstrap(): unknown {
  if (made !== undefined) return made;
  const source = `import ${JSON.stringify(new URL(address, location.href).href)};`;
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  // Lets through the one address made here, and nothing a caller could pass.
  const policy = trustedTypes?.createPolicy('stagelight-worker', { createScriptURL: () => url });
  made = policy?.createScriptURL(url) ?? url;
  return made;
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(input: string): string },
  ): { createScriptURL(input: string): unknown };
}
