// Whether events are held, every field of them at hand with the next key, or read from their files when they are needed.
import { kindOfBytes } from '../../cloudtrail/sniff';
import type { EventSource } from '../api';

/** Bytes of text: about 20,000 records, which take some hundred megabytes when they are held. */
const MOST_HELD = 24 * 1024 * 1024;

/** JSON of one kind packs well. */
const PACKED = 12;

export async function isLarge(sources: readonly EventSource[], most = MOST_HELD): Promise<boolean> {
  const all = sources.reduce((sum, { blob }) => sum + blob.size, 0);
  if (all > most || all * PACKED <= most) return all > most;
  let unpacked = 0;
  for (const { blob } of sources) {
    const head = new Uint8Array(await blob.slice(0, 512).arrayBuffer());
    const kind = kindOfBytes(head);
    unpacked += blob.size * (kind === 'gzip' || kind === 'zip' ? PACKED : 1);
    if (unpacked > most) return true;
  }
  return false;
}
