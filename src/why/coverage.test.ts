// Decisive is what a brute force says: turn one predicate, and the verdict is another.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryEvent, arbitraryRule } from '../engine/arbitrary.test-support';
import { EventSet } from '../engine/columns';
import { JsonEvent } from '../engine/json-event';
import { compile, itemsOf, itemsOfPlan } from '../engine/plan';
import { scan } from '../engine/scan';
import { parse } from '../sigma/parse';
import type { JsonValue } from '../text/json';
import { coverageOf } from './coverage';
import { turned } from './turned';
import { without } from './without';

function planOf(source: string) {
  const [rule] = parse(source).documents;
  return rule?.kind === 'rule' && rule.sound ? compile(rule) : null;
}

function coverage(source: string, values: readonly JsonValue[]) {
  const plan = planOf(source)!;
  const set = new EventSet(values.map((value) => new JsonEvent(value)));
  return coverageOf(plan, set.columns(plan).bits, set.size);
}

describe('coverage', () => {
  it('counts as a brute force does', () => {
    fc.assert(
      fc.property(
        arbitraryRule,
        fc.array(arbitraryEvent, { minLength: 1, maxLength: 40 }),
        (source, values) => {
          const plan = planOf(source);
          if (plan === null) return;
          const covered = coverage(source, values);
          const events = values.map((value) => new JsonEvent(value));
          for (const item of itemsOfPlan(plan)) {
            for (const predicate of item.predicates) {
              const one = {
                ...item,
                need: 'any',
                negated: false,
                predicates: [predicate],
              } as const;
              const truths = events.filter((event) => scan(one, event)).length;
              const decisive = events.filter(
                (event) =>
                  turned(plan.condition, event, predicate.id) !== scan(plan.condition, event),
              ).length;
              expect(covered.get(predicate.id)).toEqual({
                truths,
                falsities: events.length - truths,
                decisive,
              });
            }
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is never decisive where the condition reads nothing', () => {
    const head = 'title: t\nlogsource:\n  product: p\ndetection:\n';
    const covered = coverage(`${head}  s:\n    a: 1\n  t:\n    b: 1\n  condition: s\n`, [
      { a: 1, b: 1 },
      { a: 2 },
    ]);
    expect(covered.get('t/0#0') ?? covered.get('t#0')).toEqual({
      truths: 1,
      falsities: 1,
      decisive: 0,
    });
    expect(covered.get('s')).toEqual({ truths: 1, falsities: 1, decisive: 2 });
  });
});

describe('a plan without some of its parts', () => {
  it('decides as the text without these lines does', () => {
    const rule = (lines: string, condition: string) =>
      planOf(
        `title: t\nlogsource:\n  product: p\ndetection:\n${lines}  condition: ${condition}\n`,
      )!;
    const s = '  s:\n    a: 1\n    b:\n      - 2\n      - 3\n';
    const f = '  f:\n    c: 1\n';
    const whole = rule(s + f, 's and not f');
    const cases: readonly (readonly [readonly string[], ReturnType<typeof rule>])[] = [
      [['s/0'], rule('  s:\n    b:\n      - 2\n      - 3\n' + f, 's and not f')],
      [['s/1#0'], rule('  s:\n    a: 1\n    b:\n      - 3\n' + f, 's and not f')],
      [['s/1#0', 's/1#1'], rule('  s:\n    a: 1\n' + f, 's and not f')],
      [['f'], rule(s, 's')],
      [['s'], rule(f, 'not f')],
      [['f/0'], rule(s, 's')],
    ];
    const values = [1, 2].flatMap((a) =>
      [2, 3, 4].flatMap((b) => [0, 1].map((c) => ({ a, b, c }))),
    );
    for (const [off, expected] of cases) {
      const reduced = without(whole, new Set(off));
      for (const value of values) {
        const event = new JsonEvent(value);
        expect(scan(reduced.condition, event)).toBe(scan(expected.condition, event));
      }
    }
  });

  it('asks for nothing where nothing is left', () => {
    const plan = planOf(
      'title: t\nlogsource:\n  product: p\ndetection:\n  s:\n    a: 1\n  condition: s\n',
    )!;
    const reduced = without(plan, new Set(['s']));
    expect(scan(reduced.condition, new JsonEvent({}))).toBe(true);
  });

  it('keeps the ids of all that is left, and ignores what it does not know', () => {
    fc.assert(
      fc.property(arbitraryRule, fc.nat(), (source, pick) => {
        const plan = planOf(source);
        if (plan === null) return;
        expect(without(plan, new Set(['nothing/7']))).toEqual(plan);
        const all = itemsOfPlan(plan).flatMap(({ id, predicates }) => [
          id,
          ...predicates.map((one) => one.id),
        ]);
        const off = all[pick % Math.max(1, all.length)];
        if (off === undefined) return;
        const left = itemsOf(without(plan, new Set([off])).condition);
        const ids = left.flatMap(({ id, predicates }) => [id, ...predicates.map((one) => one.id)]);
        expect(ids).not.toContain(off);
        for (const id of ids) expect(all).toContain(id);
      }),
      { numRuns: 500 },
    );
  });
});
