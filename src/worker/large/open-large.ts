// Takes events that are too many to be held, with a pool of as many workers as there are cores.
import type { EventSource } from '../api';
import { blobBytes } from './blob-bytes';
import { LargeEvents } from './large-events';
import { Pool, type Reader } from './pool';
import { readersAtOnce, startReader } from './start-reader';

/** `begun`: readers that were started while this was on its way. */
export function openLarge(
  sources: readonly EventSource[],
  begun: readonly Reader[],
  changed: (soon: boolean) => void,
): LargeEvents {
  const pool = new Pool(startReader, readersAtOnce(), begun);
  return new LargeEvents(sources, pool, blobBytes, changed);
}
