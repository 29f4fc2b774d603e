// What looks like an original whether it is known or not, by patterns that share nothing with those of redaction.
import type { Kind } from './kind';

export interface Look {
  readonly kind: Kind;
  readonly found: string;
}

const SAFE_ACCOUNT =
  /^(?:(.)\1+|(?:(.)\2\2\2(.)\3\3\3(.)\4\4\4)|123456789012|012345678901|210987654321|90000000....)$/;
const LOOKS: readonly (readonly [Kind, RegExp, (found: string) => boolean])[] = [
  ['accounts', /account_?id"?'?\s*[:=]\s*"?'?(\d{12})(?!\d)/gi, (it) => !SAFE_ACCOUNT.test(it)],
  ['accounts', /arn:[^:\s]{3,12}:[^:\s]*:[^:\s]*:(\d{12}):/g, (it) => !SAFE_ACCOUNT.test(it)],
  ['keys', /\b(A[KS]IA[0-9A-Z]{16})\b/g, (it) => !it.includes('EXAMPLE')],
  ['uniqueIds', /\b(A(?:IDA|ROA)[0-9A-Z]{17})\b/g, (it) => !it.includes('EXAMPLE')],
  [
    'emails',
    /(?<![^\s"'<>@,;:/=\\()[\]{}|&?#*])([^\s"'<>@,;:/=\\()[\]{}|&?#*]+@[a-z\d-]+\.[a-z\d.-]*[a-z])/gi,
    (it) => !/[@.]example(?:\.(?:com|org|net))?$|\.(?:test|invalid)$/i.test(it),
  ],
  [
    'secrets',
    /"(?:sessionToken|secretAccessKey|password)"\s*:\s*"([^"]+)"/gi,
    (it) => !/^(?:REDACTED|\*+|<.*>|HIDDEN.*)$/.test(it),
  ],
  [
    'addresses',
    /"(?:sourceIPAddress|publicIp|cidrIp)"\s*:\s*"(\d+\.\d+\.\d+\.\d+)(?:\/\d+)?"/gi,
    isForeign,
  ],
];

export function looksOf(text: string): Look[] {
  return LOOKS.flatMap(([kind, pattern, leaks]) =>
    [...text.matchAll(pattern)].flatMap(({ 1: found }) =>
      found !== undefined && leaks(found) ? [{ kind, found }] : [],
    ),
  );
}

/** A public address outside the ranges of documentation; what is no address hides nobody. */
function isForeign(text: string): boolean {
  const parts = text.split('.');
  if (parts.some((part) => Number(part) > 255 || (part.length > 1 && part.startsWith('0'))))
    return false;
  const [a, b, c] = parts.map(Number) as [number, number, number];
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false;
  if (a === 172 && b >= 16 && b < 32) return false;
  if (a === 192 && (b === 168 || (b === 0 && (c === 0 || c === 2)))) return false;
  if (a === 169 && b === 254) return false;
  if (a === 100 && b >= 64 && b < 128) return false;
  if (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) return false;
  return !(a === 203 && b === 0 && c === 113);
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The account that is spelled by an id's first letters behind its prefix (the second of its bits and the 39 behind it); null where none is. */
export function accountOfKeyId(id: string): string | null {
  let bits = 0n;
  for (const letter of id.slice(4, 13)) {
    const value = BASE32.indexOf(letter);
    if (value < 0) return null;
    bits = (bits << 5n) | BigInt(value);
  }
  const account = (bits >> 4n) & 0xff_ffff_ffffn;
  return account < 1_000_000_000_000n ? String(account).padStart(12, '0') : null;
}
