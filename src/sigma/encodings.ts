// Texts as bytes and bytes as base64 (docs/semantics.md, 3.1, 3.2). Plain functions; which modifier calls them is not known here.

export const utf8 = (text: string): readonly number[] => [...new TextEncoder().encode(text)];

/** Two bytes for each UTF-16 unit: characters beyond the first 65,536 take four. */
export function utf16(text: string, order: 'little' | 'big'): readonly number[] {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const [low, high] = [unit & 0xff, unit >> 8];
    bytes.push(...(order === 'little' ? [low, high] : [high, low]));
  }
  return bytes;
}

/** Bytes as a text of as many characters. */
export const latin1 = (bytes: readonly number[]): string =>
  bytes.map((byte) => String.fromCharCode(byte)).join('');

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The standard alphabet, with padding. */
export function base64(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [one, two = 0, three = 0] = bytes.slice(at, at + 3) as [number, number?, number?];
    const group = (one << 16) | (two << 8) | three;
    const chars = [18, 12, 6, 0].map((shift) => ALPHABET[(group >> shift) & 63]!).join('');
    const missing = Math.max(0, at + 3 - bytes.length);
    text += chars.slice(0, 4 - missing) + '='.repeat(missing);
  }
  return text;
}

/** Characters that the bytes before and behind have a part in. */
const FIRST = [0, 2, 3];
const LAST = [0, 3, 2];

/** What of the base64 text depends on these bytes alone, where 0, 1 or 2 bytes (modulo 3) stand before them. */
export function base64Offsets(bytes: readonly number[]): readonly [string, string, string] {
  const variant = (offset: number): string => {
    const text = base64([...new Array<number>(offset).fill(0x20), ...bytes]);
    const end = text.length - LAST[(bytes.length + offset) % 3]!;
    return text.slice(FIRST[offset], end);
  };
  return [variant(0), variant(1), variant(2)];
}
