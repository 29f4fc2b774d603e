// Names of events and rules: what was named means the same again, whatever the names are.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../sigma/parse';
import { EXPECTED } from '../text/expected';
import { anyText } from './arbitrary.test-support';
import { named, resolved, ruleNames, type Expectation, type Named } from './expectations';
import { readExpectations, writeExpectations } from './expectations-file';

const text = fc.oneof(anyText, fc.constantFrom('a', 'b', '1', '2'));
const among: fc.Arbitrary<Named> = fc.record({
  rules: fc.array(
    fc.option(fc.record({ id: fc.option(text), title: fc.option(text) }), { freq: 4 }),
    { minLength: 1, maxLength: 4 },
  ),
  events: fc.array(fc.record({ set: text, eventID: fc.option(text) }), {
    minLength: 1,
    maxLength: 8,
  }),
});

function expectationsAmong({ rules, events }: Named): fc.Arbitrary<Expectation[]> {
  const real = rules.flatMap((one, at) => (one === null ? [] : [at]));
  if (real.length === 0) return fc.constant([]);
  return fc.uniqueArray(
    fc.record(
      {
        event: fc.nat(events.length - 1),
        rule: fc.constantFrom(...real),
        expected: fc.constantFrom(...EXPECTED),
        note: anyText,
      },
      { requiredKeys: ['event', 'rule', 'expected'] },
    ),
    { selector: ({ event, rule }) => `${event} ${rule}`, maxLength: 12 },
  );
}

describe('names', () => {
  it('mean the same again, through the file as well', () => {
    fc.assert(
      fc.property(
        among.chain((all) => fc.tuple(fc.constant(all), expectationsAmong(all))),
        ([all, expectations]) => {
          const read = readExpectations(writeExpectations(named(expectations, all)));
          expect(read.problems).toEqual([]);
          const back = resolved(read.expectations, all);
          expect(back.problems).toEqual([]);
          expect(back.expectations).toEqual(expectations);
        },
      ),
      { numRuns: 2000 },
    );
  });

  const rules = [
    { id: 'r1', title: 'One' },
    { id: null, title: 'Two' },
    null,
    { id: null, title: 'Two' },
  ];
  const events = [
    { set: 'a.json', eventID: 'e1' },
    { set: 'a.json', eventID: null },
    { set: 'b.json', eventID: 'e3' },
    { set: 'b.json', eventID: 'e3' },
  ];

  it('are those that survive: an id before a title, an eventID before a number', () => {
    const all = [
      [0, 0],
      [1, 0],
      [3, 3],
    ].map(([event, rule]) => ({ event: event!, rule: rule!, expected: 'match' as const }));
    expect(named(all, { rules, events })).toEqual([
      { rule: 'r1', set: 'a.json', event: 'e1', expected: 'match' },
      { rule: 'r1', set: 'a.json', event: 2, expected: 'match' },
      { rule: 4, set: 'b.json', event: 2, expected: 'match' },
    ]);
  });

  it('find their event after other events came before it, and its set was renamed', () => {
    const one = { rule: 'r1', set: 'a.json', event: 'e1', expected: 'match' } as const;
    const others = [
      { set: 'new.json', eventID: 'e0' },
      { set: 'new.json', eventID: 'e1' },
    ];
    expect(resolved([one], { rules, events: others }).expectations).toEqual([
      { event: 1, rule: 0, expected: 'match' },
    ]);
  });

  it.each([
    [{ rule: 'r9', event: 'e1' }, 'There is no rule with the id or title "r9".'],
    [{ rule: 'Two', event: 'e1' }, '2 rules have the id or title "Two".'],
    [{ rule: 3, event: 'e1' }, 'There is no rule with the number 3.'],
    [{ rule: 'r1', event: 'e3' }, '2 events have the eventID "e3".'],
    [{ rule: 'r1', event: 'e9' }, 'There is no event with the eventID "e9".'],
    [{ rule: 'r1', set: 'c.json', event: 1 }, 'There is no event set "c.json".'],
    [{ rule: 'r1', set: 'a.json', event: 3 }, 'There is no event 3 in "a.json".'],
    [{ rule: 'r1', event: 5 }, 'There is no event 5.'],
    [{ rule: 'One', event: 2 }, 'This event has an expectation for this rule already.'],
  ])('that stand for nothing are told, the others are kept: %j', (from, message) => {
    const good = { rule: 'r1', event: 2, expected: 'no match' } as const;
    const bad = { ...from, expected: 'match' } as const;
    const { expectations, problems } = resolved([good, bad], { rules, events });
    expect(problems).toEqual([{ from: bad, message }]);
    expect(expectations).toEqual([{ event: 1, rule: 0, expected: 'no match' }]);
  });

  it('of rules are those of their documents, at the same index', () => {
    const { documents } = parse(
      'title: A\nid: x\n---\ntitle: C\ncorrelation: {type: event_count}\n---\ntitle: B\n',
    );
    expect(ruleNames(documents)).toEqual([{ id: 'x', title: 'A' }, null, { id: null, title: 'B' }]);
  });
});
