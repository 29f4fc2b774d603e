// Public internet addresses in a text. What only looks like one (a version, a time, a private network) is none.
import { contains, parseAddress, parseNetwork } from '../sigma/network';

/** Four numbers: not the end of a product (`Firefox/1.2.3.4`), not in a longer dotted word, not `version 1.2.3.4`. */
const V4 =
  /(?<![\w.#]|[A-Za-z_)]\/(?=[\d.]+(?![\d./]))|\bversion[ :=]{1,2})(?:\d{1,3}\.){3}\d{1,3}(?!\w|\.\w|-[A-Za-z]|-\d+(?![\d.]))/gi;
const V6 = /(?<![\w:.])(?:[\da-f]{0,4}:){2,7}(?:(?:\d{1,3}\.){3}\d{1,3}|[\da-f]{1,4})?(?![\w:])/gi;

/** Where a public address stands: offsets, end exclusive, and its 4 or 16 bytes. */
export interface AddressPlace {
  readonly start: number;
  readonly end: number;
  readonly bytes: readonly number[];
}

/** Each address once and in one form, however it was written. */
export function publicAddressesIn(text: string): string[] {
  return [...new Set(publicAddressPlaces(text).map(({ bytes }) => bytes.join('.')))];
}

export function publicAddressPlaces(text: string): AddressPlace[] {
  // Most texts hold none: a look at what must be there spares the search.
  const v4 = /\d\.\d{1,3}\./.test(text) ? [...text.matchAll(V4)] : [];
  const v6 = /:[\da-f]{0,4}:/i.test(text) ? [...text.matchAll(V6)] : [];
  return [...v4, ...v6].flatMap(({ 0: candidate, index }) => {
    const bytes = publicAddress(candidate);
    return bytes === null ? [] : [{ start: index, end: index + candidate.length, bytes }];
  });
}

/** null where the text is no address, or none of the public internet. */
export function publicAddress(text: string): readonly number[] | null {
  const bytes = unmapped(parseAddress(text));
  return bytes !== null && isPublic(bytes) ? bytes : null;
}

/** `::ffff:192.0.2.1` is an IPv4 address in the dress of an IPv6 one. */
function unmapped(bytes: readonly number[] | null): readonly number[] | null {
  const mapped = bytes?.length === 16 && bytes.slice(0, 10).every((byte) => byte === 0);
  return mapped && bytes[10] === 255 && bytes[11] === 255 ? bytes.slice(12) : bytes;
}

/** Registered as private, local, shared, for documentation or measurement, or not handed out. */
const SPECIAL = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  '2001:db8::/32',
  '3fff::/20',
].map(network);
const GLOBAL_V6 = network('2000::/3');

function network(text: string) {
  const parsed = parseNetwork(text);
  if (!parsed.ok) throw new Error(parsed.why);
  return parsed;
}

function isPublic(bytes: readonly number[]): boolean {
  if (SPECIAL.some((one) => contains(one.bytes, one.bits, bytes))) return false;
  return bytes.length === 4 || contains(GLOBAL_V6.bytes, GLOBAL_V6.bits, bytes);
}
