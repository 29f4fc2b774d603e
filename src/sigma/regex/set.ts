// A set `[…]` of a regular expression: characters, ranges and classes.
import type { Range } from '../../text/range';
import { refuse, refusedEscape, refusedPosix } from './refusal';
import { CLASSES, CONTROLS, literal } from './writing';

interface Member {
  readonly js: string;
  /** null for a class. */
  readonly code: number | null;
}

export class SetReader {
  #at: number;
  readonly #edges: number[] = [];

  constructor(
    readonly source: string,
    readonly start: number,
  ) {
    this.#at = start;
  }

  read(): { js: string; edges: readonly number[]; end: number } {
    this.#at += 1;
    let js = '[';
    if (this.source[this.#at] === '^') {
      js += '^';
      this.#at += 1;
    }
    for (let first = true; ; first = false) {
      const char = this.source[this.#at];
      if (char === undefined) {
        const why = `Found the set ${this.source.slice(this.start)}, which is never closed.`;
        throw refuse(why, [this.start, this.#at]);
      }
      if (char === ']' && !first) break;
      js += this.#item(char);
    }
    this.#at += 1;
    return { js: `${js}]`, edges: this.#edges, end: this.#at };
  }

  #item(char: string): string {
    if (char === '[' && /^\[[:.=]/.test(this.source.slice(this.#at, this.#at + 2))) {
      throw refusedPosix(this.source, this.#at);
    }
    const start = this.#at;
    const low = this.#member();
    const behind = this.source[this.#at + 1];
    const dash = this.source[this.#at] === '-' && behind !== ']' && behind !== undefined;
    // `[\w-.]`: the dash is itself
    if (!dash || low.code === null) {
      this.#mark(low, low);
      return low.js;
    }
    this.#at += 1;
    const high = this.#member();
    if (high.code === null) {
      this.#mark(low, low);
      return `${low.js}\\-${high.js}`;
    }
    if (high.code < low.code) throw this.#backwards([start, this.#at]);
    this.#mark(low, high);
    return `${low.js}-${high.js}`;
  }

  #backwards(range: Range) {
    const written = this.source.slice(...range);
    const [from, to] = [...written.split('-')];
    const mend = written.split('-').length === 2 ? `${to}-${from}` : null;
    return refuse(`Found the range ${written}, which runs backwards.`, range, mend);
  }

  #mark(low: Member, high: Member): void {
    if (low.code !== null) this.#edges.push(low.code, high.code! + 1);
  }

  #member(): Member {
    const at = this.#at;
    const escaped = this.source[at] === '\\';
    const code = this.source.codePointAt(escaped ? at + 1 : at);
    if (code === undefined) {
      throw refuse(
        'Found a backslash at the end; write two for a literal one.',
        [at, at + 1],
        '\\\\',
      );
    }
    const char = String.fromCodePoint(code);
    this.#at += char.length + (escaped ? 1 : 0);
    if (!escaped) return { js: literal(char, true), code };
    if (CLASSES.includes(char)) return { js: `\\${char}`, code: null };
    if (CONTROLS.includes(char)) {
      return { js: `\\${char}`, code: { n: 10, r: 13, t: 9 }[char]! };
    }
    if (/[A-Za-z0-9]/.test(char)) throw refusedEscape(this.source, at, char, true);
    return { js: literal(char, true), code };
  }
}
