// What is found in a text, kind by kind, and what only looks like it.
import { describe, expect, it } from 'vitest';
import { findingsIn } from './looks';
import { placeOf, NOWHERE, type Place } from './place';

const place = (key: string, above: Place = NOWHERE, beside: readonly string[] = []): Place =>
  placeOf(key, above, beside);
const found = (text: string, at: Place = NOWHERE): string[] =>
  findingsIn(text, at).map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`);

describe('by its look', () => {
  it.each<[string, string, string[]]>([
    ['an access key id', 'key AKIAQ4X7JRZL2M5WTB3C used', ['keys AKIAQ4X7JRZL2M5WTB3C']],
    [
      'a temporary one, its body of any letters',
      'ASIA0189ABCD0189ABCD',
      ['keys ASIA0189ABCD0189ABCD'],
    ],
    ['no key in a longer word', 'XAKIAQ4X7JRZL2M5WTB3C', []],
    [
      'the id of a role, and its session',
      'AROAQ4X7JRZL2M5WTB3C7:mo',
      ['uniqueIds AROAQ4X7JRZL2M5WTB3C7', 'sessions mo'],
    ],
    [
      'the id of a role, and a number for its session',
      'AROAQ4X7JRZL2M5WTB3C7:48151623',
      ['uniqueIds AROAQ4X7JRZL2M5WTB3C7', 'sessions 48151623'],
    ],
    [
      'a session in an ARN that is a number, and a user',
      'arn:aws:sts::314159265358:assumed-role/Ops/48151623 arn:aws:iam::314159265358:user/471100',
      [
        'accounts 314159265358',
        'accounts 314159265358',
        'roles Ops',
        'sessions 48151623',
        'users 471100',
      ],
    ],
    ['an e-mail address', 'mail Ana.Lú+x@corp.example.ch now', ['emails Ana.Lú+x@corp.example.ch']],
    [
      'a resource id of either length',
      'i-0af31b22c4d95e607, sg-0a1b2c3d',
      ['resourceIds i-0af31b22c4d95e607', 'resourceIds sg-0a1b2c3d'],
    ],
    [
      'a directory of IAM Identity Center, where somebody signed in',
      'https://portal.sso.us-east-1.amazonaws.com/saml?organization=d-9a8b7c6d5e&region=us-east-1',
      ['resourceIds d-9a8b7c6d5e'],
    ],
    ['no directory in a date', 'd-20260303 and backup-d-9a8b7c6d5', []],
    [
      'a compound one',
      'eni-attach-0a1b2c3d rtbassoc-0af31b22c4d95e607',
      ['resourceIds eni-attach-0a1b2c3d', 'resourceIds rtbassoc-0af31b22c4d95e607'],
    ],
    [
      'of a database, of a network card',
      'db-ABCDEFGHIJKLMNOPQRSTUVWX12 0a:44:8e:30:47:63',
      ['resourceIds db-ABCDEFGHIJKLMNOPQRSTUVWX12', 'resourceIds 0a:44:8e:30:47:63'],
    ],
    [
      'the id of a session and whose it is',
      'wss://ssmmessages/data-channel/Mo.Ré-0af31b22c4d95e607?role=x',
      ['sessions Mo.Ré', 'resourceIds 0af31b22c4d95e607'],
    ],
    [
      'a newer one, of a number',
      '1760115506-4njnyxxl8yn676nsla8j6l4bra',
      ['sessions 1760115506', 'resourceIds 4njnyxxl8yn676nsla8j6l4bra'],
    ],
    [
      'one of somebody’s mail address',
      'mo@corp.ch-0af31b22c4d95e607',
      ['emails mo@corp.ch', 'resourceIds 0af31b22c4d95e607'],
    ],
    [
      'one that AWS named',
      'ecs-execute-command-0af31b22c4d95e607',
      ['resourceIds 0af31b22c4d95e607'],
    ],
    ['the fingerprint of a key', `MD5 ${'0a:'.repeat(15)}bc`, [`ids ${'0a:'.repeat(15)}bc`]],
    [
      'a user of a directory',
      'S-1-5-21-1101101101-202202202-303303303-1126',
      ['ids S-1-5-21-1101101101-202202202-303303303-1126'],
    ],
    [
      'a queue',
      'https://sqs.eu-west-1.amazonaws.com/111122223333/pay-out',
      ['accounts 111122223333', 'names pay-out'],
    ],
    [
      'an image',
      '111122223333.dkr.ecr.eu-west-1.amazonaws.com/pay/out:latest',
      ['accounts 111122223333', 'names pay/out'],
    ],
    [
      'a digest',
      'sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0',
      ['ids 0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0'],
    ],
    ['no resource id: a word and eight letters', 'red-deadbeef', []],
    [
      'a GUID',
      'id 6f2b8d1c-94aa-4e07-b3d5-2c1a7e90f4b8.',
      ['ids 6f2b8d1c-94aa-4e07-b3d5-2c1a7e90f4b8'],
    ],
    ['a public address', 'from 52.95.110.7, port 443', ['addresses 52.95.110.7']],
    ['with its port', '52.95.110.7:443', ['addresses 52.95.110.7']],
    ['a network of one', '52.95.110.7/32', ['addresses 52.95.110.7']],
    ['a wide network, whole', '52.94.0.0/15', ['addresses 52.94.0.0/15']],
    ['the whole internet is nobody', '0.0.0.0/0 and ::/0', []],
    ['private ones are nobody', '10.0.0.1 172.16.3.4 192.168.1.1 100.64.0.1 127.0.0.1 fe80::1', []],
    ['of version 6', '2600:1f18:24e2:b800::7', ['addresses 2600:1f18:24e2:b800::7']],
    ['spelled as a host', 'ec2-52-95-110-7.compute-1.amazonaws.com', ['addresses 52-95-110-7']],
    ['a private one spelled as a host', 'ip-10-0-1-10.ec2.internal', []],
    ['no address: impossible', '253.252.51.07 and 999.1.1.1', []],
    ['no address: a version', 'Chrome/114.0.0.1 version 5.7.12.1', []],
  ])('%s', (_, text, expected) => expect(found(text)).toEqual(expected));
});

describe('in an ARN', () => {
  it.each<[string, string, string[]]>([
    [
      'a user below a path',
      'arn:aws:iam::314159265358:user/eng/mo',
      ['accounts 314159265358', 'names eng', 'users mo'],
    ],
    [
      'role and session',
      'arn:aws:sts::314159265358:assumed-role/ops-night/mo',
      ['accounts 314159265358', 'roles ops-night', 'sessions mo'],
    ],
    ['root is no name', 'arn:aws:iam::314159265358:root', ['accounts 314159265358']],
    ["AWS's policies are AWS's", 'arn:aws:iam::aws:policy/AdministratorAccess', []],
    [
      'so are its service roles',
      'arn:aws:iam::314159265358:role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS',
      ['accounts 314159265358'],
    ],
    [
      'bucket and key',
      'arn:aws:s3:::mo-backup/a/b.txt',
      ['buckets mo-backup', 'objectKeys a/b.txt'],
    ],
    ['a pattern in it stays', 'arn:aws:s3:::mo-backup/*', ['buckets mo-backup']],
    [
      'a function',
      'arn:aws:lambda:eu-west-1:314159265358:function:pay-out',
      ['accounts 314159265358', 'names pay-out'],
    ],
    [
      'at the end of a sentence',
      'no access to arn:aws:sqs:eu-west-1:314159265358:pay-out.',
      ['accounts 314159265358', 'names pay-out'],
    ],
    [
      'another partition',
      'arn:aws-cn:iam::314159265358:user/mo',
      ['accounts 314159265358', 'users mo'],
    ],
    ['a piece of one in a pattern', '*:assumed-role/ops-night/*', ['roles ops-night']],
  ])('%s', (_, text, expected) => expect(found(text)).toEqual(expected));
});

describe('by its key', () => {
  const issuer = place('sessionIssuer', place('sessionContext', place('userIdentity')));
  it.each<[string, Place, string, string[]]>([
    ['a user', place('userName', place('userIdentity')), 'mo', ['users mo']],
    ['the issuer of a session is a role', place('userName', issuer), 'ops', ['roles ops']],
    ['what AWS hides is no name', place('userName'), 'HIDDEN_DUE_TO_SECURITY_REASONS', []],
    ['an account', place('recipientAccountId'), '314159265358', ['accounts 314159265358']],
    ['no account: other digits', place('accountId'), '1234', []],
    [
      'a user called by a number is an account',
      place('userName'),
      '314159265358',
      ['accounts 314159265358'],
    ],
    ['a secret', place('sessionToken'), 'short', ['secrets short']],
    ['a secret that is hidden already', place('masterUserPassword'), '****', []],
    [
      'a variable of an environment',
      place('DB', place('variables', place('environment'))),
      'x1',
      ['secrets x1'],
    ],
    ['a command that was sent', place('commands', place('parameters')), 'id', ['secrets id']],
    ['commands elsewhere are texts', place('command'), 'id', []],
    [
      'the key of an object, where a bucket is beside it',
      place('key', NOWHERE, ['bucketName', 'key']),
      'a/b.txt',
      ['objectKeys a/b.txt'],
    ],
    ['the key of a tag is a word', place('key', NOWHERE, ['key', 'value']), 'Owner', []],
    ['its value is somebody', place('value', NOWHERE, ['key', 'value']), 'mo', ['names mo']],
    [
      'the name of a filter is a word',
      place('name', NOWHERE, ['name', 'valueSet']),
      'instance-id',
      [],
    ],
    ['a document of AWS', place('documentName'), 'AWS-RunShellScript', []],
    ['a document of somebody', place('documentName'), 'ops-patch', ['names ops-patch']],
    ['a path without its slash', place('name'), '/pay/db', ['names pay/db']],
    ['a host of somebody', place('Host'), 'git.corp.ch', ['hosts git.corp.ch']],
    [
      'a host of AWS with a bucket',
      place('Host'),
      'mo-backup.s3.eu-west-1.amazonaws.com',
      ['buckets mo-backup'],
    ],
    ['the host of a page', place('websiteURL'), 'https://www.corp.ch/x', ['hosts www.corp.ch']],
    ['a name of whatever', place('loadBalancerName'), 'pay-out', ['names pay-out']],
    ['a name of the API’s', place('attributeName'), 'launchPermission', []],
    ['a person', place('fullName'), 'Mo Ré', ['users Mo Ré']],
    ['who did it', place('createdBy'), 'mo', ['users mo']],
    ['the session behind an id', place('principalId'), 'AROA****:mo', ['sessions mo']],
    [
      'a session by its id: who is known from elsewhere',
      place('roleSessionName'),
      'mo-0af31b22c4d95e607',
      ['sessions mo', 'resourceIds 0af31b22c4d95e607'],
    ],
    ['an id of no known look', place('deploymentId'), 'dep-49ijxa7', ['ids 49ijxa7']],
    ['a zone', place('availabilityZoneId'), 'use1-az2', []],
    [
      'an attribute of a row',
      place('Artist', place('key', NOWHERE, ['tableName', 'key'])),
      'No One',
      ['names No One'],
    ],
    ['values in a query', place('statement'), "SELECT * WHERE a = 'No One'", ['names No One']],
    ['a host of AWS', place('clientProvidedHostHeader'), 'backup.eu-west-1.amazonaws.com', []],
    [
      'the alias of an account',
      place('LoginTo'),
      'https://noor-corp.signin.aws.amazon.com/console',
      ['names noor-corp'],
    ],
    [
      'a sign-in of a region',
      place('LoginTo'),
      'https://us-east-1.signin.aws.amazon.com/console',
      [],
    ],
    ['a name that begins with AWS', place('roleName'), 'aws-night-ops', ['roles aws-night-ops']],
    ['numbers in a version', place('engineVersion'), '8.1.2.3', []],
    ['numbers in a user agent', place('userAgent'), 'x (8.1.2.3)', []],
    ['what rules go by', place('eventName'), 'GetUser', []],
  ])('%s', (_, at, text, expected) => expect(found(text, at)).toEqual(expected));
});

describe('a secret by its look', () => {
  it.each<[string, string, string[]]>([
    [
      'a signature',
      'https://x/?X-Amz-Signature=0123456789abcdef&a=1',
      ['secrets 0123456789abcdef'],
    ],
    [
      'what AWS encoded',
      'Encoded authorization failure message: AbCdEfGhIjKlMnOpQr',
      ['secrets AbCdEfGhIjKlMnOpQr'],
    ],
    [
      'a web token',
      't=eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.c2ln',
      ['secrets eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.c2ln'],
    ],
    ['a password in an address', 'postgres://app:s3cr3t@db/x', ['secrets s3cr3t']],
  ])('%s', (_, text, expected) => expect(found(text)).toEqual(expected));
});
