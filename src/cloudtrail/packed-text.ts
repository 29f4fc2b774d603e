// Bytes in base64, packed or not → their text: what Kinesis, Firehose and subscriptions of CloudWatch Logs hand on.
import { gunzipSync } from 'fflate';
import { base64Bytes } from '../text/base64-bytes';

/** null where it is no base64, no text, broken, or more than `most` bytes. */
export function textOfBase64(base64: string, most: number): string | null {
  const bytes = bytesOf(base64);
  if (bytes === null) return null;
  try {
    const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? unpackedAll(bytes, most) : bytes;
    return plain && new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    return null;
  }
}

function bytesOf(base64: string): Uint8Array | null {
  try {
    return base64Bytes(base64.trim());
  } catch {
    return null;
  }
}

function unpackedAll(bytes: Uint8Array, most: number): Uint8Array | null {
  // The last four bytes of a packed text say how long it is.
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4, true);
  return size > most ? null : gunzipSync(bytes);
}
