// What looks at many bytes at a time, against a look at each.
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { byteScanner, scanTexts } from './byte-scan';
import { ByteSearch } from './byte-search';
import { crc32 } from './crc32';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const scanner = byteScanner()!;

/** Bytes that are looked at at a time. */
const STRETCH = 64 * 1024;

const few = (from: string, least: number, most: number) =>
  fc.string({ unit: fc.constantFrom(...from), minLength: least, maxLength: most });

describe('a search for all places', () => {
  it('finds those that one after the other finds (10,000 runs)', () => {
    let found = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(few('abAB"{[@`', 1, 4), { minLength: 1, maxLength: 5 }),
          fc.array(few('abcAB"{', 3, 9), { minLength: 1, maxLength: 40 }),
        ),
        fc.string({ unit: fc.constantFrom(...'abABé"{B[@`'), minLength: 12, maxLength: 60 }),
        fc.boolean(),
        fc.nat(15),
        fc.nat(5),
        (texts, text, anyCase, from, less) => {
          const bytes = bytesOf(text);
          const [start, end] = [Math.min(from, bytes.length), Math.max(0, bytes.length - less)];
          const search = new ByteSearch(texts, { anyCase });
          const expected = [...search.all(bytes, start, end, null)];
          expect([...search.all(bytes, start, end, scanner)]).toEqual(expected);
          found += expected.length;
        },
      ),
      { numRuns: 10_000 },
    );
    expect(found).toBeGreaterThan(5000);
  });

  it('finds what stands where one stretch ends and the next begins', () => {
    const search = new ByteSearch(['StopLogging', 'x', 'DeleteTrail'], { anyCase: true });
    for (let before = STRETCH - 14; before <= STRETCH + 2; before += 1) {
      const bytes = bytesOf(`${'-'.repeat(before)}sTOPlogging${'-'.repeat(STRETCH)}deletetrail`);
      expect([...search.all(bytes, 0, bytes.length, scanner)]).toEqual([
        before,
        before + 11 + STRETCH,
      ]);
      // It ends behind the last place that may be looked at.
      expect([...search.all(bytes, 0, before + 10, scanner)]).toEqual([]);
    }
  });

  it('finds as many as there are bytes', () => {
    const search = new ByteSearch(['a'], { anyCase: true });
    expect(search.all(bytesOf('aA'.repeat(STRETCH)), 0, 2 * STRETCH, scanner).length).toBe(
      2 * STRETCH,
    );
  });

  it('leaves texts to others that are too many or too long', () => {
    const many = Array.from({ length: 2000 }, (_, i) => `text number ${i}`);
    expect(scanTexts(many.map(bytesOf), true)).toBeNull();
    expect(scanTexts([bytesOf('a'.repeat(513))], true)).toBeNull();
    const bytes = bytesOf(`..TEXT number 1999..${'a'.repeat(600)}`);
    expect([...new ByteSearch(many, { anyCase: true }).all(bytes)]).toEqual([2]);
    expect(new ByteSearch(['a'.repeat(513)], { anyCase: true }).all(bytes).length).toBe(88);
  });
});

describe('a checksum', () => {
  it('is the same one byte after the other, and bit by bit (200 runs)', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), fc.nat(0xffffffff), (bytes, before) => {
        const slowly = crc32(bytes, before, null);
        expect(scanner.crc32(bytes, before)).toBe(slowly);
        let crc = ~before;
        for (const byte of bytes) {
          crc ^= byte;
          for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
        }
        expect(slowly).toBe(~crc >>> 0);
      }),
      { numRuns: 200 },
    );
  });

  it('of many bytes', () => {
    const bytes = Uint8Array.from({ length: 2 * STRETCH + 13 }, (_, i) => i * 7);
    expect(crc32(bytes)).toBe(crc32(bytes, 0, null));
    expect(crc32(bytes.subarray(70_000), crc32(bytes.subarray(0, 70_000)))).toBe(crc32(bytes));
    expect(crc32(bytesOf('123456789'))).toBe(0xcbf43926);
  });
});

it('tells of every end that is followed by what follows none in a record (10,000 runs)', () => {
  const text = fc.string({ unit: fc.constantFrom(...'}],"{} \n:a'), maxLength: 60 });
  fc.assert(
    fc.property(text, (own) => {
      const bytes = bytesOf(own);
      const told = new Set<number>();
      scanner.odd(bytes, (places, count, from) => {
        for (let i = 0; i < count; i += 1) told.add(from + places[i]!);
      });
      for (const { index } of own.matchAll(/\}(?=\s*,\s*[^"\s])|\](?=\s*\}\s*[^,\]}\s])/g)) {
        expect(told).toContain(index);
      }
      for (const at of told) {
        expect(own.slice(at, at + 3)).toMatch(/^(?:\}(?:,[^"]?|\s.?)|\](?:\}[^,\]}]?|\s.?))$/s);
      }
    }),
    { numRuns: 10_000 },
  );
});

describe('where WebAssembly is forbidden', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  it('says so, and everything is found all the same', async () => {
    const forbidden = class {
      constructor() {
        throw new EvalError('Refused to compile');
      }
    };
    vi.stubGlobal('WebAssembly', { ...WebAssembly, Module: forbidden });
    vi.resetModules();
    const [scan, survey, search] = await Promise.all([
      import('./byte-scan'),
      import('./byte-survey'),
      import('./byte-search'),
    ]);
    expect(scan.byteScanner()).toBeNull();
    expect([...survey.surveyOf(bytesOf('a\nb\n')).breaks]).toEqual([1, 3]);
    const own = new search.ByteSearch(['B'], { anyCase: true });
    expect([...own.all(bytesOf('abcb'))]).toEqual([1, 3]);
  });
});
