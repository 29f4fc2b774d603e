import { gzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { isLarge } from './is-large';

const text = (size: number) => ({ name: 'e', blob: new Blob([' '.repeat(size)]) });

/** Of so many bytes, and said to come to `unpacked`. */
function packed(size: number, unpacked = 0) {
  const head = gzipSync(new Uint8Array(0)).subarray(0, 10);
  const end = new Uint8Array(Uint32Array.of(unpacked).buffer);
  return { name: 'e', blob: new Blob([new Uint8Array(head), ' '.repeat(size - 14), end]) };
}

it.each([
  ['nothing', [], false],
  ['empty files', [text(0), text(0)], false],
  ['as much as is held', [text(1200)], false],
  ['a byte more', [text(1201)], true],
  ['files that are so together', [text(600), text(601)], true],
  ['what is packed, and more when it is unpacked', [packed(101)], true],
  ['what is packed, and hardly more', [packed(100)], false],
  ['what is packed well, as it says itself', [packed(50, 1201)], true],
  ['text beside a little that is packed', [text(200), packed(80)], false],
  ['text beside more that is packed', [text(200), packed(90)], true],
  ['many packed files', new Array<ReturnType<typeof packed>>(70).fill(packed(15, 18)), true],
  ['a few of them', new Array<ReturnType<typeof packed>>(6).fill(packed(15, 18)), false],
])('%s', async (_, sources, large) => {
  expect(await isLarge(sources, 1200)).toBe(large);
});

it('reads no more of a file than tells what it is', async () => {
  let read = 0;
  const { blob } = text(1000);
  const slice = blob.slice.bind(blob);
  blob.slice = (from = 0, to = blob.size) => ((read += to - from), slice(from, to));
  await isLarge([{ name: 'e', blob }], 2000);
  expect(read).toBeLessThanOrEqual(520);
});
