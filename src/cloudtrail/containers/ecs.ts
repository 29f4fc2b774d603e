// A document in the Elastic Common Schema, as Elastic's and AWS's shippers make it of a record. Where the record was kept in
// event.original it is that; otherwise it is put together again from the fields.
import type { JsonValue } from '../../text/json';
import {
  at,
  filled,
  insideOf,
  isObject,
  objectOf,
  textAt,
  valueInside,
  type Container,
  type JsonObject,
} from './container';
import { isDotted, nested } from './dotted';
import { respelled } from './spelling';
import { structureOf } from './text-values';
import { plainTime } from './times';

const LOST =
  'Elastic dropped what was null or empty, and keeps parameters as text: a rule that looks for null, or into parameters, may decide otherwise on the record itself.';

export const ecs: Container = {
  name: 'Elastic export',
  unwrap(value) {
    const document = isDotted(value, 'aws.cloudtrail.') ? nested(value) : value;
    const ours = at(document, 'aws', 'cloudtrail');
    const original = at(document, 'event', 'original');
    if (original !== undefined && (isObject(ours) || isCloudTrail(document))) {
      return { inner: [insideOf(original)] };
    }
    if (!isObject(ours) || !isObject(document)) return null;
    return { inner: [valueInside(recordFrom(document, ours))], loses: LOST };
  },
};

const isCloudTrail = (document: JsonValue): boolean =>
  [textAt(document, 'event', 'dataset'), textAt(document, 'event', 'module')].some(
    (name) => name?.includes('cloudtrail') ?? false,
  );

function recordFrom(document: JsonObject, ours: JsonObject): JsonObject {
  const own = respelled(ours);
  const pick = (...path: readonly string[]) => at(document, ...path);
  const flat = (name: string, text: JsonValue | undefined) => {
    const kept = at(ours, 'flattened', name);
    return kept ?? (text === undefined ? undefined : structureOf(text));
  };
  return objectOf([
    ...Object.entries(own).filter(([key]) => !REBUILT.has(key)),
    ['eventTime', plainTime(pick('@timestamp'))],
    ['eventName', pick('event', 'action')],
    ['eventSource', pick('event', 'provider')],
    ['eventID', pick('event', 'id')],
    ['awsRegion', pick('cloud', 'region')],
    ['sourceIPAddress', pick('source', 'address') ?? pick('source', 'ip')],
    ['userAgent', pick('user_agent', 'original')],
    ['userIdentity', identityFrom(document, ours)],
    ['requestParameters', flat('request_parameters', own['requestParameters']) ?? null],
    ['responseElements', flat('response_elements', own['responseElements']) ?? null],
    ['additionalEventData', flat('additional_eventdata', at(ours, 'additional_eventdata'))],
    ['serviceEventDetails', flat('service_event_details', own['serviceEventDetails'])],
  ]);
}

const REBUILT: ReadonlySet<string> = new Set([
  ...['userIdentity', 'requestParameters', 'responseElements', 'additionalEventData'],
  'serviceEventDetails',
]);

function identityFrom(document: JsonObject, ours: JsonObject): JsonObject {
  const own = at(ours, 'user_identity');
  const session = at(own, 'session_context');
  const issuer = at(session, 'session_issuer');
  const attributes = objectOf([
    ['creationDate', plainTime(at(session, 'creation_date'))],
    ['mfaAuthenticated', at(session, 'mfa_authenticated')],
  ]);
  const context = objectOf([
    ['attributes', filled(attributes)],
    [
      'sessionIssuer',
      isObject(issuer) ? at(respelled({ userIdentity: issuer }), 'userIdentity') : undefined,
    ],
  ]);
  return objectOf([
    ['type', at(own, 'type')],
    ['principalId', at(document, 'user', 'id')],
    ['arn', at(own, 'arn')],
    ['accountId', at(document, 'cloud', 'account', 'id')],
    ['accessKeyId', at(own, 'access_key_id')],
    ['userName', at(own, 'type') === 'AssumedRole' ? undefined : at(document, 'user', 'name')],
    ['invokedBy', at(own, 'invoked_by')],
    ['sessionContext', filled(context)],
  ]);
}
