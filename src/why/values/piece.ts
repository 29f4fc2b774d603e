// What a text must begin with, hold and end with to satisfy a test, and texts that satisfy several at once.
import type { Part, Pattern } from '../../sigma/pattern';

export interface Piece {
  /** The whole text; the others are empty then. */
  readonly exact: string | null;
  readonly prefix: string;
  readonly middles: readonly string[];
  readonly suffix: string;
}

/** `filler` stands for `?`. */
export function pieceOf(pattern: Pattern, filler: string): Piece {
  const chunks: string[] = [''];
  for (const part of pattern) {
    if (part.kind === 'any') chunks.push('');
    else chunks[chunks.length - 1] += textOf(part, filler);
  }
  const [prefix = '', ...rest] = chunks;
  if (rest.length === 0) return { exact: prefix, prefix: '', middles: [], suffix: '' };
  const middles = rest.slice(0, -1).filter((chunk) => chunk !== '');
  return { exact: null, prefix, middles, suffix: rest.at(-1)! };
}

function textOf(part: Part, filler: string): string {
  switch (part.kind) {
    case 'literal':
      return part.text;
    case 'one':
      return filler;
    case 'dash':
      return part.written;
    case 'any':
    case 'placeholder':
      return '';
  }
}

/** What stands between the pieces, from the plainest on; letters help where a text must not be the plainest one. */
const BETWEEN = ['', ' ', 'x', ' x ', '-', '/', '.'];

/** Several words stand apart. */
const WORDS = [' ', ...BETWEEN.filter((between) => between !== ' ')];

/** Texts that begin, hold and end as every piece asks, if there are any. The caller tries them. */
export function joinedPieces(pieces: readonly Piece[]): readonly string[] {
  const exact = pieces.flatMap((piece) => (piece.exact === null ? [] : [piece.exact]));
  if (exact.length > 0) return [...new Set(exact)];
  const longest = (texts: readonly string[]) =>
    texts.reduce((a, b) => (b.length > a.length ? b : a), '');
  const prefix = longest(pieces.map((piece) => piece.prefix));
  const suffix = longest(pieces.map((piece) => piece.suffix));
  const units = withoutParts(pieces.map(({ middles }) => middles.join('')));
  const texts = (units.length > 1 ? WORDS : BETWEEN).flatMap((between) => {
    const own = withoutParts(pieces.map(({ middles }) => middles.join(between)));
    const missing = own.filter((unit) => !prefix.includes(unit) && !suffix.includes(unit));
    const joined = [missing, missing.toReversed(), own].map((order) => {
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
  return [...new Set([...texts, ...overlapped(prefix, units, suffix)])];
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
