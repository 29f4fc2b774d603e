// One mapping for everything that travels together: same original, same stand-in, however it is packed.
import { describe, expect, it } from 'vitest';
import { compactJson, readJson, type JsonValue } from '../../text/json';
import { Redaction } from './redaction';
import type { Choices } from './mapping';

const read = (text: string): JsonValue => {
  const result = readJson(text);
  if ('mistake' in result) throw new Error(result.mistake.message);
  return result.value;
};

/** All values are learnt, the last one is returned. */
function redacted(values: readonly JsonValue[], choices: Choices = {}): JsonValue {
  const redaction = new Redaction(choices);
  for (const value of values) redaction.learn(value);
  return redaction.value(values.at(-1)!);
}

const ACCOUNT = '314159265358';
const NOOR = { userIdentity: { userName: 'noor', accountId: ACCOUNT } };
/** What becomes of a text beside a record of noor's. */
const beside = (text: string, choices: Choices = {}) => redacted([NOOR, { text }], choices);

it('keeps types, the order of keys and long integers', () => {
  const text = `{"10":1,"2":{"size":12345678901234567890,"x":null,"accountId":${ACCOUNT}},"userName":"noor","b":[true,1.5,[]]}`;
  expect(compactJson(redacted([read(text)]))).toBe(
    '{"10":1,"2":{"size":12345678901234567890,"x":null,"accountId":111122223333},"userName":"user-01","b":[true,1.5,[]]}',
  );
});

describe('finds what it knows in any text', () => {
  it.each<[string, string, string]>([
    ['in words', `User noor of ${ACCOUNT}.`, 'User user-01 of 111122223333.'],
    ['however capitalised', 'NOOR and Noor', 'user-01 and user-01'],
    ['not inside a word', 'nooring, unnoor, noor7', 'nooring, unnoor, noor7'],
    ['an account between letters', `log${ACCOUNT}x`, 'log111122223333x'],
    ['no account in longer digits', `${ACCOUNT}0`, `${ACCOUNT}0`],
    ['an account as the console writes it', '3141-5926-5358', '1111-2222-3333'],
    [
      'percent-encoded',
      `arn%3Aaws%3Aiam%3A%3A${ACCOUNT}%3Auser%2Fnoor%20x`,
      'arn%3Aaws%3Aiam%3A%3A111122223333%3Auser%2Fuser-01%20x',
    ],
    [
      'encoded twice',
      `a%253A${ACCOUNT}%253Auser%252Fnoor`,
      'a%253A111122223333%253Auser%252Fuser-01',
    ],
    ['with a percent sign that encodes nothing', '100% noor %zz %ff', '100% user-01 %zz %ff'],
    [
      'in JSON, whose spacing stays',
      '{ "a" : [ "noor" ],\n"n": 1e3 }',
      '{ "a" : [ "user-01" ],\n"n": 1e3 }',
    ],
    ['in JSON in JSON', '{"a":"{\\"b\\": \\"noor\\"}"}', '{"a":"{\\"b\\": \\"user-01\\"}"}'],
    ['in JSON by escapes', '{"a":"\\u006eoor"}', '{"a":"user-01"}'],
    ['in broken JSON', '{"a":"noor"', '{"a":"user-01"'],
    ['in base64', btoa(`{"account":"${ACCOUNT}"}`), btoa('{"account":"111122223333"}')],
    [
      'in base64 in a text',
      `Basic ${btoa('noor:xxxxxxxxxxx')}`,
      `Basic ${btoa('user-01:xxxxxxxxxxx')}`,
    ],
  ])('%s', (_, text, expected) => {
    expect(beside(text)).toEqual({ text: expected });
  });
});

describe('keeps the shape', () => {
  it.each<[string, JsonValue, JsonValue]>([
    [
      'of a key: long-lived or temporary',
      { k: ['AKIAQ4X7JRZL2M5WTB3C', 'ASIAQ4X7JRZL2M5WTB3C'] },
      { k: ['AKIAAAAAAAAABEXAMPLE', 'ASIAAAAAAAAACEXAMPLE'] },
    ],
    ['of a unique id', 'AROAQ4X7JRZL2M5WTB3C7', 'AROAAAAAAAAAABEXAMPLE'],
    ['of resource ids', 'i-0af31b22c4d95e607 i-0a1b2c3d', 'i-00000000000000001 i-00000002'],
    ['of a network card', '0a:44:8e:30:47:63', '02:00:00:00:00:01'],
    ['of a GUID', '6F2B8D1C-94AA-4E07-B3D5-2C1A7E90F4B8', '00000000-0000-4000-8000-000000000001'],
    ['of what goes as an id', { requestID: 'NDW5RY56ZA5P31TT' }, { requestID: '0000000000000001' }],
    [
      'of addresses: one network stays one',
      '52.95.110.7 52.95.110.9 52.95.111.7',
      '198.51.100.7 198.51.100.9 203.0.113.7',
    ],
    [
      'of a network',
      '52.95.110.0/24 and 52.95.110.128/25',
      '198.51.100.0/24 and 198.51.100.128/25',
    ],
    ['of a wide network and who is in it', '52.95.110.7 52.94.0.0/15', '240.0.0.7 240.0.0.0/15'],
    [
      'of version 6',
      '2600:1f18:24e2:b800::7 2600:1f18:24e2:b800::8 2600:1f18:24e2:b801::7',
      '2001:db8:1:1::1 2001:db8:1:1::2 2001:db8:1:2::3',
    ],
    ['of an address of version 4 in one of version 6', '::ffff:52.95.110.7', '::ffff:198.51.100.7'],
    [
      'of a host that spells one',
      'ec2-52-95-110-7.compute-1.amazonaws.com',
      'ec2-198-51-100-7.compute-1.amazonaws.com',
    ],
    [
      'of an object key',
      { bucketName: 'pay-logs', key: 'a/b.json.gz' },
      { bucketName: 'bucket-01', key: 'key-01.json.gz' },
    ],
    [
      'of a bucket in a host',
      { Host: 'pay-logs.s3.eu-west-1.amazonaws.com' },
      { Host: 'bucket-01.s3.eu-west-1.amazonaws.com' },
    ],
    [
      'of a role of the identity centre',
      { roleName: 'AWSReservedSSO_Night_0123456789abcdef' },
      { roleName: 'AWSReservedSSO_role-01_0000000000000001' },
    ],
    [
      'of an ARN',
      'arn:aws:sts::314159265358:assumed-role/ops/noor',
      'arn:aws:sts::111122223333:assumed-role/role-01/session-01',
    ],
    [
      'of numbers and words that are called secrets',
      { password: 123, passwordResetRequired: true },
      { password: 0, passwordResetRequired: true },
    ],
  ])('%s', (_, value, expected) => expect(redacted([value])).toEqual(expected));
});

describe('leaves alone', () => {
  it.each<[string, JsonValue]>([
    [
      'values of documentation',
      {
        accountId: '111122223333',
        a: 'AKIAIOSFODNN7EXAMPLE 192.0.2.7 2001:db8::1 ana@example.org',
      },
    ],
    ['private networks and the whole', { cidrIp: '0.0.0.0/0', a: '10.1.2.3/8 ::1 192.168.0.0/16' }],
    [
      'what rules go by',
      {
        eventName: 'GetUser',
        eventSource: 'iam.amazonaws.com',
        errorCode: 'AccessDenied',
        awsRegion: 'eu-west-1',
        readOnly: true,
      },
    ],
    [
      'services as callers',
      {
        sourceIPAddress: 'AWS Internal',
        userAgent: 'cloudformation.amazonaws.com',
        invokedBy: 'cloudformation.amazonaws.com',
      },
    ],
    [
      'what is hidden',
      {
        userName: 'HIDDEN_DUE_TO_SECURITY_REASONS',
        masterUserPassword: '****',
        sessionToken: null,
      },
    ],
    [
      "AWS's own names",
      {
        roleName: 'AWSServiceRoleForRDS',
        documentName: 'AWS-RunShellScript',
        policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
      },
    ],
    ['patterns in policies', '{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}'],
  ])('%s', (_, value) => expect(redacted([value])).toEqual(value));
});

describe('a name that is a word of AWS', () => {
  it('is replaced where names stand, and nowhere else', () => {
    const value = {
      eventSource: 'backup.amazonaws.com',
      userIdentity: { userName: 'backup', arn: 'arn:aws:iam::111122223333:user/backup' },
      userAgent: 'Backup/1.0',
      errorMessage: 'backup failed',
    };
    expect(redacted([value])).toEqual({
      ...value,
      userIdentity: { userName: 'user-01', arn: 'arn:aws:iam::111122223333:user/user-01' },
    });
  });

  it('does not touch products in a user agent, but a name in it', () => {
    const value = { userName: 'gopher', userAgent: 'gopher-sdk/1.0 lang/gopher#1.2 (for gopher)' };
    expect(redacted([value])).toMatchObject({
      userAgent: 'gopher-sdk/1.0 lang/gopher#1.2 (for user-01)',
    });
  });
});

it('takes no name for a stand-in that only looks like one', () => {
  expect(redacted([{ userName: 'user-1001', roleSessionName: 'session-872571' }])).toEqual({
    userName: 'user-01',
    roleSessionName: 'session-01',
  });
});

it('never takes a stand-in that occurs already', () => {
  const value = {
    userName: 'noor',
    a: 'user-01 111122223333 198.51.100.1',
    accountId: ACCOUNT,
    ip: '52.95.110.7',
  };
  expect(redacted([value])).toEqual({
    userName: 'user-02',
    a: 'user-01 111122223333 198.51.100.1',
    accountId: '444455556666',
    ip: '203.0.113.7',
  });
});

it('replaces keys of objects where they are somebody, not those that the API named', () => {
  const value = {
    userName: 'noor-x',
    items: { userName: 'items' },
    'arn:aws:s3:::pay-logs': 1,
    tags: { 'noor-x': 'yes-1' },
  };
  expect(redacted([value])).toEqual({
    userName: 'user-01',
    items: { userName: 'user-02' },
    'arn:aws:s3:::bucket-01': 1,
    tags: { 'user-01': 'name-01' },
  });
});

it('keeps what one wants to keep, but never a secret', () => {
  const value = {
    userName: 'noor',
    roleName: 'night-ops',
    accountId: ACCOUNT,
    sessionToken: 'night-ops',
    email: 'a@b.ch',
  };
  expect(redacted([value], { keep: ['night-ops', 'noor'], off: ['accounts', 'secrets'] })).toEqual({
    ...value,
    sessionToken: 'REDACTED',
    email: 'user1@example.com',
  });
});

it('counts and lists what it replaced, in the order of appearance', () => {
  const redaction = new Redaction();
  redaction.learn(NOOR);
  redaction.learn({ userName: 'backup', accountId: ACCOUNT });
  expect(redaction.replacements).toEqual([
    { kind: 'users', original: 'noor', replacement: 'user-01', inPlace: false },
    { kind: 'accounts', original: ACCOUNT, replacement: '111122223333', inPlace: false },
    { kind: 'users', original: 'backup', replacement: 'user-02', inPlace: true },
  ]);
  expect(redaction.counts).toMatchObject({ users: 2, accounts: 1, keys: 0 });
});

it('redacts names of files', () => {
  const redaction = new Redaction();
  const name = `AWSLogs/${ACCOUNT}/${ACCOUNT}_CloudTrail_eu-west-1_20260303T1015Z_noor.json.gz`;
  redaction.learn(NOOR);
  redaction.learn(name);
  expect(redaction.text(name)).toBe(
    'AWSLogs/111122223333/111122223333_CloudTrail_eu-west-1_20260303T1015Z_user-01.json.gz',
  );
});

it('takes numbers for names where people and sessions are named, and leaves them elsewhere', () => {
  const record = {
    userIdentity: { userName: '471100', principalId: 'AROAQ4X7JRZL2M5WTB3C7:48151623' },
    requestParameters: { roleSessionName: '48151623', groupName: '471100', size: '48151623' },
    errorMessage: 'HTTP 48151623 of 471100',
  };
  expect(redacted([record])).toMatchObject({
    userIdentity: {
      userName: 'user-01',
      principalId: expect.stringMatching(/:session-01$/) as string,
    },
    requestParameters: { roleSessionName: 'session-01', size: '48151623' },
    errorMessage: 'HTTP 48151623 of 471100',
  });
});
