// Takes events that are too many to be held, with a pool of as many workers as there are cores.
import type { EventSource } from '../api';
import { blobBytes } from './blob-bytes';
import { LargeEvents } from './large-events';
import { Pool } from './pool';
import { startReader } from './start-reader';

/** More than a machine that is used for other things as well would give. */
const MOST_WORKERS = 16;

export function openLarge(sources: readonly EventSource[], changed: () => void): LargeEvents {
  const cores = navigator.hardwareConcurrency;
  const pool = new Pool(startReader, Math.min(cores, MOST_WORKERS));
  return new LargeEvents(sources, pool, blobBytes, changed);
}
