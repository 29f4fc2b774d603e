import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  combine,
  complement,
  copyBits,
  countBits,
  emptyBits,
  fullBits,
  hasBit,
  setBit,
} from './bits';

const bitsOf = (members: readonly boolean[]) => {
  const bits = emptyBits(members.length);
  members.forEach((member, index) => setBit(bits, index, member));
  return bits;
};

const pair = fc.array(fc.tuple(fc.boolean(), fc.boolean()), { maxLength: 100 });

it('is the algebra of sets (1,000 runs)', () => {
  fc.assert(
    fc.property(pair, (members) => {
      const size = members.length;
      const a = bitsOf(members.map(([x]) => x));
      const b = bitsOf(members.map(([, y]) => y));
      const sets = {
        and: combine('and', [a, b], size),
        or: combine('or', [a, b], size),
        not: complement(a, size),
      };
      members.forEach(([x, y], index) => {
        expect(hasBit(sets.and, index)).toBe(x && y);
        expect(hasBit(sets.or, index)).toBe(x || y);
        expect(hasBit(sets.not, index)).toBe(!x);
      });
      expect(countBits(sets.not)).toBe(members.filter(([x]) => !x).length);
      expect(countBits(combine('and', [], size))).toBe(size);
      expect(countBits(combine('or', [], size))).toBe(0);
    }),
    { numRuns: 1000 },
  );
});

it('copies bits to any place, and touches no other (2,000 runs)', () => {
  const some = fc.array(fc.boolean(), { maxLength: 150 });
  fc.assert(
    fc.property(some, some, some, (before, copied, after) => {
      const all = [...before, ...copied, ...after];
      const bits = emptyBits(all.length);
      const set = (own: readonly boolean[], at: number) =>
        own.forEach((on, i) => setBit(bits, at + i, on));
      set(before, 0);
      set(after, before.length + copied.length);
      // What is copied from may be longer, and set there.
      const from = fullBits(copied.length + 40);
      copied.forEach((on, i) => setBit(from, i, on));
      copyBits(bits, before.length, from, copied.length);
      expect(all.map((_, i) => hasBit(bits, i))).toEqual(all);
      expect(countBits(bits)).toBe(all.filter(Boolean).length);
    }),
    { numRuns: 2000 },
  );
});
