// What comes from beside CloudTrail and is easily taken for it: named and explained, never half-read (design: cloudtrail.md 1.1, 2).
import type { JsonValue } from '../../text/json';
import { at, listOf, textAt } from './container';

export interface Stranger {
  /** For one of them. */
  readonly kind: string;
  /** What it is, and where the events are. */
  readonly says: string;
  recognise(value: JsonValue): boolean;
}

export const strangers: readonly Stranger[] = [
  {
    kind: 'S3 notification',
    says: 'S3 says here that a file was put somewhere; the events are in that file, not in the notification.',
    recognise: (value) =>
      textAt(value, 'eventSource') === 'aws:s3' || textAt(value, 'Event') === 's3:TestEvent',
  },
  {
    kind: 'S3 notification',
    says: 'EventBridge says here that a file was put somewhere; the events are in that file, not in the notification.',
    recognise: (value) =>
      textAt(value, 'detail-type') !== null &&
      textAt(value, 'source') === 'aws.s3' &&
      at(value, 'detail', 'object') !== undefined,
  },
  {
    kind: 'delivery notification',
    says: 'CloudTrail says here which file it has put where; the events are in that file.',
    recognise: (value) =>
      textAt(value, 's3Bucket') !== null && listOf(at(value, 's3ObjectKey')) !== null,
  },
  {
    kind: 'digest file',
    says: 'A digest lists log files with their hashes, so that one can tell whether they were changed; the events are in those files.',
    recognise: (value) =>
      textAt(value, 'digestS3Object') !== null ||
      textAt(value, 'digestSignatureAlgorithm') !== null,
  },
  {
    kind: 'aggregated event',
    says: 'An aggregated event sums up five minutes and has no eventName and no userIdentity: no rule about single calls can match it.',
    recognise: (value) =>
      textAt(value, 'eventCategory') === 'Aggregated' ||
      textAt(value, 'eventType') === 'AwsAggregatedEvent',
  },
  {
    kind: 'GuardDuty finding',
    says: 'A GuardDuty finding says what GuardDuty made of events; the events themselves are in CloudTrail.',
    recognise: (value) =>
      textAt(value, 'detail-type') === 'GuardDuty Finding' ||
      at(value, 'Service', 'DetectorId') !== undefined ||
      at(value, 'service', 'detectorId') !== undefined ||
      textAt(value, 'service', 'serviceName') === 'guardduty',
  },
  {
    kind: 'Security Hub finding',
    says: 'A finding says what a tool made of events; the events themselves are in CloudTrail.',
    recognise: (value) =>
      textAt(value, 'ProductArn') !== null && textAt(value, 'AwsAccountId') !== null,
  },
  {
    kind: 'EventBridge event',
    says: 'This EventBridge event is not one of CloudTrail’s: those have a detail-type that ends in “via CloudTrail”.',
    recognise: (value) =>
      textAt(value, 'detail-type') !== null &&
      at(value, 'detail') !== undefined &&
      !/via CloudTrail$/i.test(textAt(value, 'detail-type')!),
  },
];

export const strangerIn = (value: JsonValue): Stranger | null =>
  strangers.find((stranger) => stranger.recognise(value)) ?? null;
