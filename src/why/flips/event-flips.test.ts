// A flip that is offered changes the verdict; what is refused contradicts itself.
import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { arbitraryEvent, arbitraryRule, PLACEHOLDERS } from '../../engine/arbitrary.test-support';
import { hasBit } from '../../engine/bits';
import { EventSet } from '../../engine/columns';
import { JsonEvent } from '../../engine/json-event';
import { compile, type Plan } from '../../engine/plan';
import { scan } from '../../engine/scan';
import { parse } from '../../sigma/parse';
import type { JsonValue } from '../../text/json';
import { distancesOf } from '../distance';
import { changed, sitesOf } from '../places';
import { edited, meets, type Making } from '../values/field-edits';
import { eventFlips, type Contradiction } from './event-flips';

const ANY: Making = { kindOf: () => null, isAlwaysThere: () => false, likely: () => [] };
const LIMITS = { ...ANY, most: 3, ways: 12 };

const planOf = (source: string): Plan => {
  const [document] = parse(source, { placeholders: PLACEHOLDERS }).documents;
  if (document?.kind !== 'rule') throw new Error('no rule');
  return compile(document);
};

const rule = (detection: string): Plan =>
  planOf(`title: t\nlogsource:\n  product: p\ndetection:\n${detection}`);

function flipped(plan: Plan, event: JsonValue): JsonValue[] {
  const matched = scan(plan.condition, new JsonEvent(event));
  return eventFlips(plan, event, !matched, LIMITS).flips.map(({ edits }) => edited(event, edits));
}

const POOL: readonly JsonValue[] = [
  ...['x', 'X', 'xy', 'ay', 'y', '', '5', '7', 'true', 'a*b', '10.0.0.1', 'zz', 'null', 'q'],
  ...[0, 5, 5.5, 7, 6, -1, true, false, null],
  ...['2025-05-07T05:05:07Z', 'abc', 'x5y', '192.0.2.1'],
];

/** No value of the pool and not its absence meets the wants. */
function confirmed({ field, wants }: Contradiction, event: JsonValue): boolean {
  if (field === null || field === undefined) return true;
  // Beside other lines, only a few points in time are tried.
  const operands = wants.flatMap(({ item }) =>
    item.predicates.flatMap(({ tests }) => tests.map(({ operand }) => operand.op)),
  );
  if (operands.includes('time')) return true;
  const place = sitesOf(event, field)[0]!.place;
  return [undefined, ...POOL].every((value) => !meets(wants, changed(event, place, value)));
}

describe('flips of an event', () => {
  it('change the verdict, whatever the rule and the event', () => {
    fc.assert(
      fc.property(arbitraryRule, arbitraryEvent, (source, event) => {
        const [document] = parse(source, { placeholders: PLACEHOLDERS }).documents;
        if (document?.kind !== 'rule' || !document.sound) return;
        const plan = compile(document);
        const matched = scan(plan.condition, new JsonEvent(event));
        for (const value of flipped(plan, event)) {
          expect(scan(plan.condition, new JsonEvent(value))).toBe(!matched);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('are refused only where lines contradict each other', () => {
    fc.assert(
      fc.property(arbitraryRule, arbitraryEvent, (source, event) => {
        const [document] = parse(source, { placeholders: PLACEHOLDERS }).documents;
        if (document?.kind !== 'rule' || !document.sound) return;
        const plan = compile(document);
        const matched = scan(plan.condition, new JsonEvent(event));
        const { flips, refused } = eventFlips(plan, event, !matched, LIMITS);
        if (flips.length > 0) return;
        for (const one of refused) expect(confirmed(one, event)).toBe(true);
      }),
      // A fixed start: what is made is no proof, and a value nobody thought of is no failure of the day.
      { numRuns: 1000, seed: 20260303 },
    );
  });

  it.each([
    ['text with wildcards', 'a: "x*y?z"', {}],
    ['a value in a list', 'a:\n      - one\n      - two', { a: 'tow' }],
    ['all of several', 'a|contains|all:\n      - foo\n      - bar', { a: 'foo' }],
    ['a regular expression', 'a|re: "^[A-Z]{3}-\\\\d{2,4}(?:x|y)+$"', { a: 'no' }],
    ['an address in a network', 'a|cidr: 10.1.0.0/16', { a: '192.0.2.1' }],
    ['one of version 6', 'a|cidr: 2001:db8::/32', {}],
    ['a number past the bound', 'a|gte: 100', { a: 7 }],
    ['encoded text', 'a|base64offset|contains: secret', { a: 'nothing' }],
    ['a part of a time', 'a|hour: 3', { a: '2025-05-07T05:05:07Z' }],
    ['two parts of one time', 'a|hour: 3\n    a|day: 9', { a: '2025-05-07T05:05:07Z' }],
    ['absence', 'a: null', { a: 'x', b: 1 }],
    ['presence', 'a|exists: true', {}],
    ['a reference to another field', 'a|fieldref: b', { a: 'x' }],
    ['a nested field', 'a.b.c: x', { a: { b: null } }],
    ['a member of a list', 'a.b: x', { a: [{ b: 'y' }, { b: 'z' }] }],
    ['a dash of any kind', 'a|windash|contains: " -enc"', { a: 'cmd' }],
    ['the contrary', 'a|neq: x', { a: 'x' }],
  ])('make %s', (_, line, event) => {
    const plan = rule(`  s:\n    ${line}\n  condition: s\n`);
    const there = event as JsonValue;
    expect(scan(plan.condition, new JsonEvent(there))).toBe(false);
    const made = flipped(plan, there);
    expect(made.length).toBeGreaterThan(0);
    // and back again
    for (const value of made) expect(flipped(plan, value).length).toBeGreaterThan(0);
  });

  it('write a keyword into the event, and out of it', () => {
    const plan = rule('  s:\n    - needle\n    - pin\n  condition: s\n');
    const [made] = flipped(plan, { a: 'hay' });
    expect(JSON.stringify(made)).toContain('needle');
    expect(flipped(plan, { a: 'a needle', b: ['pin'] })[0]).toEqual({
      a: 'something-else',
      b: ['something-else'],
    });
  });

  it('leave the rest of the event as it is', () => {
    const plan = rule('  s:\n    a.b: x\n  f:\n    c: 1\n  condition: s and not f\n');
    expect(flipped(plan, { z: 1, a: { b: 'y', d: [1, 2] }, c: 2 })[0]).toEqual({
      z: 1,
      a: { b: 'x', d: [1, 2] },
      c: 2,
    });
  });

  it('name the lines that contradict each other', () => {
    const plan = rule('  s:\n    a: x\n  t:\n    a|startswith: y\n  condition: s and t\n');
    const fixed: Making = { ...ANY, kindOf: () => 'text' };
    const { flips, refused } = eventFlips(plan, {}, true, { ...LIMITS, ...fixed });
    expect(flips).toEqual([]);
    expect(refused[0]!.field).toBe('a');
    expect(refused[0]!.wants.map(({ item }) => item.id)).toEqual(['s/0', 't/0']);
  });

  it('find the place where the engine finds the field', () => {
    const field = fc.constantFrom('a', 'b', 'a.b', 'a.b.c', 'list', 'list.x', '__proto__.a');
    fc.assert(
      fc.property(arbitraryEvent, field, (event, name) => {
        const there = new JsonEvent(event).values(name);
        const sites = sitesOf(event, name);
        const present = sites.filter((site) => site.present).map(({ value }) => value);
        expect(present).toEqual(there.filter((one) => one.present).map(({ value }) => value));
        expect(sites.length).toBeGreaterThan(0);
        const [first] = sites;
        const put = new JsonEvent(changed(event, first!.place, 'put here'));
        expect(put.values(name).map(({ value }) => value)).toContain('put here');
      }),
      { numRuns: 3000 },
    );
  });
});

const DATA = '../shared/data';

describe.skipIf(!existsSync(DATA))(
  'over real rules and records (skipped where they are absent)',
  () => {
    it('are offered for every near event, and change its verdict', { timeout: 120_000 }, () => {
      const records = readFileSync(`${DATA}/cloudtrail/invictus.ndjson`, 'utf8')
        .trim()
        .split('\n')
        .filter((_, index) => index % 60 === 0)
        .map((line) => JSON.parse(line) as JsonValue);
      let near = 0;
      let offered = 0;
      for (const name of readdirSync(`${DATA}/sigma/cloudtrail`)) {
        if (!name.endsWith('.yml')) continue;
        const plan = planOf(readFileSync(`${DATA}/sigma/cloudtrail/${name}`, 'utf8'));
        const set = new EventSet(records.map((value) => new JsonEvent(value)));
        const { bits } = set.columns(plan);
        const { match, miss } = distancesOf(plan, bits, set.size);
        records.forEach((event, index) => {
          const matched = hasBit(bits.get(plan.id)!, index);
          const levels = (matched ? miss : match).any;
          if (!hasBit(levels[2]!, index)) return;
          near += 1;
          const values = flipped(plan, event);
          if (values.length > 0) offered += 1;
          for (const value of values) {
            expect(scan(plan.condition, new JsonEvent(value))).toBe(!matched);
          }
        });
      }
      expect(near).toBeGreaterThan(1500);
      expect(offered / near).toBeGreaterThanOrEqual(0.95);
    });
  },
);
