// What several rules can match between them is what any of them can match: for calls that are listed, and for those that nobody has listed.
import { describe, expect, it } from 'vitest';
import { compile } from '../engine/plan';
import { parse } from '../sigma/parse';
import { stateOf, type EventCoverage } from './call-states';
import { unionOf } from './coverage-union';
import { EventCoverages } from './event-coverage';

const names = new Map([
  [
    'iam.amazonaws.com',
    [
      { name: 'CreateUser', seen: true },
      { name: 'GetUser', seen: true },
    ],
  ],
  ['s3.amazonaws.com', [{ name: 'GetObject', seen: true }]],
  ['signin.amazonaws.com', [{ name: 'ConsoleLogin', seen: true }]],
]);
const coverages = new EventCoverages(names);

function coverageOf(detection: string): EventCoverage {
  const text = `logsource:\n  service: cloudtrail\ndetection:\n${detection.replace(/^/gm, '  ')}`;
  const [own] = parse(text).documents;
  if (own?.kind !== 'rule' || !own.sound) throw new Error('no rule');
  return coverages.of(compile(own));
}

const DETECTIONS = [
  'a:\n  eventSource: iam.amazonaws.com\n  eventName: [CreateUser, Invented]\n  errorCode: AccessDenied\ncondition: a',
  'a:\n  eventSource: iam.amazonaws.com\ncondition: a',
  'a:\n  eventSource: iam.amazonaws.com\nb:\n  eventName: CreateUser\ncondition: a and not b',
  'a:\n  errorCode: AccessDenied\ncondition: a',
  'a:\n  eventName: Invented\ncondition: a',
  'a:\n  eventName: Invented\n  errorCode: null\ncondition: a',
  'a:\n  eventSource: new.amazonaws.com\ncondition: a',
  'a:\n  eventName|startswith: Get\ncondition: a',
];
const CALLS = [...names.keys(), 'new.amazonaws.com', 'other.amazonaws.com'].flatMap((source) =>
  ['CreateUser', 'GetUser', 'GetObject', 'ConsoleLogin', 'Invented', 'Unheard'].map((name) => ({
    source,
    name,
  })),
);

describe('the union of coverages', () => {
  const pairs = DETECTIONS.flatMap((a) => DETECTIONS.map((b) => [a, b] as const));

  it.each(pairs)('of %j and %j says of each call what one of them says', (a, b) => {
    const own = [coverageOf(a), coverageOf(b)];
    const union = unionOf(own);
    for (const call of CALLS) {
      const expected = own.reduce((sum, one) => sum | stateOf(one, call), 0);
      expect([call, stateOf(union, call)]).toEqual([call, expected]);
    }
  });

  it('of one is that one, and of none says nothing', () => {
    const one = coverageOf(DETECTIONS[0]!);
    expect(unionOf([one])).toBe(one);
    expect(unionOf([])).toEqual({ any: 0, services: [], unlisted: [] });
  });

  it('names no call that another takes with all of its service', () => {
    expect(unionOf([DETECTIONS[0]!, DETECTIONS[1]!].map(coverageOf)).unlisted).toEqual([]);
  });
});
