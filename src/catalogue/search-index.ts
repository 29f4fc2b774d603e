// Words → entries: which words stand in which entry, and how much that says. Knows no rules: it is given texts with their weight.

/** 1 to 7: 7 is a word of the title. */
export type Weight = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** As it is stored: three flat columns. */
export interface SearchColumns {
  /** In code unit order. */
  readonly terms: readonly string[];
  /** Where each term's postings begin; one more than terms. */
  readonly starts: Uint32Array;
  /** Entry × 8 + weight, rising within a term. */
  readonly postings: Uint32Array;
}

/** Parts of one word at which somebody may begin to type. */
const MOST_PARTS = 8;
const LONGEST = 64;

const WORD = /[\p{L}\p{N}_]+(?:[.-][\p{L}\p{N}_]+)*/gu;
/** Most texts: no table of characters is asked. */
const PLAIN = /^[\0-\x7f]*$/;
const PLAIN_WORD = /\w+(?:[.-]\w+)*/g;

const wordsIn = (text: string): readonly string[] =>
  text.match(PLAIN.test(text) ? PLAIN_WORD : WORD) ?? [];

/** Most words have one part, and are written small; a longer one is cut. */
const WHOLE = /^[a-z\d]{1,64}$/;

const isMark = (code: number): boolean => code === 0x2e || code === 0x5f || code === 0x2d;
const isUpper = (code: number): boolean => code >= 0x41 && code <= 0x5a;
const isLower = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);

/** Each word from each of its parts on: `s3.StopLogging` is found by `s3`, `stoplog` and `logging`. */
function partsOf(word: string): string[] {
  const head = word.slice(0, LONGEST);
  const lower = head.toLowerCase();
  const parts = [lower];
  // Marks at the very beginning are part of the word.
  let at = 0;
  while (isMark(head.charCodeAt(at))) at += 1;
  for (at += 1; at < head.length && parts.length < MOST_PARTS; at += 1) {
    const [before, code] = [head.charCodeAt(at - 1), head.charCodeAt(at)];
    const begins = isMark(before) ? !isMark(code) : isLower(before) && isUpper(code);
    if (begins) parts.push(lower.slice(at));
  }
  return parts;
}

export class SearchIndexBuilder {
  /** Numbers of the terms. */
  readonly #numbers = new Map<string, number>();
  /** How many postings each term has. */
  #counts = new Uint32Array(1 << 16);
  /** Terms and postings by turns, as they come. */
  #pairs = new Uint32Array(1 << 18);
  #used = 0;
  /** Numbers of the parts of words that have several, or are not written small; the others are terms themselves. */
  readonly #parts = new Map<string, readonly number[]>();
  /** Of the entry at hand: the weight each term has there. */
  #weights = new Uint8Array(1 << 16);

  /** Entries are given in their order. */
  add(entry: number, texts: readonly (readonly [text: string | null, weight: Weight])[]): void {
    const found: number[] = [];
    for (const [text, weight] of texts) {
      if (text === null || text === '') continue;
      for (const word of wordsIn(text)) {
        if (WHOLE.test(word)) this.#weigh(this.#numberOf(word), weight, found);
        else for (const term of this.#partsOf(word)) this.#weigh(term, weight, found);
      }
    }
    while (this.#used + found.length * 2 > this.#pairs.length) {
      const larger = new Uint32Array(this.#pairs.length * 2);
      larger.set(this.#pairs);
      this.#pairs = larger;
    }
    const [pairs, counts, weights] = [this.#pairs, this.#counts, this.#weights];
    let at = this.#used;
    for (const term of found) {
      pairs[at] = term;
      pairs[at + 1] = entry * 8 + weights[term]!;
      at += 2;
      counts[term]! += 1;
      weights[term] = 0;
    }
    this.#used = at;
  }

  /** The same, of one text of each weight: the least first. */
  addWeighed(entry: number, texts: readonly string[]): void {
    this.add(
      entry,
      texts.map((text, at) => [text, (at + 1) as Weight] as const),
    );
  }

  #weigh(term: number, weight: Weight, found: number[]): void {
    const before = this.#weights[term]!;
    if (before === 0) found.push(term);
    if (before < weight) this.#weights[term] = weight;
  }

  #partsOf(word: string): readonly number[] {
    let parts = this.#parts.get(word);
    if (parts === undefined) {
      parts = partsOf(word).map((term) => this.#numberOf(term));
      this.#parts.set(word, parts);
    }
    return parts;
  }

  #numberOf(term: string): number {
    let number = this.#numbers.get(term);
    if (number === undefined) {
      this.#numbers.set(term, (number = this.#numbers.size));
      if (number >= this.#weights.length) this.#grow();
    }
    return number;
  }

  #grow(): void {
    const weights = new Uint8Array(this.#weights.length * 2);
    weights.set(this.#weights);
    this.#weights = weights;
    const counts = new Uint32Array(weights.length);
    counts.set(this.#counts);
    this.#counts = counts;
  }

  build(): SearchColumns {
    const terms = [...this.#numbers.keys()].sort();
    const starts = new Uint32Array(terms.length + 1);
    /** Of each number, where its next posting goes. */
    const next = new Uint32Array(terms.length);
    terms.forEach((term, at) => {
      const number = this.#numbers.get(term)!;
      next[number] = starts[at]!;
      starts[at + 1] = starts[at]! + this.#counts[number]!;
    });
    const postings = new Uint32Array(this.#used / 2);
    for (let at = 0; at < this.#used; at += 2) {
      const term = this.#pairs[at]!;
      postings[next[term]!] = this.#pairs[at + 1]!;
      next[term]! += 1;
    }
    return { terms, starts, postings };
  }
}

/** The words of a query; each must be found, as the beginning of a word or of a part of one. */
export const wordsOf = (query: string): string[] =>
  wordsIn(query).map((word) => word.slice(0, LONGEST).toLowerCase());

/** For each entry how well it answers to all words; 0 for those that lack one. Of no words: 1 for all. */
export function score(
  { terms, starts, postings }: SearchColumns,
  words: readonly string[],
  entries: number,
): Float32Array {
  const total = new Float32Array(entries).fill(words.length === 0 ? 1 : 0);
  const best = new Float32Array(entries);
  words.forEach((word, round) => {
    best.fill(0);
    for (let term = firstFrom(terms, word); terms[term]?.startsWith(word) === true; term += 1) {
      const factor = terms[term] === word ? 2 : 1;
      for (let at = starts[term]!; at < starts[term + 1]!; at += 1) {
        const posting = postings[at]!;
        const value = (posting & 7) * factor;
        const entry = posting >>> 3;
        if (best[entry]! < value) best[entry] = value;
      }
    }
    for (let entry = 0; entry < entries; entry += 1) {
      const found = best[entry]!;
      const before = total[entry]!;
      total[entry] = found === 0 || (round > 0 && before === 0) ? 0 : before + found;
    }
  });
  return total;
}

/** The first term that is not before the word. */
function firstFrom(terms: readonly string[], word: string): number {
  let [from, to] = [0, terms.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (terms[middle]! < word) from = middle + 1;
    else to = middle;
  }
  return from;
}
