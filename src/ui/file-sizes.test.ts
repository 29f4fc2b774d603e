import { afterEach, expect, it, vi } from 'vitest';
import { askForSizes, sizesAbout, sizesOf } from './file-sizes';

/** Files of 1, 2, 3, … bytes; `asked` counts how often one was asked. */
function filesOf(count: number) {
  let asked = 0;
  const files = Array.from({ length: count }, (_, i) => {
    const file = new Blob();
    Object.defineProperty(file, 'size', { get: () => ((asked += 1), i + 1) });
    return file;
  });
  return { files, asked: () => asked };
}

afterEach(() => vi.restoreAllMocks());

it('tells of many what the first of them say', () => {
  const { files, asked } = filesOf(1000);
  expect(sizesAbout(files)).toBe(8500);
  expect(asked()).toBe(16);
  expect(sizesAbout(files.slice(0, 4))).toBe(10);
  expect(sizesAbout([])).toBe(0);
});

it('asks many a few at a time, and no one waits for those that were asked before', async () => {
  const { files, asked } = filesOf(100);
  // A millisecond each.
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1));
  const asking = askForSizes(files);
  const [first] = [asked()];
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(20);
  await asking;
  expect(asked()).toBe(100);
  expect(askForSizes(files)).toBeNull();
  expect(await sizesOf(files)).toBe(5050);
});

it('asks a few at once', () => {
  expect(askForSizes(filesOf(16).files)).toBeNull();
});
