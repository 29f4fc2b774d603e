// Sigma's regular expressions, read (docs/semantics.md, 3.4, D16). The subset is read whole; what lies outside it is
// refused by name, so that no construct silently means something else here than in Python or PCRE.
import type { Range } from '../../text/range';
import type { Regex, RegexFlags, RegexNode } from './ast';
import { MAX_PARTS, partsOf } from './cost';
import { refuse, refusedEscape, refusedGroup, Refused, type Refusal } from './refusal';
import { SetReader } from './set';
import { CLASSES, CONTROLS, literal, literalEdges } from './writing';

export type RegexResult =
  { readonly ok: true; readonly regex: Regex } | { readonly ok: false; readonly refusal: Refusal };

export function parseRegex(source: string, flags: RegexFlags): RegexResult {
  try {
    return { ok: true, regex: new Parser(source, flags).whole() };
  } catch (failure) {
    if (failure instanceof Refused) return { ok: false, refusal: failure.refusal };
    throw failure;
  }
}

const MAX_DEPTH = 100;

/** What people mean who write a sign of repetition as a wildcard. */
const MEANT: Readonly<Record<string, string>> = { '*': '.*', '?': '.', '+': '\\+' };

class Parser {
  #at = 0;
  #flags: RegexFlags;

  constructor(
    readonly source: string,
    flags: RegexFlags,
  ) {
    this.#flags = flags;
  }

  whole(): Regex {
    this.#leadingFlags();
    const root = this.#alternatives(0);
    if (this.#at < this.source.length) {
      throw refuse('Found a closing parenthesis that nothing opens.', this.#next(1), '\\)');
    }
    const parts = partsOf(root);
    if (parts > MAX_PARTS) {
      const why = `With its repetitions written out it has ${parts} parts; at most ${MAX_PARTS} are searched.`;
      throw refuse(why, [0, this.source.length]);
    }
    return { root, ignoreCase: this.#flags.i };
  }

  #next(length: number): Range {
    return [this.#at, this.#at + length];
  }

  /** `(?i)`, `(?ims)` at the very start become flags; anywhere else they are refused. */
  #leadingFlags(): void {
    for (let match; (match = /^\(\?([a-zA-Z]+)\)/.exec(this.source.slice(this.#at)));) {
      for (const letter of match[1]!) {
        if (letter !== 'i' && letter !== 'm' && letter !== 's') {
          const why = `Found the inline flag ${letter}; Sigma knows i, m and s.`;
          throw refuse(why, this.#next(match[0].length));
        }
        this.#flags = { ...this.#flags, [letter]: true };
      }
      this.#at += match[0].length;
    }
  }

  #alternatives(depth: number): RegexNode {
    if (depth > MAX_DEPTH) {
      throw refuse(`Found more than ${MAX_DEPTH} nested groups.`, this.#next(0));
    }
    const start = this.#at;
    const options = [this.#sequence(depth)];
    while (this.source[this.#at] === '|') {
      this.#at += 1;
      options.push(this.#sequence(depth));
    }
    return options.length === 1
      ? options[0]!
      : { kind: 'choice', range: [start, this.#at], options };
  }

  #sequence(depth: number): RegexNode {
    const start = this.#at;
    const items: RegexNode[] = [];
    while (this.#at < this.source.length && !'|)'.includes(this.source[this.#at]!)) {
      items.push(this.#term(depth));
    }
    return items.length === 1 ? items[0]! : { kind: 'sequence', range: [start, this.#at], items };
  }

  #term(depth: number): RegexNode {
    const start = this.#at;
    const item = this.#atom(depth);
    const counts = this.#quantifier();
    if (counts === null) return item;
    const range: Range = [start, this.#at];
    if (item.kind === 'place') {
      throw refuse(`Found ${this.source.slice(...range)}: there is nothing here to repeat.`, range);
    }
    if (this.source[this.#at] === '+') {
      const quantifier = this.source.slice(counts.at, this.#at);
      const why = `Found the possessive quantifier ${quantifier}+, which Sigma does not have.`;
      throw refuse(why, [counts.at, this.#at + 1], quantifier);
    }
    if (this.source[this.#at] === '*' || this.#braces() !== null) {
      throw refuse('Found two quantifiers in a row.', [counts.at, this.#at + 1]);
    }
    const { least, most, lazy } = counts;
    return { kind: 'repeat', range, item, least, most, lazy };
  }

  #atom(depth: number): RegexNode {
    const char = String.fromCodePoint(this.source.codePointAt(this.#at)!);
    const range = this.#next(char.length);
    switch (char) {
      case '(':
        return this.#group(depth);
      case '[':
        return this.#set();
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
        throw refuse(`Found ${char} with nothing before it to repeat.`, range, MEANT[char]);
    }
    this.#at += char.length;
    const { m, s } = this.#flags;
    if (char === '.') return { kind: 'one', range, js: s ? '[^]' : '[^\\n]', edges: [] };
    if (char === '^') return { kind: 'place', range, at: m ? 'line-start' : 'start' };
    if (char === '$') return { kind: 'place', range, at: m ? 'line-end' : 'end' };
    return { kind: 'one', range, js: literal(char), edges: literalEdges(char) };
  }

  #group(depth: number): RegexNode {
    const start = this.#at;
    const plain = this.source.startsWith('(?:', start);
    if (this.source.startsWith('(?', start) && !plain) throw refusedGroup(this.source, start);
    if (this.source.startsWith('(*', start)) {
      throw refuse('Found a verb (*…), which Sigma does not have.', this.#next(2));
    }
    this.#at += plain ? 3 : 1;
    const inner = this.#alternatives(depth + 1);
    if (this.source[this.#at] !== ')') {
      throw refuse('Found a parenthesis that is never closed.', [start, start + 1]);
    }
    this.#at += 1;
    const range: Range = [start, this.#at];
    // a place in a group can be repeated, and a group keeps its parentheses where messages quote it
    return inner.kind === 'place' || inner.kind === 'sequence'
      ? { kind: 'sequence', range, items: inner.kind === 'sequence' ? inner.items : [inner] }
      : { ...inner, range };
  }

  #escape(): RegexNode {
    const start = this.#at;
    const code = this.source.codePointAt(start + 1);
    if (code === undefined) {
      const why = 'Found a backslash at the end; write two for a literal one.';
      throw refuse(why, this.#next(1), '\\\\');
    }
    const char = String.fromCodePoint(code);
    this.#at += 1 + char.length;
    const range: Range = [start, this.#at];
    if (char === 'b') return { kind: 'place', range, at: 'word-edge' };
    if (char === 'B') return { kind: 'place', range, at: 'no-word-edge' };
    if (CLASSES.includes(char)) return { kind: 'one', range, js: `\\${char}`, edges: [] };
    if (CONTROLS.includes(char)) return { kind: 'one', range, js: `\\${char}`, edges: [] };
    if (/[A-Za-z0-9]/.test(char)) throw refusedEscape(this.source, start, char, false);
    return { kind: 'one', range, js: literal(char), edges: literalEdges(char) };
  }

  #set(): RegexNode {
    const start = this.#at;
    const { js, edges, end } = new SetReader(this.source, start).read();
    this.#at = end;
    return { kind: 'one', range: [start, end], js, edges };
  }

  #braces(): RegExpExecArray | null {
    const brace = /\{(\d*)(,?)(\d*)\}/y;
    brace.lastIndex = this.#at;
    const match = brace.exec(this.source);
    // `{}` and `{,}` are literal text in Python and PCRE alike
    return match && (match[1] !== '' || match[3] !== '') ? match : null;
  }

  #quantifier(): { at: number; least: number; most: number | null; lazy: boolean } | null {
    const at = this.#at;
    const char = this.source[at];
    let least = char === '+' ? 1 : 0;
    let most: number | null = char === '?' ? 1 : null;
    if (char === '*' || char === '+' || char === '?') {
      this.#at += 1;
    } else {
      const match = this.#braces();
      if (!match) return null;
      [least, most] = this.#counts(match);
      this.#at += match[0].length;
    }
    const lazy = this.source[this.#at] === '?';
    if (lazy) this.#at += 1;
    return { at, least, most, lazy };
  }

  #counts([whole, first = '', comma, last = '']: RegExpExecArray): [number, number | null] {
    const range = this.#next(whole.length);
    if (first === '') {
      const why = `Found ${whole}; write {0,${last}}, tools disagree about a missing lower bound.`;
      throw refuse(why, range, `{0,${last}}`);
    }
    const least = Number(first);
    const most = comma === '' ? least : last === '' ? null : Number(last);
    if (Math.max(least, most ?? 0) > MAX_PARTS) {
      throw refuse(`Found ${whole}; at most ${MAX_PARTS} repetitions.`, range);
    }
    if (most !== null && most < least) {
      const why = `Found ${whole}: the bounds are the wrong way round.`;
      throw refuse(why, range, `{${most},${least}}`);
    }
    return [least, most];
  }
}
