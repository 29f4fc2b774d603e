// The keys of a record as CloudTrail spells them, for wrappers that lower or split them: `useridentity`, `user_identity`. Only the
// keys that CloudTrail itself gives are known; what a service puts below requestParameters keeps the spelling it came in.
import type { JsonValue } from '../../text/json';
import { isObject, listOf, objectOf, type JsonObject } from './container';

const KEYS = [
  ...[
    'eventVersion',
    'userIdentity',
    'eventTime',
    'eventSource',
    'eventName',
    'awsRegion',
    'sourceIPAddress',
  ],
  ...[
    'userAgent',
    'errorCode',
    'errorMessage',
    'requestParameters',
    'responseElements',
    'additionalEventData',
  ],
  ...[
    'requestID',
    'eventID',
    'readOnly',
    'eventType',
    'apiVersion',
    'managementEvent',
    'resources',
  ],
  ...[
    'recipientAccountId',
    'serviceEventDetails',
    'sharedEventID',
    'vpcEndpointId',
    'vpcEndpointAccountId',
  ],
  ...[
    'eventCategory',
    'addendum',
    'sessionCredentialFromConsole',
    'edgeDeviceDetails',
    'tlsDetails',
  ],
  ...[
    'insightDetails',
    'eventContext',
    'type',
    'principalId',
    'arn',
    'accountId',
    'accessKeyId',
    'userName',
  ],
  ...['invokedBy', 'sessionContext', 'credentialId', 'identityProvider', 'onBehalfOf', 'userId'],
  ...[
    'identityStoreArn',
    'inScopeOf',
    'sourceArn',
    'sourceAccount',
    'issuerType',
    'credentialsIssuedTo',
  ],
  ...['attributes', 'creationDate', 'mfaAuthenticated', 'sessionIssuer', 'webIdFederationData'],
  ...[
    'federatedProvider',
    'sourceIdentity',
    'ec2RoleDelivery',
    'assumedRoot',
    'ec2IssuedInVpc',
    'tlsVersion',
  ],
  ...['cipherSuite', 'clientProvidedHostHeader', 'reason', 'updatedFields', 'originalRequestID'],
  ...['originalEventID', 'insightType', 'state', 'insightContext'],
];

const bare = (key: string): string => key.toLowerCase().replace(/[_\s-]/g, '');
const BY_BARE = new Map(KEYS.map((key) => [bare(key), key]));

/** As CloudTrail spells it; null where CloudTrail has no such key. */
export const spelled = (key: string): string | null => BY_BARE.get(bare(key)) ?? null;

/** Below these stands what CloudTrail itself says, all the way down. */
const OURS: ReadonlySet<string> = new Set(['userIdentity', 'tlsDetails', 'addendum']);

/** The members of a record with CloudTrail's spelling; those it does not know are left out. */
export function respelled(record: JsonObject): JsonObject {
  return objectOf(
    Object.entries(record).map(([key, value]) => {
      const name = spelled(key);
      if (name === null) return [key, undefined];
      if (OURS.has(name)) return [name, deep(value, spelled)];
      return [name, name === 'resources' ? deep(value, ofResource) : value];
    }),
  );
}

/** The one key CloudTrail shouts. */
const ofResource = (key: string): string | null => (bare(key) === 'arn' ? 'ARN' : spelled(key));

function deep(value: JsonValue, spell: (key: string) => string | null): JsonValue {
  const items = listOf(value);
  if (items !== null) return items.map((item) => deep(item, spell));
  if (!isObject(value)) return value;
  return objectOf(
    Object.entries(value).map(([key, inner]) => [spell(key) ?? key, deep(inner, spell)]),
  );
}
