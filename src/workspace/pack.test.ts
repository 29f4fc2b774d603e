// What is packed comes back, whatever it is; what lies about its size is refused soon; what links were made with stays.
import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dictionary } from './dictionary/dictionary';
import { squash, squashed, stretched } from './mixing/logistic';
import { MIXED, pack, unpack } from './pack';

const MOST = 1024 ** 2;
const bytesOf = (text: string) => new TextEncoder().encode(text);

it('knows the dictionary that links out in the world were made with: it never changes', () => {
  const bytes = dictionary();
  // What deflate can look back on.
  expect(bytes.length).toBeLessThanOrEqual(32 * 1024);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(
    '42da26e2abf822548f10cbddfce0a5f33bd48e8465016e9ca9e18b176edf8f77',
  );
});

it('computes logits that every engine agrees on', () => {
  expect([0, 1, 256, -2047, 2047, -99999, 99999].map((logit) => squash(squashed(), logit))).toEqual(
    [32768, 32832, 47911, 22, 65514, 22, 65514],
  );
  expect([0, 1, 1000, 2048, 4095].map((step) => stretched()[step])).toEqual([
    -2047, -2047, -289, 0, 2047,
  ]);
});

describe('what is packed comes back', () => {
  const near = [0, 1, 2, MIXED - 1, MIXED, MIXED + 1, MIXED + 70_000];

  it('whatever bytes (1,000 runs)', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (array) => {
        const bytes = Uint8Array.from(array);
        expect(unpack(pack(bytes), MOST)).toEqual(bytes);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(near)('%d bytes of text', (size) => {
    const bytes = bytesOf('{"eventName":"GetObject","n":[1,2]}\n'.repeat(4000)).slice(0, size);
    expect(unpack(pack(bytes), MOST)).toEqual(bytes);
  });

  it.each(near)('%d bytes of noise', (size) => {
    let noise = 1;
    const bytes = Uint8Array.from({ length: size }, () => {
      noise = (Math.imul(noise, 1103515245) + 12345) >>> 0;
      return noise >>> 24;
    });
    expect(unpack(pack(bytes), MOST)).toEqual(bytes);
  });

  it.each([0, 255])('long runs of %d', (byte) => {
    const bytes = new Uint8Array(20_000).fill(byte);
    const packed = pack(bytes);
    expect(packed.length).toBeLessThan(100);
    expect(unpack(packed, MOST)).toEqual(bytes);
  });

  it('in the same bytes, whatever was packed before', () => {
    const bytes = bytesOf('title: A rule\ndetection:\n  selection:\n    eventName: GetObject\n');
    const first = pack(bytes);
    for (const other of ['', 'x', 'eventName', '{"a":1}\n'.repeat(5000)]) {
      pack(bytesOf(other));
      expect(pack(bytes)).toEqual(first);
    }
  });
});

it.each([
  ['text of a later kind', [1, 0, 0]],
  ['one that is too large as well', [255, 255, 255, 127, 0]],
])('%s is newer than this reader, not read as something else', (_, body) => {
  expect(unpack(Uint8Array.from(body), MOST)).toBe('newer');
});

describe('what says it is more than it may be', () => {
  it.each([
    ['of the model', [254, 255, 255, 127, 0]],
    ['of the stream', [0, 255, 255, 255, 127, 0]],
    ['of both together', [4, 255, 255, 63, 0]],
  ])('%s is refused', (_, body) => {
    expect(unpack(Uint8Array.from(body), MOST)).toBe('too-large');
  });

  it.each([
    ['less', 999],
    ['more', 1001],
  ])('a stream that holds %s than it says is refused', (_, says) => {
    const stream = deflateRawSync(Buffer.alloc(1000));
    const body = Uint8Array.from([0, (says % 128) + 128, Math.trunc(says / 128), 0, ...stream]);
    expect(unpack(body, MOST)).toBe(says < 1000 ? 'too-large' : 'broken');
    body[1] = (1000 % 128) + 128;
    body[2] = Math.trunc(1000 / 128);
    expect(unpack(body, MOST)).toEqual(new Uint8Array(1000));
  });
});
