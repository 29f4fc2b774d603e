// Bytes in base64, packed or not → their text: what Kinesis, Firehose and subscriptions of CloudWatch Logs hand on.
import { gunzipSync } from 'fflate';

/** Such a message is 6 MB at most where it comes from; packed text may claim more. */
const MOST = 64 * 1024 * 1024;

/** null where it is no base64, no text, or broken. */
export function textOfBase64(base64: string): string | null {
  const bytes = bytesOf(base64);
  if (bytes === null) return null;
  try {
    const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? unpackedAll(bytes) : bytes;
    return plain && new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    return null;
  }
}

function bytesOf(base64: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(base64.trim()), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

function unpackedAll(bytes: Uint8Array): Uint8Array | null {
  // The last four bytes of a packed text say how long it is.
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4, true);
  return size > MOST ? null : gunzipSync(bytes);
}
