// gzip by the platform's own DecompressionStream, which browsers and Node share.

export const isGzip = (bytes: Uint8Array<ArrayBuffer>): boolean =>
  bytes[0] === 0x1f && bytes[1] === 0x8b;

export async function gunzip(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<{ bytes: Uint8Array } | { why: string }> {
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return { bytes: new Uint8Array(await new Response(stream).arrayBuffer()) };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { why: cause instanceof Error ? cause.message : String(cause) };
  }
}
