// What the data says about a miss: each kind of remark on an event of our own.
import { expect, it } from 'vitest';
import { knownMiss } from '../cloudtrail/known-misses';
import { JsonEvent } from '../engine/json-event';
import { compile, itemsOf } from '../engine/plan';
import { parse } from '../sigma/parse';
import type { JsonValue } from '../text/json';
import { plain } from '../view/parts';
import { remarkParts } from '../view/remark-words';
import { nearPaths } from './near-paths';
import { otherFields, remarksOn } from './remarks';

function planOf(line: string) {
  const source = `title: t\nlogsource:\n  product: p\ndetection:\n  s:\n    ${line}\n  condition: s\n`;
  const [rule] = parse(source).documents;
  if (rule?.kind !== 'rule') throw new Error('no rule');
  return compile(rule);
}

const said = (line: string, event: JsonValue): string[] =>
  Object.values(remarksOn(planOf(line), new JsonEvent(event), knownMiss)).map((remark) =>
    plain(remarkParts(remark)),
  );

const ROLE = {
  userIdentity: {
    type: 'AssumedRole',
    sessionContext: { sessionIssuer: { userName: 'Ops' } },
  },
};

it.each<[string, string, JsonValue, string]>([
  [
    'the field elsewhere, where it would hold',
    'identity.name: ana',
    { who: { name: 'ana' } },
    'This event has who.name: "ana". There the line would hold.',
  ],
  [
    'the field elsewhere, with another value',
    'identity.name: ana',
    { who: { name: 'bob' } },
    'This event has who.name: "bob".',
  ],
  [
    'a key in another case',
    'requestParameters.filters: x',
    { requestParameters: { Filters: 'x' } },
    'Keys are read with their case. This event has requestParameters.Filters: "x". There the line would hold.',
  ],
  [
    'a key spelt almost alike',
    'a.sourceAdress: x',
    { a: { sourceAddress: 'x' } },
    'This event has a.sourceAddress: "x". There the line would hold.',
  ],
  ['where the way ends', 'a.b.c: x', { a: { b: null } }, 'a.b is null here.'],
  [
    'a string that holds JSON',
    'policy.Effect: Allow',
    { policy: '{"Effect": "Allow"}' },
    'policy is a text that holds JSON: no field leads into it. Ask it with contains or re.',
  ],
  ['white space', 'a: x y', { a: ' x  y' }, '" x  y" differs in white space only.'],
  [
    'brackets',
    'a|startswith: Boto3',
    { a: '[Boto3/1.2]' },
    '[Boto3/1.2] would fit but for its square brackets: contains finds it.',
  ],
  ['a slip', 'a: DeleteTrail', { a: 'DeleteTrial' }, 'DeleteTrial is spelt almost alike.'],
  ['members of a list', 'a: x', { a: ['p', 'q', 'r'] }, 'None of 3 values of the list holds.'],
  [
    'a role without a name',
    'userIdentity.userName: Ops',
    ROLE,
    'An AssumedRole has no userName of its own: the role’s stands in userIdentity.sessionContext.sessionIssuer.userName, here Ops.',
  ],
  [
    'success that is never written',
    'errorCode: Success',
    { eventName: 'X' },
    'No record has errorCode: Success: a call that went through has no errorCode at all.',
  ],
  [
    'another spelling of denied',
    'errorCode: AccessDenied',
    { errorCode: 'Client.UnauthorizedOperation' },
    'A denied call is spelt differently by services: this one says Client.UnauthorizedOperation.',
  ],
  [
    'a sign-in',
    'errorCode: Success',
    { eventName: 'ConsoleLogin' },
    'A sign-in says how it ended in responseElements.ConsoleLogin, not in errorCode.',
  ],
])('says %s', (_, line, event, expected) => {
  expect(said(line, event).map((one) => one.replaceAll("'", '’'))).toEqual([
    expected.replaceAll("'", '’'),
  ]);
});

it('says that a keyword is only the name of a field', () => {
  const source =
    'title: t\nlogsource:\n  product: p\ndetection:\n  s:\n    - needle\n  condition: s\n';
  const [rule] = parse(source).documents;
  if (rule?.kind !== 'rule') throw new Error('no rule');
  const remarks = remarksOn(compile(rule), new JsonEvent({ a: { needle: 'hay' } }), knownMiss);
  expect(Object.values(remarks).map((remark) => plain(remarkParts(remark)))).toEqual([
    'Keywords are looked for in values; here it is the name of a field, a.needle.',
  ]);
});

it('says nothing where a line holds, or asks for absence', () => {
  expect(said('a: x', { a: 'x' })).toEqual([]);
  expect(said('a: null', { a: 'x' })).toEqual([]);
  expect(said('a|neq: x', { a: 'y' })).toEqual([]);
});

it('offers only fields in which the line would hold', () => {
  const fields = (line: string, event: JsonValue) =>
    otherFields(itemsOf(planOf(line).condition)[0]!, new JsonEvent(event));
  expect(fields('userIdentity.userName: Ops', ROLE)).toEqual([
    'userIdentity.sessionContext.sessionIssuer.userName',
  ]);
  expect(fields('userIdentity.userName: Other', ROLE)).toEqual([]);
});

it('puts the path that shares most first', () => {
  const event = { x: { name: 1 }, a: { y: { name: 2 }, b: { name: 3 } } };
  expect(nearPaths('a.b.c.name', event).map(({ field }) => field)).toEqual([
    'a.b.name',
    'a.y.name',
    'x.name',
  ]);
});

it.each([
  ['another service', 'a: ssm.amazonaws.com', 's3.amazonaws.com'],
  ['another member of a name', 'a: role/ops', 'role/dev'],
])('says nothing of %s', (_, line, value) => {
  expect(said(line, { a: value })).toEqual([]);
});
