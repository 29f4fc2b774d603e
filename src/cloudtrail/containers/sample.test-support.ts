// A record, and what wrappers of every kind are made of.
import { gzipSync } from 'node:zlib';

export const RECORD = {
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
export const OTHER = { ...RECORD, eventName: 'CreateUser', eventID: 'other' };
export const json = JSON.stringify;
export const TEXT = json(RECORD);
export const packed = (value: unknown) => gzipSync(json(value)).toString('base64');
export const base64 = (text: string) => Buffer.from(text).toString('base64');

export const subscription = (messages: readonly string[]) => ({
  messageType: 'DATA_MESSAGE',
  owner: '111122223333',
  logGroup: 'aws-cloudtrail-logs',
  logStream: '111122223333_CloudTrail_us-east-1',
  subscriptionFilters: ['all'],
  logEvents: messages.map((message, i) => ({ id: String(i), timestamp: 1768469400000, message })),
});

const quoted = (cells: readonly string[]) =>
  cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
export const csv = (cells: Record<string, string>) =>
  `${quoted(Object.keys(cells))}\n${quoted(Object.values(cells))}\n`;
