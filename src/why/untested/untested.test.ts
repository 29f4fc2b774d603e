// Every change is one that could show, is evaluated as any rule is, and is named exactly where no expectation would notice.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryEvent, arbitraryRule } from '../../engine/arbitrary.test-support';
import { EventSet } from '../../engine/columns';
import { JsonEvent } from '../../engine/json-event';
import { compile, type Plan } from '../../engine/plan';
import { scan } from '../../engine/scan';
import { link } from '../../sigma/link';
import { parse } from '../../sigma/parse';
import { EXPECTED, type Expected } from '../../text/expected';
import type { JsonValue } from '../../text/json';
import { readEventsFile } from '../../workspace/events-file';
import { differenceOf } from './difference';
import { drops } from './drops';
import { formulaOf } from './formula';
import type { Change } from './mutation';
import { mutationsOf } from './mutations';
import { negations } from './negations';
import { baselineOf, isNoticed } from './noticed';
import { bounds, cases, places } from './operands';
import { lists, swaps } from './swaps';
import { tellingEvent } from './telling-event';

function planOf(source: string): Plan | null {
  const [rule] = parse(source).documents;
  return rule?.kind === 'rule' && rule.sound ? compile(rule) : null;
}

const rule = (detection: string) => `title: t\nlogsource: {product: aws}\ndetection:\n${detection}`;
const all = (source: string) => [...mutationsOf(planOf(source)!)];

/** In short: `drop value s#0`. */
const short = ({ change, at }: { readonly change: Change; readonly at: string }) =>
  `${Object.values(change).join(' ')} ${at}`;

const marked = fc.array(
  fc.record({ event: arbitraryEvent, expected: fc.constantFrom(...EXPECTED) }),
  { minLength: 1, maxLength: 40 },
);

describe('small changes of a rule', () => {
  it('mean something else than the rule, each once, and are evaluated as from scratch', () => {
    fc.assert(
      fc.property(arbitraryRule, marked, (source, events) => {
        const plan = planOf(source);
        if (plan === null) return;
        const set = new EventSet(events.map(({ event }) => new JsonEvent(event)));
        const seen = new Set([formulaOf(plan.condition).text]);
        const expected = events.map((one) => one.expected);
        const baseline = baselineOf(plan, set, expected);
        for (const mutation of mutationsOf(plan)) {
          const { text } = formulaOf(mutation.plan.condition);
          expect(seen.has(text)).toBe(false);
          seen.add(text);
          let noticed = false;
          events.forEach(({ event, expected: wanted }) => {
            const one = new JsonEvent(event);
            const [before, after] = [scan(plan.condition, one), scan(mutation.plan.condition, one)];
            const holds = wanted !== 'known gap' && before === (wanted === 'match');
            noticed ||= holds && after !== before;
          });
          expect(isNoticed(mutation.plan, set, baseline)).toBe(noticed);
        }
        expect(baseline.failing).toEqual(
          events.flatMap(({ event, expected: wanted }, at) =>
            wanted !== 'known gap' &&
            scan(plan.condition, new JsonEvent(event)) !== (wanted === 'match')
              ? [at]
              : [],
          ),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('that are left out because nothing could show them show on no event', () => {
    fc.assert(
      fc.property(arbitraryRule, fc.array(arbitraryEvent, { minLength: 20 }), (source, values) => {
        const plan = planOf(source);
        if (plan === null) return;
        const own = formulaOf(plan.condition);
        const events = values.map((value) => new JsonEvent(value));
        for (const kind of [drops, negations, swaps, lists, bounds, places, cases]) {
          for (const { plan: changed } of kind(plan)) {
            const possible = differenceOf(own, formulaOf(changed.condition));
            for (const event of events) {
              const [before, after] = [scan(plan.condition, event), scan(changed.condition, event)];
              if (before && !after) expect(possible.first).toBe(true);
              if (after && !before) expect(possible.second).toBe(true);
            }
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each<readonly [why: string, detection: string, changed: string, change: string]>([
    ['a value', '  s: {a: [x, y]}\n', '  s: {a: [y]}\n', 'drop value s/0#0'],
    ['a line', '  s: {a: x, b: y}\n', '  s: {b: y}\n', 'drop value s/0#0'],
    [
      'a place',
      '  s: {a|contains: x}\n',
      '  s: {a|startswith: x}\n',
      'place contains startswith s/0',
    ],
    ['stars', "  s: {a: '*x*'}\n", '  s: {a|endswith: x}\n', 'place contains endswith s/0'],
    ['no place', '  s: {a: x}\n', '  s: {a|contains: x}\n', 'place exact contains s/0'],
    ['case', '  s: {a: X}\n', '  s: {a|cased: X}\n', 'case true s/0'],
    ['all', '  s: {a|all: [x, y]}\n', '  s: {a: [x, y]}\n', 'values all s/0'],
    ['neq', '  s: {a|neq: x}\n', '  s: {a: x}\n', 'not line s/0'],
    ['a bound', '  s: {a|lt: 5}\n', '  s: {a|lte: 5}\n', 'bound lt lte s/0'],
    ['a list of maps', '  s: [{a: x}, {b: y}]\n', '  s: {a: x, b: y}\n', 'swap or s'],
  ])('%s: as if it were written so', (_, detection, changed, change) => {
    const condition = '  condition: s\n';
    const mutation = all(rule(detection + condition)).find((one) => short(one) === change);
    const written = planOf(rule(changed + condition))!;
    expect(formulaOf(mutation!.plan.condition).text).toBe(formulaOf(written.condition).text);
  });

  it.each([
    ['s and t', 's or t', 'swap and condition'],
    ['s and not t', 's and t', 'not condition condition/1'],
    ['1 of *', 'all of *', 'quantifier any condition'],
    ['s and t', 's', 'drop value t/0#0'],
    ['not (s or t)', 's or t', 'not condition condition'],
  ])('of the condition: %s for %s', (before, after, change) => {
    const body = '  s: {a: x}\n  t: {b: y}\n';
    const source = rule(`${body}  condition: ${before}\n`);
    const mutation = all(source).find((one) => short(one) === change);
    const written = planOf(rule(`${body}  condition: ${after}\n`))!;
    expect(formulaOf(mutation!.plan.condition).text).toBe(formulaOf(written.condition).text);
  });

  it.each([
    ['a value given twice', '  s: {a: [x, x]}\n  condition: s\n', 's/0#'],
    ['a value another one takes in', "  s: {a: [xy, 'x*']}\n  condition: s\n", 'drop value s/0#0'],
    ['what follows anyway', '  s: {a: x}\n  t: {b: y}\n  condition: s or (s and t)\n', ' t'],
  ])('that no event could show are left out: %s', (_, detection, change) => {
    const found = all(rule(detection)).map(short);
    expect(found.filter((one) => one.includes(change) && one.startsWith('drop'))).toEqual([]);
    expect(found.length).toBeGreaterThan(0);
  });
});

it('changes the case of texts with letters only', () => {
  const kinds = (value: string) =>
    all(rule(`  s: {a: '${value}'}\n  condition: s\n`)).map(({ change }) => change.kind);
  expect(kinds('0.0.0.0/0')).not.toContain('case');
  expect(kinds('0.0.0.0/x')).toContain('case');
});

const PLAIN = {
  kindOf: () => null,
  isAlwaysThere: () => false,
  likely: () => [],
  onto: (asked: JsonValue) => asked,
  misses: 0,
};

/** Changes that no expectation notices, over all shipped rules. */
let inAll = 0;

describe.each(readdirSync('rules').filter((name) => name.endsWith('.yml')))('%s', (name) => {
  const source = readFileSync(`rules/${name}`, 'utf8');
  const file = readEventsFile(
    readFileSync(`rules/${name.replace('.yml', '.events.json')}`, 'utf8'),
  );
  const placeholders = new Map(Object.entries(file.placeholders));
  const [first] = link(parse(source, { placeholders }).documents).rules;
  const plan = first === undefined ? null : compile(first.rule, '', first.filters);

  it('has events for what its events do not test, and with each of them one change less goes unnoticed', () => {
    const values = [...file.events];
    const expected: Expected[] = file.expectations.map((one) => one.expected);
    const unnoticed = () => {
      const set = new EventSet(values.map((value) => new JsonEvent(value)));
      const baseline = baselineOf(plan!, set, expected);
      expect(baseline.failing).toEqual([]);
      return [...mutationsOf(plan!)].filter((one) => !isNoticed(one.plan, set, baseline));
    };
    let left = unnoticed();
    const [before, notMade] = [left.length, new Set<string>()];
    for (let next = left[0]; next !== undefined;) {
      const made = tellingEvent(plan!, next, PLAIN);
      const id = short(next);
      if (made === null) notMade.add(id);
      else {
        values.push(made.value);
        expected.push(made.matched ? 'match' : 'no match');
        left = unnoticed();
        expect(left.map(short)).not.toContain(id);
      }
      next = left.find((one) => !notMade.has(short(one)));
    }
    inAll += before;
    // The bound is each rule's: few of its changes have no event made for them.
    expect(notMade.size / Math.max(1, before), [...notMade].join('\n')).toBeLessThanOrEqual(0.1);
  });
});

it('finds many changes to try', () => {
  expect(inAll).toBeGreaterThan(500);
});
