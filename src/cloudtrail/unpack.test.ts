// Packed whole, in several members, cut off, with something behind: at once and piece by piece it comes to the same.
import fc from 'fast-check';
import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { gunzip, gunzipAtOnce, unpackedBlob, type Bytes } from './unpack';

const NONE = new Uint8Array(0);
const joined = (...parts: readonly Uint8Array[]): Bytes => {
  const all = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};
const ofBlob = async (packed: Bytes, most = Infinity) => {
  const { blob, ended } = await unpackedBlob(new Blob([packed]), most);
  return { bytes: new Uint8Array(await blob.arrayBuffer()), ended };
};
/** Hardly to be packed. */
const noise = (size: number): Bytes => {
  let state = 1;
  return new Uint8Array(size).map(() => (state = (state * 48271) % 2147483647) >> 8);
};
/** As texts are: some of it was there before. */
const ALL = joined(noise(40_000).map((byte, i) => (i % 3 === 0 ? byte & 15 : 65)));

describe.each([
  ['by the platform and, where it refuses, the library', gunzip],
  ['at once', (bytes: Bytes, most: number) => Promise.resolve(gunzipAtOnce(bytes, most))],
  ['into a blob', ofBlob],
])('%s', (_, unpack) => {
  it('several members come out one behind the other (100 runs)', async () => {
    const member = fc.tuple(fc.nat(40_000), fc.constantFrom<0 | 6>(0, 6));
    await fc.assert(
      fc.asyncProperty(fc.array(member, { minLength: 1, maxLength: 4 }), async (members) => {
        const parts = members.map(([size, level]) => ({ bytes: ALL.subarray(0, size), level }));
        const packed = joined(...parts.map(({ bytes, level }) => gzipSync(bytes, { level })));
        const { bytes, ended } = await unpack(packed, Infinity);
        expect(ended).toBe('whole');
        expect(Buffer.from(bytes).equals(joined(...parts.map((part) => part.bytes)))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('what stands before a cut is kept, and the cut is said', async () => {
    const packed = gzipSync(ALL, { level: 6 });
    for (const share of [0.3, 0.6, 0.95]) {
      const { bytes, ended } = await unpack(packed.slice(0, packed.length * share), Infinity);
      expect(ended).toBe('broken');
      expect(bytes.length).toBeGreaterThan(ALL.length * share * 0.5);
      expect(Buffer.from(bytes).equals(ALL.subarray(0, bytes.length))).toBe(true);
    }
  });

  it('a second member that is cut off leaves the first', async () => {
    const [first, second] = [gzipSync(ALL), gzipSync(ALL)];
    const { bytes, ended } = await unpack(
      joined(first, second.slice(0, -second.length / 4)),
      Infinity,
    );
    expect(ended).toBe('broken');
    expect(bytes.length).toBeGreaterThan(ALL.length);
    expect(Buffer.from(bytes.subarray(0, ALL.length)).equals(ALL)).toBe(true);
  });

  it('junk behind it takes nothing away', async () => {
    const { bytes } = await unpack(joined(gzipSync(ALL), noise(100)), Infinity);
    expect(Buffer.from(bytes.subarray(0, ALL.length)).equals(ALL)).toBe(true);
  });

  it('a damage in the middle leaves what stands before it', async () => {
    const packed = Uint8Array.from(gzipSync(ALL));
    packed.fill(0xff, packed.length / 2, packed.length / 2 + 200);
    const { bytes, ended } = await unpack(packed, Infinity);
    expect(ended).toBe('broken');
    expect(Buffer.from(bytes.subarray(0, 9000)).equals(ALL.subarray(0, 9000))).toBe(true);
  });

  it('what is no gzip at all gives nothing', async () => {
    expect(await unpack(joined(Uint8Array.of(0x1f, 0x8b), noise(50)), Infinity)).toEqual({
      bytes: NONE,
      ended: 'broken',
    });
  });

  it('what unpacks to too much gives nothing', async () => {
    const packed = joined(gzipSync(new Uint8Array(3_000_000)));
    expect(await unpack(packed, 1_000_000)).toEqual({ bytes: NONE, ended: 'too-large' });
    expect((await unpack(packed, 3_000_000)).ended).toBe('whole');
  });
});

it('a part of many megabytes that comes at once is kept', async () => {
  const size = 17 * 1024 * 1024;
  const { bytes, ended } = await ofBlob(joined(gzipSync(new Uint8Array(size).fill(65)), noise(10)));
  expect(ended).toBe('broken');
  expect(bytes.length).toBe(size);
  expect([bytes.indexOf(0), bytes[size - 1]]).toEqual([-1, 65]);
});
