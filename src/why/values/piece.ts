// What a text must begin with, hold and end with to satisfy a test, and texts that satisfy several at once.
import type { Part, Pattern } from '../../sigma/pattern';

export interface Piece {
  /** The whole text; the others are empty then. */
  readonly exact: string | null;
  readonly prefix: string;
  readonly middles: readonly string[];
  readonly suffix: string;
}

/** Stands for `?`. */
const ONE = 'x';

export function pieceOf(pattern: Pattern): Piece {
  const chunks: string[] = [''];
  for (const part of pattern) {
    if (part.kind === 'any') chunks.push('');
    else chunks[chunks.length - 1] += textOf(part);
  }
  const [prefix = '', ...rest] = chunks;
  if (rest.length === 0) return { exact: prefix, prefix: '', middles: [], suffix: '' };
  const middles = rest.slice(0, -1).filter((chunk) => chunk !== '');
  return { exact: null, prefix, middles, suffix: rest.at(-1)! };
}

function textOf(part: Part): string {
  switch (part.kind) {
    case 'literal':
      return part.text;
    case 'one':
      return ONE;
    case 'dash':
      return part.written;
    case 'any':
    case 'placeholder':
      return '';
  }
}

/** What stands between the pieces, from the plainest on; letters help where a text must not be the plainest one. */
const BETWEEN = ['', ' ', 'x', ' x ', '-', '/', '.'];

/** Texts that begin, hold and end as every piece asks, if there are any. The caller tries them. */
export function joinedPieces(pieces: readonly Piece[]): readonly string[] {
  const exact = pieces.flatMap((piece) => (piece.exact === null ? [] : [piece.exact]));
  if (exact.length > 0) return [...new Set(exact)];
  const longest = (texts: readonly string[]) =>
    texts.reduce((a, b) => (b.length > a.length ? b : a), '');
  const prefix = longest(pieces.map((piece) => piece.prefix));
  const suffix = longest(pieces.map((piece) => piece.suffix));
  const texts = BETWEEN.flatMap((between) => {
    const units = withoutParts(pieces.map(({ middles }) => middles.join(between)));
    const missing = units.filter((unit) => !prefix.includes(unit) && !suffix.includes(unit));
    const joined = [missing, missing.toReversed(), units].map((order) => {
      const all = [prefix, ...order, suffix].filter((text) => text !== '');
      return all.length === 0 ? between : all.join(between);
    });
    const inside = missing.join(between);
    const open =
      between === ''
        ? []
        : [
            `${prefix}${between}${inside}${between}${suffix}`,
            `${prefix}${missing.join('')}${between}${suffix}`,
          ];
    return [...joined, ...open];
  });
  const units = withoutParts(pieces.map(({ middles }) => middles.join('')));
  return [...new Set([...overlapped(prefix, units, suffix), ...texts])];
}

/** `\windows\` + `\cmd.exe`: where the end of one is the beginning of the next, it is written once. */
function overlapped(prefix: string, middles: readonly string[], suffix: string): string[] {
  const all = [prefix, ...middles, suffix].filter((text) => text !== '');
  const joined = all.reduce((text, next) => {
    for (let length = Math.min(text.length, next.length); length > 0; length -= 1) {
      if (text.endsWith(next.slice(0, length))) return text + next.slice(length);
    }
    return text + next;
  }, '');
  return joined === '' ? [] : [joined];
}

/** Each text once, and none that another one holds. */
const withoutParts = (texts: readonly string[]): string[] => {
  const distinct = [...new Set(texts)].filter((text) => text !== '');
  return distinct.filter(
    (text) => !distinct.some((other) => other !== text && other.includes(text)),
  );
};
