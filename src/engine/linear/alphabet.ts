// Characters sorted into kinds that a program can't tell apart. The platform's own engine says which set holds which
// character, so that both engines mean the same by `\w` or by upper and lower case.

export interface CharKind {
  readonly id: number;
  /** By number of the set. */
  readonly inSet: readonly boolean[];
  /** What stands here, for the conditions on places; `last` is a line feed at the very end. */
  readonly edge: Edge;
}

export type Edge = 'none' | 'line-feed' | 'last-line-feed' | 'word' | 'other';

export class Alphabet {
  readonly #sets: readonly RegExp[];
  readonly #word: RegExp;
  readonly #kinds = new Map<string, CharKind>();
  /** By code, of those met so far. */
  readonly ascii: (CharKind | undefined)[] = new Array<undefined>(128).fill(undefined);
  readonly #others = new Map<number, CharKind>();
  /** Behind the last character. */
  readonly end: CharKind;
  readonly lastLineFeed: CharKind;

  constructor(sets: readonly string[], ignoreCase: boolean) {
    const flags = ignoreCase ? 'iu' : 'u';
    this.#sets = sets.map((js) => new RegExp(`^${js}$`, flags));
    this.#word = new RegExp('^\\w$', flags);
    this.end = this.#kind(
      sets.map(() => false),
      'none',
    );
    this.lastLineFeed = this.#kind(this.#membership('\n'), 'last-line-feed');
  }

  kindOf(code: number): CharKind {
    if (code < 128) return (this.ascii[code] ??= this.#read(code));
    let kind = this.#others.get(code);
    if (kind === undefined) {
      if (this.#others.size > 10_000) this.#others.clear();
      this.#others.set(code, (kind = this.#read(code)));
    }
    return kind;
  }

  #read(code: number): CharKind {
    const char = String.fromCodePoint(code);
    const edge = code === 10 ? 'line-feed' : this.#word.test(char) ? 'word' : 'other';
    return this.#kind(this.#membership(char), edge);
  }

  #membership(char: string): boolean[] {
    return this.#sets.map((set) => set.test(char));
  }

  #kind(inSet: readonly boolean[], edge: Edge): CharKind {
    const key = edge + inSet.map(Number).join('');
    let kind = this.#kinds.get(key);
    if (kind === undefined) this.#kinds.set(key, (kind = { id: this.#kinds.size, inSet, edge }));
    return kind;
  }
}
