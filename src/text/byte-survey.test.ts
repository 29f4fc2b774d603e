import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isAscii } from './byte-search';
import { surveyOf } from './byte-survey';

const bytesOf = (text: string) => new TextEncoder().encode(text);

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
      const { ascii, breaks, escapes } = surveyOf(bytes);
      const expected = slowly(bytes);
      expect({ ascii, breaks: [...breaks], escapes: [...escapes] }).toEqual(expected);
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
      const { ascii, breaks, escapes } = surveyOf(bytes);
      const expected = slowly(bytes);
      expect({ ascii, breaks: [...breaks], escapes: [...escapes] }).toEqual(expected);
      expect(escapes.length).toBe(escaped ? 1 : 0);
    }
  }
});

it('takes what is empty or all line breaks', () => {
  expect(surveyOf(new Uint8Array(0))).toMatchObject({ ascii: true });
  expect([...surveyOf(bytesOf('\n\n\n')).breaks]).toEqual([0, 1, 2]);
  expect(surveyOf(bytesOf('\n'.repeat(100_000))).breaks.length).toBe(100_000);
});
