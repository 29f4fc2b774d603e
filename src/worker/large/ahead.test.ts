import { expect, it } from 'vitest';
import { Ahead } from './ahead';

const text = Array.from({ length: 3000 }, (_, i) => String(i).padStart(5, '0')).join('');
const blob = new Blob([text]);
const decoded = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

it.each([
  [
    'one stretch behind the other',
    [
      [0, 100],
      [100, 5000],
      [5000, 15_000],
    ],
  ],
  [
    'stretches that share their ends',
    [
      [0, 4100],
      [4000, 8100],
      [7990, 12_000],
      [11_999, 15_000],
    ],
  ],
  [
    'back and forth',
    [
      [9000, 9500],
      [100, 200],
      [14_000, 15_000],
      [0, 15_000],
      [3, 4],
    ],
  ],
  [
    'nothing',
    [
      [0, 0],
      [20, 20],
      [15_000, 15_000],
    ],
  ],
] as [string, [number, number][]][])('reads %s', async (_, stretches) => {
  const ahead = new Ahead();
  for (const [from, to] of stretches) {
    expect(decoded(await ahead.read(blob, from, to))).toBe(text.slice(from, to));
  }
});

it('goes from one file to another', async () => {
  const ahead = new Ahead();
  const other = new Blob(['another file']);
  expect(decoded(await ahead.read(blob, 5, 10))).toBe('00001');
  expect(decoded(await ahead.read(other, 8, 12))).toBe('file');
  expect(decoded(await ahead.read(blob, 10, 15))).toBe('00002');
});

it('uses the same memory again', async () => {
  const ahead = new Ahead();
  const first = await ahead.read(blob, 0, 1000);
  await ahead.read(blob, 990, 1990);
  expect(first.buffer.byteLength).toBe(0);
});

it('says of what is not there that it can not be read, and goes on with the rest', async () => {
  const ahead = new Ahead();
  await expect(ahead.read(blob, 14_000, 15_001)).rejects.toMatchObject({
    name: 'NotReadableError',
  });
  expect(decoded(await ahead.read(blob, 14_995, 15_000))).toBe('02999');
});

it('tells of what is there while more comes, the first of it each time', async () => {
  const ahead = new Ahead();
  const parts = new Blob([text]).size;
  for (const [from, to] of [
    [0, 7000],
    [6900, parts],
  ] as const) {
    const heard: string[] = [];
    await ahead.read(blob, from, to, (bytes) => heard.push(decoded(bytes)));
    expect(heard.length).toBeGreaterThan(0);
    expect(heard.at(-1)).toBe(text.slice(from, to));
    for (const part of heard) expect(text.slice(from).startsWith(part)).toBe(true);
  }
});
