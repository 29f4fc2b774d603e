// What a rule that travels looks for inside of names stays inside of them, as it is in the rule then.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile, type Plan } from '../../engine/plan';
import { parse } from '../../sigma/parse';
import { compactJson, type JsonValue } from '../../text/json';
import { leaks } from './leaks';
import { Redaction } from './redaction';
import { learnRule, redactedRule } from './rule-text';
import { verdictsKept } from './verdicts';

const EVENT = {
  userIdentity: {
    userName: 'repo:corp/App:pull_request',
    principalId: 'AROAQ4X7JRZL2M5WTB3C7:noor',
    arn: 'arn:aws:sts::314159265358:assumed-role/AWSReservedSSO_NightOps_0af31b22c4d95e60/noor',
  },
  requestParameters: {
    bucketName: 'noor-logs-314159265358',
    target: 'noor-0af31b22c4d95e607',
    roleName: 'ops-night-Admin-x',
  },
};

const ruleOf = (item: string) =>
  `title: A rule\nlogsource:\n  product: aws\n  service: cloudtrail\ndetection:\n  s:\n    ${item}\n  condition: s\n`;

function planOf(source: string): Plan | null {
  const [document] = parse(source).documents;
  return document?.kind === 'rule' && document.sound ? compile(document) : null;
}

function share(source: string, events: readonly JsonValue[]) {
  const redaction = new Redaction();
  for (const event of events) redaction.learn(event);
  learnRule(source, redaction);
  const text = redactedRule(source, redaction);
  const after = events.map((event) => redaction.value(event));
  const changed = verdictsKept([planOf(source)!], events, after, [planOf(text)]);
  const left = leaks([text, ...after.map(compactJson)], redaction);
  return { text, after, changed, left };
}

describe('the verdict stays, and no original, of a rule that asks', () => {
  type At = (typeof EVENT)['userIdentity'] & (typeof EVENT)['requestParameters'];
  it.each<[string, string, keyof At, string]>([
    [
      'for the end of a name behind a colon',
      "userIdentity.userName|endswith: ':pull_request'",
      ...(['userName', 'user-01:pull_request'] as const),
    ],
    [
      'for its beginning and its end',
      "userIdentity.userName: 'repo:*:pull_request'",
      ...(['userName', 'repo:user-01:pull_request'] as const),
    ],
    [
      'for two pieces of it',
      'requestParameters.roleName|contains|all: [night, admin]',
      ...(['roleName', 'role-02nightxAdminx'] as const),
    ],
    [
      'for a piece of a permission set',
      "userIdentity.arn|contains: ':assumed-role/AWSReservedSSO_Night'",
      ...([
        'arn',
        'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Nightrole-01_0000000000000001/session-01',
      ] as const),
    ],
    [
      'for a piece with somebody’s name and account, which are replaced in it',
      "requestParameters.bucketName|startswith: 'noor-logs-3141'",
      ...(['bucketName', 'session-01-logs-3141bucket-01'] as const),
    ],
    [
      'for an account in it',
      "requestParameters.bucketName|endswith: '-logs-314159265358'",
      ...(['bucketName', 'bucket-01-logs-111122223333'] as const),
    ],
    [
      'for who asked for a session',
      "requestParameters.target|startswith: 'noor-'",
      ...(['target', 'session-01-00000000000000001'] as const),
    ],
    ['for it anywhere', "'*logs-*'", 'bucketName', 'bucket-01logs-x'],
  ])('%s', (_, item, key, expected) => {
    const { after, changed, left } = share(ruleOf(item), [EVENT]);
    const [{ userIdentity: who, requestParameters: what }] = after as [typeof EVENT];
    expect({ ...who, ...what }[key]).toBe(expected);
    expect(changed).toEqual([]);
    expect(left).toEqual([]);
  });
});

it.each([
  ["userIdentity.userName|endswith: 'noor7.noor7'", 'noor7.noor7.noor7'],
  ["userIdentity.userName|startswith: 'noor7.noor7'", 'noor7.noor7.noor7'],
  ["userIdentity.userName|contains|all: ['ops.adm', 'adm.x9y']", 'ops.adm.x9y'],
  ["userIdentity.userName|contains|all: ['night', 'adm']", 'nightadm'],
  ["userIdentity.userName|endswith: ['adm', 'night']", 'nightadm'],
])('holds pieces that overlap, or leave nothing between them: %s', (item, userName) => {
  const { changed, left } = share(ruleOf(item), [{ userIdentity: { userName } }]);
  expect([changed, left]).toEqual([[], []]);
});

it('an expression can’t be held: the predicate is named', () => {
  const { changed } = share(ruleOf("requestParameters.roleName|re: '^ops-[a-z]+-Admin'"), [EVENT]);
  expect(changed.map(({ predicates }) => predicates.map(({ text }) => text))).toEqual([
    ['^ops-[a-z]+-Admin'],
  ]);
});

/** Names of pieces, and questions for pieces of them. */
const arbitraryPiece = fc.constantFrom('ops', 'Night', 'noor7', 'adm', 'x9y', 'pull_request', 'zz');
const arbitraryName = fc
  .tuple(
    fc.array(arbitraryPiece, { minLength: 1, maxLength: 4 }),
    fc.constantFrom('-', ':', '_', '.'),
  )
  .map(([pieces, glue]) => pieces.join(glue));
const FIELDS = {
  'userIdentity.userName': (name: string) => ({ userIdentity: { userName: name } }),
  'requestParameters.roleName': (name: string) => ({ requestParameters: { roleName: name } }),
  'userIdentity.arn': (name: string) => ({
    userIdentity: { arn: `arn:aws:iam::314159265358:user/${name}` },
  }),
  errorMessage: (name: string) => ({ userName: name, errorMessage: `No, ${name}.` }),
};
type Field = keyof typeof FIELDS;
const arbitraryField = fc.constantFrom(...(Object.keys(FIELDS) as Field[]));

it('whatever it asks of names: pieces, at whatever end, several at once (400 runs)', () => {
  const asked = fc.record({
    field: arbitraryField,
    names: fc.array(arbitraryName, { minLength: 1, maxLength: 4 }),
    how: fc.constantFrom('|contains', '|startswith', '|endswith', '|contains|all', ''),
    texts: fc.array(arbitraryName, { minLength: 1, maxLength: 2 }),
  });
  fc.assert(
    fc.property(asked, ({ field, names, how, texts }) => {
      const events = names.map((name) => FIELDS[field](name) as JsonValue);
      const source = ruleOf(`${field}${how}: ${JSON.stringify(texts)}`);
      const { changed, left } = share(source, events);
      expect(changed).toEqual([]);
      expect(left).toEqual([]);
    }),
    { numRuns: 400 },
  );
});
