// Bytes of a Blob, which may be gone.
export type Bytes = Uint8Array<ArrayBuffer>;

/** null where they can’t be read. */
export async function bytesOf(blob: Blob): Promise<Bytes | null> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch {
    return null;
  }
}
