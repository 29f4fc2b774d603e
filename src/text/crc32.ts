// CRC-32 as in zip and gzip.
import { byteScanner } from './byte-scan';
import { CRC_TABLE } from './crc-table';

/** Bytes from which on it is worth a call. */
const MANY = 1024;

/** `before` is the checksum of what comes before these bytes. `scanner`: what looks at many bytes at a time. */
export function crc32(bytes: Uint8Array, before = 0, scanner = byteScanner()): number {
  if (scanner !== null && bytes.length >= MANY) return scanner.crc32(bytes, before);
  let crc = ~before;
  for (const byte of bytes) crc = (crc >>> 8) ^ CRC_TABLE[(crc ^ byte) & 255]!;
  return ~crc >>> 0;
}
