// Starts a worker of the pool, from within the worker that holds the events.
import { wrap } from 'comlink';
import { startInheriting } from '../inherit';
import { AskSender } from './asking';
import type { Reader } from './pool';
import type { Reading } from './reader';
import address from './reader?worker&url';

/** More than a machine that is used for other things as well would give. */
const MOST_WORKERS = 16;

export const readersAtOnce = (): number =>
  Math.max(1, Math.min(navigator.hardwareConcurrency || 1, MOST_WORKERS));

export function startReader(): Reader {
  const worker = startInheriting(address, 'stagelight-reader');
  const lost = new Promise((gone) => {
    worker.addEventListener('error', gone);
    worker.addEventListener('messageerror', gone);
  });
  const { read } = wrap<Reading>(worker);
  const sender = new AskSender();
  return {
    read: async (piece, ask) => {
      const answer = await read(sender.send(piece, ask));
      if (answer.kind === 'cut') return answer;
      return { ...answer, piece: { ...answer.piece, blob: piece.blob } };
    },
    lost,
    terminate: () => worker.terminate(),
  };
}
