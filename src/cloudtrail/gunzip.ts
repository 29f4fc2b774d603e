// gzip by the platform's own DecompressionStream, which browsers and Node share.

export const isGzip = (bytes: Uint8Array<ArrayBuffer>): boolean =>
  bytes[0] === 0x1f && bytes[1] === 0x8b;

/** null where the bytes are cut off or damaged: what the platforms say of it differs, and helps nobody. */
export async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array | null> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  try {
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    return null;
  }
}
