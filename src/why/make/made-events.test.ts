// Events made from a rule do what they are for: a match, every branch, a miss for every predicate that is not implied by others.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unzip } from '../../cli/zip.test-support';
import { likelyRecord } from '../../cloudtrail/likely-record';
import { isAlwaysThere, kindOfField, likelyValues } from '../../cloudtrail/likely-values';
import { JsonEvent } from '../../engine/json-event';
import { compile, type Plan } from '../../engine/plan';
import { scan } from '../../engine/scan';
import { link } from '../../sigma/link';
import { parse } from '../../sigma/parse';
import type { JsonValue } from '../../text/json';
import { turned } from '../turned';
import { makeEvents, matchOf, type Made, type MakeLimits } from './made-events';

const PLAIN: MakeLimits = {
  kindOf: () => null,
  isAlwaysThere: () => false,
  likely: () => [],
  onto: (asked) => asked,
  misses: 100,
};
const CLOUDTRAIL: MakeLimits = {
  kindOf: kindOfField,
  isAlwaysThere,
  likely: likelyValues,
  onto: likelyRecord,
  misses: 100,
};

const planOf = (source: string): Plan => {
  const [document] = parse(source).documents;
  if (document?.kind !== 'rule') throw new Error('no rule');
  return compile(document);
};

const rule = (detection: string): Plan =>
  planOf(`title: t\nlogsource:\n  product: p\ndetection:\n${detection}`);

function check(plan: Plan, made: Made): void {
  for (const { purpose, value } of made.events) {
    const event = new JsonEvent(value);
    expect(scan(plan.condition, event)).toBe(purpose.kind !== 'miss');
    if (purpose.kind === 'miss') expect(turned(plan.condition, event, purpose.id)).toBe(true);
  }
}

const missed = (made: Made): string[] =>
  made.events.flatMap(({ purpose }) => (purpose.kind === 'miss' ? [purpose.id] : []));

describe('events made from a rule', () => {
  it('match, show every branch, and miss by every predicate', () => {
    const plan = rule(
      [
        '  s:\n    a: x\n    b|contains|all:\n      - one\n      - two',
        '  t_1:\n    c:\n      - 1\n      - 2',
        '  t_2:\n    d|startswith: q',
        '  f:\n    e: y\n    g: null',
        '  condition: s and 1 of t_* and not f\n',
      ].join('\n'),
    );
    const made = makeEvents(plan, PLAIN);
    check(plan, made);
    expect(made.notMade).toEqual([]);
    const branches = made.events.flatMap(({ purpose }) =>
      purpose.kind === 'branch' ? [purpose.id] : [],
    );
    expect(branches).toEqual(['t_1', 't_2']);
    expect(missed(made)).toEqual([
      ...['s/0#0', 's/1#0', 's/1#1', 't_1/0#0', 't_1/0#1', 't_2/0#0', 'f/0#0', 'f/1#0'],
    ]);
  });

  it('say which predicate is implied by the others', () => {
    const plan = rule('  s:\n    a: x\n  t:\n    a|startswith: x\n  condition: s and t\n');
    const made = makeEvents(plan, PLAIN);
    check(plan, made);
    expect(missed(made)).toEqual(['s/0#0']);
    expect(made.notMade.map(({ purpose }) => purpose)).toEqual([{ kind: 'miss', id: 't/0#0' }]);
  });

  it('say that a rule contradicts itself', () => {
    const plan = rule('  s:\n    a: x\n  t:\n    a: y\n  condition: s and t\n');
    const made = makeEvents(plan, { ...PLAIN, kindOf: () => 'text' });
    expect(made.events).toEqual([]);
    expect(made.notMade).toMatchObject([{ purpose: { kind: 'match' }, why: { field: 'a' } }]);
  });

  it('are whole records where the rule is about CloudTrail', () => {
    const plan = planOf(readFileSync('rules/aws_cloudtrail_ssm_malicious_usage.yml', 'utf8'));
    const { value } = matchOf(plan, CLOUDTRAIL, []);
    expect(value).toMatchObject({
      eventVersion: '1.11',
      userIdentity: { type: 'IAMUser', userName: 'alice' },
      eventSource: 'ssm.amazonaws.com',
      eventName: 'SendCommand',
      readOnly: false,
      eventType: 'AwsApiCall',
    });
    expect(Object.keys(value as object)).not.toContain('errorCode');
  });

  it('have an identity of the type that is asked for', () => {
    const asked = (identity: JsonValue) =>
      (likelyRecord({ userIdentity: identity }) as { userIdentity: JsonValue }).userIdentity;
    expect(asked({ type: 'Root' })).toMatchObject({ arn: 'arn:aws:iam::111122223333:root' });
    expect(asked({ sessionContext: { sessionIssuer: { userName: 'Ops' } } })).toMatchObject({
      type: 'AssumedRole',
      sessionContext: { sessionIssuer: { userName: 'Ops', type: 'Role' } },
    });
    expect(asked({ type: 'AWSService' })).not.toHaveProperty('arn');
  });
});

const DATA = '../shared/data/sigma';

describe.skipIf(!existsSync(DATA))('from real rules (skipped where they are absent)', () => {
  it('match each CloudTrail rule, and miss by each of its predicates', { timeout: 60_000 }, () => {
    const names = readdirSync(`${DATA}/cloudtrail`).filter((name) => name.endsWith('.yml'));
    expect(names).toHaveLength(57);
    const left: string[] = [];
    for (const name of names) {
      const plan = planOf(readFileSync(`${DATA}/cloudtrail/${name}`, 'utf8'));
      const made = makeEvents(plan, CLOUDTRAIL);
      check(plan, made);
      left.push(...made.notMade.map(({ purpose }) => `${name} ${JSON.stringify(purpose)}`));
    }
    expect(left).toEqual([]);
  });

  it('match at least 99 % of all published rules', { timeout: 120_000 }, () => {
    const files = unzip(readFileSync(`${DATA}/sigmahq-rules.zip`)).filter(
      ({ name }) => name.endsWith('.yml') && !/(?:^|\/)(?:unsupported|deprecated)\//.test(name),
    );
    let rules = 0;
    const left: string[] = [];
    for (const file of files) {
      for (const plan of plansOf(file.text())) {
        rules += 1;
        const { value } = matchOf(plan, PLAIN, []);
        if (value === null) left.push(file.name);
        else expect(scan(plan.condition, new JsonEvent(value))).toBe(true);
      }
    }
    expect(rules).toBeGreaterThan(3700);
    expect(left.length / rules).toBeLessThanOrEqual(0.01);
  });
});

/** Placeholders are given values. */
function plansOf(text: string): Plan[] {
  const first = parse(text);
  const names = first.documents.flatMap((one) =>
    one.kind === 'rule' || one.kind === 'filter' ? one.placeholders.map(({ name }) => name) : [],
  );
  const values = new Map(names.map((name) => [name, ['first value', 'second value']]));
  const read = names.length === 0 ? first : parse(text, { placeholders: values });
  return link(read.documents).rules.flatMap(({ rule, filters, sound }) =>
    sound ? [compile(rule, '', filters)] : [],
  );
}
