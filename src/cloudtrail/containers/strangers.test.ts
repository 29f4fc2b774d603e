// Texts that are no JSON as a whole, what is left out and counted, and events of others that stay what they are.
import { describe, expect, it } from 'vitest';
import { readText } from '../read';
import { csv, json, RECORD, subscription, TEXT } from './sample.test-support';

describe('texts that are no JSON as a whole', () => {
  it.each([
    ['Splunk’s CSV', csv({ _time: '1', _raw: TEXT, host: 'a' }), 'Splunk export'],
    ['a CSV of messages only', csv({ '@message': TEXT }), 'CloudWatch Logs Insights'],
    [
      'Datadog’s CSV',
      csv({ Date: '2026-01-15', Service: 'cloudtrail', Content: TEXT }),
      'log lines with JSON inside',
    ],
    [
      'the lines of aws logs tail',
      `2026-01-15T09:30:00 stream ${TEXT}\n2026-01-15T09:30:01 stream ${TEXT}\n`,
      'log lines',
    ],
    [
      'syslog',
      `Jan 15 09:30:00 host cloudtrail[1]: ${TEXT}\nJan 15 09:30:01 host cloudtrail[1]: ${TEXT}`,
      'log lines',
    ],
    ['values with commas between', `${TEXT},\n${TEXT}`, 'JSON values one after the other'],
  ])('%s', (_, text, container) => {
    const read = readText(text);
    expect(read.container).toBe(container);
    expect(read.events.length).toBeGreaterThan(0);
    for (const { value } of read.events) expect(value).toEqual(RECORD);
    expect(read.problems).toEqual([]);
  });

  it('rows that are nobody’s are events of text, with nothing of a row lost', () => {
    const read = readText(
      'id,user,note\n007,alice,"a, ""b"""\n12345678901234567890,bob\n1,2,3,4\n',
    );
    expect(read.container).toBe('CSV');
    expect(read.events.map(({ value }) => value)).toEqual([
      { id: '007', user: 'alice', note: 'a, "b"' },
      { id: '12345678901234567890', user: 'bob' },
      { id: '1', user: '2', note: '3', 'column 4': '4' },
    ]);
    expect(read.problems.map(({ diagnostic: { code } }) => code)).toEqual([
      'csv-width',
      'csv-width',
    ]);
  });
});

describe('what is left out is counted', () => {
  it('control messages', () => {
    const control = { messageType: 'CONTROL_MESSAGE', logEvents: [{ message: 'CWL CONTROL' }] };
    const read = readText(
      [subscription([TEXT]), control, control].map((one) => json(one)).join('\n'),
    );
    expect(read).toMatchObject({
      container: 'CloudWatch Logs export',
      events: { length: 1 },
      skipped: [{ kind: 'control message', count: 2 }],
      problems: [],
    });
  });
  it('messages that are no JSON', () => {
    const read = readText(json(subscription([TEXT, 'START RequestId: 1', TEXT.slice(0, 40)])));
    expect(read.events).toHaveLength(1);
    expect(read.skipped).toEqual([{ kind: 'non-JSON message', count: 2 }]);
  });
  it('what is packed wrongly', () => {
    const read = readText(json({ awslogs: { data: 'H4sIAAAAAAAAA' } }));
    expect(read.skipped).toEqual([{ kind: 'broken message', count: 1 }]);
    expect(read.problems.map(({ diagnostic: { code } }) => code)).toEqual(['no-events']);
  });
});

describe('what is no CloudTrail is named and never half-read', () => {
  it.each<readonly [string, unknown, string]>([
    [
      'an S3 notification',
      {
        Records: [
          {
            eventVersion: '2.1',
            eventSource: 'aws:s3',
            eventName: 'ObjectCreated:Put',
            userIdentity: { principalId: 'x' },
            s3: {},
          },
        ],
      },
      'S3 notification',
    ],
    [
      'an S3 notification in SQS in SNS',
      {
        Messages: [
          {
            Body: json({
              Type: 'Notification',
              Message: json({ Records: [{ eventSource: 'aws:s3', s3: {} }] }),
            }),
          },
        ],
      },
      'S3 notification',
    ],
    [
      'a delivery notification',
      { Type: 'Notification', Message: json({ s3Bucket: 'b', s3ObjectKey: ['k'] }) },
      'delivery notification',
    ],
    [
      'a digest',
      { awsAccountId: '1', digestS3Object: 'x/CloudTrail-Digest/y', logFiles: [{ s3Object: 'a' }] },
      'digest file',
    ],
    [
      'a GuardDuty finding by EventBridge',
      { 'detail-type': 'GuardDuty Finding', detail: { service: {} } },
      'GuardDuty finding',
    ],
    [
      'GuardDuty findings',
      { Findings: [{ Id: 'x', Service: { DetectorId: 'd' } }] },
      'GuardDuty finding',
    ],
    [
      'aggregated events',
      {
        Records: [
          {
            accountId: '1',
            eventId: 'x',
            eventCategory: 'Aggregated',
            eventType: 'AwsAggregatedEvent',
          },
        ],
      },
      'aggregated event',
    ],
    [
      'another event of EventBridge',
      { 'detail-type': 'EC2 Instance State-change Notification', source: 'aws.ec2', detail: {} },
      'EventBridge event',
    ],
  ])('%s', (_, held, kind) => {
    const read = readText(json(held));
    expect(read.events).toEqual([]);
    expect(read.container).toBe(kind);
    expect(read.skipped).toEqual([{ kind, count: 1 }]);
    expect(read.problems.map(({ diagnostic: { code } }) => code)).toEqual(['not-cloudtrail']);
  });

  it('beside records, the records are read', () => {
    const read = readText(json({ Records: [RECORD, { eventSource: 'aws:s3', s3: {} }] }));
    expect(read).toMatchObject({ container: 'CloudTrail log file', events: { length: 1 } });
  });
});

describe('events of other sources stay what they are', () => {
  it.each([
    { EventID: 4688, CommandLine: 'whoami', message: 'a process was made' },
    { message: '{"level":"info"}', host: 'a' },
    { data: { aws: { region: 'x' } } },
    { events: [{ a: 1 }] },
    { results: [] },
    { rows: [] },
    { result: 'ok', _time: 1 },
    { attributes: { color: 'red' } },
    { fields: { a: 1 } },
    { action: { index: 1 } },
    { update: { by: 'alice' } },
  ])('%j', (event) => {
    const read = readText(json(event));
    expect(read.events.map(({ value }) => value)).toEqual([event]);
    expect(read.container).toBe('single record');
  });
});
