// zlib as WebAssembly, against the library that unpacks where it is not.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { deflateSync, gzipSync } from 'fflate';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gunzipSound } from './gunzip-sound';
import { zlibFrom } from './zlib';

const file = createRequire(import.meta.url).resolve('zlib-streams/zlib-streams.wasm');
const code = new Uint8Array(readFileSync(file));
const inflate = zlibFrom(code)!;
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const bytesOf = (own: string) => new TextEncoder().encode(own);

it('unpacks one file after the other, larger and smaller ones (300 runs)', () => {
  const memory = { bytes: new Uint8Array(0), inflate };
  const parts = fc.array(fc.tuple(fc.string({ maxLength: 30 }), fc.nat(2000)), { maxLength: 20 });
  fc.assert(
    fc.property(parts, fc.constantFrom(0, 1, 6, 9), (own, level) => {
      const bytes = bytesOf(own.map(([part, times]) => part.repeat(times)).join('\n'));
      const packed = gzipSync(bytes, { level: level as 0 });
      expect(gunzipSound(packed, 1e8, memory)).toEqual(bytes);
    }),
    { numRuns: 300 },
  );
});

it('unpacks more than 16 MB', () => {
  const bytes = new Uint8Array(20_000_000).fill(65);
  const out = new Uint8Array(bytes.length + 1);
  expect(inflate(deflateSync(bytes), out)).toBe(bytes.length);
  expect([out[0], out.at(-2), out.at(-1)]).toEqual([65, 65, 0]);
});

const packed = deflateSync(bytesOf('as it was '.repeat(100)));

it('unpacks what hardly packs', () => {
  const bytes = Uint8Array.from({ length: 2_000_000 }, (_, i) => (i * i * 31 + (i >> 7)) & 255);
  const out = new Uint8Array(bytes.length);
  expect(inflate(deflateSync(bytes, { level: 0 }), out)).toBe(bytes.length);
  expect(out).toEqual(bytes);
});

it.each([
  ['more than there is room for', packed, 999],
  ['what is cut off', packed.subarray(0, -2), 1000],
  ['what is followed by more', new Uint8Array([...packed, 0]), 1000],
  ['what is none', bytesOf('no deflate at all'), 1000],
  ['nothing', new Uint8Array(0), 1000],
])('gives nothing for %s, and the next all the same', (_, bytes, room) => {
  expect(inflate(bytes, new Uint8Array(room))).toBeNull();
  const out = new Uint8Array(1000);
  expect(inflate(packed, out)).toBe(1000);
  expect(text(out)).toBe('as it was '.repeat(100));
});

it('is not there where its code can’t be run', () => {
  expect(zlibFrom(bytesOf('no code'))).toBeNull();
});
