import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteSearch, isAscii, lineBreaks, standsAt, textAt } from './byte-search';

const bytesOf = (text: string) => new TextEncoder().encode(text);

const few = (from: string, least: number, most: number) =>
  fc.string({ unit: fc.constantFrom(...from), minLength: least, maxLength: most });

describe('a search in bytes', () => {
  it('finds what a search in the text finds (20,000 runs)', () => {
    let [found, none] = [0, 0];
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(few('abAB"{', 1, 4), { minLength: 1, maxLength: 5 }),
          fc.array(few('abcAB"{', 3, 9), { minLength: 1, maxLength: 3 }),
        ),
        fc.string({ unit: fc.constantFrom(...'abABé"{B'), maxLength: 40 }),
        fc.boolean(),
        fc.nat(40),
        (texts, text, anyCase, from) => {
          const [bytes, fold] = [bytesOf(text), (s: string) => (anyCase ? s.toLowerCase() : s)];
          const start = Math.min(from, bytes.length);
          // A character a byte, as the search counts them.
          const own = fold(String.fromCharCode(...bytes).replace(/[^\0-\x7f]/g, '\x80'));
          const places = texts.map((one) => own.indexOf(fold(one), start)).filter((at) => at >= 0);
          const expected = places.length === 0 ? -1 : Math.min(...places);
          expect(new ByteSearch(texts, { anyCase }).find(bytes, start, bytes.length)).toBe(
            expected,
          );
          if (expected < 0) none += 1;
          else found += 1;
        },
      ),
      { numRuns: 20_000 },
    );
    expect(Math.min(found, none)).toBeGreaterThan(500);
  });

  it('finds the first of many in long bytes, wherever they stand (3,000 runs)', () => {
    const place = fc.tuple(
      fc.nat(40_000),
      fc.constantFrom('needle', 'NEEDLE', 'pinpoint', 'needl'),
    );
    const search = new ByteSearch(['needle', 'pinpoint'], { anyCase: true });
    let found = 0;
    fc.assert(
      fc.property(
        fc.array(place, { maxLength: 4 }),
        fc.nat(3000),
        fc.nat(3000),
        (places, skip, less) => {
          const bytes = new Uint8Array(40_100).fill(0x6e);
          for (const [at, text] of places) bytes.set(bytesOf(text), at);
          const to = 40_100 - less;
          const text = textAt(bytes, 0, to).toLowerCase();
          const all = [text.indexOf('needle', skip), text.indexOf('pinpoint', skip)];
          const first = Math.min(...all.map((at) => (at < 0 ? Infinity : at)));
          expect(search.find(bytes, skip, to)).toBe(first === Infinity ? -1 : first);
          if (first < Infinity) found += 1;
        },
      ),
      { numRuns: 3000 },
    );
    expect(found).toBeGreaterThan(1000);
  });

  it('looks no further than it is told', () => {
    const search = new ByteSearch(['send', 'receive'], { anyCase: true });
    const bytes = bytesOf('x SEND receive');
    expect(search.find(bytes, 0, 6)).toBe(2);
    expect(search.find(bytes, 0, 5)).toBe(-1);
    expect(search.find(bytes, 3, 13)).toBe(-1);
    expect(search.find(bytes, 3, 14)).toBe(7);
  });

  it('takes texts longer than its window', () => {
    const long = 'x'.repeat(300) + 'y';
    expect(new ByteSearch([long], { anyCase: false }).find(bytesOf(`x${long}`), 0, 302)).toBe(1);
  });
});

it.each([
  ['', true],
  ['abc', true],
  ['plain text of more than a few words, and no more', true],
  ['é', false],
  ['a long text that has one at its very end: é', false],
  ['é at the beginning of a long text', false],
])('%j is ASCII: %s, wherever it lies in memory', (text, ascii) => {
  const bytes = bytesOf(text);
  for (let offset = 0; offset < 9; offset += 1) {
    const memory = new Uint8Array(bytes.length + 20);
    memory.set(bytes, offset);
    expect(isAscii(memory.subarray(offset, offset + bytes.length))).toBe(ascii);
  }
});

it('tells whether a text stands at a place', () => {
  const bytes = bytesOf('abcabc');
  expect([-1, 0, 3, 4].map((at) => standsAt(bytesOf('abc'), bytes, at))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

it('counts line breaks', () => {
  expect(lineBreaks(bytesOf('a\nb\n\nc'))).toBe(3);
  expect(lineBreaks(bytesOf('a\nb\n\nc'), 3)).toBe(1);
  expect(lineBreaks(bytesOf(''))).toBe(0);
});

it('reads a part, and keeps a byte order mark that stands in it', () => {
  expect(textAt(bytesOf('xé\ufeffy'), 1, 7)).toBe('é\ufeffy');
});
