// Which texts stand letter by letter in the JSON text of an event that a test holds for. All are of printable ASCII, in lower
// case: they are looked for without regard to case.
import type { Pattern } from '../sigma/pattern';
import type { RegexNode } from '../sigma/regex/ast';

/** Quote, slash, backslash and control characters have short escapes in JSON; other characters may fold in odd ways. */
const NEVER_VERBATIM = /[^ !#-.0-[\]-~]/;

/** The parts of a text that JSON writes as they are, unless it writes `\u`. */
export const verbatimParts = (text: string): string[] =>
  text.split(NEVER_VERBATIM).map((part) => part.toLowerCase());

/** A piece of a number's text, as we print it. */
const NUMBER_PIECE = /^[+-]?\d*(?:\.\d*)?(?:e[+-]?\d*)?$/;
const WORDS = ['true', 'false', 'null', '-infinity'];

/**
 * Whether compact JSON, or the text of a number or boolean, could have it outside of strings. There the event's own text may have
 * white space, and `20` may be written 2e1.
 */
export const isBare = (part: string): boolean =>
  part
    .split(/[[\]{}:,]/)
    .every((piece) => NUMBER_PIECE.test(piece) || WORDS.some((word) => word.includes(piece)));

/** At an end of a value stands the quote of its string; an open pattern that reaches there fits no object's JSON (D5). */
export function partsOfPattern(pattern: Pattern): readonly string[] {
  return pattern.flatMap((part, at) => {
    if (part.kind !== 'literal') return [];
    const parts = verbatimParts(part.text);
    return quoted(parts, at === 0, at === pattern.length - 1, isBare);
  });
}

/**
 * What is left of the keys on the way to a field. Dots separate them or belong to them: only at the two ends of the field a
 * quote is sure.
 */
export function partsOfField(field: string): readonly string[] {
  const segments = field.split('.');
  return segments.flatMap((segment, at) =>
    quoted(verbatimParts(segment), at === 0, at === segments.length - 1, (part) => part === ''),
  );
}

/** The parts that are of use, with quotes at the ends that are the ends of a string. */
function quoted(
  parts: readonly string[],
  start: boolean,
  end: boolean,
  useless: (part: string) => boolean,
): readonly string[] {
  return parts.flatMap((part, at) => {
    if (useless(part)) return [];
    const before = start && at === 0 ? '"' : '';
    return before + part + (end && at === parts.length - 1 ? '"' : '');
  });
}

/** The character that a set of one stands for; null for all others. */
function characterOf(js: string): string | null {
  if (/^[^[\\]$/.test(js)) return js;
  return /^\\[^\w]$/.test(js) ? js[1]! : null;
}

/** Runs of characters that every match of a sequence has, as JSON writes them. `other` hears of what is no single character. */
export const runsOf = (nodes: readonly RegexNode[], other: (node: RegexNode) => void): string[] =>
  plainRuns(nodes, other)
    .flatMap(verbatimParts)
    .filter((part) => !isBare(part));

/** The longest text, letter by letter and in its case, that stands in every text the expression is found in; '' where none is sure. */
export function neededBy(root: RegexNode): string {
  const nodes = root.kind === 'sequence' ? root.items : [root];
  const runs = plainRuns(nodes, () => undefined);
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '');
}

function plainRuns(nodes: readonly RegexNode[], other: (node: RegexNode) => void): string[] {
  const runs = [''];
  for (const node of nodes) {
    if (node.kind === 'place') continue;
    const char = node.kind === 'one' ? characterOf(node.js) : null;
    if (char !== null) {
      runs[runs.length - 1] += char;
    } else {
      runs.push('');
      other(node);
    }
  }
  return runs;
}
