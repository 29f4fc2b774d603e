// Wrappers that keep the record give it back as it was. The samples are our own, in the shapes that the services document.
import { describe, expect, it } from 'vitest';
import { readText } from '../read';
import { base64, json, OTHER, packed, RECORD, subscription, TEXT } from './sample.test-support';

/** [name, value as it is held, chip, records] where nothing is lost. */
const WHOLE: readonly (readonly [string, unknown, string, readonly unknown[]])[] = [
  ['a log file', { Records: [RECORD, OTHER] }, 'CloudTrail log file', [RECORD, OTHER]],
  [
    'an EventBridge event',
    {
      version: '0',
      id: 'x',
      'detail-type': 'AWS API Call via CloudTrail',
      source: 'aws.iam',
      detail: RECORD,
    },
    'EventBridge',
    [RECORD],
  ],
  [
    'a sign-in by EventBridge',
    {
      'detail-type': 'AWS Console Sign In via CloudTrail',
      source: 'aws.signin',
      detail: { ...RECORD, eventType: 'AwsConsoleSignIn' },
    },
    'EventBridge',
    [{ ...RECORD, eventType: 'AwsConsoleSignIn' }],
  ],
  [
    'a subscription of CloudWatch Logs',
    subscription([TEXT, json(OTHER)]),
    'CloudWatch Logs export',
    [RECORD, OTHER],
  ],
  [
    'what its Lambda function is handed',
    { awslogs: { data: packed(subscription([TEXT])) } },
    'CloudWatch Logs export',
    [RECORD],
  ],
  [
    'filter-log-events',
    {
      events: [
        {
          logStreamName: 's',
          timestamp: 1768469400000,
          message: TEXT,
          ingestionTime: 1768469401000,
          eventId: '38',
        },
      ],
      searchedLogStreams: [],
    },
    'CloudWatch Logs export',
    [RECORD],
  ],
  [
    'a Logs Insights answer',
    {
      results: [
        [
          { field: '@timestamp', value: '2026-01-15 09:30:00.000' },
          { field: '@message', value: TEXT },
          { field: '@ptr', value: 'CmEK' },
        ],
      ],
      statistics: { recordsMatched: 1 },
      status: 'Complete',
    },
    'CloudWatch Logs Insights',
    [RECORD],
  ],
  [
    'a Logs Insights export of the console',
    [{ '@timestamp': '2026-01-15 09:30:00.000', '@message': RECORD }],
    'CloudWatch Logs Insights',
    [RECORD],
  ],
  [
    'lookup-events',
    {
      Events: [
        {
          EventId: 'x',
          EventName: 'AttachUserPolicy',
          ReadOnly: 'false',
          EventTime: 1768469400,
          Username: 'ci-run-7',
          Resources: [],
          CloudTrailEvent: TEXT,
        },
      ],
      $metadata: { httpStatusCode: 200 },
    },
    'lookup-events answer',
    [RECORD],
  ],
  [
    'one event of lookup-events',
    { EventId: 'x', CloudTrailEvent: TEXT },
    'lookup-events answer',
    [RECORD],
  ],
  [
    'CloudTrail Lake with eventJson',
    {
      QueryStatus: 'FINISHED',
      QueryResultRows: [[{ eventJson: TEXT }, { eventName: 'AttachUserPolicy' }]],
    },
    'CloudTrail Lake',
    [RECORD],
  ],
  [
    'an Elastic answer that kept the original',
    {
      took: 3,
      hits: {
        total: { value: 1 },
        hits: [
          {
            _index: 'logs',
            _source: {
              event: { original: TEXT, dataset: 'aws.cloudtrail' },
              aws: { cloudtrail: {} },
            },
          },
        ],
      },
    },
    'Elastic export',
    [RECORD],
  ],
  [
    'records as they are in Elastic',
    { hits: { hits: [{ _index: 'x', _source: RECORD }] } },
    'Elastic export',
    [RECORD],
  ],
  [
    'a streamed result of Splunk',
    { preview: false, offset: 0, result: { _raw: TEXT, sourcetype: 'aws:cloudtrail' } },
    'Splunk export',
    [RECORD],
  ],
  [
    'results of Splunk',
    { init_offset: 0, results: [{ _raw: TEXT, host: 'a' }] },
    'Splunk export',
    [RECORD],
  ],
  [
    'Kinesis records',
    {
      Records: [
        {
          kinesis: { data: base64(TEXT), partitionKey: '1' },
          eventSource: 'aws:kinesis',
          eventName: 'aws:kinesis:record',
          eventVersion: '1.0',
        },
      ],
    },
    'Kinesis records',
    [RECORD],
  ],
  [
    'Kinesis records with a subscription inside',
    { Records: [{ kinesis: { data: packed(subscription([TEXT, json(OTHER)])) } }] },
    'Kinesis records',
    [RECORD, OTHER],
  ],
  [
    'Kinesis get-records',
    { Records: [{ Data: base64(TEXT), PartitionKey: '1' }], MillisBehindLatest: 0 },
    'Kinesis records',
    [RECORD],
  ],
  [
    'Firehose records, several in one',
    {
      invocationId: 'x',
      records: [{ recordId: '1', data: base64(`${TEXT}${json(OTHER)}`) }],
    },
    'Firehose records',
    [RECORD, OTHER],
  ],
  [
    'an SNS notification',
    { Type: 'Notification', MessageId: 'x', TopicArn: 'arn:aws:sns:x', Message: TEXT },
    'SNS notifications',
    [RECORD],
  ],
  [
    'an SNS notification of EventBridge',
    {
      Type: 'Notification',
      Message: json({ 'detail-type': 'AWS API Call via CloudTrail', detail: RECORD }),
    },
    'SNS notifications',
    [RECORD],
  ],
  [
    'what a Lambda function is handed by SNS',
    { Records: [{ EventSource: 'aws:sns', Sns: { Message: TEXT } }] },
    'SNS notifications',
    [RECORD],
  ],
  [
    'what a Lambda function is handed by SQS',
    { Records: [{ messageId: 'x', eventSource: 'aws:sqs', body: TEXT }] },
    'SQS messages',
    [RECORD],
  ],
  ['sqs receive-message', { Messages: [{ MessageId: 'x', Body: TEXT }] }, 'SQS messages', [RECORD]],
  [
    'a Datadog answer',
    {
      data: [
        {
          id: 'x',
          type: 'log',
          attributes: {
            service: 'cloudtrail',
            attributes: { ...RECORD, usr: { id: 'a' }, network: {}, http: {} },
          },
        },
      ],
    },
    'Datadog export',
    [RECORD],
  ],
  [
    'Panther',
    { ...RECORD, p_log_type: 'AWS.CloudTrail', p_row_id: 'x', p_any_aws_arns: [] },
    'Panther export',
    [RECORD],
  ],
  [
    'Wazuh',
    { rule: { level: 3 }, data: { aws: { ...RECORD, source: 'cloudtrail', log_info: {} } } },
    'Wazuh alert',
    [RECORD],
  ],
  ['Docker', { log: TEXT, stream: 'stdout' }, 'log lines with JSON inside', [RECORD]],
  [
    'Fluent Bit',
    { '@timestamp': '2026-01-15T09:30:00Z', message: TEXT },
    'log lines with JSON inside',
    [RECORD],
  ],
  [
    'Loki',
    {
      status: 'success',
      data: {
        resultType: 'streams',
        result: [{ stream: {}, values: [['1768469400000000000', TEXT]] }],
      },
    },
    'Loki export',
    [RECORD],
  ],
  [
    'Steampipe with the record itself',
    {
      columns: [],
      rows: [{ event_name: 'x', event_source: 'y', cloudtrail_event: TEXT }],
    },
    'Tailpipe or Steampipe',
    [RECORD],
  ],
  [
    'a log file in a message in a message',
    { Type: 'Notification', Message: json({ message: json({ Records: [RECORD] }) }) },
    'SNS notifications',
    [RECORD],
  ],
  ['records as texts in a list', [TEXT, json(OTHER)], 'JSON array', [RECORD, OTHER]],
  [
    'a log file made a text once more',
    json({ Records: [RECORD, OTHER] }),
    'CloudTrail log file',
    [RECORD, OTHER],
  ],
];

describe('wrappers that keep the record', () => {
  it.each(WHOLE)('%s', (_, held, container, records) => {
    for (const text of [json(held), json(held, null, 2), `${json(held)}\n${json(held)}\n`]) {
      const read = readText(text);
      const times = text.endsWith('\n') ? 2 : 1;
      expect(read.container).toBe(container);
      const expected = Array.from({ length: times }, () => records).flat();
      expect(read.events.map(({ value }) => value)).toEqual(expected);
      expect(read.problems).toEqual([]);
    }
  });
});
