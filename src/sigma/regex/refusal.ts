// Why a regular expression is refused, and how to mend it where that can be said.
import type { Range } from '../../text/range';

export interface Refusal {
  readonly why: string;
  /** Of what is wrong, offsets into the pattern. */
  readonly range: Range;
  /** Put `text` in place of `range`. */
  readonly fix: { readonly title: string; readonly range: Range; readonly text: string } | null;
}

/** Ends the reading; never leaves the parser. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.why);
  }
}

/** `mend`: what to write in the place of what is wrong. */
export const refuse = (why: string, range: Range, mend: string | null = null): Refused =>
  new Refused({
    why,
    range,
    fix:
      mend === null
        ? null
        : { title: mend === '' ? 'Take it away' : `Write ${mend}`, range, text: mend },
  });

const GROUPS: Readonly<Record<string, string>> = {
  '(?=': 'a look-ahead (?=…)',
  '(?!': 'a negative look-ahead (?!…)',
  '(?<=': 'a look-behind (?<=…)',
  '(?<!': 'a negative look-behind (?<!…)',
  '(?>': 'an atomic group (?>…)',
  '(?P': 'a named group (?P…)',
  '(?<': 'a named group (?<…>)',
  '(?#': 'a comment (?#…)',
  '(?(': 'a conditional (?(…)',
  '(?|': 'a branch reset (?|…)',
};

/** A group that is not in the subset; `rest` is the pattern from it on. */
export function refusedGroup(source: string, at: number): Refused {
  const rest = source.slice(at);
  const start = Object.keys(GROUPS).find((name) => rest.startsWith(name));
  if (start !== undefined) {
    const why = `Found ${GROUPS[start]}, which Sigma's regular expressions do not have.`;
    const named = /^\(\?P?<[A-Za-z_]\w*>/.exec(rest)?.[0];
    if (named !== undefined) return refuse(why, [at, at + named.length], '(');
    if (start === '(?>') return refuse(why, [at, at + 3], '(?:');
    const comment = /^\(\?#[^)]*\)/.exec(rest)?.[0];
    if (comment !== undefined) return refuse(why, [at, at + comment.length], '');
    return refuse(why, [at, at + start.length]);
  }
  const inline = /^\(\?[a-zA-Z-]*[:)]/.exec(rest)?.[0] ?? rest.slice(0, 3);
  const why = `Found ${inline} inside the pattern; flags stand at its very start, or behind re as modifiers i, m, s.`;
  const end = at + inline.length;
  if (!/^\(\?[ims]+\)$/.test(inline)) return refuse(why, [at, end]);
  const fix = {
    title: `Write ${inline} at the start`,
    range: [0, end] as const,
    text: inline + source.slice(0, at),
  };
  return new Refused({ why, range: [at, end], fix });
}

const POSIX: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  xdigit: '0-9A-Fa-f',
  space: '\\s',
  word: '\\w',
};

export function refusedPosix(source: string, at: number): Refused {
  const text = /^\[[:.=][^\]]*\]?/.exec(source.slice(at))![0];
  const name = /^\[:(\w+):\]$/.exec(text)?.[1] ?? '';
  const mend = Object.hasOwn(POSIX, name) ? POSIX[name]! : null;
  return refuse(
    `Found the POSIX class ${text}, which Sigma does not have.`,
    [at, at + text.length],
    mend,
  );
}

const ESCAPES: Readonly<Record<string, string>> = {
  A: '^',
  z: '$',
  Z: '$',
  h: '[ \\t]',
  N: '[^\\n]',
};

/** A letter or digit behind a backslash that means nothing in the subset. `at` is the backslash. */
export function refusedEscape(source: string, at: number, char: string, inSet: boolean): Refused {
  const range: Range = [at, at + 1 + char.length];
  if (/[1-9]/.test(char) && !inSet) {
    return refuse(`Found the back-reference \\${char}, which Sigma does not have.`, range);
  }
  const where = inSet
    ? ' inside a set, which Sigma does not have.'
    : ", which Sigma's regular expressions do not have.";
  const code = char === 'x' ? /^\\x([2-7][0-9A-Fa-f])/.exec(source.slice(at)) : null;
  if (code) {
    const meant = String.fromCharCode(parseInt(code[1]!, 16));
    const mend = /\w/.test(meant) ? meant : `\\${meant}`;
    return refuse(`Found \\${char}${where}`, [at, at + 4], mend === '\\\u007f' ? null : mend);
  }
  const mend = !inSet && Object.hasOwn(ESCAPES, char) ? ESCAPES[char]! : null;
  return refuse(`Found \\${char}${where}`, range, mend);
}
