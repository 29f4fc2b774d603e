// Microsoft Sentinel's AWSCloudTrail table: one column a field, in words of its own, structures as JSON text.
import {
  filled,
  isObject,
  objectOf,
  textAt,
  valueInside,
  type Container,
  type JsonObject,
} from './container';
import { structureOf } from './text-values';
import { plainTime } from './times';

/** Column → key, for those that are taken as they stand. */
const TOP = {
  eventVersion: 'EventVersion',
  eventSource: 'EventSource',
  eventName: 'EventName',
  awsRegion: 'AWSRegion',
  sourceIPAddress: 'SourceIpAddress',
  userAgent: 'UserAgent',
  errorCode: 'ErrorCode',
  errorMessage: 'ErrorMessage',
  requestID: 'AwsRequestId',
  eventID: 'AwsEventId',
  readOnly: 'ReadOnly',
  eventType: 'EventTypeName',
  apiVersion: 'APIVersion',
  managementEvent: 'ManagementEvent',
  recipientAccountId: 'RecipientAccountId',
  sharedEventID: 'SharedEventId',
  vpcEndpointId: 'VpcEndpointId',
  eventCategory: 'Category',
} as const;

const IDENTITY = {
  type: 'UserIdentityType',
  principalId: 'UserIdentityPrincipalid',
  arn: 'UserIdentityArn',
  accountId: 'UserIdentityAccountId',
  accessKeyId: 'UserIdentityAccessKeyId',
  userName: 'UserIdentityUserName',
  invokedBy: 'UserIdentityInvokedBy',
} as const;

const ISSUER = {
  type: 'SessionIssuerType',
  principalId: 'SessionIssuerPrincipalId',
  arn: 'SessionIssuerArn',
  accountId: 'SessionIssuerAccountId',
  userName: 'SessionIssuerUserName',
} as const;

const LOST =
  'Sentinel keeps one column a field: what has none is gone, and an empty cell may have been null, empty or missing.';

export const sentinel: Container = {
  name: 'Sentinel export',
  unwrap(value) {
    if (!isObject(value) || textAt(value, 'EventTypeName') === null) return null;
    if (!Object.hasOwn(value, 'UserIdentityType') && !Object.hasOwn(value, 'EventSource'))
      return null;
    return { inner: [valueInside(recordFrom(value))], loses: LOST };
  },
};

function recordFrom(row: JsonObject): JsonObject {
  const cell = (column: string) => {
    const found = Object.hasOwn(row, column) ? row[column] : undefined;
    return found === '' || found === null ? undefined : found;
  };
  const members = (table: Readonly<Record<string, string>>) =>
    objectOf(Object.entries(table).map(([key, column]) => [key, cell(column)]));
  const structure = (column: string) => {
    const found = cell(column);
    return found === undefined ? undefined : structureOf(found);
  };
  const attributes = objectOf([
    ['creationDate', plainTime(cell('SessionCreationDate'))],
    ['mfaAuthenticated', textOf(cell('SessionMfaAuthenticated'))],
  ]);
  const context = objectOf([
    ['attributes', filled(attributes)],
    ['sessionIssuer', filled(members(ISSUER))],
    ['ec2RoleDelivery', cell('EC2RoleDelivery')],
  ]);
  return objectOf([
    ...Object.entries(members(TOP)),
    [
      'eventTime',
      plainTime(cell('EventTime') ?? cell('TimeGenerated') ?? cell('TimeGenerated [UTC]')),
    ],
    [
      'userIdentity',
      objectOf([...Object.entries(members(IDENTITY)), ['sessionContext', filled(context)]]),
    ],
    ['requestParameters', structure('RequestParameters') ?? null],
    ['responseElements', structure('ResponseElements') ?? null],
    ['additionalEventData', structure('AdditionalEventData')],
    ['resources', structure('Resources')],
    ['serviceEventDetails', structure('ServiceEventDetails')],
  ]);
}

/** A text in records; Sentinel makes a boolean of it. */
const textOf = (value: JsonObject[string] | undefined) =>
  typeof value === 'boolean' ? String(value) : value;
