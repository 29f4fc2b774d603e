// Where other engines would decide otherwise: only where these events make them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryEvent, arbitraryRule, PLACEHOLDERS } from '../engine/arbitrary.test-support';
import { EventSet } from '../engine/columns';
import { JsonEvent } from '../engine/json-event';
import { compile, itemsOfPlan } from '../engine/plan';
import { parse } from '../sigma/parse';
import type { JsonValue } from '../text/json';
import { disagreementsOf } from './disagreements';
import { byTests } from './reading';

function over(rule: string, events: readonly JsonValue[]) {
  const [document] = parse(rule, { placeholders: PLACEHOLDERS }).documents;
  if (document?.kind !== 'rule' || !document.sound) throw new Error('the rule is not sound');
  const plan = compile(document);
  const set = new EventSet(events.map((event) => new JsonEvent(event)));
  const { bits } = set.columns(plan);
  return { plan, set, bits, found: disagreementsOf(plan, set, bits) };
}

const rule = (line: string, condition = 's') =>
  `title: t\nlogsource: {product: aws}\ndetection:\n  s:\n    ${line}\n  condition: ${condition}\n`;

/** A rule's line, an event on which it matters, one on which it does not, and who decides otherwise. */
const CASES: [string, string, JsonValue, JsonValue, string][] = [
  ['D1', 'f: null', { a: 1 }, { f: null }, 'sigma-rust'],
  ['2.7', "f: ''", { a: 1 }, { f: '' }, 'sigmalite'],
  ['2.7', 'f: null', { f: '' }, { f: null }, 'sigmalite'],
  ['D2', 'f|exists: true', { f: null }, { f: 'x' }, 'rsigma'],
  ['D2', 'f|exists: false', { f: null }, { a: 1 }, 'SQL, Lucene and Splunk backends'],
  ['D3', 'f: 5', { f: '5' }, { f: 5 }, 'sigma-rust'],
  ['D3', 'f|gt: 4', { f: '5' }, { f: 5 }, 'sigma-rust'],
  ['D3', 'f: true', { f: 'yes' }, { f: 'true' }, 'rsigma'],
  ['D4', 'f: x', { f: ['y', 'x'] }, { f: 'x' }, 'sigma-rust'],
  ['D4', 'f.g: x', { f: [{ g: 'x' }] }, { f: { g: 'x' } }, 'sigma-rust'],
  ['D5', 'f|contains: x', { f: { g: 'axb' } }, { f: 'axb' }, 'sigma-go'],
  ['D5', 'f|re: x', { f: { g: 'axb' } }, { f: 'x' }, 'Lucene backends'],
  ['D11', "'|all': [x, y]", { f: 'xy' }, { f: 'x', g: 'y' }, 'sigma-rust'],
  ['D11', "'|all': [x, 5]", { f: 'x', g: 5 }, { f: 'x', g: '5' }, 'rsigma'],
  ['D12', 'f|neq: x', { a: 1 }, { f: 'y' }, 'rsigma'],
  ['D12', 'f|neq: [x, y]', { f: 'x' }, { f: 'z' }, 'rsigma'],
  ['D17', 'f|re: x+', { f: 'axb' }, { f: 'xx' }, 'Elasticsearch’s Lucene backend'],
  ['D18', "f: 'a*b'", { f: 'a\nb' }, { f: 'a b' }, 'rsigma'],
  ['3.8', 'f|fieldref|neq: g', { f: 'x' }, { f: 'x', g: 'y' }, 'sigma-rust'],
];

describe.each(CASES)('%s: %s', (decision, line, matters, same, engine) => {
  const own = (events: JsonValue[]) =>
    over(rule(line), events).found.filter(
      (one) => one.decision === decision && one.engines.includes(engine),
    );

  it('is told where the event makes a difference', () => {
    expect(own([same, matters])).toMatchObject([
      { events: 1, verdicts: 1, of: 2, example: 1, item: 's/0' },
    ]);
  });

  it('and nowhere else', () => {
    expect(own([same])).toEqual([]);
  });
});

describe('D6: three truth values', () => {
  it('tells the negated line whose field is absent', () => {
    const text = rule('f: x', 'not s');
    expect(over(text, [{ f: 'y' }, { a: 1 }]).found).toMatchObject([
      { decision: 'D6', item: 's/0', events: 1, verdicts: 1, example: 1 },
    ]);
    expect(over(text, [{ f: 'y' }, { f: 'x' }]).found).toEqual([]);
  });

  it('says nothing where the verdict is the same, or the line is not negated', () => {
    const two = `title: t\nlogsource: {product: aws}\ndetection:\n  s: {f: x}\n  t: {g: y}\n  condition: t and not s\n`;
    expect(over(two, [{ g: 'n' }]).found).toEqual([]);
    expect(over(rule('f: x'), [{ a: 1 }]).found).toEqual([]);
  });
});

it('tells verdicts that change from lines that only read otherwise, and shows the former', () => {
  const text = `title: t\nlogsource: {product: aws}\ndetection:\n  s: {f: null}\n  t: {g: y}\n  condition: s and t\n`;
  const { found } = over(text, [{ a: 1 }, { g: 'y' }, { f: null, g: 'y' }]);
  expect(found.filter(({ decision }) => decision === 'D1')).toMatchObject([
    { events: 2, verdicts: 1, example: 1, of: 3 },
  ]);
});

it('looks at fewer events where there is much to look at', () => {
  const lines = Array.from({ length: 40 }, (_, i) => `f${i}|contains: x`).join('\n    ');
  const { found } = over(
    rule(lines),
    Array.from({ length: 3000 }, () => ({ f1: { g: 'x' } })),
  );
  expect(found[0]!.of).toBeGreaterThan(500);
  expect(found[0]!.of).toBeLessThan(3000);
});

it('a line read as we read it is what we say (2,000 runs)', () => {
  const ours = byTests(() => null);
  fc.assert(
    fc.property(arbitraryRule, fc.array(arbitraryEvent, { maxLength: 5 }), (source, events) => {
      const [document] = parse(source, { placeholders: PLACEHOLDERS }).documents;
      if (document?.kind !== 'rule' || !document.sound) return;
      const plan = compile(document);
      const set = new EventSet(events.map((event) => new JsonEvent(event)));
      const { bits } = set.columns(plan);
      for (const item of itemsOfPlan(plan)) {
        events.forEach((_, index) => {
          const on = ((bits.get(item.id)![index >> 5]! >>> (index & 31)) & 1) === 1;
          expect(ours(item, set.event(index)!)).toBe(on);
        });
      }
      for (const { events: n, verdicts, of } of disagreementsOf(plan, set, bits)) {
        expect(verdicts).toBeLessThanOrEqual(n);
        expect(n).toBeLessThanOrEqual(of);
      }
    }),
    { numRuns: 2000 },
  );
});
