import fc from 'fast-check';
import { expect, it } from 'vitest';
import { factColumnsOf } from '../cloudtrail/fact-columns';
import { factsOf } from '../cloudtrail/record';
import { Facts } from './facts';
import { rising, turned } from './ordering';

const record = fc.record(
  {
    eventVersion: fc.constantFrom('1.08', ''),
    eventTime: fc.constantFrom(
      '2026-03-02T09:14:07Z',
      '2026-03-02T09:14:07.250Z',
      '2026-02-31T00:00:00Z',
      '2026-03-02 09:14:07',
      'yesterday',
      '',
    ),
    eventName: fc.constantFrom('GetObject', 'PutObject', '__proto__', ''),
    eventSource: fc.constantFrom('s3.amazonaws.com', 'mine'),
    userIdentity: fc.constantFrom({ type: 'Root' }, { userName: 'alice' }, null),
    errorCode: fc.constantFrom('AccessDenied', null),
    sourceIPAddress: fc.constantFrom('192.0.2.1', '2001:db8::1'),
    awsRegion: fc.constantFrom('eu-central-1', 'us-east-1'),
  },
  { requiredKeys: [] },
);
const records = fc.array(record, { maxLength: 12 });
const rowsOf = (facts: Facts) => Array.from({ length: facts.length }, (_, row) => facts.at(row));

it('gives each record its row, however they came together (1,000 runs)', () => {
  fc.assert(
    fc.property(fc.array(records, { maxLength: 5 }), (parts) => {
      const facts = parts.reduce((all, part) => all.plus(factColumnsOf(part)), Facts.none);
      expect(rowsOf(facts)).toEqual(parts.flat().map(factsOf));
      expect(facts.at(facts.length)).toBeUndefined();
      expect(facts.partial).toBe(parts.flat().some((one) => factsOf(one).partial));
    }),
    { numRuns: 1000 },
  );
});

it('is spliced as a list is, and what it came from stays as it was (1,000 runs)', () => {
  fc.assert(
    fc.property(records, records, records, fc.nat(12), fc.nat(3), (all, put, behind, at, gone) => {
      const before = Facts.of(factColumnsOf(all));
      const from = Math.min(at, all.length);
      const less = Math.min(gone, all.length - from);
      const after = before.spliced(from, less, put.length === 0 ? null : factColumnsOf(put));
      expect(rowsOf(after)).toEqual(all.toSpliced(from, less, ...put).map(factsOf));
      const [one, other] = [before, before].map((facts) => facts.plus(factColumnsOf(behind)));
      expect(rowsOf(one!)).toEqual(rowsOf(other!));
      expect(rowsOf(before)).toEqual(all.map(factsOf));
    }),
    { numRuns: 1000 },
  );
});

it('puts numbers in order, and turns the order round, equal ones as they were (2,000 runs)', () => {
  const key = fc.oneof(
    fc.constantFrom(NaN, 0, 1, 2),
    fc.integer({ min: -2e13, max: 2e13 }),
    fc.nat(5000),
  );
  fc.assert(
    fc.property(fc.array(key), fc.constantFrom(1, 1000), (all, unit) => {
      const keys = Float64Array.from(all, (one) => one * unit);
      const of = (row: number) => (Number.isNaN(keys[row]!) ? -Infinity : keys[row]!);
      const by = (sign: number) =>
        [...keys.keys()].sort((a, b) => (of(a) === of(b) ? 0 : of(a) < of(b) ? -sign : sign));
      const order = rising(keys);
      expect([...order]).toEqual(by(1));
      expect([...turned(order, keys)]).toEqual(by(-1));
    }),
    { numRuns: 2000 },
  );
});

it('grows in steps as it does at once, and says when there was nothing new (500 runs)', () => {
  const part = fc.tuple(fc.nat(12), records, fc.boolean());
  fc.assert(
    fc.property(fc.array(part, { maxLength: 5 }), fc.nat(20), (parts, behind) => {
      const grownParts = parts.map(([at, own, sparse]) => ({
        at,
        // Every other record of the piece.
        records: sparse ? Uint32Array.from(own, (_, i) => 2 * i) : null,
        facts: factColumnsOf(own),
      }));
      const size = behind + 40;
      const growth = {
        revision: 1,
        size,
        expected: 2 * size,
        parts: grownParts,
        sources: [],
        progress: null,
      };
      const atOnce = Facts.none.grown(growth);
      const steps = Facts.none.growing(growth);
      let taken = 0;
      let step = steps.next();
      for (; step.done !== true; step = steps.next()) taken += 1;
      expect(taken).toBe(parts.length);
      expect(rowsOf(step.value)).toEqual(rowsOf(atOnce));
      const wanted = new Map<number, unknown>();
      for (const { at, records: which, facts } of grownParts) {
        const own = rowsOf(Facts.of(facts));
        own.forEach((row, i) => wanted.set(at + (which?.[i] ?? i), row));
      }
      for (let row = 0; row < size; row += 1) {
        expect(atOnce.isUnread(row)).toBe(!wanted.has(row));
        if (wanted.has(row)) expect(atOnce.at(row)).toEqual(wanted.get(row));
      }
      expect(atOnce.grown({ ...growth, parts: grownParts.slice(-1) })).toBe(atOnce);
    }),
    { numRuns: 500 },
  );
});
