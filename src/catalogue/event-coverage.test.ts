// What a rule can match, against brute force: its own text walked by another way, call by call, over all known names.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { apiNames } from '../cloudtrail/api-names';
import { JsonEvent } from '../engine/json-event';
import { compile, type Test } from '../engine/plan';
import { actualOf, matcherOf } from '../engine/prepare';
import { select } from '../sigma/condition/select';
import type { Condition } from '../sigma/condition/ast';
import type { Body, DetectionItem, Rule } from '../sigma/document';
import type { Operand } from '../sigma/operand';
import { parse } from '../sigma/parse';
import { EventCoverages, MATCHES, stateOf } from './event-coverage';
import { DENIED, FAILED, SUCCESS } from './outcomes';

type Truth = true | false | null;

const tests = new Map<Operand, Test>();

function testOf(field: string, operand: Operand): Test {
  const test = tests.get(operand) ?? { key: '', field, operand };
  tests.set(operand, test);
  return test;
}

/** Kleene: null is unknown. Walks the document, not the plan; asks the engine one line at a time. */
function truthOf(rule: Rule, source: string, name: string): Truth {
  const event = new JsonEvent({ eventSource: source, eventName: name });
  const not = (one: Truth): Truth => (one === null ? null : !one);
  const every = (all: readonly Truth[]): Truth =>
    all.includes(false) ? false : all.includes(null) ? null : true;
  const some = (all: readonly Truth[]): Truth => not(every(all.map(not)));
  const ofItem = (item: DetectionItem): Truth => {
    const { field, values, need, negated } = item;
    const known = field === 'eventSource' || field === 'eventName';
    const each = values.map(({ operands }): Truth =>
      some(
        operands.map((operand): Truth => {
          if (!known || operand.op === 'fieldref') return null;
          return matcherOf(testOf(field, operand))(actualOf(field, event), event) >= 0;
        }),
      ),
    );
    const found = need === 'all' ? every(each) : some(each);
    return negated ? not(found) : found;
  };
  const ofBody = (body: Body): Truth =>
    body.kind === 'item'
      ? ofItem(body)
      : (body.kind === 'all' ? every : some)(body.children.map(ofBody));
  const searches = rule.detection!.searches;
  const ofCondition = (node: Condition): Truth => {
    switch (node.kind) {
      case 'and':
        return every(node.operands.map(ofCondition));
      case 'or':
        return some(node.operands.map(ofCondition));
      case 'not':
        return not(ofCondition(node.operand));
      case 'identifier':
        return ofBody(searches.get(node.name)!.body);
      case 'selector': {
        const parts = select(node, searches.keys()).map((one) => ofBody(searches.get(one)!.body));
        return node.quantifier === 'all' ? every(parts) : some(parts);
      }
    }
  };
  return ofCondition(rule.detection!.condition!);
}

const names = apiNames();
const coverages = new EventCoverages(names);

function ruleOf(text: string): Rule {
  const rule = parse(text).documents.find((one) => one.kind === 'rule');
  if (rule?.kind !== 'rule' || !rule.sound) throw new Error('the test’s rule is not sound');
  return rule;
}

const detecting = (detection: string): Rule =>
  ruleOf(
    `title: Test\nlogsource:\n  product: aws\n  service: cloudtrail\ndetection:\n${detection.replace(/^/gm, '  ')}`,
  );

const coverageOf = (detection: string) => coverages.of(compile(detecting(detection)));

/** Calls on which coverage and brute force differ. */
function differing(rule: Rule): string[] {
  const coverage = coverages.of(compile(rule));
  return [...names].flatMap(([source, list]) =>
    list.flatMap(({ name }) => {
      const expected = truthOf(rule, source, name) !== false;
      const found = (stateOf(coverage, { source, name }) & MATCHES) > 0;
      return found === expected ? [] : [`${source} ${name}: ${found}`];
    }),
  );
}

const OWN = readdirSync('rules')
  .filter((file) => file.endsWith('.yml'))
  .map((file) => [file, readFileSync(`rules/${file}`, 'utf8')] as const);
const SHARED = '../shared/data/sigma/cloudtrail';
const CORPUS = !existsSync(SHARED)
  ? []
  : readdirSync(SHARED).map((file) => [file, readFileSync(`${SHARED}/${file}`, 'utf8')] as const);

describe('event coverage equals brute force over all known API names', () => {
  it.each(OWN)('for the shipped rule %s', (_, text) => {
    for (const document of parse(text).documents) {
      if (document.kind === 'rule' && document.sound) expect(differing(document)).toEqual([]);
    }
  });

  it.skipIf(CORPUS.length === 0)(
    'for the 57 rules beside the project',
    { timeout: 300_000 },
    () => {
      expect(CORPUS).toHaveLength(57);
      for (const [file, text] of CORPUS) expect(differing(ruleOf(text)), file).toEqual([]);
    },
  );

  it.each([
    [
      "a:\n  eventName|startswith: 'Delete'\nb:\n  eventSource: s3.amazonaws.com\ncondition: a and not b",
    ],
    ["a:\n  - eventName|contains|all: [Put, Policy]\n  - eventSource|re: '^k.s\\.'\ncondition: a"],
    ['a:\n  eventName|neq: StopLogging\n  eventSource: cloudtrail.amazonaws.com\ncondition: a'],
    ["a:\n  eventName: '*'\n  userAgent: x\nb:\n  eventName: null\ncondition: not a or b"],
    ['a:\n  - StopLogging\n  - eventName\ncondition: a'],
    ['sel_1:\n  eventName: GetUser\nsel_2:\n  eventName|endswith: User\ncondition: all of sel_*'],
    ['a:\n  eventName|exists: false\ncondition: not a'],
    ['a:\n  eventName|fieldref: eventSource\ncondition: not a'],
  ])('for %j', (detection) => {
    expect(differing(detecting(detection))).toEqual([]);
  });
});

describe('event coverage says', () => {
  it('a single call, and that denied ones do not match', () => {
    const founding = `selection_event:
  eventName: SendCommand
  eventSource: ssm.amazonaws.com
selection_status_success:
  errorCode: Success
selection_status_null:
  errorCode: null
condition: selection_event and 1 of selection_status_*`;
    expect(coverageOf(founding)).toEqual({
      any: 0,
      services: [
        { source: 'ssm.amazonaws.com', any: 0, calls: [['SendCommand', MATCHES | SUCCESS]] },
      ],
      unlisted: [],
    });
  });

  it('any event of a service, and what is taken out of it', () => {
    const detection = `a:
  eventSource: sts.amazonaws.com
b:
  eventName: GetCallerIdentity
condition: a and not b`;
    const all = MATCHES | SUCCESS | DENIED | FAILED;
    expect(coverageOf(detection)).toEqual({
      any: 0,
      services: [{ source: 'sts.amazonaws.com', any: all, calls: [['GetCallerIdentity', 0]] }],
      unlisted: [],
    });
  });

  it('any event, and which outcome it must have', () => {
    const denied = "a:\n  errorCode|contains: ['Denied', 'Unauthorized']\ncondition: a";
    expect(coverageOf(denied)).toEqual({
      any: MATCHES | DENIED,
      // a failed sign-in has no error code
      services: [
        {
          source: 'signin.amazonaws.com',
          any: MATCHES | DENIED,
          calls: [['ConsoleLogin', MATCHES]],
        },
      ],
      unlisted: [],
    });
  });

  it('how a sign-in ended by the fields it says that in', () => {
    const detection = `a:
  eventName: ConsoleLogin
  eventSource: signin.amazonaws.com
  responseElements.ConsoleLogin: Failure
condition: a`;
    expect(coverageOf(detection).services).toEqual([
      { source: 'signin.amazonaws.com', any: 0, calls: [['ConsoleLogin', MATCHES | DENIED]] },
    ]);
  });

  it('names that nobody has listed', () => {
    const detection = `a:
  eventSource: iam.amazonaws.com
  eventName: [CreateUser, InventedCall]
condition: a`;
    const { services, unlisted } = coverageOf(detection);
    expect(services.map(({ calls }) => calls.map(([name]) => name))).toEqual([['CreateUser']]);
    expect(unlisted).toEqual([
      { source: 'iam.amazonaws.com', name: 'InventedCall', state: MATCHES | 7 },
    ]);
  });

  it('failures a rule asks for by their code', () => {
    const detection = 'a:\n  eventName: GetUser\n  errorCode: NoSuchEntity\ncondition: a';
    const state = stateOf(coverageOf(detection), { source: 'iam.amazonaws.com', name: 'GetUser' });
    expect(state).toBe(MATCHES | FAILED);
  });

  it('that a stage can only hold on records that are not real', () => {
    const plan = compile(detecting('a:\n  errorCode: Success\ncondition: a'));
    expect(coverages.somewhere(plan.condition)).toBe(MATCHES);
  });
});
