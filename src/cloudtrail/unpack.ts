// Packed bytes → bytes. The platform's own DecompressionStream does it where it can; what it refuses is read once more by a library
// that takes several members one behind the other and keeps what stands before a damage. What comes out is capped while it comes:
// a few bytes may claim to be gigabytes.
import { Gunzip } from 'fflate';

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

export async function gunzip(bytes: Bytes, most: number): Promise<Gunzipped> {
  const whole = await unpack('gzip', bytes, most);
  if (whole === 'too-large') return { bytes: new Uint8Array(0), ended: whole };
  if (whole !== 'broken') return { bytes: whole, ended: 'whole' };
  const parts = new Parts(most);
  let fits = true;
  let member = 0;
  const gunzip = new Gunzip((part) => (fits &&= parts.add(part)));
  gunzip.onmember = () => (member = parts.size);
  let broken = false;
  try {
    for (let at = 0; at < bytes.length && fits; at += SLICE) {
      gunzip.push(bytes.slice(at, at + SLICE), at + SLICE >= bytes.length);
    }
  } catch {
    broken = true;
  }
  if (!fits) return { bytes: new Uint8Array(0), ended: 'too-large' };
  // The library is content with less than all: the last four bytes say how much the last member comes to.
  broken ||= sizeAtEnd(bytes) !== (parts.size - member) >>> 0;
  return { bytes: parts.joined(), ended: broken ? 'broken' : 'whole' };
}

const sizeAtEnd = ({ buffer, byteOffset, length }: Bytes): number =>
  length < 18 ? -1 : new DataView(buffer, byteOffset).getUint32(length - 4, true);

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
