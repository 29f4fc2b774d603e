import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../text/json';
import { publicAddressesIn } from './addresses';
import { inventoryOf, type Inventory } from './inventory';

/** What is found in one value, kinds not found left out. */
function found(value: JsonValue): Partial<Inventory> {
  const counts = Object.entries(inventoryOf([value])).filter(([, count]) => count > 0);
  return Object.fromEntries(counts);
}

describe('public addresses', () => {
  it.each([
    ['8.8.8.8'],
    ['8.8.8.8:443'],
    ['https://8.8.8.8/path'],
    ['8.8.8.0/24'],
    ['from 8.8.8.8.'],
    ['8.8.8.8-9.9.9.9', 2],
    ['"aws:SourceIp":["8.8.8.8","9.9.9.9"]', 2],
    ['logs/8.8.8.8/access.log'],
    ['2a02:26f0:1700:1::b81f:c6ba'],
    ['[2a02:26f0::1]:443'],
    ['2a02:26f0::/32'],
    ['::ffff:8.8.8.8'],
  ])('%s', (text, count = 1) => {
    expect(publicAddressesIn(text)).toHaveLength(count);
  });

  it.each([
    [
      'a private network',
      '10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 127.0.0.1 169.254.169.254',
    ],
    ['carrier-grade NAT', '100.64.0.1 100.127.255.255'],
    ['addresses for documentation', '192.0.2.1 198.51.100.2 203.0.113.3 198.18.0.1 2001:db8::1'],
    ['everywhere and nowhere', '0.0.0.0/0 ::/0 255.255.255.255 224.0.0.1 ::1'],
    ['private IPv6', 'fe80::1 fd12:3456::1 ff02::1 ::ffff:10.0.0.1'],
    ['no address: a number above 255', '123.456.789.012 8.8.8.256'],
    ['no address: leading zeros', '035.249.253.232 8.8.8.08'],
    ['a version of three numbers', '5.7.12'],
    ['a version of five numbers', '1.2.3.4.5'],
    ['a version with a v', 'v8.8.8.8'],
    ['a version by its word', 'version 8.8.8.8, Version: 9.9.9.9'],
    ['a product', 'Chrome/120.0.0.0 AWSPowerShell/4.1.14.0'],
    ['a kernel', 'os/linux#5.10.0.1 4.14.1.2-generic'],
    ['a name with dots', '8.8.8.8.in-addr.arpa'],
    ['a time', '12:34:56 2025-05-14T10:02:17Z'],
    ['a network card', '00:1b:44:11:3a:b7'],
    ['a fingerprint', 'ab:cd:ef:01:23:45:67:89 ab:cd:ef:01:23:45:67:89:ab:cd'],
    ['a resource name', 'arn:aws:s3:::bucket'],
  ])('not %s', (_, text) => {
    expect(publicAddressesIn(text)).toEqual([]);
  });

  it('has one form for each', () => {
    const forms = ['2A02:26F0::1', '2a02:26f0:0:0:0:0:0:1', '8.8.8.8', '::ffff:8.8.8.8'];
    expect(new Set(forms.flatMap(publicAddressesIn)).size).toBe(2);
  });
});

describe('accounts', () => {
  it.each<[string, JsonValue, number]>([
    ['by key', { recipientAccountId: '111122223333' }, 1],
    ['by key, in a list', { accountIds: ['111122223333', '444455556666'] }, 2],
    ['the same one twice', { accountId: '111122223333', ownerId: '111122223333' }, 1],
    ['with leading zeros', { accountId: '012345678901' }, 1],
    ['as a number of another tool', { account_id: 111122223333 }, 1],
    ['root’s principal', { principalId: '111122223333' }, 1],
    [
      'an image’s new user',
      { launchPermission: { add: { items: [{ userId: '111122223333' }] } } },
      1,
    ],
    ['in a resource name', { anything: 'arn:aws:s3:eu-west-1:111122223333:accesspoint/x' }, 1],
    ['in a resource name of another partition', { a: 'arn:aws-us-gov:iam::111122223333:root' }, 1],
    ['in a sentence', { errorMessage: 'User: arn:aws:iam::111122223333:root is not allowed' }, 1],
    ['in a policy', { policyDocument: '{"Principal":{"AWS":["111122223333"]}}' }, 1],
    [
      'in an encoded policy',
      { policy: '%7B%22AWS%22%3A%22arn%3Aaws%3Aiam%3A%3A111122223333%3Aroot%22%7D' },
      1,
    ],
    ['in the key of a log file', { key: 'AWSLogs/111122223333/CloudTrail/a.json.gz' }, 1],
    ['in the name of a log file', '111122223333_CloudTrail_eu-west-1_x.json.gz', 1],
    ['in the address of a queue', { url: 'https://sqs.eu-west-1.amazonaws.com/111122223333/q' }, 1],
    ['in the key of a member', { 'arn:aws:iam::111122223333:root': true }, 1],
  ])('%s', (_, value, accounts) => {
    expect(found(value).accounts).toBe(accounts);
  });

  it.each<[string, JsonValue]>([
    ['a request’s number', { requestID: '123456789012' }],
    ['bytes', { bytesTransferredOut: 123456789012 }],
    ['a time', { startTime: '202505141002', eventTime: 170000000000 }],
    ['the tail of a GUID', { eventID: '12345678-1234-1234-1234-123456789012' }],
    ['eleven or thirteen digits', { accountId: '11112222333', ownerId: '1111222233334' }],
    ['a word under an account’s key', { accountId: 'anonymous' }],
    ['AWS’s own policies', { policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
    ['a bucket', { resource: 'arn:aws:s3:::bucket/123456789012' }],
  ])('not %s', (_, value) => {
    expect(found(value)).toEqual({});
  });
});

it.each<[string, JsonValue, Partial<Inventory>]>([
  ['a long-term key', { accessKeyId: 'AKIAIOSFODNN7EXAMPLE' }, { keys: 1 }],
  ['keys in a sentence', 'AKIAIOSFODNN7EXAMPLE and ASIAIOSFODNN7EXAMPLE', { keys: 2 }],
  ['a user’s id', { principalId: 'AIDALACI57K43PEXAMPLE' }, { uniqueIds: 1 }],
  [
    'a role’s id and session',
    { principalId: 'AROALACI57K43PEXAMPLE:deploy' },
    { uniqueIds: 1, names: 1 },
  ],
  [
    'an instance’s session',
    { principalId: 'AROALACI57K43PEXAMPLE:i-0123456789abcdef0' },
    { uniqueIds: 1 },
  ],
  ['no key: a word in capitals', 'ASIANMARKET and AKIAS', {}],
  [
    'a user, in two places',
    { userName: 'lena', arn: 'arn:aws:iam::111122223333:user/lena' },
    { accounts: 1, names: 1 },
  ],
  ['a user behind a path', 'arn:aws:iam::111122223333:user/eu/ops/lena', { accounts: 1, names: 1 }],
  [
    'a role and its session',
    'arn:aws:sts::111122223333:assumed-role/ops/deploy',
    { accounts: 1, names: 2 },
  ],
  [
    'a role that is a resource',
    { roleArn: 'arn:aws:iam::111122223333:role/ops' },
    { accounts: 1, names: 1 },
  ],
  [
    'a session named by e-mail',
    { roleSessionName: 'Lena@Example.com', sourceIdentity: 'lena@example.com' },
    { emails: 1 },
  ],
  ['no name: a role of AWS', { roleName: 'AWSServiceRoleForSupport' }, {}],
  ['no name: hidden by AWS', { userName: 'HIDDEN_DUE_TO_SECURITY_REASONS' }, {}],
  ['no name: a pattern', { Resource: 'arn:aws:iam::111122223333:role/app-*' }, { accounts: 1 }],
  ['no name: a function', 'arn:aws:lambda:eu-west-1:111122223333:function:x', { accounts: 1 }],
  ['an e-mail', { text: 'write to ops+aws@mail.example.co.uk.' }, { emails: 1 }],
  ['an encoded e-mail', { text: 'lena%40example.com' }, { emails: 1 }],
  ['no e-mail: an image, a package', { a: 'app@sha256:abc', b: 'pkg@1.2.3' }, {}],
  ['a session token', { credentials: { sessionToken: 'IQoJb3JpZ2luX2VjECwa' } }, { secrets: 1 }],
  ['a password', { masterUserPassword: 'hunter2' }, { secrets: 1 }],
  [
    'a signed address',
    'https://b.s3.amazonaws.com/k?X-Amz-Signature=0123456789abcdef0123',
    { secrets: 1 },
  ],
  [
    'no secret: masked',
    { masterUserPassword: '****', password: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
    {},
  ],
  ['no secret: a date or a switch', { passwordLastUsed: '2025-01-01', resetPassword: true }, {}],
  ['no address: a version by its key', { engineVersion: '8.8.8.8', userAgent: 'x 8.8.8.8' }, {}],
  ['nothing in nothing', [null, true, {}, [], '', 0, 12345678901234567890n], {}],
  [
    'nothing in what every record has',
    {
      eventVersion: '1.08',
      eventTime: '2025-05-14T10:02:17Z',
      eventSource: 'iam.amazonaws.com',
      awsRegion: 'eu-west-1',
      sourceIPAddress: 'AWS Internal',
      eventID: 'ce358446-31ed-4ac9-a3de-d197792ea85e',
      userAgent: '[aws-cli/2.27.14 Python/3.13.3]',
    },
    {},
  ],
])('%s', (_, value, expected) => {
  expect(found(value)).toEqual(expected);
});

it('counts over all events, each thing once', () => {
  const event = { sourceIPAddress: '8.8.8.8', userIdentity: { accountId: '111122223333' } };
  const other = { sourceIPAddress: '9.9.9.9', recipientAccountId: '111122223333' };
  expect(inventoryOf([event, event, other])).toMatchObject({ addresses: 2, accounts: 1 });
});

it('stands a deep nest and long words', () => {
  let deep: JsonValue = { accountId: '111122223333' };
  for (let level = 0; level < 100_000; level += 1) deep = [deep];
  const start = performance.now();
  expect(
    found([deep, `${'a'.repeat(200_000)} @ ${'1.'.repeat(50_000)} ${':'.repeat(50_000)}`]),
  ).toEqual({
    accounts: 1,
  });
  expect(performance.now() - start).toBeLessThan(2000);
});
