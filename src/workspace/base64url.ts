// Bytes as base64url without padding (RFC 4648, section 5): the characters that need no escape in an address.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const NONE = 64;
const SIXES = new Uint8Array(128).fill(NONE);
for (let six = 0; six < 64; six += 1) SIXES[ALPHABET.charCodeAt(six)] = six;

export function encode(bytes: Uint8Array): string {
  const characters = new Uint8Array(Math.ceil((bytes.length * 8) / 6));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0x3fff;
    for (bits += 8; bits >= 6; bits -= 6) {
      characters[at++] = ALPHABET.charCodeAt((held >> (bits - 6)) & 63);
    }
  }
  if (bits > 0) characters[at] = ALPHABET.charCodeAt((held << (6 - bits)) & 63);
  return new TextDecoder().decode(characters);
}

/** null where a character is not of the alphabet or the length is impossible. Bits behind the last byte are ignored. */
export function decode(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    const six = SIXES[text.charCodeAt(index)] ?? NONE;
    if (six === NONE) return null;
    held = ((held << 6) | six) & 0x3fff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = held >> bits;
    }
  }
  return bytes;
}
