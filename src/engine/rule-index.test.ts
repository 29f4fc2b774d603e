import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../sigma/parse';
import { arbitraryEvent, arbitraryRule, PLACEHOLDERS } from './arbitrary.test-support';
import { JsonEvent } from './json-event';
import { compile, type Plan } from './plan';
import { RuleIndex } from './rule-index';
import { scan } from './scan';

function planOf(source: string): Plan | null {
  const [document] = parse(source, { placeholders: PLACEHOLDERS }).documents;
  return document?.kind === 'rule' && document.sound ? compile(document) : null;
}
const plan = (detection: string): Plan => planOf(`title: T\ndetection:\n${detection}`)!;
const up = (detection: string, event: object): boolean =>
  new RuleIndex([plan(detection)]).candidates(new JsonEvent(event as never)).length === 1;

describe('a rule is brought up', () => {
  const one =
    '  a:\n    eventName: [GetObject, PutObject]\n    other|contains: x\n  condition: a\n';
  it.each<[string, string, object, boolean]>([
    ['by a value it requires, whatever its case', one, { eventName: 'getobject' }, true],
    ['by no other value', one, { eventName: 'ListBuckets' }, false],
    ['by a member of a list', one, { eventName: ['X', 'PutObject'] }, true],
    [
      'by a number that is written as its value',
      '  a:\n    n: "5"\n  condition: a\n',
      { n: 5 },
      true,
    ],
    [
      'by what any alternative requires of the same field',
      '  a:\n    eventName: A\n  b:\n    eventName: B\n  condition: a or b\n',
      { eventName: 'b' },
      true,
    ],
    [
      'always, where alternatives require different fields',
      '  a:\n    eventName: A\n  b:\n    x: B\n  condition: a or b\n',
      {},
      true,
    ],
    [
      'always, where it requires what it must not be',
      '  a:\n    eventName: A\n  condition: not a\n',
      {},
      true,
    ],
    ['always, where a value has wildcards', '  a:\n    eventName: A*\n  condition: a\n', {}, true],
    [
      'always, where one value is null',
      '  a:\n    eventName: [A, null]\n  condition: a\n',
      {},
      true,
    ],
    ['always, where it has keywords', '  a: [A]\n  condition: a\n', {}, true],
  ])('%s', (_, detection, event, expected) => {
    expect(up(detection, event)).toBe(expected);
  });

  it('once, and in the order of the rules', () => {
    const index = new RuleIndex([
      plan(one),
      null,
      plan('  a:\n    x: 1\n  condition: a\n'),
      plan(one),
    ]);
    const event = new JsonEvent({ eventName: ['GetObject', 'PutObject'] });
    expect(index.candidates(event)).toEqual([0, 2, 3]);
  });
});

it('brings up the same for an event whatever came before it (1,000 runs of up to 6 rules)', () => {
  fc.assert(
    fc.property(
      fc.array(arbitraryRule, { maxLength: 6 }),
      fc.array(arbitraryEvent, { minLength: 2, maxLength: 8 }),
      (sources, values) => {
        const plans = sources.map(planOf);
        const index = new RuleIndex(plans);
        for (const value of [...values, ...values]) {
          const event = new JsonEvent(value);
          expect(index.candidates(event)).toEqual(new RuleIndex(plans).candidates(event));
        }
      },
    ),
    { numRuns: 1000 },
  );
}, 60_000);

it('brings up all of them for more values, and other ones, than it remembers', () => {
  const calls = Array.from({ length: 60 }, (_, at) => `Call${at}`);
  const index = new RuleIndex(
    calls.map((name) => plan(`  a:\n    eventName: ${name}\n  condition: a\n`)),
  );
  const long = 'x'.repeat(1000);
  for (let at = 0; at < 10_000; at += 1) {
    const own = [at % 60, (at * 7) % 60, (at * 11) % 60];
    const eventName = [`other${at}`, long, ...own.map((one) => `call${one}`)];
    const expected = [...new Set(own)].sort((a, b) => a - b);
    expect(index.candidates(new JsonEvent({ eventName }))).toEqual(expected);
  }
});

it('brings up every rule that an event matches (3,000 runs of up to 6 rules)', () => {
  let [matches, passedOver] = [0, 0];
  fc.assert(
    fc.property(fc.array(arbitraryRule, { maxLength: 6 }), arbitraryEvent, (sources, value) => {
      const plans = sources.map(planOf);
      const event = new JsonEvent(value);
      const candidates = new RuleIndex(plans).candidates(event);
      plans.forEach((one, i) => {
        if (one === null) return;
        const matched = scan(one.condition, event);
        if (matched) matches += 1;
        if (!candidates.includes(i)) passedOver += 1;
        expect(!matched || candidates.includes(i)).toBe(true);
      });
    }),
    { numRuns: 3000 },
  );
  expect(matches).toBeGreaterThan(60);
  expect(passedOver).toBeGreaterThan(60);
}, 60_000);
