import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesIn } from '../../cloudtrail/slots';
import { textAt } from '../../text/byte-search';
import { RecordTexts } from './record-texts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

const line = fc.oneof(
  { weight: 4, arbitrary: fc.string({ maxLength: 40 }).map(bytesOf) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }).map(bytesOf) },
  // No UTF-8: lone, cut off, and beyond what there is.
  { weight: 1, arbitrary: fc.uint8Array({ min: 0x20, maxLength: 6 }) },
);

it('is the text of each record, whatever is decoded with it and in whatever order it is asked for (2,000 runs)', () => {
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 30 }),
      fc.integer({ min: 1, max: 200 }),
      fc.array(fc.nat(29), { maxLength: 10 }),
      (lines, window, others) => {
        const bytes = Uint8Array.from(lines.flatMap((one) => [...one, 0x0a]));
        const slots = linesIn(bytes);
        const texts = new RecordTexts(bytes, slots, window);
        const inOrder = Array.from({ length: slots.count }, (_, i) => i);
        for (const i of [...inOrder, ...others.filter((other) => other < slots.count)]) {
          expect(texts.at(i)).toBe(textAt(bytes, slots.starts[i]!, slots.ends[i]!));
        }
      },
    ),
    { numRuns: 2000 },
  );
});

it('decodes many at once, and each alone where a character takes more than a byte', () => {
  const told: number[] = [];
  const watched = (text: string) => {
    const bytes = bytesOf(text);
    const slots = linesIn(bytes);
    told.length = 0;
    const spied = new Proxy(bytes, {
      get(target, key) {
        if (key !== 'subarray') return Reflect.get(target, key, target) as unknown;
        return (from: number, to: number) => {
          told.push(to - from);
          return target.subarray(from, to);
        };
      },
    });
    const texts = new RecordTexts(spied, slots, 100);
    return Array.from({ length: slots.count }, (_, i) => texts.at(i));
  };
  const lines = Array.from({ length: 8 }, (_, i) => `${i}`.repeat(24));
  expect(watched(lines.join('\n'))).toEqual(lines);
  expect(told).toEqual([99, 99]);
  lines[1] = 'é'.repeat(12);
  expect(watched(lines.join('\n'))).toEqual(lines);
  expect(told).toEqual([99, 24, 24, 24, 24, 99]);
});
