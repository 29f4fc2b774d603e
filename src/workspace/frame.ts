// The frame of a link: a version, a body, a checksum. It stays the same in every version, so that an old page can tell a
// newer link from a damaged one. Knows nothing of what the body means.
import { decode, encode } from './base64url';
import { crc32 } from '../text/crc32';

export interface Frame {
  /** One letter or digit. */
  readonly version: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

const CHECKSUM = 4;

/** Version, then base64url of body and checksum. */
export function seal({ version, body }: Frame): string {
  const bytes = new Uint8Array(body.length + CHECKSUM);
  bytes.set(body);
  new DataView(bytes.buffer).setUint32(body.length, checksum(version, body), true);
  return version + encode(bytes);
}

/** null where the frame is damaged. */
export function open(text: string): Frame | null {
  const version = text.slice(0, 1);
  const bytes = decode(text.slice(1));
  if (!/^[\dA-Za-z]$/.test(version) || bytes === null || bytes.length < CHECKSUM) return null;
  const body = bytes.subarray(0, -CHECKSUM);
  const expected = new DataView(bytes.buffer).getUint32(body.length, true);
  return checksum(version, body) === expected ? { version, body } : null;
}

/**
 * Stands behind the body, little-endian: so the three are one code word of the (reflected) CRC, in which every change
 * of up to 32 bits in a row shows. A character is six bits, in two bytes at most: any one changed is found, not only likely.
 */
const checksum = (version: string, body: Uint8Array): number =>
  crc32(body, crc32(Uint8Array.of(version.charCodeAt(0))));
