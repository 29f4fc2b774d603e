import { expect, it } from 'vitest';
import { factsOf } from './record';

const identity = (userIdentity: object) => factsOf({ userIdentity } as never).principal;

it('says what a row needs', () => {
  const facts = factsOf({
    eventVersion: '1.08',
    eventTime: '2026-01-01T00:00:00Z',
    eventSource: 'ssm.amazonaws.com',
    eventName: 'SendCommand',
    errorCode: 'AccessDenied',
    sourceIPAddress: '192.0.2.1',
    awsRegion: 'eu-central-1',
  });
  expect(facts).toEqual({
    name: 'SendCommand',
    time: '2026-01-01T00:00:00Z',
    service: 'ssm',
    principal: '',
    errorCode: 'AccessDenied',
    address: '192.0.2.1',
    region: 'eu-central-1',
    partial: false,
  });
});

it('marks an Insight, which names its call elsewhere and no caller', () => {
  const facts = factsOf({
    eventVersion: '1.09',
    eventTime: '2026-01-01T00:00:00Z',
    eventType: 'AwsCloudTrailInsight',
    eventCategory: 'Insight',
    insightDetails: {
      state: 'Start',
      eventSource: 'ec2.amazonaws.com',
      eventName: 'RunInstances',
      insightType: 'ApiCallRateInsight',
    },
  });
  expect(facts).toEqual({
    name: 'Insight start: RunInstances',
    time: '2026-01-01T00:00:00Z',
    service: 'ec2',
    principal: '',
    errorCode: '',
    address: '',
    region: '',
    partial: false,
  });
});

it.each([
  ['an IAM user by name', { type: 'IAMUser', userName: 'maria' }, 'maria'],
  [
    'a role by its issuer',
    {
      type: 'AssumedRole',
      arn: 'arn:aws:sts::111122223333:assumed-role/ops/i-0',
      sessionContext: { sessionIssuer: { userName: 'ops' } },
    },
    'ops',
  ],
  [
    'a role without issuer by its session',
    { type: 'AssumedRole', arn: 'arn:aws:sts::111122223333:assumed-role/ops/i-0' },
    'i-0',
  ],
  ['root', { type: 'Root', arn: 'arn:aws:iam::111122223333:root' }, 'root'],
  ['a service', { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' }, 'ec2.amazonaws.com'],
  ['an account by its id', { type: 'AWSAccount', principalId: 'AIDAEXAMPLE' }, 'AIDAEXAMPLE'],
  ['nothing known', {}, ''],
])('%s', (_, userIdentity, expected) => {
  expect(identity(userIdentity)).toBe(expected);
});

it.each([
  ['{"eventName":"X"}', { eventName: 'X' }],
  ['a number for a name', { eventVersion: '1.08', eventTime: 't', eventSource: 's', eventName: 5 }],
])('%s is no full record', (_, record) => {
  expect(factsOf(record).partial).toBe(true);
});
