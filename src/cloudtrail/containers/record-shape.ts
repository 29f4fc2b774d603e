// What tells a CloudTrail record from other objects, whatever it is wrapped in (design: cloudtrail.md section 2).
import type { JsonValue } from '../../text/json';
import { isObject } from './container';

const TYPES: ReadonlySet<JsonValue> = new Set([
  ...['AwsApiCall', 'AwsServiceEvent', 'AwsConsoleAction', 'AwsConsoleSignIn', 'AwsVpceEvent'],
  ...['AwsVpceEvents', 'AwsCloudTrailInsight'],
]);

const has = (value: object, key: string): boolean => Object.hasOwn(value, key);

/** S3's notifications have an event's name and source as well, and are none. */
export function looksLikeRecord(value: JsonValue): boolean {
  if (!isObject(value) || value['eventSource'] === 'aws:s3') return false;
  if (has(value, 'eventName') && has(value, 'eventSource')) return true;
  if (has(value, 'eventVersion') && has(value, 'userIdentity')) return true;
  const type = has(value, 'eventType') ? value['eventType'] : undefined;
  return type !== undefined && TYPES.has(type);
}
