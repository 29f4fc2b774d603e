import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesIn, membersIn, type Layout } from '../../cloudtrail/slots';
import { textAt } from '../../text/byte-search';
import { blobOf, bytesOf, record } from './large.test-support';
import { bytesOfPiece, isSound, stretchOf } from './piece-bytes';
import type { Piece, StreamedBytes } from './piece';
import { SIZES } from './sizes';

const names = fc.array(
  fc.constantFrom('a', 'zoë', '\u{1f525}', '},{"eventVersion":"', '\n', 'x'.repeat(90)),
  {
    maxLength: 8,
  },
);

function read(piece: Piece, bytes: StreamedBytes, sizes = SIZES) {
  const stretch = bytes.read(...stretchOf(piece, bytes.size, sizes));
  const { bytes: own, leftOut } = bytesOfPiece(piece, bytes, stretch, sizes);
  return { text: new TextDecoder().decode(own), leftOut };
}

/** The texts of pieces that were cut at these places. */
function pieces(text: string, layout: Layout, cuts: readonly number[], window: number, most = 1e6) {
  const blob = blobOf(text);
  const places = [...new Set([0, ...cuts.map((cut) => cut % blob.size), blob.size])];
  places.sort((a, b) => a - b);
  return places.slice(1).map((to, i) =>
    read({ blob, from: places[i]!, to, layout, packed: false, normal: false }, bytesOf(blob), {
      ...SIZES,
      window,
      record: most,
    }),
  );
}

const recordsIn = (text: string, layout: Layout): string[] => {
  const bytes = new TextEncoder().encode(text);
  const { starts, ends, count } = layout === 'lines' ? linesIn(bytes) : membersIn(bytes);
  return Array.from({ length: count }, (_, i) => textAt(bytes, starts[i]!, ends[i]!));
};

const cuts = fc.array(fc.nat(3000), { maxLength: 12 });
const window = fc.integer({ min: 22, max: 200 });

describe('pieces side by side share no record and leave none out', () => {
  it('on lines, wherever they are cut (1,500 runs)', () => {
    const line = fc.oneof(
      names.map((all) => record('N', { all })),
      fc.constantFrom('', 'no record', '\r'),
    );
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 9 }),
        cuts,
        window,
        (lines, at, size) => {
          const text = lines.join('\n');
          const parts = pieces(`${text} `, 'lines', at, size);
          expect(parts.map((part) => part.text).join('')).toBe(`${text} `);
          expect(parts.flatMap((part) => recordsIn(part.text, 'lines'))).toEqual(
            lines.map((one) => one.trim()).filter((one) => one !== ''),
          );
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('in lists, wherever they are cut (1,500 runs)', () => {
    const list = fc.array(names, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(list, { minLength: 1, maxLength: 3 }),
        cuts,
        window,
        (lists, at, size) => {
          const all = lists.map((list) => list.map((one) => record('N', { all: one, end: 1 })));
          const text = all.map((list) => `{"Records":[${list.join(',')}]}`).join('\n');
          const parts = pieces(text, 'list', at, size);
          expect(parts.map((part) => part.text).join('')).toBe(text);
          const found = parts.flatMap((part) => recordsIn(part.text, 'list'));
          expect(found.map((own) => own.replace(/\]\}\s*(\{"Records":\[)?$/, ''))).toEqual(
            all.flat(),
          );
        },
      ),
      { numRuns: 1500 },
    );
  });
});

describe('a record that is too long', () => {
  const short = record('Short');
  const long = record('Long', { text: 'x'.repeat(900) });

  it.each(['lines', 'list'] as const)(
    'is left out, and said once, with the %s around it whole',
    (layout) => {
      const [open, between, close] =
        layout === 'lines' ? ['', '\n', '\n'] : ['{"Records":[', ',', ']}'];
      const text = open + [short, short, long, short, short].join(between) + close;
      const step = 130;
      const parts = pieces(
        text,
        layout,
        Array.from({ length: 11 }, (_, i) => (i + 1) * step),
        40,
        600,
      );
      expect(parts.flatMap((part) => recordsIn(part.text, layout)).join()).toBe(
        [short, short, short, short].join(),
      );
      const said = parts.map(({ leftOut }) => leftOut).filter((bytes) => bytes > 0);
      expect(said).toEqual([long.length + 1]);
    },
  );

  it('is no matter of the bytes before it: one just below the limit is kept', () => {
    const text = [short, short, long, short].join('\n');
    const parts = pieces(text, 'lines', [400], 40, long.length + 1);
    expect(parts.map(({ leftOut }) => leftOut)).toEqual([0, 0]);
    expect(parts.map((part) => part.text).join('')).toBe(text);
  });

  it('is looked through once, not once a piece', () => {
    const blob = blobOf(`${short}\n${'x'.repeat(100_000)}\n${short}`);
    let seen = 0;
    const bytes = bytesOf(blob);
    const counting = {
      ...bytes,
      read: (from: number, to: number) => ((seen += to - from), bytes.read(from, to)),
    };
    for (let from = 0; from < blob.size; from += 1000) {
      const to = Math.min(from + 1000, blob.size);
      read({ blob, from, to, layout: 'lines', packed: false, normal: false }, counting, {
        ...SIZES,
        window: 200,
        record: 5000,
      });
    }
    expect(seen).toBeLessThan(5 * blob.size);
  });
});

describe('what is sound UTF-8', () => {
  const filled = (...end: number[]) =>
    Uint8Array.from([...Array<number>(70_000).fill(0x61), ...end]);

  it.each([
    ['ASCII', filled(), true],
    ['a replacement character that was written', new TextEncoder().encode('{"a":"\ufffd"}'), true],
    [
      'letters of several bytes, wherever they lie',
      new TextEncoder().encode('aé'.repeat(60_000)),
      true,
    ],
    ['a foreign byte', filled(0xff, 0x7d), false],
    ['the beginning of a letter', filled(0xc3), false],
  ])('%s', (_, bytes, sound) => {
    expect(isSound(bytes)).toBe(sound);
  });
});
