// A record as CloudTrail would write it, around the fields that a rule asks for. Names, ids and addresses are those kept for examples.
import { isObject } from './containers/container';
import { withKeys, keysOf, type JsonValue } from '../text/json';

type JsonObject = { readonly [key: string]: JsonValue };

const ACCOUNT = '111122223333';
const START = Date.UTC(2026, 2, 3, 10, 15);
const MINUTE = 60_000;

/** In the order CloudTrail writes; what it does not know comes behind. */
const ORDER = [
  ...['eventVersion', 'userIdentity', 'eventTime', 'eventSource', 'eventName', 'awsRegion'],
  ...['sourceIPAddress', 'userAgent', 'errorCode', 'errorMessage', 'requestParameters'],
  ...['responseElements', 'additionalEventData', 'requestID', 'eventID', 'readOnly', 'resources'],
  ...['eventType', 'managementEvent', 'recipientAccountId', 'eventCategory', 'tlsDetails'],
];

/** `nth` makes ids and times differ between the records of one set, counted from 0. */
export function likelyRecord(asked: JsonValue, nth = 0): JsonValue {
  const given = isObject(asked) ? asked : {};
  const name = textOf(given['eventName']) ?? 'DescribeInstances';
  const source =
    textOf(given['eventSource']) ??
    (name === 'ConsoleLogin' ? 'signin.amazonaws.com' : 'ec2.amazonaws.com');
  const signIn = source === 'signin.amazonaws.com';
  const failed = typeof given['errorCode'] === 'string';
  const base: JsonObject = {
    eventVersion: '1.11',
    userIdentity: identityFor(given['userIdentity'], source),
    eventSource: source,
    eventName: name,
    awsRegion: 'us-east-1',
    sourceIPAddress: '203.0.113.10',
    userAgent: signIn
      ? 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
      : 'aws-cli/2.27.4 md/Botocore#1.38.4 os/linux lang/python#3.13.2 cfg/retry-mode#standard',
    ...(failed ? { errorMessage: 'The call was not carried out.' } : {}),
    requestParameters: null,
    responseElements: signIn && !failed ? { ConsoleLogin: 'Success' } : null,
    ...(signIn ? { additionalEventData: { MobileVersion: 'No', MFAUsed: 'Yes' } } : {}),
    ...momentOf(nth),
    readOnly: READS.test(name),
    eventType: signIn ? 'AwsConsoleSignIn' : 'AwsApiCall',
    managementEvent: !isData(source, name),
    recipientAccountId: ACCOUNT,
    eventCategory: isData(source, name) ? 'Data' : 'Management',
  };
  return inOrder(merged(base, given));
}

/** What differs between the records of one set. */
function momentOf(nth: number): JsonObject {
  const id = String(nth + 1).padStart(12, '0');
  return {
    eventTime: `${new Date(START + nth * MINUTE).toISOString().slice(0, 19)}Z`,
    requestID: `5f1c2f6a-0000-4000-8000-${id}`,
    eventID: `8e3d0b1c-0000-4000-8000-${id}`,
  };
}

/** The same call, refused; `nth` as for a record. */
export function deniedRecord(record: JsonValue, nth: number): JsonValue {
  const given = isObject(record) ? record : {};
  const name = textOf(given['eventName']) ?? '';
  const service = (textOf(given['eventSource']) ?? '').split('.')[0] ?? '';
  const identity = isObject(given['userIdentity']) ? given['userIdentity'] : {};
  const who = textOf(identity['arn']) ?? 'the caller';
  return inOrder(
    merged(given, {
      errorCode: service === 'ec2' ? 'Client.UnauthorizedOperation' : 'AccessDenied',
      errorMessage: `User: ${who} is not authorized to perform: ${service}:${name}`,
      responseElements: null,
      ...momentOf(nth),
    }),
  );
}

const READS = /^(?:Batch)?(?:Get|List|Describe|Head|Lookup|Search|Select|Query|Scan|Check)/;

/** Calls on what is stored, not on how it is set up. */
const isData = (source: string, name: string): boolean =>
  (source === 's3.amazonaws.com' && /^(?:Get|Put|Delete|Head|Copy)Objects?$/.test(name)) ||
  (source === 'lambda.amazonaws.com' && /^Invoke/.test(name)) ||
  (source === 'dynamodb.amazonaws.com' &&
    /^(?:Get|Put|Delete|Update)Item$|^(?:Query|Scan)$/.test(name));

function identityFor(asked: JsonValue | undefined, source: string): JsonObject {
  const given = isObject(asked) ? asked : {};
  const type = textOf(given['type']) ?? typeFor(given);
  const root = { principalId: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:root`, accountId: ACCOUNT };
  switch (type) {
    case 'Root':
      return { type, ...root };
    case 'AssumedRole':
      return assumedRole();
    case 'AWSService':
      return { type, invokedBy: source };
    case 'AWSAccount':
      return { type, principalId: 'AIDACKCEVSQ6C2EXAMPLE', accountId: '444455556666' };
    default:
      return {
        type,
        principalId: 'AIDACKCEVSQ6C2EXAMPLE',
        arn: `arn:aws:iam::${ACCOUNT}:user/alice`,
        accountId: ACCOUNT,
        accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
        userName: 'alice',
      };
  }
}

const typeFor = (given: JsonObject): string => {
  if (given['sessionContext'] !== undefined) return 'AssumedRole';
  return given['invokedBy'] !== undefined && given['userName'] === undefined
    ? 'AWSService'
    : 'IAMUser';
};

const assumedRole = (): JsonObject => ({
  type: 'AssumedRole',
  principalId: 'AROAIDPPEZS35WEXAMPLE:alice',
  arn: `arn:aws:sts::${ACCOUNT}:assumed-role/Admin/alice`,
  accountId: ACCOUNT,
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  sessionContext: {
    sessionIssuer: {
      type: 'Role',
      principalId: 'AROAIDPPEZS35WEXAMPLE',
      arn: `arn:aws:iam::${ACCOUNT}:role/Admin`,
      accountId: ACCOUNT,
      userName: 'Admin',
    },
    attributes: { creationDate: '2026-03-03T10:00:00Z', mfaAuthenticated: 'false' },
  },
});

const textOf = (value: JsonValue | undefined): string | null =>
  typeof value === 'string' ? value : null;

/** What is asked for stands over what is likely, object by object. */
function merged(base: JsonObject, given: JsonObject): JsonObject {
  const keys = new Set([...keysOf(base), ...keysOf(given)]);
  return withKeys(
    [...keys].map((key) => {
      const [below, above] = [
        Object.hasOwn(base, key) ? base[key] : undefined,
        Object.hasOwn(given, key) ? given[key] : undefined,
      ];
      if (isObject(below) && isObject(above)) return [key, merged(below, above)];
      return [key, above === undefined ? below! : above];
    }),
  );
}

function inOrder(record: JsonObject): JsonObject {
  const place = (key: string) => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);
  const keys = [...keysOf(record)].sort((a, b) => place(a) - place(b));
  return withKeys(keys.map((key) => [key, record[key]!]));
}
