// Starts the catalogue's worker: where the page opens at the rules, before the part of it that talks to the worker has arrived.
import address from './catalogue-worker?worker&url';
import { startInheriting } from './inherit';

const start = (): Worker => startInheriting(address, 'stagelight catalogue');

let early: Worker | null = null;

export function startCatalogueEarly(): void {
  early = start();
  // Whoever wants one then starts another, and hears why that one fails.
  early.onerror = () => (early = null);
}

/** The one that was started before, or a new one. */
export function catalogueWorker(): Worker {
  const worker = early ?? start();
  worker.onerror = null;
  early = null;
  return worker;
}
