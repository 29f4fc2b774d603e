// Packed bytes → bytes. What is as gzip mostly is comes out at once; of the rest the platform's own DecompressionStream does what it can,
// and what it refuses is read once more by a library that takes several members one behind the other and keeps what stands before a damage. What comes out is capped while it comes:
// a few bytes may claim to be gigabytes.
import { Gunzip } from 'fflate';
import { gunzipSound, type Memory } from './gunzip-sound';

export type Bytes = Uint8Array<ArrayBuffer>;

/** `broken`: cut off or damaged; what the platforms say of it differs, and helps nobody. */
export type Unpacked = Bytes | 'broken' | 'too-large';

export async function unpack(
  format: 'gzip' | 'deflate-raw',
  bytes: Bytes,
  most: number,
): Promise<Unpacked> {
  const { readable, writable } = new DecompressionStream(format);
  const writer = writable.getWriter();
  // What goes wrong in there shows when reading, too.
  feed(writer, bytes).catch(() => undefined);
  const reader = readable.getReader();
  const parts = new Parts(most);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return parts.joined();
      if (!parts.add(value)) {
        reader.cancel().catch(() => undefined);
        return 'too-large';
      }
    }
  } catch {
    return 'broken';
  }
}

/** What came out of a gzip file, and whether that is all of it. */
export interface Gunzipped {
  readonly bytes: Bytes;
  readonly ended: 'whole' | 'broken' | 'too-large';
}

/** `memory`: what comes out may lie there, until it is given again. */
export async function gunzip(bytes: Bytes, most: number, memory?: Memory): Promise<Gunzipped> {
  const sound = gunzipSound(bytes, most, memory);
  if (sound !== null) return { bytes: sound, ended: 'whole' };
  const whole = await unpack('gzip', bytes, most);
  if (whole === 'too-large') return { bytes: new Uint8Array(0), ended: whole };
  if (whole !== 'broken') return { bytes: whole, ended: 'whole' };
  return gunzipAtOnce(bytes, most);
}

/** As `gunzip`, without waiting; takes longer. */
export function gunzipAtOnce(bytes: Bytes, most: number): Gunzipped {
  const sound = gunzipSound(bytes, most);
  if (sound !== null) return { bytes: sound, ended: 'whole' };
  const parts = new Parts(most);
  const members = new Members((part) => parts.add(part));
  let broken = false;
  try {
    for (let at = 0; at < bytes.length && members.fits; at += SLICE) {
      members.push(bytes.slice(at, at + SLICE), at + SLICE >= bytes.length);
    }
  } catch {
    broken = true;
  }
  if (!members.fits) return { bytes: new Uint8Array(0), ended: 'too-large' };
  broken ||= !members.endAt(bytes.subarray(-18));
  return { bytes: parts.joined(), ended: broken ? 'broken' : 'whole' };
}

/** The library's reader of members one behind the other. */
class Members {
  fits = true;
  #size = 0;
  #member = 0;
  readonly #gunzip: Gunzip;

  /** `add` says whether there was room. */
  constructor(add: (part: Uint8Array) => boolean) {
    this.#gunzip = new Gunzip((part) => {
      this.#size += part.length;
      this.fits &&= add(part);
    });
    this.#gunzip.onmember = () => (this.#member = this.#size);
  }

  push(part: Uint8Array, last: boolean): void {
    this.#gunzip.push(part, last);
  }

  /** The library is content with less than all: the last four bytes say how much the last member comes to. */
  endAt({ buffer, byteOffset, length }: Uint8Array): boolean {
    if (length < 18) return false;
    const said = new DataView(buffer, byteOffset).getUint32(length - 4, true);
    return said === (this.#size - this.#member) >>> 0;
  }
}

/** What came out of a large gzip file, where the platform keeps blobs. */
export interface GunzippedBlob {
  readonly blob: Blob;
  readonly ended: Gunzipped['ended'];
}

/** As `gunzip`, piece by piece: never more than some megabytes of it are at hand. */
export async function unpackedBlob(packed: Blob, most: number): Promise<GunzippedBlob> {
  const platform = await gathered(most, async (add) => {
    const stream = packed.stream().pipeThrough(new DecompressionStream('gzip'));
    for (const reader = stream.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) return true;
      if (!add(value)) {
        reader.cancel().catch(() => undefined);
        return true;
      }
    }
  });
  if (platform.ended !== 'broken') return platform;
  return gathered(most, async (add) => {
    const members = new Members(add);
    let last = new Uint8Array(0);
    for (const reader = packed.stream().getReader(); members.fits;) {
      const { done, value } = await reader.read();
      if (done) {
        members.push(new Uint8Array(0), true);
        return members.endAt(last);
      }
      for (let at = 0; at < value.length && members.fits; at += SLICE) {
        members.push(value.slice(at, at + SLICE), false);
      }
      last = Uint8Array.of(...last, ...value.subarray(-18)).slice(-18);
    }
    return true;
  });
}

/** Parts as the platform gives them are small; blobs of some megabytes are few. */
const BLOB = 8 * 1024 * 1024;

async function gathered(
  most: number,
  /** Answers whether it came to a sound end. */
  read: (add: (part: Uint8Array) => boolean) => Promise<boolean>,
): Promise<GunzippedBlob> {
  const blobs: Blob[] = [];
  let parts = new Parts(Infinity);
  let size = 0;
  const flush = () => {
    blobs.push(new Blob([parts.joined()]));
    parts = new Parts(Infinity);
  };
  const add = (part: Uint8Array): boolean => {
    size += part.length;
    if (size > most) return false;
    parts.add(part);
    if (parts.size >= BLOB) flush();
    return true;
  };
  let whole = false;
  try {
    whole = await read(add);
  } catch {
    // What came before the damage is kept.
  }
  flush();
  if (size > most) return { blob: new Blob([]), ended: 'too-large' };
  return { blob: new Blob(blobs), ended: whole ? 'whole' : 'broken' };
}

/** Some browsers unpack a whole piece before they hand on its first byte; 4 KB become 4 MB at most. */
const SLICE = 4096;

async function feed(writer: WritableStreamDefaultWriter<Bytes>, bytes: Bytes): Promise<void> {
  for (let at = 0; at < bytes.length; at += SLICE) {
    await writer.write(bytes.subarray(at, at + SLICE));
  }
  await writer.close();
}

class Parts {
  readonly #most: number;
  readonly #parts: Uint8Array[] = [];
  size = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** False where it gets too much. */
  add(part: Uint8Array): boolean {
    this.size += part.length;
    if (this.size <= this.#most) this.#parts.push(part);
    return this.size <= this.#most;
  }

  joined(): Bytes {
    const whole = new Uint8Array(this.size);
    let at = 0;
    for (const part of this.#parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
}
