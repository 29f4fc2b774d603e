// Percent-encoded texts, whole or in part, with the way back: where each decoded character stood.

export interface Decoded {
  readonly text: string;
  /** Offset in the source of each character, and of the end. */
  readonly starts: readonly number[];
}

const RUN = /(?:%[\dA-Fa-f]{2})+/g;

/** null where nothing is encoded. Sequences that are no UTF-8 stand for themselves. */
export function decodePercent(source: string): Decoded | null {
  let text = '';
  const starts: number[] = [];
  let at = 0;
  let found = false;
  const plain = (end: number) => {
    for (; at < end; at += 1) {
      starts.push(at);
      text += source[at]!;
    }
  };
  for (const { 0: run, index } of source.matchAll(RUN)) {
    const decoded = decodedRun(run);
    if (decoded === null) continue;
    found = true;
    plain(index);
    for (const character of decoded) {
      for (let i = 0; i < character.length; i += 1) starts.push(at);
      text += character;
      at += 3 * bytesOf(character);
    }
  }
  if (!found) return null;
  plain(source.length);
  starts.push(at);
  return { text, starts };
}

function decodedRun(run: string): string | null {
  try {
    return decodeURIComponent(run);
  } catch {
    return null;
  }
}

/** In UTF-8. */
function bytesOf(character: string): number {
  const code = character.codePointAt(0)!;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
