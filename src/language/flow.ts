// `[a, b]` and `{a: b}` → entries below the one that holds them. Ends by itself where a bracket is missing.
import type { Range } from '../text/range';
import type { Entry } from './sketch';
import { closing, readQuoted, type Quote, type Word } from './word';

export class FlowReader {
  readonly #source: string;
  readonly #holder: Entry;
  #at = 0;

  constructor(source: string, holder: Entry) {
    this.#source = source;
    this.#holder = holder;
  }

  read(at: number): void {
    this.#at = at;
    this.#collection(this.#holder);
    this.#holder.range = [this.#holder.range[0], this.#at];
  }

  /** From the opening bracket to behind the closing one. Every slot between commas is an entry, the empty one too. */
  #collection(parent: Entry): void {
    const isMap = this.#source[this.#at] === '{';
    this.#at += 1;
    for (;;) {
      const entry = this.#slot(parent, isMap);
      parent.children.push(entry);
      const end = this.#source[this.#at];
      if (this.#over() || end === undefined) return;
      this.#at += 1;
      if (end !== ',') return;
    }
  }

  #slot(parent: Entry, isMap: boolean): Entry {
    const start = this.#at;
    this.#space();
    const word = this.#word();
    const isKey = isMap || this.#colonHere();
    const entry: Entry = {
      kind: isKey ? 'key' : 'item',
      parent,
      column: this.#holder.column,
      flow: true,
      key: isKey ? word : null,
      colon: null,
      children: [],
      value: isKey ? null : word,
      text: null,
      range: [start, start],
    };
    const whole = isKey && this.#colonHere() ? this.#afterColon(entry) : entry;
    if (!isKey && this.#opens()) this.#collection(whole);
    this.#space();
    this.#skipStray();
    whole.range = [start, this.#at];
    return whole;
  }

  #afterColon(entry: Entry): Entry {
    const whole: Entry = { ...entry, colon: this.#at };
    this.#at += 1;
    this.#space();
    if (this.#opens()) this.#collection(whole);
    else whole.value = this.#word();
    return whole;
  }

  readonly #opens = (): boolean => /[[{]/.test(this.#source[this.#at] ?? '');

  #word(): Word | null {
    const first = this.#source[this.#at];
    if (first === undefined || this.#over() || /[[{\]},\n]/.test(first)) return null;
    if (first === "'" || first === '"') return this.#quoted();
    const rest = this.#source.slice(this.#at);
    const text = /^(?:[^,[\]{}:#\n\r]|:(?![\s,[\]{}]|$)|(?<=\S)#)*/.exec(rest)![0].trimEnd();
    if (text === '') return null;
    const range: Range = [this.#at, this.#at + text.length];
    this.#at = range[1];
    this.#space();
    return { text, range, quote: '', closed: true };
  }

  #quoted(): Word {
    const start = this.#at;
    const quote = this.#source[start] as Quote;
    // A quote may go over lines, but an open one must not swallow what follows the collection.
    const close = closing(this.#source, start + 1, this.#end(), quote);
    const newline = this.#source.indexOf('\n', start);
    const line = newline < 0 ? this.#source.length : newline;
    const word = readQuoted(this.#source, start, close ?? line);
    this.#at = word.range[1];
    this.#space();
    return word;
  }

  /** Where the lines that are deeper than the holder end. */
  #end(): number {
    for (let at = this.#at; ; at += 1) {
      at = this.#source.indexOf('\n', at);
      if (at < 0) return this.#source.length;
      if (this.#endsAt(at)) return at;
    }
  }

  #colonHere(): boolean {
    return this.#source[this.#at] === ':';
  }

  /** White space, line breaks and comments, as far as the lines are deeper than the holder. */
  #space(): void {
    while (!this.#over()) {
      const char = this.#source[this.#at]!;
      if (char === '#' && /\s/.test(this.#source[this.#at - 1]!)) {
        const newline = this.#source.indexOf('\n', this.#at);
        this.#at = newline < 0 ? this.#source.length : newline;
      } else if (/\s/.test(char)) this.#at += 1;
      else return;
    }
  }

  /** Text that fits nothing, up to the next comma or bracket. */
  #skipStray(): void {
    while (!this.#over() && !/[,\]}]/.test(this.#source[this.#at]!)) this.#at += 1;
  }

  #over(): boolean {
    return this.#at >= this.#source.length || this.#endsAt(this.#at);
  }

  /** Whether a line ends here whose successor is no part of the collection. */
  #endsAt(at: number): boolean {
    if (this.#source[at] !== '\n') return false;
    NEXT_LINE.lastIndex = at;
    const [, indent, first] = NEXT_LINE.exec(this.#source)!;
    return first !== ']' && first !== '}' && indent!.length <= this.#holder.column;
  }
}

const NEXT_LINE = /\n(?:[ \t\r]*\n)*( *)([^\s]?)/y;
