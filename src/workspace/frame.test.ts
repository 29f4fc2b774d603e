import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode } from './base64url';
import { crc32 } from '../text/crc32';
import { open, seal } from './frame';

const bytes = (max: number) =>
  fc.uint8Array({ maxLength: max }).map((array) => Uint8Array.from(array));

describe('base64url', () => {
  it('is what Node writes, both ways (1,000 runs)', () => {
    fc.assert(
      fc.property(bytes(200), (array) => {
        const text = Buffer.from(array).toString('base64url');
        expect(encode(array)).toBe(text);
        expect(decode(text)).toEqual(array);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['A', 'AAAAA', 'AA=', 'AA==', 'A+', 'A/', 'A A', 'Aé', 'A\u{1f600}', 'AA%3D'])(
    'refuses %j',
    (text) => expect(decode(text)).toBeNull(),
  );
});

it('computes the CRC-32 of zip', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  expect(crc32(new Uint8Array())).toBe(0);
});

describe('a frame', () => {
  it('opens as it was sealed (1,000 runs)', () => {
    fc.assert(
      fc.property(fc.constantFrom('1', '2', 'z'), bytes(300), (version, body) => {
        expect(open(seal({ version, body }))).toEqual({ version, body });
      }),
      { numRuns: 1000 },
    );
  });

  it('shows every change of a character, and of two beside each other (5,000 runs)', () => {
    const character = fc.constantFrom(...'ABCDEFabcdef0123456789-_');
    fc.assert(
      fc.property(bytes(60), fc.nat(), character, character, (body, place, first, second) => {
        const text = seal({ version: '1', body });
        const at = place % text.length;
        const changed = (text.slice(0, at) + first + second + text.slice(at + 2)).slice(
          0,
          text.length,
        );
        const read = open(changed);
        if (read !== null) expect(read).toEqual({ version: '1', body });
      }),
      { numRuns: 5000 },
    );
  });

  it.each(['', '1', '1AAAA', '-AAAAAA', 'é', '1AAAAAAé'])('%j is damaged', (text) =>
    expect(open(text)).toBeNull(),
  );
});
