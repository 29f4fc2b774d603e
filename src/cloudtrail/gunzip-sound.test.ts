// A gzip file as nearly all are comes out at once; whatever else it is, it is left to others.
import { gunzipSync, gzipSync, type GzipOptions } from 'fflate';
import { describe, expect, it } from 'vitest';
import { gunzipSound } from './gunzip-sound';
import { textIn } from './packed-file';
import { gunzip, type Bytes } from './unpack';

const TEXT = `${'{"eventVersion":"1.08","eventName":"StopLogging"}\n'.repeat(500)}`;
const bytes = new TextEncoder().encode(TEXT);
const packed = (options: GzipOptions = {}): Bytes => gzipSync(bytes, options);
const text = (given: Uint8Array | null) => given && new TextDecoder().decode(given);

/** A header may say more: a field of its own, a name, a remark, a checksum. */
function withHeader(marks: number, more: readonly number[]): Bytes {
  const plain = packed();
  const whole = new Uint8Array([...plain.slice(0, 10), ...more, ...plain.slice(10)]);
  whole[3] = marks;
  return whole;
}

it.each([
  ['plain', packed()],
  ['stored', packed({ level: 0 })],
  ['with a name', packed({ filename: 'a.json' })],
  ['with a field', withHeader(4, [3, 0, 1, 2, 3])],
  ['with a remark', withHeader(16, [65, 0])],
  ['with a checksum of the header', withHeader(2, [1, 2])],
  ['with all of it', withHeader(31, [1, 0, 9, 65, 0, 66, 0, 1, 2])],
])('unpacks one %s', (_, given) => {
  expect(text(gunzipSound(given, 1e6))).toBe(TEXT);
});

it('unpacks an empty one', () => {
  expect(gunzipSound(gzipSync(new Uint8Array(0)), 1e6)).toEqual(new Uint8Array(0));
});

const changed = (at: number, by = 1): Bytes => {
  const given = packed().slice();
  given[at < 0 ? given.length + at : at]! ^= by;
  return given;
};
const joined = (...parts: readonly Uint8Array[]): Bytes =>
  new Uint8Array(parts.flatMap((part) => [...part]));

describe('leaves to others', () => {
  it.each([
    ['what is cut off', packed().slice(0, -1)],
    ['what has another checksum', changed(-6)],
    ['what says another size', changed(-4)],
    ['what is damaged within', changed(30, 255)],
    ['marks nobody knows', changed(3, 32)],
    ['another method', changed(2)],
    ['what ends in its header', packed().slice(0, 12)],
    [
      'a name without an end',
      joined(packed().slice(0, 3), Uint8Array.of(8), new Uint8Array(30).fill(65)),
    ],
    ['something behind it', joined(packed(), new Uint8Array(8))],
    ['two of the same', joined(packed(), packed())],
    ['two different ones', joined(packed(), gzipSync(bytes.subarray(0, 9)))],
    ['nothing', new Uint8Array(0)],
  ])('%s', (_, given) => {
    expect(gunzipSound(given, 1e6)).toBeNull();
  });

  it('what is more than there is room for, or than it can be', () => {
    expect(gunzipSound(packed(), bytes.length - 1)).toBeNull();
    expect(gunzipSound(packed(), bytes.length)).not.toBeNull();
    const claims = packed().slice();
    new DataView(claims.buffer).setUint32(claims.length - 4, 0xf0000000, true);
    expect(gunzipSound(claims, Infinity)).toBeNull();
  });

  it('a member by chance: what looks like the beginning of another', async () => {
    const odd = Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2);
    const given = gzipSync(odd, { level: 0 });
    expect(gunzipSound(given, 1e6)).toBeNull();
    expect(await gunzip(given, 1e6)).toEqual({ bytes: odd, ended: 'whole' });
  });
});

it('uses the same memory again, and more where it needs more', () => {
  const memory = { bytes: new Uint8Array(0) };
  const first = gunzipSound(packed(), 1e6, memory)!;
  expect(text(first)).toBe(TEXT);
  const own = memory.bytes;
  const second = gunzipSound(gzipSync(new TextEncoder().encode('small')), 1e6, memory)!;
  expect([text(second), memory.bytes === own]).toEqual(['small', true]);
  const larger = gunzipSound(gzipSync(new Uint8Array(9 * bytes.length).fill(65)), 1e7, memory)!;
  expect([larger.length, larger.every((byte) => byte === 65)]).toEqual([9 * bytes.length, true]);
});

it('does not unpack what is in another over it', async () => {
  const memory = { bytes: new Uint8Array(1e6) };
  const twice = gzipSync(packed({ level: 0 }), { level: 0 });
  expect(text((await textIn(twice, 1e6, memory)) as Uint8Array)).toBe(TEXT);
  expect(text(gunzipSync(gunzipSync(twice)))).toBe(TEXT);
});
