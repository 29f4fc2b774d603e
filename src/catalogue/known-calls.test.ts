// Which of the calls that rules name a rule for whatever call can match: the same as asking of each.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isReal, sameOfAll, stateOf, type EventCoverage } from './call-states';
import { KnownCalls } from './known-calls';

const SOURCES = ['iam', 's3', 'ec2', 'odd.amazonaws.com.cn'];
const NAMES = ['CreateUser', 'GetUser', 'GetObject', 'Invented'];
const full = (source: string) => (source.includes('.') ? source : `${source}.amazonaws.com`);

const state = fc.constantFrom(0, 1, 8, 9, 15);
const source = fc.constantFrom(...SOURCES);
const name = fc.constantFrom(...NAMES);
const service = fc.record({
  source: source.map(full),
  any: state,
  calls: fc.uniqueArray(fc.tuple(name, state), { selector: ([one]) => one, maxLength: 3 }),
});
const coverage: fc.Arbitrary<EventCoverage> = fc.record({
  any: state,
  services: fc.uniqueArray(service, { selector: (one) => one.source, maxLength: 3 }),
  unlisted: fc.array(fc.record({ source: fc.option(source.map(full)), name, state }), {
    maxLength: 2,
  }),
});
const values = fc.uniqueArray(fc.tuple(source, name).map((one) => one.join(' ')));

it('by number (3,000 runs)', () => {
  let [found, whole] = [0, 0];
  fc.assert(
    fc.property(values, coverage, (all, says) => {
      const expected = all.flatMap((value, number) => {
        const [own = '', call = ''] = value.split(' ');
        return isReal(stateOf(says, { source: full(own), name: call })) ? [number] : [];
      });
      const numbers = new KnownCalls(all).matchedBy(says).flatMap((list) => [...list]);
      expect(numbers.sort((a, b) => a - b)).toEqual(expected);
      found += expected.length;
      whole += SOURCES.filter((own) => sameOfAll(says, full(own)) !== null).length;
    }),
    { numRuns: 3000 },
  );
  expect(found).toBeGreaterThan(1000);
  expect(whole).toBeGreaterThan(1000);
});
