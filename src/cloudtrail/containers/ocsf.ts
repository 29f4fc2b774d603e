// OCSF, as Amazon Security Lake stores CloudTrail: the same facts under other names (versions 1.0 and 1.1 differ in who called).
import { readJson, type JsonValue } from '../../text/json';
import {
  at,
  filled,
  given,
  isObject,
  listOf,
  objectOf,
  textAt,
  valueInside,
  type Container,
  type JsonObject,
} from './container';
import { nested } from './dotted';
import { plainTime } from './times';

const LOST =
  'OCSF writes null for whatever a record lacks, and keeps what it has no name for in `unmapped`: a rule that looks for null, or for rare fields, may decide otherwise on the record itself.';

export const ocsf: Container = {
  name: 'Security Lake (OCSF)',
  unwrap(value) {
    if (textAt(value, 'metadata', 'product', 'name')?.toLowerCase() !== 'cloudtrail') return null;
    if (at(value, 'class_uid') === undefined || !isObject(value)) return null;
    return { inner: [valueInside(recordFrom(value))], loses: LOST };
  },
};

function recordFrom(event: JsonObject): JsonObject {
  const pick = (...path: readonly string[]) => given(at(event, ...path));
  const left = isObject(event['unmapped']) ? nested(event['unmapped']) : {};
  const rest = (key: string) => given(at(left, key));
  const mapped = objectOf([
    ['eventVersion', pick('metadata', 'product', 'version')],
    ['userIdentity', identityFrom(event, at(left, 'userIdentity'))],
    ['eventTime', plainTime(pick('time_dt') ?? pick('time'))],
    ['eventSource', pick('api', 'service', 'name')],
    ['eventName', pick('api', 'operation')],
    ['awsRegion', pick('cloud', 'region')],
    ['sourceIPAddress', pick('src_endpoint', 'ip') ?? pick('src_endpoint', 'domain')],
    ['userAgent', pick('http_request', 'user_agent')],
    ['errorCode', pick('api', 'response', 'error')],
    ['errorMessage', pick('api', 'response', 'message')],
    [
      'requestParameters',
      parsed(pick('api', 'request', 'data')) ?? rest('requestParameters') ?? null,
    ],
    [
      'responseElements',
      parsed(pick('api', 'response', 'data')) ?? rest('responseElements') ?? null,
    ],
    ['requestID', pick('api', 'request', 'uid')],
    ['eventID', pick('metadata', 'uid')],
    [
      'eventType',
      pick('metadata', 'event_code') ?? rest('eventType') ?? pick('metadata', 'log_name'),
    ],
    ['apiVersion', pick('api', 'version')],
    ['vpcEndpointId', pick('src_endpoint', 'uid')],
    ['resources', resourcesFrom(listOf(pick('resources')))],
    ['recipientAccountId', rest('recipientAccountId') ?? pick('cloud', 'account', 'uid')],
  ]);
  const extra = Object.entries(left).filter(([key]) => !Object.hasOwn(mapped, key));
  return objectOf([
    ...Object.entries(mapped),
    ...extra.map(([key, value]) => [key, given(value)] as const),
  ]);
}

/** 1.0 has the ARN in `uuid` and the principal in `uid`; 1.1 has them in `uid` and `uid_alt`. */
function identityFrom(event: JsonObject, left: JsonValue | undefined): JsonObject {
  const user = given(at(event, 'actor', 'user')) ?? at(event, 'user');
  const session = at(event, 'actor', 'session');
  const pick = (...path: readonly string[]) => given(at(user, ...path));
  const old = pick('uuid') !== undefined;
  const mfa = given(at(session, 'is_mfa')) ?? given(at(session, 'mfa'));
  const context = at(left, 'sessionContext');
  const attributes = objectOf([
    [
      'creationDate',
      plainTime(given(at(session, 'created_time_dt')) ?? given(at(session, 'created_time'))),
    ],
    ['mfaAuthenticated', typeof mfa === 'boolean' ? String(mfa) : mfa],
    ...entries(at(context, 'attributes')),
  ]);
  const issuer = objectOf([
    ['arn', given(at(session, 'issuer'))],
    ...entries(at(context, 'sessionIssuer')),
  ]);
  const sessionContext = objectOf([
    ...entries(context),
    ['sessionIssuer', filled(issuer)],
    ['attributes', filled(attributes)],
  ]);
  return objectOf([
    ['type', pick('type')],
    ['principalId', old ? pick('uid') : pick('uid_alt')],
    ['arn', old ? pick('uuid') : pick('uid')],
    ['accountId', pick('account', 'uid') ?? pick('account_uid')],
    ['accessKeyId', pick('credential_uid')],
    ['userName', pick('name')],
    ['invokedBy', given(at(event, 'actor', 'invoked_by'))],
    ...entries(left).filter(([key]) => key !== 'sessionContext'),
    ['sessionContext', filled(sessionContext)],
  ]);
}

const entries = (
  value: JsonValue | undefined,
): readonly (readonly [string, JsonValue | undefined])[] =>
  isObject(value) ? Object.entries(value).map(([key, inner]) => [key, given(inner)] as const) : [];

/** JSON text in version 1.1 from Security Lake, a structure in other mappings. */
function parsed(value: JsonValue | undefined): JsonValue | undefined {
  if (typeof value !== 'string') return value;
  const read = readJson(value);
  return 'value' in read ? (read.value ?? undefined) : value;
}

function resourcesFrom(list: readonly JsonValue[] | null): JsonValue | undefined {
  if (list === null || list.length === 0) return undefined;
  return list.map((resource) =>
    objectOf([
      ['ARN', given(at(resource, 'uid'))],
      [
        'accountId',
        given(at(resource, 'owner', 'account', 'uid')) ?? given(at(resource, 'account_uid')),
      ],
      ['type', given(at(resource, 'type'))],
    ]),
  );
}
