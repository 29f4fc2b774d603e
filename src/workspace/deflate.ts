// deflate-raw by the platform's own streams. What comes out is capped while it streams: a few bytes may claim to be gigabytes.

export async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

export type Inflated = Uint8Array<ArrayBuffer> | 'broken' | 'too-large';

export async function inflate(bytes: Uint8Array<ArrayBuffer>, most: number): Promise<Inflated> {
  const unpacking = new DecompressionStream('deflate-raw');
  const reader = inSlices(bytes).pipeThrough(unpacking).getReader();
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

function inSlices(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.slice(at, (at += SLICE)));
      else controller.close();
    },
  });
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
