// Three ways to evaluate, one meaning: columns, explain and scan agree on every node.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Filter } from '../sigma/document';
import { parse } from '../sigma/parse';
import { arbitraryEvent, arbitraryRule, PLACEHOLDERS } from './arbitrary.test-support';
import { hasBit } from './bits';
import { EventSet } from './columns';
import { explain } from './explain';
import { JsonEvent } from './json-event';
import { compile, type Plan } from './plan';
import { scan } from './scan';
import type { Trace } from './trace';
import type { JsonValue } from '../text/json';

function planOf(source: string): Plan | null {
  const [document] = parse(source, { placeholders: PLACEHOLDERS }).documents;
  return document?.kind === 'rule' && document.sound ? compile(document) : null;
}

/** Truth by id of every node and predicate of a trace. */
function truths(trace: Trace, found = new Map<string, boolean>()): Map<string, boolean> {
  found.set(trace.id, trace.matched);
  switch (trace.kind) {
    case 'and':
    case 'or':
      for (const child of trace.children) truths(child, found);
      break;
    case 'not':
    case 'search':
      truths(trace.child, found);
      break;
    case 'item':
      for (const { id, matched } of trace.predicates) found.set(id, matched);
  }
  return found;
}

/** A rule narrowed by the detections of others, as filters have it. */
function narrowed([own, ...others]: readonly string[]): Plan | null {
  const filters = others.map((source) =>
    source.replace('"detection":{', '"filter":{"rules":"any",'),
  );
  const { documents } = parse([own, ...filters].join('\n---\n'));
  const rule = documents[0];
  const sound = documents.filter((one) => one.kind === 'filter' && one.sound) as Filter[];
  if (rule?.kind !== 'rule' || !rule.sound || sound.length < filters.length) return null;
  return compile(rule, '3//', sound);
}

const events = fc.array(arbitraryEvent, { minLength: 1, maxLength: 40 });
/** With more of them the runs take longer and find no more. */
const few = fc.array(arbitraryEvent, { minLength: 1, maxLength: 6 });

it('columns, explain and scan agree on every node (10,000 rules, up to 6 events each)', () => {
  let evaluated = 0;
  let matches = 0;
  fc.assert(
    fc.property(arbitraryRule, few, (source, values) => {
      const plan = planOf(source);
      if (plan === null) return;
      const set = new EventSet(values.map((value) => new JsonEvent(value)));
      const { bits } = set.columns(plan);
      values.forEach((value, index) => {
        const event = new JsonEvent(value);
        const trace = explain(plan.condition, event);
        expect(scan(plan.condition, event)).toBe(trace.matched);
        expect(hasBit(bits.get('condition')!, index)).toBe(trace.matched);
        for (const [id, matched] of truths(trace)) {
          expect(hasBit(bits.get(id)!, index), id).toBe(matched);
        }
        evaluated += 1;
        matches += trace.matched ? 1 : 0;
      });
    }),
    { numRuns: 10_000 },
  );
  // the generator is worth something only if both verdicts are common
  expect(matches / evaluated).toBeGreaterThan(0.15);
  expect(matches / evaluated).toBeLessThan(0.85);
});

it('and so they do where filters narrow the rule, whose parts keep what they say alone (400 rules)', () => {
  let compiled = 0;
  let matches = 0;
  fc.assert(
    fc.property(
      fc.array(arbitraryRule, { minLength: 1, maxLength: 3 }),
      events,
      (sources, values) => {
        const plan = narrowed(sources);
        if (plan === null) return;
        compiled += 1;
        const set = new EventSet(values.map((value) => new JsonEvent(value)));
        const { bits } = set.columns(plan);
        const alone = sources.map((source) => {
          const own = planOf(source)!;
          return set.columns(own).bits.get(own.id)!;
        });
        values.forEach((value, index) => {
          const event = new JsonEvent(value);
          const trace = explain(plan.condition, event);
          const expected = alone.every((column) => hasBit(column, index));
          matches += expected ? 1 : 0;
          expect(trace.matched).toBe(expected);
          expect(scan(plan.condition, event)).toBe(expected);
          expect(hasBit(bits.get('3//condition')!, index)).toBe(expected);
          for (const [id, matched] of truths(trace))
            expect(hasBit(bits.get(id)!, index), id).toBe(matched);
          plan.filters.forEach(({ id }, at) => {
            expect(hasBit(bits.get(id)!, index)).toBe(hasBit(alone[at + 1]!, index));
          });
        });
      },
    ),
    { numRuns: 400 },
  );
  expect(compiled).toBeGreaterThan(100);
  expect(matches).toBeGreaterThan(100);
});

it('cached columns follow a replaced event (500 runs)', () => {
  fc.assert(
    fc.property(arbitraryRule, events, arbitraryEvent, fc.nat(), (source, values, value, at) => {
      const plan = planOf(source);
      if (plan === null) return;
      const index = at % values.length;
      const set = new EventSet(values.map((one) => new JsonEvent(one)));
      set.columns(plan);
      set.replace(index, new JsonEvent(value));
      const fresh = new EventSet(values.map((one, i) => new JsonEvent(i === index ? value : one)));
      expect([...set.columns(plan).bits]).toEqual([...fresh.columns(plan).bits]);
    }),
    { numRuns: 500 },
  );
});

it('evaluates only what a keystroke changed', () => {
  const rule = (value: string) =>
    planOf(
      `title: t\nlogsource: {product: aws}\ndetection:\n  s: {a: x, b: ${value}}\n  condition: s`,
    )!;
  const set = new EventSet([new JsonEvent({ a: 'x' })]);
  const ran: (string | null)[] = [];
  set.columns(rule('y'), (test) => ran.push(test?.field ?? null));
  set.columns(rule('z'), (test) => ran.push(test?.field ?? null));
  expect(ran).toEqual(['a', null, 'b', null, 'b', null]);
});

it.each([
  ['sel/0', '1 of sel*', '{"c":3}', true],
  ['sel/0', 'sel and 1 of them', '{"c":3}', false],
  ['sel#0', 'sel or 1 of sel*', '{"c":3}', true],
  ['condition/0', '1 of sel* or 1 of cond*', '{"c":3}', true],
])('a search identifier named %s has truths of its own: %s', (name, condition, event, expected) => {
  const plan = planOf(
    JSON.stringify({
      title: 't',
      logsource: { product: 'aws' },
      detection: { sel: [{ a: [1, 2] }, { b: 2 }], [name]: { c: 3 }, condition },
    }),
  )!;
  const value = JSON.parse(event) as JsonValue;
  const columns = new EventSet([new JsonEvent(value)]).columns(plan);
  expect(hasBit(columns.bits.get('condition')!, 0)).toBe(expected);
  expect(scan(plan.condition, new JsonEvent(value))).toBe(expected);
});
