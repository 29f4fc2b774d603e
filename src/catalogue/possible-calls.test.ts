// The set of calls a condition can be true for, against trying out all of the texts that other tests may see.
import { describe, expect, it } from 'vitest';
import { hasBit } from '../engine/bits';
import { compile, type PlanNode } from '../engine/plan';
import { parse } from '../sigma/parse';
import { CallTable, knownCalls, UNHEARD, type Call } from './call-table';
import { PossibleCalls } from './possible-calls';

const CALLS: Call[] = ['iam.amazonaws.com', 'S3.amazonaws.com', 'sts.amazonaws.com'].flatMap(
  (source) =>
    ['CreateUser', 'createuser', 'DeleteUser', 'GetObject', ''].map((name) => ({ source, name })),
);

function conditionOf(detection: string): PlanNode {
  const [own] = parse(
    `logsource:\n  product: aws\ndetection:\n${detection.replace(/^/gm, '  ')}`,
  ).documents;
  if (own?.kind !== 'rule' || !own.sound) throw new Error('no rule');
  return compile(own).condition;
}

const ITEMS = [
  'eventName: CreateUser',
  'eventName|cased: CreateUser',
  "eventName: '*User'",
  'eventName|neq: GetObject',
  'eventName: [DeleteUser, GetObject]',
  'eventName|contains|all: [User, Create]',
  "eventName|re: '^[A-Z]'",
  "eventName: ''",
  'eventName: null',
  'eventSource: s3.amazonaws.com',
  'eventSource|startswith: [iam, sts]',
  'eventSource|exists: true',
  'errorCode: null',
  'errorCode: AccessDenied',
  "errorCode|startswith: 'Access'",
];
const CONDITIONS = [
  'a',
  'not a',
  'a and b',
  'a or b',
  'a and not b',
  'not (a or not b)',
  '1 of *',
  'all of *',
  'not 1 of *',
];

/** True or false for a call, with the error code given. */
function holds(node: PlanNode, call: Call, errorCode: string | null): boolean {
  const values: Record<string, string | null> = {
    eventSource: call.source,
    eventName: call.name,
    errorCode,
  };
  const walk = (one: PlanNode): boolean => {
    switch (one.kind) {
      case 'and':
        return one.children.every(walk);
      case 'or':
        return one.children.some(walk);
      case 'not':
        return !walk(one.child);
      case 'search':
        return walk(one.child);
      case 'item': {
        const value = values[one.field!] ?? null;
        const says = one.predicates.map(({ tests }) =>
          tests.some(({ operand }) => asks(operand, value)),
        );
        return (one.need === 'all' ? says.every(Boolean) : says.some(Boolean)) !== one.negated;
      }
    }
  };
  return walk(node);
}

type Operand = Extract<
  PlanNode,
  { kind: 'item' }
>['predicates'][number]['tests'][number]['operand'];

/** Written anew, by way of a regular expression. */
function asks(operand: Operand, value: string | null): boolean {
  if (operand.op === 'null') return value === null;
  if (operand.op === 'exists') return (value !== null) === operand.value;
  if (operand.op === 're') return value !== null && /^[A-Z]/.test(value);
  if (operand.op !== 'text') throw new Error(operand.op);
  const source = operand.pattern
    .map((part) =>
      part.kind === 'literal' ? part.text.replace(/[.]/g, '\\.') : part.kind === 'any' ? '.*' : '.',
    )
    .join('');
  return value !== null && new RegExp(`^${source}$`, operand.cased ? '' : 'i').test(value);
}

describe('possible calls', () => {
  const table = new CallTable(CALLS);

  it('are those for which trying it out is true, for lines side by side under every condition', () => {
    for (const [at, a] of ITEMS.entries()) {
      // Each with the next few: all pairs say no more, and take ten times as long.
      for (const b of ITEMS.slice(at, at + 3)) {
        const possible = new PossibleCalls(table);
        for (const condition of CONDITIONS) {
          const node = conditionOf(`a:\n  ${a}\nb:\n  ${b}\ncondition: ${condition}`);
          for (const errorCode of [null, 'AccessDenied', 'Other']) {
            const bits = possible.of(node, true, new Map([['errorCode', errorCode]]));
            const found = CALLS.filter((_, call) => hasBit(bits, call));
            expect([a, b, condition, errorCode, found]).toEqual([
              a,
              b,
              condition,
              errorCode,
              CALLS.filter((call) => holds(node, call, errorCode)),
            ]);
          }
        }
      }
    }
  });

  it('are all of them where something else decides, under a not as well', () => {
    for (const condition of ['a', 'not a']) {
      const node = conditionOf(`a:\n  userAgent: x\ncondition: ${condition}`);
      const bits = new PossibleCalls(table).of(node, true, new Map());
      expect(CALLS.every((_, at) => hasBit(bits, at))).toBe(true);
    }
    // What can be true can be false, too.
    const both = conditionOf('a:\n  userAgent: x\n  eventName: GetObject\ncondition: a');
    const can = (truth: boolean) => {
      const bits = new PossibleCalls(table).of(both, truth, new Map());
      return CALLS.filter((_, at) => hasBit(bits, at)).length;
    };
    expect([can(true), can(false)]).toEqual([3, CALLS.length]);
  });
});

describe('the table of calls', () => {
  it('has each text once, and finds those that are equal but for case', () => {
    const table = new CallTable(CALLS);
    expect(table.texts.eventName).toEqual([
      'CreateUser',
      'createuser',
      'DeleteUser',
      'GetObject',
      '',
    ]);
    expect(table.equal('eventName', 'CREATEUSER')).toEqual([0, 1]);
    expect(table.equal('eventSource', 's3.AMAZONAWS.com')).toEqual([1]);
    expect(table.equal('eventName', 'Nothing')).toEqual([]);
    expect(CALLS.map((_, at) => table.call(at))).toEqual(CALLS);
    expect(new CallTable([]).size).toBe(0);
  });

  it('has behind the calls of each service one that nobody has listed, and one of no service', () => {
    const names = new Map([
      ['a.amazonaws.com', [{ name: 'X', seen: true }]],
      ['b.amazonaws.com', []],
    ]);
    expect(knownCalls(names)).toEqual([
      { source: 'a.amazonaws.com', name: 'X' },
      { source: 'a.amazonaws.com', name: UNHEARD },
      { source: 'b.amazonaws.com', name: UNHEARD },
      { source: UNHEARD, name: UNHEARD },
    ]);
  });
});
