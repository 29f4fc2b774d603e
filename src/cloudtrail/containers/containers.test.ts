// Every wrapper gives back the records that were put into it, and says what it lost. The samples are our own, in the shapes that
// the services document.
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readText } from '../read';

const RECORD = {
  eventVersion: '1.08',
  userIdentity: {
    type: 'AssumedRole',
    principalId: 'AROA111111111EXAMPLE:ci-run-7',
    arn: 'arn:aws:sts::111122223333:assumed-role/Deploy/ci-run-7',
    accountId: '111122223333',
    accessKeyId: 'ASIA111111111EXAMPLE',
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: 'AROA111111111EXAMPLE',
        arn: 'arn:aws:iam::111122223333:role/Deploy',
        accountId: '111122223333',
        userName: 'Deploy',
      },
      attributes: { creationDate: '2026-01-15T09:00:00Z', mfaAuthenticated: 'false' },
    },
  },
  eventTime: '2026-01-15T09:30:00Z',
  eventSource: 'iam.amazonaws.com',
  eventName: 'AttachUserPolicy',
  awsRegion: 'us-east-1',
  sourceIPAddress: '203.0.113.7',
  userAgent: 'aws-cli/2.15.0, md/awscrt#0.19',
  errorCode: 'AccessDenied',
  errorMessage: 'not allowed, says "policy"',
  requestParameters: {
    userName: 'alice',
    policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
  },
  responseElements: null,
  requestID: 'f0e1d2c3-0000-4000-8000-000000000001',
  eventID: '0a1b2c3d-0000-4000-8000-000000000002',
  readOnly: false,
  eventType: 'AwsApiCall',
  managementEvent: true,
  recipientAccountId: '012345678901',
};
const OTHER = { ...RECORD, eventName: 'CreateUser', eventID: 'other' };
const json = JSON.stringify;
const TEXT = json(RECORD);
const packed = (value: unknown) => gzipSync(json(value)).toString('base64');
const base64 = (text: string) => Buffer.from(text).toString('base64');

const subscription = (messages: readonly string[]) => ({
  messageType: 'DATA_MESSAGE',
  owner: '111122223333',
  logGroup: 'aws-cloudtrail-logs',
  logStream: '111122223333_CloudTrail_us-east-1',
  subscriptionFilters: ['all'],
  logEvents: messages.map((message, i) => ({ id: String(i), timestamp: 1768469400000, message })),
});

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

const { errorMessage: _message, ...WITHOUT_MESSAGE } = RECORD;
const quoted = (cells: readonly string[]) =>
  cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
const braces = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? `{${Object.entries(value)
        .map(([key, inner]) => `${key.toLowerCase()}=${braces(inner)}`)
        .join(', ')}}`
    : String(value);

const row = (spell: (key: string) => string, structure: (value: unknown) => string) =>
  Object.fromEntries(
    Object.entries(RECORD).map(([key, value]) => [
      spell(key),
      typeof value === 'object' ? structure(value) : String(value),
    ]),
  );
const snake = (key: string) => key.replace(/[A-Z]+/g, (run) => `_${run.toLowerCase()}`);
const csv = (cells: Record<string, string>) =>
  `${quoted(Object.keys(cells))}\n${quoted(Object.values(cells))}\n`;
const AS_TEXT = { ...RECORD, readOnly: 'false', managementEvent: 'true' };

const athena = {
  ...row((key) => key.toLowerCase(), json),
  useridentity: braces(RECORD.userIdentity),
};

const SENTINEL = {
  TenantId: 'x',
  TimeGenerated: '2026-01-15T09:30:00.000Z',
  AwsEventId: RECORD.eventID,
  EventVersion: '1.08',
  EventSource: RECORD.eventSource,
  EventTypeName: 'AwsApiCall',
  EventName: RECORD.eventName,
  UserIdentityType: 'AssumedRole',
  UserIdentityPrincipalid: RECORD.userIdentity.principalId,
  UserIdentityArn: RECORD.userIdentity.arn,
  UserIdentityAccountId: '111122223333',
  UserIdentityAccessKeyId: RECORD.userIdentity.accessKeyId,
  UserIdentityUserName: '',
  SessionMfaAuthenticated: false,
  SessionCreationDate: '2026-01-15T09:00:00Z',
  SessionIssuerType: 'Role',
  SessionIssuerPrincipalId: 'AROA111111111EXAMPLE',
  SessionIssuerArn: 'arn:aws:iam::111122223333:role/Deploy',
  SessionIssuerAccountId: '111122223333',
  SessionIssuerUserName: 'Deploy',
  AWSRegion: 'us-east-1',
  SourceIpAddress: '203.0.113.7',
  UserAgent: RECORD.userAgent,
  ErrorCode: 'AccessDenied',
  ErrorMessage: RECORD.errorMessage,
  RequestParameters: json(RECORD.requestParameters),
  ResponseElements: '',
  AwsRequestId: RECORD.requestID,
  ReadOnly: false,
  ManagementEvent: true,
  RecipientAccountId: '012345678901',
  Type: 'AWSCloudTrail',
};

const OCSF = {
  class_uid: 6003,
  time: Date.parse(RECORD.eventTime),
  metadata: {
    product: { name: 'CloudTrail', vendor_name: 'AWS', version: '1.08' },
    uid: RECORD.eventID,
    event_code: 'AwsApiCall',
    version: '1.1.0',
  },
  api: {
    operation: RECORD.eventName,
    service: { name: RECORD.eventSource },
    request: { uid: RECORD.requestID, data: json(RECORD.requestParameters) },
    response: { error: 'AccessDenied', message: RECORD.errorMessage, data: null },
  },
  actor: {
    user: {
      type: 'AssumedRole',
      uid: RECORD.userIdentity.arn,
      uid_alt: RECORD.userIdentity.principalId,
      credential_uid: RECORD.userIdentity.accessKeyId,
      account: { uid: '111122223333' },
    },
    session: {
      created_time_dt: '2026-01-15T09:00:00Z',
      is_mfa: false,
      issuer: RECORD.userIdentity.sessionContext.sessionIssuer.arn,
    },
    invoked_by: null,
  },
  src_endpoint: { ip: '203.0.113.7' },
  http_request: { user_agent: RECORD.userAgent },
  cloud: { region: 'us-east-1', provider: 'AWS' },
  unmapped: {
    readOnly: false,
    managementEvent: true,
    recipientAccountId: '012345678901',
    'userIdentity.sessionContext.sessionIssuer.type': 'Role',
    'userIdentity.sessionContext.sessionIssuer.principalId': 'AROA111111111EXAMPLE',
    'userIdentity.sessionContext.sessionIssuer.accountId': '111122223333',
    'userIdentity.sessionContext.sessionIssuer.userName': 'Deploy',
  },
};
const OCSF_OLD = {
  ...OCSF,
  class_uid: 3005,
  actor: {
    ...OCSF.actor,
    user: {
      type: 'AssumedRole',
      uuid: RECORD.userIdentity.arn,
      uid: RECORD.userIdentity.principalId,
      credential_uid: RECORD.userIdentity.accessKeyId,
      account_uid: '111122223333',
    },
  },
};

const ECS = {
  '@timestamp': '2026-01-15T09:30:00.000Z',
  event: { action: 'AttachUserPolicy', provider: 'iam.amazonaws.com', id: RECORD.eventID },
  cloud: { region: 'us-east-1', account: { id: '111122223333' } },
  source: { address: '203.0.113.7', ip: '203.0.113.7' },
  user: { name: 'Deploy', id: RECORD.userIdentity.principalId },
  user_agent: { original: RECORD.userAgent },
  aws: {
    cloudtrail: {
      event_version: '1.08',
      event_type: 'AwsApiCall',
      error_code: 'AccessDenied',
      error_message: RECORD.errorMessage,
      request_id: RECORD.requestID,
      recipient_account_id: '012345678901',
      request_parameters: '{userName=alice, policyArn=arn:aws:iam::aws:policy/AdministratorAccess}',
      user_identity: {
        type: 'AssumedRole',
        arn: RECORD.userIdentity.arn,
        access_key_id: RECORD.userIdentity.accessKeyId,
        session_context: {
          mfa_authenticated: 'false',
          creation_date: '2026-01-15T09:00:00.000Z',
          session_issuer: {
            type: 'Role',
            principal_id: 'AROA111111111EXAMPLE',
            arn: 'arn:aws:iam::111122223333:role/Deploy',
            account_id: '111122223333',
          },
        },
      },
    },
  },
};
const { readOnly: _readOnly, managementEvent: _managementEvent, ...FROM_ECS } = RECORD;
const ISSUER_WITHOUT_NAME = {
  type: 'Role',
  principalId: 'AROA111111111EXAMPLE',
  arn: 'arn:aws:iam::111122223333:role/Deploy',
  accountId: '111122223333',
};
const AS_ECS = {
  ...FROM_ECS,
  userIdentity: {
    ...RECORD.userIdentity,
    sessionContext: {
      ...RECORD.userIdentity.sessionContext,
      sessionIssuer: ISSUER_WITHOUT_NAME,
    },
  },
};

const flat = (value: unknown, path = ''): [string, unknown][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => flat(inner, path ? `${path}.${key}` : key))
    : [[path, value]];

describe('wrappers that do not keep all of it: it is put together again, and said', () => {
  it.each<readonly [string, string, string, object]>([
    ['Athena as CSV', csv(athena), 'Athena', AS_TEXT],
    [
      'Athena as rows of cells',
      json({
        ResultSet: {
          Rows: [Object.keys(athena), Object.values(athena)].map((cells) => ({
            Data: cells.map((VarCharValue) => ({ VarCharValue })),
          })),
        },
      }),
      'Athena',
      AS_TEXT,
    ],
    ['Tailpipe as CSV', csv(row(snake, json)), 'Tailpipe or Steampipe', AS_TEXT],
    [
      'CloudTrail Lake',
      json({
        QueryStatus: 'FINISHED',
        QueryResultRows: [
          Object.entries({
            ...row((key) => key, braces),
            userIdentity: braces(RECORD.userIdentity),
          }).map(([column, cell]) => ({ [column]: cell })),
        ],
      }),
      'CloudTrail Lake',
      {
        ...AS_TEXT,
        // What it prints in small letters below the parameters can't be told.
        requestParameters: {
          username: 'alice',
          policyarn: 'arn:aws:iam::aws:policy/AdministratorAccess',
        },
      },
    ],
    ['Sentinel', json([SENTINEL]), 'Sentinel export', RECORD],
    [
      'Sentinel by Log Analytics',
      json({
        tables: [
          {
            name: 'PrimaryResult',
            columns: Object.keys(SENTINEL).map((name) => ({ name, type: 'string' })),
            rows: [Object.values(SENTINEL)],
          },
        ],
      }),
      'Sentinel export',
      RECORD,
    ],
    ['Security Lake, OCSF 1.1', json(OCSF), 'Security Lake (OCSF)', RECORD],
    ['Security Lake, OCSF 1.0', json(OCSF_OLD), 'Security Lake (OCSF)', RECORD],
    [
      'Elastic without the original',
      json({ hits: { hits: [{ _source: ECS }] } }),
      'Elastic export',
      AS_ECS,
    ],
    [
      'Elastic with its fields in lists',
      json({
        hits: {
          hits: [
            {
              _index: 'x',
              fields: Object.fromEntries(flat(ECS).map(([path, value]) => [path, [value]])),
            },
          ],
        },
      }),
      'Elastic export',
      AS_ECS,
    ],
    [
      'a bulk request of Elastic',
      `{"index":{"_index":"x"}}\n${json(ECS)}\n`,
      'Elastic export',
      AS_ECS,
    ],
    [
      'Logs Insights without @message',
      json({
        results: [
          [
            ...flat(WITHOUT_MESSAGE).map(([field, value]) => ({ field, value: String(value) })),
            { field: '@ptr', value: 'x' },
          ],
        ],
        status: 'Complete',
      }),
      'CloudWatch Logs Insights',
      { ...WITHOUT_MESSAGE, responseElements: 'null', readOnly: 'false', managementEvent: 'true' },
    ],
  ])('%s', (_, text, container, record) => {
    const read = readText(text);
    expect(read.container).toBe(container);
    expect(read.events.map(({ value }) => value)).toEqual([record]);
    expect(read.problems.map(({ diagnostic: { code } }) => code)).toEqual(['lossy-wrapper']);
  });

  it('the console’s CSV', () => {
    const text = csv({
      'Event name': 'AttachUserPolicy',
      'Event time': '2026-01-15T09:30:00Z',
      'User name': 'alice',
      'Event source': 'iam.amazonaws.com',
      'Resource type': '-',
      'Error code': '',
      'Read-only': 'false',
    });
    expect(readText(text)).toMatchObject({
      container: 'event history CSV',
      events: [
        {
          value: {
            eventTime: '2026-01-15T09:30:00Z',
            eventName: 'AttachUserPolicy',
            eventSource: 'iam.amazonaws.com',
            readOnly: 'false',
            userIdentity: { userName: 'alice' },
          },
        },
      ],
      problems: [{ diagnostic: { code: 'lossy-wrapper' } }],
    });
  });
});

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
