import fc from 'fast-check';
import { expect, it } from 'vitest';
import { base64Bytes } from './base64-bytes';

it('gives the bytes that base64 stands for (1,000 runs)', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(base64Bytes(Buffer.from(bytes).toString('base64'))).toEqual(Uint8Array.from(bytes));
    }),
    { numRuns: 1000 },
  );
});

it('throws where it is none', () => {
  for (const text of ['a', '*', 'YQ=']) expect(() => base64Bytes(text)).toThrow();
});
