// Whether events are held, every field of them at hand with the next key, or read from their files when they are needed.
import { kindOfBytes } from '../../cloudtrail/sniff';
import type { EventSource } from '../api';
import { sum } from './held';

/** Bytes of text: about 20,000 records, which take some hundred megabytes when they are held. */
const MOST_HELD = 24 * 1024 * 1024;

/** JSON of one kind packs well. */
const PACKED = 12;

/** Files that are looked at: the others of a folder are like them. */
const LOOKED_AT = 50;

/** `all`: bytes, where `sources` are not all that there are. */
export async function isLarge(
  sources: readonly EventSource[],
  most = MOST_HELD,
  all = sum(sources.map(({ blob }) => blob.size)),
): Promise<boolean> {
  if (all > most) return true;
  const some = sources.slice(0, LOOKED_AT);
  const unpacked = sum(await Promise.all(some.map(({ blob }) => unpackedSize(blob))));
  const packed = sum(some.map(({ blob }) => blob.size));
  return packed > 0 && (all * unpacked) / packed > most;
}

/** Whoever reads it says what is wrong with it. */
const unpackedSize = (blob: Blob): Promise<number> => sizeOf(blob).catch(() => blob.size);

async function sizeOf(blob: Blob): Promise<number> {
  const kind = kindOfBytes(await bytesOf(blob.slice(0, 512)));
  if (kind !== 'gzip' && kind !== 'zip') return blob.size;
  const said = kind === 'gzip' ? sizeAtEnd(await bytesOf(blob.slice(-4))) : 0;
  return Math.max(said, blob.size * PACKED);
}

const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());

/** What a gzip file says of its last member: nobody has to believe it, but it is mostly right. */
const sizeAtEnd = (bytes: Uint8Array): number =>
  bytes.length < 4 ? 0 : new DataView(bytes.buffer).getUint32(0, true);
