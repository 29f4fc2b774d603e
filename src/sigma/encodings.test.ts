// docs/semantics.md, 3.2.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64, base64Offsets, latin1, utf16, utf8 } from './encodings';

const bytes = fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 12 });

it('is base64 (2,000 runs)', () => {
  fc.assert(
    fc.property(bytes, (given) => {
      expect(base64(given)).toBe(Buffer.from(given).toString('base64'));
    }),
    { numRuns: 2000 },
  );
});

it('is UTF-16 and UTF-8 (2,000 runs)', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(utf16(text, 'little')).toEqual([...Buffer.from(text, 'utf16le')]);
      expect(utf16(text, 'big')).toEqual([...Buffer.from(text, 'utf16le').swap16()]);
      expect(utf8(text)).toEqual([...Buffer.from(text, 'utf8')]);
      expect(latin1(utf8(text))).toBe(Buffer.from(text, 'utf8').toString('latin1'));
    }),
    { numRuns: 2000 },
  );
});

describe('base64Offsets', () => {
  it.each([
    ['foobar', ['Zm9vYmFy', 'Zvb2Jhc', 'mb29iYX']],
    ['foo', ['Zm9v', 'Zvb', 'mb2']],
    ['-enc', ['LWVuY', '1lbm', 'tZW5j']],
    ['http://', ['aHR0cDovL', 'h0dHA6Ly', 'odHRwOi8v']],
  ])('of %s', (text, expected) => {
    expect(base64Offsets(utf8(text))).toEqual(expected);
  });

  it('are found at every offset of any surrounding, and say nothing about it (20,000 runs)', () => {
    const inner = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(bytes, inner, bytes, bytes, (before, given, after, other) => {
        const whole = base64([...before, ...given, ...after]);
        const variant = base64Offsets(given)[before.length % 3]!;
        const at = Math.ceil((before.length * 8) / 6);
        expect(whole.slice(at, at + variant.length)).toBe(variant);
        // as long as it can be: one character more depends on what stands around
        const bits = given.length * 8 - (at * 6 - before.length * 8);
        expect(variant.length).toBe(Math.floor(bits / 6));
        expect(base64([...before, ...given, ...other])).toContain(variant);
      }),
      { numRuns: 20_000 },
    );
  });
});
