// Sigma's regular expressions → this platform's (docs/semantics.md, 3.4, D16). The subset is read whole; what lies
// outside it is refused by name, so that no construct silently means something else here than in Python or PCRE.

export type RegexResult =
  | { readonly ok: true; readonly js: string; readonly ignoreCase: boolean }
  | { readonly ok: false; readonly why: string };

export interface RegexFlags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
}

/** Ends the translation; never leaves this file. */
class Refused extends Error {
  constructor(readonly why: string) {
    super(why);
  }
}

/** `js` is meant for `new RegExp(js, ignoreCase ? 'iu' : 'u')` and searches; `m` and `s` are written into it. */
export function translateRegex(source: string, flags: RegexFlags): RegexResult {
  try {
    const translator = new Translator(source, flags);
    const js = translator.whole();
    new RegExp(js, 'u');
    return { ok: true, js, ignoreCase: translator.flags.i };
  } catch (failure) {
    if (failure instanceof Refused) return { ok: false, why: failure.why };
    if (failure instanceof SyntaxError)
      return { ok: false, why: `This is no valid regular expression.` };
    throw failure;
  }
}

const CLASSES = 'dDsSwW';
const CONTROLS = 'nrt';
const NAMES: Readonly<Record<string, string>> = {
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
const MAX_REPEAT = 65_535;

class Translator {
  #at = 0;
  flags: RegexFlags;

  constructor(
    readonly source: string,
    flags: RegexFlags,
  ) {
    this.flags = flags;
  }

  whole(): string {
    this.#leadingFlags();
    const js = this.#alternatives(0);
    if (this.#at < this.source.length)
      throw new Refused('Found a closing parenthesis that nothing opens.');
    return js;
  }

  /** `(?i)`, `(?ims)` at the very start become flags; anywhere else they are refused. */
  #leadingFlags(): void {
    for (let match; (match = /^\(\?([a-zA-Z]+)\)/.exec(this.source.slice(this.#at)));) {
      for (const letter of match[1]!) {
        if (letter !== 'i' && letter !== 'm' && letter !== 's') {
          throw new Refused(`Found the inline flag ${letter}; Sigma knows i, m and s.`);
        }
        this.flags = { ...this.flags, [letter]: true };
      }
      this.#at += match[0].length;
    }
  }

  #alternatives(depth: number): string {
    if (depth > 100) throw new Refused('Found more than 100 nested groups.');
    let js = '';
    while (this.#at < this.source.length && this.source[this.#at] !== ')') {
      if (this.source[this.#at] === '|') {
        js += '|';
        this.#at += 1;
      } else {
        js += this.#term(depth);
      }
    }
    return js;
  }

  #term(depth: number): string {
    const start = this.#at;
    const [atom, repeatable] = this.#atom(depth);
    const quantifier = this.#quantifier();
    if (quantifier === '') return atom;
    if (!repeatable) {
      throw new Refused(
        `Found ${this.source.slice(start, this.#at)}: there is nothing here to repeat.`,
      );
    }
    const next = this.source[this.#at];
    if (next === '+')
      throw new Refused(
        `Found the possessive quantifier ${quantifier}+, which Sigma does not have.`,
      );
    if (next === '*' || this.#braces() !== null)
      throw new Refused('Found two quantifiers in a row.');
    return atom + quantifier;
  }

  #atom(depth: number): [js: string, repeatable: boolean] {
    const char = String.fromCodePoint(this.source.codePointAt(this.#at)!);
    switch (char) {
      case '(':
        return [this.#group(depth), true];
      case '[':
        return [this.#set(), true];
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
        throw new Refused(`Found ${char} with nothing before it to repeat.`);
    }
    this.#at += char.length;
    const { m, s } = this.flags;
    // Python and PCRE break lines at \n only, and `$` also matches before one at the very end. The platform's own
    // flags m and s are never set, so its ^ and $ are the ends of the text.
    if (char === '.') return [s ? '[^]' : '[^\\n]', true];
    if (char === '^') return [m ? '(?:^|(?<=\\n))' : '^', false];
    if (char === '$') return [m ? '(?:$|(?=\\n))' : '(?=\\n?$)', false];
    return [literal(char), true];
  }

  #group(depth: number): string {
    const rest = this.source.slice(this.#at);
    const plain = rest.startsWith('(?:');
    if (rest.startsWith('(?') && !plain) {
      const name = Object.keys(NAMES).find((start) => rest.startsWith(start));
      if (name)
        throw new Refused(`Found ${NAMES[name]}, which Sigma's regular expressions do not have.`);
      const inline = /^\(\?[a-zA-Z-]*[:)]/.exec(rest)?.[0] ?? rest.slice(0, 3);
      throw new Refused(
        `Found ${inline} inside the pattern; flags stand at its very start, or behind re as modifiers i, m, s.`,
      );
    }
    if (rest.startsWith('(*')) throw new Refused('Found a verb (*…), which Sigma does not have.');
    this.#at += plain ? 3 : 1;
    const inner = this.#alternatives(depth + 1);
    if (this.source[this.#at] !== ')')
      throw new Refused('Found a parenthesis that is never closed.');
    this.#at += 1;
    return `(?:${inner})`;
  }

  #escape(): [js: string, repeatable: boolean] {
    const char = this.#escaped();
    if (char === 'b' || char === 'B') return [`\\${char}`, false];
    return [this.#escapedAtom(char), true];
  }

  /** The character behind a backslash. */
  #escaped(): string {
    const code = this.source.codePointAt(this.#at + 1);
    if (code === undefined)
      throw new Refused('Found a backslash at the end; write two for a literal one.');
    const char = String.fromCodePoint(code);
    this.#at += 1 + char.length;
    return char;
  }

  #escapedAtom(char: string): string {
    if (CLASSES.includes(char) || CONTROLS.includes(char)) return `\\${char}`;
    if (/[1-9]/.test(char))
      throw new Refused(`Found the back-reference \\${char}, which Sigma does not have.`);
    if (/[A-Za-z0]/.test(char))
      throw new Refused(`Found \\${char}, which Sigma's regular expressions do not have.`);
    return literal(char);
  }

  #braces(): RegExpExecArray | null {
    const brace = /\{(\d*)(,?)(\d*)\}/y;
    brace.lastIndex = this.#at;
    const match = brace.exec(this.source);
    // `{}` and `{,}` are literal text in Python and PCRE alike
    return match && (match[1] !== '' || match[3] !== '') ? match : null;
  }

  #quantifier(): string {
    const char = this.source[this.#at];
    let js = '';
    if (char === '*' || char === '+' || char === '?') {
      js = char;
      this.#at += 1;
    } else {
      const match = this.#braces();
      if (!match) return '';
      const [whole, least = '', , most = ''] = match;
      if (least === '')
        throw new Refused(
          `Found ${whole}; write {0,${most}}, tools disagree about a missing lower bound.`,
        );
      if (Number(least) > MAX_REPEAT || Number(most) > MAX_REPEAT) {
        throw new Refused(`Found ${whole}; at most ${MAX_REPEAT} repetitions.`);
      }
      if (most !== '' && Number(most) < Number(least))
        throw new Refused(`Found ${whole}: the bounds are the wrong way round.`);
      js = whole;
      this.#at += whole.length;
    }
    if (this.source[this.#at] === '?') {
      this.#at += 1;
      return `${js}?`;
    }
    return js;
  }

  #set(): string {
    const start = this.#at;
    this.#at += 1;
    let js = '[';
    if (this.source[this.#at] === '^') {
      js += '^';
      this.#at += 1;
    }
    for (let first = true; ; first = false) {
      const char = this.source[this.#at];
      if (char === undefined)
        throw new Refused(`Found the set ${this.source.slice(start)}, which is never closed.`);
      if (char === ']' && !first) break;
      js += this.#setItem(char);
    }
    this.#at += 1;
    return `${js}]`;
  }

  #setItem(char: string): string {
    if (char === '[' && /^\[[:.=]/.test(this.source.slice(this.#at))) {
      const name = /^\[[:.=][^\]]*\]?/.exec(this.source.slice(this.#at))![0];
      throw new Refused(`Found the POSIX class ${name}, which Sigma does not have.`);
    }
    const [low, lowSet] = this.#setChar();
    const dash = this.source[this.#at] === '-' && this.source[this.#at + 1] !== ']';
    if (!dash || this.source[this.#at + 1] === undefined) return low;
    if (lowSet) return low; // `[\w-.]`: the dash is itself
    this.#at += 1;
    const [high, highSet] = this.#setChar();
    return highSet ? `${low}\\-${high}` : `${low}-${high}`;
  }

  #setChar(): [js: string, isClass: boolean] {
    if (this.source[this.#at] !== '\\') {
      const char = String.fromCodePoint(this.source.codePointAt(this.#at)!);
      this.#at += char.length;
      return [literal(char, true), false];
    }
    const char = this.#escaped();
    if (char === 'b') throw new Refused('Found \\b inside a set, which Sigma does not have.');
    const isClass = CLASSES.includes(char);
    return [
      isClass ? `\\${char}` : CONTROLS.includes(char) ? `\\${char}` : literalOrRefuse(char),
      isClass,
    ];
  }
}

function literalOrRefuse(char: string): string {
  if (/[A-Za-z0-9]/.test(char))
    throw new Refused(`Found \\${char} inside a set, which Sigma does not have.`);
  return literal(char, true);
}

/** A character that stands for itself, escaped where the flag `u` asks for it. */
const literal = (char: string, inSet = false): string =>
  /[\^$\\.*+?()[\]{}|/]/.test(char) || (inSet && char === '-') ? `\\${char}` : char;
