// Texts that stand in a longer one as base64, of either alphabet.
import { base64Bytes } from '../../text/base64-bytes';

export interface Packed {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The same place for another text: alphabet and padding as before. */
  readonly encode: (text: string) => string;
}

const RUN = /[A-Za-z\d+/_-]{16,}={0,2}/g;
/** What people read: no control characters but white space. */
const READABLE = /^[^\u0000-\u0008\u000e-\u001f\u007f-\u009f]*$/;

export function packedTexts(text: string): Packed[] {
  if (text.length < 16) return [];
  return [...text.matchAll(RUN)].flatMap((run) => {
    const whole = packed(run[0], run.index);
    if (whole !== null) return [whole];
    // A path may lead to it.
    return [...run[0].matchAll(/[^/]{16,}/g)].flatMap(
      (part) => packed(part[0], run.index + part.index) ?? [],
    );
  });
}

function packed(source: string, start: number): Packed | null {
  const bare = source.replace(/=+$/, '');
  if (bare.length % 4 === 1) return null;
  const web = /[-_]/.test(bare);
  const text = textOf(bare.replaceAll('-', '+').replaceAll('_', '/'));
  if (text === null) return null;
  const encode = (next: string) => {
    const binary = Array.from(new TextEncoder().encode(next), (byte) => String.fromCharCode(byte));
    const padded = btoa(binary.join(''));
    const kept = source.endsWith('=') || bare.length % 4 === 0 ? padded : padded.replace(/=+$/, '');
    return web ? kept.replaceAll('+', '-').replaceAll('/', '_') : kept;
  };
  return { start, end: start + source.length, text, encode };
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

function textOf(base64: string): string | null {
  try {
    // Nearly all that looks so is a path or an id: its first bytes say it.
    if (!READABLE.test(atob(base64.slice(0, 16)).replace(/[\u0080-\u00ff]/g, ''))) return null;
    const text = UTF8.decode(base64Bytes(base64));
    return READABLE.test(text) ? text : null;
  } catch {
    return null;
  }
}
