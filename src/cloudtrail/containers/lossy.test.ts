// Wrappers that do not keep all of a record: it is put together again as far as it goes, and what was lost is said.
import { describe, expect, it } from 'vitest';
import { readText } from '../read';
import { csv, json, RECORD } from './sample.test-support';

const without = (...keys: readonly string[]) =>
  Object.fromEntries(Object.entries(RECORD).filter(([key]) => !keys.includes(key)));
const WITHOUT_MESSAGE = without('errorMessage');
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
const FROM_ECS = without('readOnly', 'managementEvent');
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

describe('records inside JSON that nobody knows', () => {
  it.each([
    ['an alert with its event', { alert: 'x', context: { raw: RECORD, score: 3 } }, [RECORD]],
    ['rows with the record as a text', { Items: [{ raw: { S: json(RECORD) } }] }, [RECORD]],
    ['a list under a name of its own', { events: [RECORD, RECORD] }, [RECORD, RECORD]],
    [
      'an EventBridge event as a text',
      { Body: json({ 'detail-type': 'AWS API Call via CloudTrail', detail: RECORD }) },
      [RECORD],
    ],
  ])('%s', (_, held, records) => {
    const { container, events, problems } = readText(json(held));
    expect(events.map(({ value }) => value)).toEqual(records);
    expect(container).toBe('records inside other JSON');
    expect(problems.map(({ diagnostic }) => diagnostic.message)).toEqual([
      'What stood around the records was left out.',
    ]);
  });

  it.each([
    ['an event of another source', { user: 'x', request: { eventName: 'A', eventVersion: '1' } }],
    [
      'a stream of a table',
      { eventName: 'INSERT', dynamodb: { eventSource: 'aws:dynamodb', eventName: 'INSERT' } },
    ],
    ['part of a record', { eventName: 'A', requestParameters: { filter: '{"eventName": "B"}' } }],
  ])('leaves %s as it is', (_, held) => {
    const { events, problems } = readText(json(held));
    expect(events.map(({ value }) => value)).toEqual([held]);
    expect(problems).toEqual([]);
  });
});
