// Distances against a brute force that turns every choice of predicates, on random rules and on the founders' data where it is.
import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { arbitraryEvent, arbitraryRule } from '../engine/arbitrary.test-support';
import { hasBit, type Bits } from '../engine/bits';
import { EventSet } from '../engine/columns';
import { JsonEvent } from '../engine/json-event';
import { compile, itemsOf, itemsOfPlan, type Item, type Plan } from '../engine/plan';
import { parse } from '../sigma/parse';
import type { JsonValue } from '../text/json';
import { distancesByKind, distancesOf, namesCall } from './distance';
import { FURTHEST, type Levels } from './levels';
import { subsets } from './shared-stages';
import { lineTruth, truthOf } from './truth';

function bruteForce(
  plan: Plan,
  bits: ReadonlyMap<string, Bits>,
  index: number,
  { want, may }: { want: boolean; may: (item: Item) => boolean },
): number | null {
  const read = new Set(
    itemsOf(plan.condition).flatMap(({ predicates }) => predicates.map(({ id }) => id)),
  );
  const ids = itemsOfPlan(plan)
    .filter(may)
    .flatMap(({ predicates }) => predicates.map(({ id }) => id))
    .filter((id) => read.has(id));
  for (const turned of subsets(ids, FURTHEST)) {
    const holds = (id: string) => hasBit(bits.get(id)!, index) !== turned.includes(id);
    const truth = truthOf(plan.condition, (item) => lineTruth(item, holds));
    if (truth === want) return turned.length;
  }
  return null;
}

const at = (levels: Levels, index: number): number | null => {
  const k = levels.findIndex((level) => hasBit(level, index));
  return k < 0 ? null : k;
};

const planOf = (source: string): Plan => {
  const [document] = parse(source).documents;
  if (document?.kind !== 'rule') throw new Error('no rule');
  return compile(document);
};

function compare(plan: Plan, values: readonly JsonValue[]): void {
  const set = new EventSet(values.map((value) => new JsonEvent(value)));
  const { bits } = set.columns(plan);
  const { match, miss } = distancesOf(plan, bits, set.size);
  const byKind = distancesByKind(plan, bits, set.size);
  const sameCall = (item: Item) => !namesCall(item);
  const any = () => true;
  values.forEach((_, index) => {
    const forced = (want: boolean, may: (item: Item) => boolean) =>
      bruteForce(plan, bits, index, { want, may });
    const kind = byKind.kinds.of[index]!;
    expect(at(byKind.distances.match.any, kind)).toBe(at(match.any, index));
    expect(at(byKind.distances.miss.sameCall, kind)).toBe(at(miss.sameCall, index));
    expect(at(match.any, index)).toBe(forced(true, any));
    expect(at(match.sameCall, index)).toBe(forced(true, sameCall));
    expect(at(miss.any, index)).toBe(forced(false, any));
    expect(at(miss.sameCall, index)).toBe(forced(false, sameCall));
  });
}

describe('distance', () => {
  it('equals the brute force over random rules and events', () => {
    fc.assert(
      fc.property(
        arbitraryRule,
        fc.array(arbitraryEvent, { minLength: 1, maxLength: 4 }),
        (source, values) => {
          const read = parse(source);
          const [document] = read.documents;
          if (document?.kind !== 'rule' || !document.sound) return;
          const plan = compile(document);
          const size = itemsOfPlan(plan).flatMap(({ predicates }) => predicates).length;
          if (size <= 24) compare(plan, values);
        },
      ),
      { numRuns: 1500 },
    );
  });

  const rule = (detection: string) =>
    planOf(`title: t\nlogsource:\n  product: p\ndetection:\n${detection}`);
  const EVENTS: JsonValue[] = [
    {},
    { a: 1 },
    { b: 1 },
    { a: 1, b: 1 },
    { a: 1, b: 1, c: 1 },
    { eventName: 'X', a: 1 },
    { eventName: 'Y', a: 1 },
  ];

  it('sees that an identifier read twice changes once', () => {
    compare(
      rule(
        '  s:\n    a: 1\n    b: 1\n  t:\n    c: 1\n  condition: (s and t) or (s and not t) or not s and t\n',
      ),
      EVENTS,
    );
    compare(
      rule('  s_a:\n    a: 1\n  s_b:\n    b: 1\n    c: 1\n  condition: 1 of s_* and not s_a\n'),
      EVENTS,
    );
    compare(
      rule('  s_a:\n    a: 1\n  s_b:\n    b: 1\n  condition: 1 of s_* and not all of s_*\n'),
      EVENTS,
    );
  });

  it('says "more than three" of what contradicts itself', () => {
    const plan = rule('  s:\n    a: 1\n  condition: s and not s\n');
    const set = new EventSet(EVENTS.map((value) => new JsonEvent(value)));
    const { match } = distancesOf(plan, set.columns(plan).bits, set.size);
    expect(EVENTS.map((_, index) => at(match.any, index))).toEqual(EVENTS.map(() => null));
  });

  it('keeps another call apart', () => {
    const plan = rule('  s:\n    eventName: X\n    a: 1\n  condition: s\n');
    const set = new EventSet(EVENTS.map((value) => new JsonEvent(value)));
    const { match } = distancesOf(plan, set.columns(plan).bits, set.size);
    expect([at(match.sameCall, 5), at(match.any, 5)]).toEqual([0, 0]);
    expect([at(match.sameCall, 6), at(match.any, 6)]).toEqual([null, 1]);
  });
});

const DATA = '../shared/data';

describe.skipIf(!existsSync(DATA))('over real rules and records', () => {
  it('equals the brute force', { timeout: 120_000 }, () => {
    const records = readFileSync(`${DATA}/cloudtrail/invictus.ndjson`, 'utf8').trim().split('\n');
    const rules = readdirSync(`${DATA}/sigma/cloudtrail`).filter((name) => name.endsWith('.yml'));
    expect(rules).toHaveLength(57);
    let pairs = 0;
    rules.forEach((name, at) => {
      const plan = planOf(readFileSync(`${DATA}/sigma/cloudtrail/${name}`, 'utf8'));
      const sample = records.filter((_, index) => index % 8 === at % 8);
      compare(
        plan,
        sample.map((line) => JSON.parse(line) as JsonValue),
      );
      pairs += sample.length;
    });
    expect(pairs).toBeGreaterThanOrEqual(20_000);
  });
});
