// What is known of the fields of a record, for events that are made or changed: what they hold, and likely values.
import { fieldNamed, type Field } from './fields';
import type { JsonValue } from '../text/json';

/** Fields that every record has. */
const ALWAYS: ReadonlySet<string> = new Set([
  ...['eventVersion', 'eventTime', 'eventSource', 'eventName', 'awsRegion', 'eventType', 'eventID'],
  ...['sourceIPAddress', 'userAgent', 'recipientAccountId', 'eventCategory', 'userIdentity.type'],
]);

/** For one that is to be another; the first that will do is taken. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  eventName: ['DescribeInstances', 'GetCallerIdentity', 'CreateTags'],
  eventSource: ['ec2.amazonaws.com', 'sts.amazonaws.com', 's3.amazonaws.com'],
  errorCode: ['AccessDenied', 'ThrottlingException'],
  errorMessage: ['The call was not carried out.'],
  awsRegion: ['eu-central-1', 'us-west-2'],
  userAgent: ['console.amazonaws.com', 'Boto3/1.38.4'],
  sourceIPAddress: ['198.51.100.7', '203.0.113.10', '2001:db8::1'],
  'userIdentity.arn': ['arn:aws:iam::111122223333:user/bob'],
  'userIdentity.userName': ['bob', 'carol'],
  'userIdentity.accountId': ['444455556666'],
};

export const kindOfField = (name: string): Field['type'] | null => fieldNamed(name)?.type ?? null;

export const isAlwaysThere = (name: string): boolean => ALWAYS.has(name);

export const likelyValues = (name: string): readonly JsonValue[] =>
  VALUES[name] ?? fieldNamed(name)?.values ?? [];

/** A call that went through has no error code. */
export const isImpossible = (name: string, value: JsonValue): boolean =>
  name === 'errorCode' && typeof value === 'string' && /^success$/i.test(value);
