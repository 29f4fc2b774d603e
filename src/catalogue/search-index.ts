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

/** Most words have one part, and are written small. */
const WHOLE = /^[a-z\d]*$/;
const BOUNDARY = /[._-]+|(?<=[a-z\d])(?=[A-Z])/g;

/** Each word from each of its parts on: `s3.StopLogging` is found by `s3`, `stoplog` and `logging`. */
function partsOf(word: string): string[] {
  if (WHOLE.test(word)) return [word.slice(0, LONGEST)];
  const lower = word.slice(0, LONGEST).toLowerCase();
  const parts = [lower];
  for (const { 0: mark, index } of word.slice(0, LONGEST).matchAll(BOUNDARY)) {
    const rest = lower.slice(index + mark.length);
    if (index > 0 && rest !== '') parts.push(rest);
    if (parts.length === MOST_PARTS) break;
  }
  return parts;
}

export class SearchIndexBuilder {
  readonly #numbers = new Map<string, number>();
  readonly #postings: number[][] = [];
  /** Numbers of a word's parts: most words come again and again. */
  readonly #parts = new Map<string, readonly number[]>();
  /** Of the entry at hand: the weight each term has there. */
  #weights = new Uint8Array(1 << 16);

  /** Entries are given in their order. */
  add(entry: number, texts: readonly (readonly [text: string | null, weight: Weight])[]): void {
    const found: number[] = [];
    for (const [text, weight] of texts) {
      if (text === null || text === '') continue;
      for (const word of wordsIn(text)) {
        for (const term of this.#partsOf(word)) {
          const before = this.#weights[term]!;
          if (before === 0) found.push(term);
          if (before < weight) this.#weights[term] = weight;
        }
      }
    }
    for (const term of found) {
      this.#postings[term]!.push(entry * 8 + this.#weights[term]!);
      this.#weights[term] = 0;
    }
  }

  #partsOf(word: string): readonly number[] {
    let parts = this.#parts.get(word);
    if (parts === undefined) {
      parts = partsOf(word).map((term) => this.#number(term));
      this.#parts.set(word, parts);
    }
    return parts;
  }

  #number(term: string): number {
    let number = this.#numbers.get(term);
    if (number === undefined) {
      this.#numbers.set(term, (number = this.#postings.push([]) - 1));
      if (number >= this.#weights.length) this.#weights = grown(this.#weights);
    }
    return number;
  }

  build(): SearchColumns {
    const terms = [...this.#numbers.keys()].sort();
    const starts = new Uint32Array(terms.length + 1);
    const lists = terms.map((term) => this.#postings[this.#numbers.get(term)!]!);
    lists.forEach((list, at) => (starts[at + 1] = starts[at]! + list.length));
    const postings = new Uint32Array(starts[terms.length]!);
    lists.forEach((list, at) => postings.set(list, starts[at]));
    return { terms, starts, postings };
  }
}

function grown(weights: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(weights.length * 2);
  larger.set(weights);
  return larger;
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
