// The one text in a packed file: gzip, a zip of one file, or one in the other.
import { filesIn } from './archive';
import type { Memory } from './gunzip-sound';
import { kindOfBytes } from './sniff';
import { gunzip, gunzipAtOnce, type Bytes, type Gunzipped } from './unpack';

/** null: it is not as simple as that, damaged for one; whoever reads it as a whole says what it is. */
export type PackedText = Bytes | 'too-large' | null;

/** A file may hold itself. */
const DEPTH = 4;

/** Asks for what is to be unpacked, layer by layer. */
function* layers(packed: Bytes, most: number): Generator<Bytes, PackedText, Gunzipped> {
  let bytes = packed;
  for (let depth = 0; depth < DEPTH; depth += 1) {
    const kind = kindOfBytes(bytes);
    if (kind === 'text') return bytes;
    if (kind === 'gzip') {
      const unpacked = yield bytes;
      if (unpacked.ended === 'too-large') return 'too-large';
      if (unpacked.ended === 'broken') return null;
      bytes = unpacked.bytes;
      continue;
    }
    const files = kind === 'zip' ? filesIn(bytes, most) : 'broken';
    if (files === 'too-large') return files;
    const [only, ...others] = files === 'broken' ? [] : files;
    if (!only?.bytes || others.length > 0) return null;
    bytes = only.bytes;
  }
  return null;
}

/** `most`: bytes that may be unpacked. `memory`: what comes out may lie there, until it is given again. */
export async function textIn(packed: Bytes, most: number, memory?: Memory): Promise<PackedText> {
  const steps = layers(packed, most);
  let step = steps.next();
  // What is inside of it can't be unpacked to where it lies itself.
  for (let own = memory; !step.done; own = undefined) {
    step = steps.next(await gunzip(step.value, most, own));
  }
  return step.value;
}

/** As `textIn`, without waiting; takes longer. */
export function textAtOnce(packed: Bytes, most: number): PackedText {
  const steps = layers(packed, most);
  let step = steps.next();
  while (!step.done) step = steps.next(gunzipAtOnce(step.value, most));
  return step.value;
}
