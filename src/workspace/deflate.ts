// deflate-raw by the platform's own streams. What comes out is capped while it streams: a few bytes may claim to be gigabytes.

export async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

export type Inflated = Uint8Array<ArrayBuffer> | 'broken' | 'too-large';

export async function inflate(bytes: Uint8Array<ArrayBuffer>, most: number): Promise<Inflated> {
  const { readable, writable } = new DecompressionStream('deflate-raw');
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
