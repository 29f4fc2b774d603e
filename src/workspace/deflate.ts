// deflate-raw by the platform's own streams.
import { unpack, type Unpacked } from '../cloudtrail/unpack';

export async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

export const inflate = (bytes: Uint8Array<ArrayBuffer>, most: number): Promise<Unpacked> =>
  unpack('deflate-raw', bytes, most);
