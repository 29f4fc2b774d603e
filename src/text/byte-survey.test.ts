import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isAscii } from './byte-search';
import { byteScanner } from './byte-scan';
import { surveyOf } from './byte-survey';

const bytesOf = (text: string) => new TextEncoder().encode(text);

function quickly(bytes: Uint8Array, way: ReturnType<typeof byteScanner>) {
  const { ascii, breaks, escapes } = surveyOf(bytes, way);
  return { ascii, breaks: [...breaks], escapes: [...escapes] };
}

/** One byte after the other. */
function slowly(bytes: Uint8Array) {
  const [breaks, escapes]: [number[], number[]] = [[], []];
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === 0x0a) breaks.push(at);
  }
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] !== 0x5c) continue;
    if (bytes[at + 1] === 0x75) escapes.push(at);
    at += 1;
  }
  return { ascii: isAscii(bytes), breaks, escapes };
}

/** What looks at many bytes at a time, and the way without it. */
const WAYS = [byteScanner(), null];

it('looks at many bytes at a time here', () => {
  expect(WAYS[0]).not.toBeNull();
});

it('finds what a look for each of them finds, wherever the bytes begin (20,000 runs)', () => {
  const memory = new Uint8Array(400);
  let [escaped, broken] = [0, 0];
  const text = fc.oneof(
    fc.string({
      unit: fc.constantFrom('\n', '\\', 'u', 'a', '\\u', '\\\\', '\x0b', '\t', 'é', '\x8a', '😀'),
    }),
    fc
      .tuple(
        fc.string({ minLength: 15, maxLength: 60 }),
        fc.constantFrom('\n', '\\u', '\\\\u', 'ü', ''),
        fc.string(),
      )
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, fc.nat(7), (own, offset) => {
      const encoded = bytesOf(own).subarray(0, 300);
      memory.fill(0x0a);
      memory.set(encoded, offset);
      const bytes = memory.subarray(offset, offset + encoded.length);
      const expected = slowly(bytes);
      for (const way of WAYS) expect(quickly(bytes, way)).toEqual(expected);
      escaped += expected.escapes.length;
      broken += expected.breaks.length;
    }),
    { numRuns: 20_000 },
  );
  expect(Math.min(escaped, broken)).toBeGreaterThan(1000);
});

it('sees what stands where one text ends and the next begins', () => {
  const step = 64 * 1024;
  for (const [middle, escaped] of [
    ['\\u', true],
    ['\\\\u', false],
    ['\\\\\\u', true],
    ['é\\u', true],
    ['\n\n\n\n', false],
  ] as const) {
    for (let before = step - 6; before <= step + 1; before += 1) {
      const bytes = bytesOf(`${'a'.repeat(before)}${middle}${'b'.repeat(step)}`);
      const expected = slowly(bytes);
      for (const way of WAYS) expect(quickly(bytes, way)).toEqual(expected);
      expect(expected.escapes.length).toBe(escaped ? 1 : 0);
    }
  }
});

it.each([
  ['many at a time', WAYS[0]!],
  ['one after the other', null],
])('takes what is empty or all of one kind, %s', (_, way) => {
  expect(surveyOf(new Uint8Array(0), way)).toMatchObject({ ascii: true });
  expect([...surveyOf(bytesOf('\n\n\n'), way).breaks]).toEqual([0, 1, 2]);
  expect(surveyOf(bytesOf('\n'.repeat(100_000)), way).breaks.length).toBe(100_000);
  expect(surveyOf(bytesOf('\\u'.repeat(100_000)), way).escapes.length).toBe(100_000);
});
