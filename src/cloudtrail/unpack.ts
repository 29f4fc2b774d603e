// Compressed bytes → bytes, by the platform's own DecompressionStream, which browsers and Node share. What comes out is capped while it
// streams: a few bytes may claim to be gigabytes.

/** `broken`: cut off or damaged; what the platforms say of it differs, and helps nobody. */
export type Unpacked = Uint8Array<ArrayBuffer> | 'broken' | 'too-large';

export async function unpack(
  format: 'gzip' | 'deflate-raw',
  bytes: Uint8Array<ArrayBuffer>,
  most: number,
): Promise<Unpacked> {
  const { readable, writable } = new DecompressionStream(format);
  const writer = writable.getWriter();
  // What goes wrong in there shows when reading, too.
  feed(writer, bytes).catch(() => undefined);
  const reader = readable.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return joined(parts, size);
      const part = value as Uint8Array;
      size += part.length;
      if (size > most) {
        reader.cancel().catch(() => undefined);
        return 'too-large';
      }
      parts.push(part);
    }
  } catch {
    return 'broken';
  }
}

/** Some browsers unpack a whole piece before they hand on its first byte; 4 KB become 4 MB at most. */
const SLICE = 4096;

async function feed(
  writer: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  for (let at = 0; at < bytes.length; at += SLICE) {
    await writer.write(bytes.subarray(at, at + SLICE));
  }
  await writer.close();
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
