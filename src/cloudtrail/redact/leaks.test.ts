// The leak scan finds what a redaction would have left, however it is packed, and nothing in what is clean.
import { describe, expect, it } from 'vitest';
import { accountOfKeyId } from './leak-looks';
import { leaks } from './leaks';
import type { Replacement } from './mapping';

const ACCOUNT = '314159265358';
const known = (kind: Replacement['kind'], original: string, inPlace = false): Replacement => ({
  kind,
  original,
  replacement: `stand-in-for-${kind}`,
  inPlace,
});
const REPLACEMENTS = [
  known('accounts', ACCOUNT),
  known('users', 'noor'),
  known('addresses', '52.95.110.7'),
  known('secrets', 'hunter2hunter2'),
  known('users', 'backup', true),
];
const found = (...texts: string[]) =>
  leaks(texts, { replacements: REPLACEMENTS }).map(
    (leak) => `${leak.view}: ${leak.kind} ${leak.found}`,
  );

/** The letters of an id that spell an account: the other direction of the scan's own arithmetic. */
function keyIdOf(account: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  let bits = (BigInt(account) << 4n) | (1n << 44n);
  let body = '';
  for (let i = 0; i < 9; i += 1, bits >>= 5n) body = letters[Number(bits & 31n)]! + body;
  return `ASIA${body}QQQ7777`;
}

describe('finds an original', () => {
  it.each<[string, string, string[]]>([
    ['as it stands', '{"a":"by noor"}', ['plain: users noor']],
    ['however capitalised', 'NOOR', ['plain: users noor']],
    ['behind escapes', '"{\\"a\\":\\"\\u006eoor\\"}"', ['plain: users noor']],
    [
      'percent-encoded',
      'a%3A314159265358%3Ab',
      ['plain: accounts 314159265358', 'percent: accounts 314159265358'],
    ],
    ['letter by letter', '%6e%6F%6f%72', ['percent: users noor']],
    ['in base64', `x ${btoa('signed by noor, today')}`, ['base64: users noor']],
    [
      'in base64 that begins within a run',
      `abc/${btoa('signed by noor, today')}`,
      ['base64: users noor'],
    ],
    [
      'in the wide base64 of PowerShell',
      btoa([...'whoami noor'].join('\u0000') + '\u0000'),
      ['base64: users noor'],
    ],
    ['an account in a longer word', `log${ACCOUNT}x`, [`plain: accounts ${ACCOUNT}`]],
    [
      'an account in a key id',
      keyIdOf(ACCOUNT).slice(0, 13) + 'EXAMPLE',
      [`key id: accounts ${ACCOUNT}`],
    ],
    ['a secret anywhere', 'pw=hunter2hunter2', ['plain: secrets hunter2hunter2']],
  ])('%s', (_, text, expected) => expect(found(text)).toEqual(expected));
});

describe('finds what looks like one', () => {
  it.each<[string, string, string]>([
    ['an account by its key', '"accountId":"271828182845"', 'plain: accounts 271828182845'],
    ['an account in an ARN', 'arn:aws:iam::271828182845:root', 'plain: accounts 271828182845'],
    ['a key id', 'AKIAQ4X7JRZL2M5WTB3C', 'plain: keys akiaq4x7jrzl2m5wtb3c'],
    ['an e-mail address', 'to ana@corp.ch', 'plain: emails ana@corp.ch'],
    ['a token', '"sessionToken": "abc"', 'plain: secrets abc'],
    ['an address', '"sourceIPAddress":"8.8.4.4"', 'plain: addresses 8.8.4.4'],
  ])('%s', (_, text, expected) =>
    expect(found(text).map((one) => one)).toEqual([
      expected.replace('akiaq4x7jrzl2m5wtb3c', 'AKIAQ4X7JRZL2M5WTB3C'),
    ]),
  );
});

describe('finds nothing', () => {
  it.each<[string, string]>([
    ['in another word', 'nooring, 1314159265358'],
    ['of a name that is a word of AWS', 'backup.amazonaws.com'],
    [
      'in values of documentation',
      '"accountId":"111122223333" AKIAIOSFODNN7EXAMPLE ana@example.com "sourceIPAddress":"203.0.113.9"',
    ],
    ['in stand-ins', 'stand-in-for-users REDACTED'],
  ])('%s', (_, text) => expect(found(text)).toEqual([]));

  it('of what was kept on purpose', () => {
    expect(leaks(['noor'], { replacements: REPLACEMENTS, kept: ['Noor'] })).toEqual([]);
  });
});

it('says in which text', () => {
  expect(leaks(['clean', 'noor'], { replacements: REPLACEMENTS })).toEqual([
    { kind: 'users', found: 'noor', text: 1, view: 'plain' },
  ]);
});

it('reads the account in an id', () => {
  expect(accountOfKeyId(keyIdOf('000000000042'))).toBe('000000000042');
  expect(accountOfKeyId(keyIdOf('999999999999'))).toBe('999999999999');
  // Published by those who found it out, with the account it belongs to.
  expect(accountOfKeyId('ASIAQNZGKIQY56JQ7WML')).toBe('029608264753');
  expect(accountOfKeyId('AKIA0000000000000000')).toBeNull();
});
