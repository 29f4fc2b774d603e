import { expect, it } from 'vitest';
import type { ComparedCalls, Comparison, Side } from '../catalogue/compare';
import type { RuleRow } from '../catalogue/catalogue';
import { differenceParts, endedWords } from './compare-words';
import { plain } from './parts';

const row = (number: number, logsource = 'aws · cloudtrail'): RuleRow => ({
  number,
  key: String(number),
  kind: 'rule',
  title: `Rule ${number}`,
  level: 'high',
  status: 'test',
  logsource,
  author: null,
  date: null,
  tactics: [],
  techniques: [],
  set: 'own',
  path: `${number}.yml`,
  sound: true,
});

type Call = [call: string, side: Side, left?: string, right?: string];

const seeing = (...calls: Call[]): ComparedCalls => ({
  leftAny: false,
  rightAny: false,
  calls: calls.map(([call, side, left = '', right = '']) => ({ call, side, left, right })),
});

const predicate = (side: Side): Comparison['predicates'][number] => ({
  field: 'eventName',
  kind: 'eq',
  value: 'X',
  side,
  excludes: false,
});

const said = (
  calls: ComparedCalls | null,
  sides: readonly Side[],
  more: Partial<Comparison> = {},
) =>
  plain(
    differenceParts({
      left: row(1),
      right: row(2),
      attributes: [],
      predicates: sides.map(predicate),
      calls,
      techniques: [],
      ...more,
    }),
  );

const SUCCESS = 'successful calls; denied ones do not match';

it.each<[string, ComparedCalls | null, Side[]]>([
  [
    'Both see ssm SendCommand, A only when it succeeded, B however it ended; 1 of 2 predicates is in both.',
    seeing(['ssm SendCommand', 'both', SUCCESS, '']),
    ['both', 'left'],
  ],
  [
    'Both see iam A and iam B; all 2 predicates are in both.',
    seeing(['iam A', 'both'], ['iam B', 'both']),
    ['both', 'both'],
  ],
  [
    'Both see iam A; A alone 3 calls, B alone s3 E; no predicate is in both.',
    seeing(['iam A', 'both'], ['B', 'left'], ['C', 'left'], ['D', 'left'], ['s3 E', 'right']),
    ['left', 'right'],
  ],
  [
    'They have no call in common: A sees iam A, B sees iam B; 2 of 3 predicates are in both.',
    seeing(['iam A', 'left'], ['iam B', 'right']),
    ['both', 'both', 'right'],
  ],
  [
    'Both see the same 3 calls, 2 of them A only when it was denied, B unless it was denied; the one predicate is in both.',
    seeing(
      ['a', 'both'],
      ['b', 'both', 'denied calls', 'denied calls do not match'],
      ['c', 'both', 'denied calls', 'denied calls do not match'],
    ),
    ['both'],
  ],
  [
    'Both see a and b, 2 of them with other outcomes; B sees other calls as well; neither looks for a value.',
    { ...seeing(['a', 'both', SUCCESS, ''], ['b', 'both', '', SUCCESS]), rightAny: true },
    [],
  ],
  [
    'Neither names a call; both see other calls as well; no predicate is in both.',
    { leftAny: true, rightAny: true, calls: [] },
    ['left'],
  ],
  ['Neither can match a call that AWS has; no predicate is in both.', seeing(), ['right']],
  ['Both are about aws · cloudtrail; no predicate is in both.', null, ['right']],
])('%s', (sentence, calls, sides) => {
  expect(said(calls, sides)).toBe(sentence);
});

it('says what each is about where it is not the same, and that a rule is itself', () => {
  expect(said(null, ['left'], { right: row(2, '') })).toBe(
    'A is about aws · cloudtrail, B about no log source it names; no predicate is in both.',
  );
  expect(said(null, [], { right: row(1) })).toBe('This is one and the same rule.');
});

it('says an outcome that has no short word as it is', () => {
  expect(endedWords('calls that failed, and not for a missing permission')).toBe(
    'only for calls that failed, and not for a missing permission',
  );
});
