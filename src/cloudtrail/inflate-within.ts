// A raw deflate stream that says how much it holds → just so many bytes. It is given room for no more, and is left where it turns out to
// hold more: a few bytes may claim to be gigabytes.
import { Inflate, inflateSync } from 'fflate';
import type { Bytes } from './unpack';

/** Of deflate, at its best: bytes that one packed byte becomes. */
const AT_BEST = 1032;

/** Packed bytes read at once: what comes out of them is seen when all of it has come. */
const [LEAST, MOST] = [4096, 64 * 1024];

/** A stored block is the longest that comes at once; a stream that says nothing for longer has ended before. */
const SILENT = 0xffff + 2 * MOST;

/** Packed bytes that are read at once: at their best they become 16 MB, of which no more is kept than there is room for. */
const SMALL = 16 * 1024;

/** Most files of an archive are small, and what reads a stream costs several times as much for each. */
function smallWithin(packed: Uint8Array, size: number): Bytes | 'broken' | 'too-large' {
  try {
    const bytes = inflateSync(packed, { out: new Uint8Array(size + 1) });
    if (bytes.length > size) return 'too-large';
    return bytes.length === size ? bytes.slice() : 'broken';
  } catch {
    return 'broken';
  }
}

/**
 * `too-large`: it holds more than `size` bytes. `broken`: less, or it is damaged; or, of more than a few kilobytes, goes on behind its end:
 * there what is read costs time.
 */
export function inflatedWithin(
  packed: Uint8Array,
  size: number,
  dictionary?: Uint8Array,
): Bytes | 'broken' | 'too-large' {
  if (packed.length <= SMALL && dictionary === undefined) return smallWithin(packed, size);
  const bytes = new Uint8Array(size);
  let at = 0;
  let heard = 0;
  let next = 0;
  const inflate = new Inflate(dictionary === undefined ? {} : { dictionary }, (part) => {
    if (at + part.length <= size) bytes.set(part, at);
    at += part.length;
    if (part.length > 0) heard = next;
  });
  try {
    while (next < packed.length && at <= size) {
      const from = next;
      next += Math.min(MOST, Math.max(LEAST, Math.trunc((size - at) / AT_BEST)));
      inflate.push(packed.slice(from, next), next >= packed.length);
      if (next - heard > SILENT) return 'broken';
    }
  } catch {
    return 'broken';
  }
  if (at > size) return 'too-large';
  return at === size ? bytes : 'broken';
}
