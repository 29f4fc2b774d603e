// The index against a naive filter over the same texts, and the words that are cut where people begin to type.
import { describe, expect, it } from 'vitest';
import { score, SearchIndexBuilder, wordsOf, type Weight } from './search-index';

const built = (entries: readonly (readonly (readonly [string | null, Weight])[])[]) => {
  const builder = new SearchIndexBuilder();
  entries.forEach((texts, at) => builder.add(at, texts));
  return builder.build();
};
const found = (texts: readonly string[], query: string): number[] => {
  const scores = score(built(texts.map((text) => [[text, 1]])), wordsOf(query), texts.length);
  return [...scores.keys()].filter((at) => scores[at]! > 0);
};

/** A small generator of our own: the same numbers in every run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('searching the index', () => {
  const PARTS = ['stop', 'Logging', 'Trail', 's3', 'x', 'Über', 'ABC', '日本', '9'];
  const MARKS = ['', ' ', '.', '-', '_', ', ', '|'];

  it('finds what a naive filter finds, in 300 runs', () => {
    for (let run = 0; run < 300; run += 1) {
      const next = random(run + 1);
      const text = () =>
        Array.from(
          { length: 1 + next(5) },
          () => PARTS[next(PARTS.length)]! + MARKS[next(MARKS.length)]!,
        ).join('');
      const texts = Array.from({ length: 12 }, text);
      const word = PARTS[next(PARTS.length)]!.toLowerCase().slice(0, 1 + next(4));
      // Where a word or a part of one begins: at the start, behind a mark, at a capital behind a small letter or a digit.
      const begins = (one: string): boolean =>
        [...one.matchAll(/[\p{L}\p{N}_]+(?:[.-][\p{L}\p{N}_]+)*/gu)].some(([whole]) =>
          [...whole].some((_, at, letters) => {
            const before = letters[at - 1];
            const starts =
              before === undefined ||
              (/[._-]/.test(before) && !/[._-]/.test(letters[at]!)) ||
              (/[a-z\d]/.test(before) && /[A-Z]/.test(letters[at]!));
            return starts && letters.slice(at).join('').toLowerCase().startsWith(word);
          }),
        );
      const naive = texts.flatMap((one, at) => (begins(one) ? [at] : []));
      expect([run, word, found(texts, word)]).toEqual([run, word, naive]);
    }
  });

  it('asks for every word, in any order and case', () => {
    const texts = ['Trail Stopped', 'trail changed', 'stopped'];
    expect(found(texts, 'STOP trail')).toEqual([0]);
    expect(found(texts, 'trail trail')).toEqual([0, 1]);
    expect(found(texts, '')).toEqual([0, 1, 2]);
    expect(found(texts, ' .,; ')).toEqual([0, 1, 2]);
    expect(found(texts, 'trail nothing')).toEqual([]);
  });

  it('puts a whole word before its beginning, and a title before a text', () => {
    const columns = built([
      [['stopping', 7]],
      [['stop', 7]],
      [['stop', 1]],
      [[null, 7]],
      [['', 7]],
    ]);
    const scores = [...score(columns, ['stop'], 5)];
    expect(scores).toEqual([7, 14, 2, 0, 0]);
  });

  it('finds a word of any length by its first letters, and a word of a hundred parts by the first few', () => {
    const long = 'w'.repeat(300);
    expect(found([long], long)).toEqual([0]);
    expect(found(['a.b.c.d.e.f.g.h.i.j.k'], 'c.d')).toEqual([0]);
  });

  it('keeps apart names that objects have of themselves', () => {
    expect(found(['constructor', '__proto__', 'toString'], 'constructor')).toEqual([0]);
    expect(found(['constructor', '__proto__', 'toString'], 'hasown')).toEqual([]);
  });
});
