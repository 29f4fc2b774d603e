// CloudTrail records of our own making, the same for the same seed: what the benchmarks measure on. The documentation's
// account numbers and addresses stand in for real ones. Knows the shape of a record and nothing of rules.

export type CloudTrailRecord = Record<string, unknown>;

/** Numbers in [0, 1), the same row of them for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

class Dice {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = random(seed);
  }

  chance(share: number): boolean {
    return this.#next() < share;
  }

  below(limit: number): number {
    return Math.floor(this.#next() * limit);
  }

  pick<T>(from: readonly T[]): T {
    const found = from[this.below(from.length)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  }

  hex(length: number): string {
    return Array.from({ length }, () => this.below(16).toString(16)).join('');
  }

  uuid(): string {
    return [8, 4, 4, 4, 12].map((length) => this.hex(length)).join('-');
  }
}

const ACCOUNTS = ['111122223333', '444455556666', '123456789012'];
const REGIONS = ['us-east-1', 'us-east-1', 'us-west-2', 'eu-central-1', 'ap-southeast-2'];
const USERS = ['alice', 'bob', 'carlos', 'deploy', 'backup', 'terraform'];
const ROLES = ['Admin', 'ReadOnly', 'CiDeploy', 'EksNode', 'LambdaExec'];
const AGENTS = [
  'aws-cli/2.15.30 Python/3.11.8 Linux/6.1.0 exe/x86_64.debian.12 prompt/off command/s3.ls',
  'Boto3/1.34.69 md/Botocore#1.34.69 ua/2.0 os/linux#6.1.0 lang/python#3.11.8',
  'APN/1.0 HashiCorp/1.0 Terraform/1.7.5 aws-sdk-go-v2/1.26.0 os/linux lang/go#1.22.1',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0 Safari/537.36',
];

interface Call {
  readonly source: string;
  readonly name: string;
  readonly readOnly: boolean;
  readonly parameters: (dice: Dice) => Record<string, unknown> | null;
}

const instance = (dice: Dice) => `i-0${dice.hex(16)}`;
const bucket = (dice: Dice) => dice.pick(['app-logs', 'billing-export', 'static-site', 'backups']);

/** Twice the same call makes it twice as common. */
const CALLS: readonly Call[] = [
  call('ec2', 'DescribeInstances', true, () => ({ instancesSet: {}, filterSet: {} })),
  call('ec2', 'DescribeInstances', true, (d) => ({
    instancesSet: { items: [{ instanceId: instance(d) }, { instanceId: instance(d) }] },
  })),
  call('ec2', 'RunInstances', false, (d) => ({
    instancesSet: {
      items: [{ imageId: `ami-0${d.hex(16)}`, minCount: 1, maxCount: 1 + d.below(4) }],
    },
    instanceType: d.pick(['t3.micro', 'm6i.large', 'p4d.24xlarge']),
    monitoring: { enabled: d.chance(0.3) },
  })),
  call('s3', 'GetObject', true, (d) => ({
    bucketName: bucket(d),
    key: `2026/${d.hex(8)}.json.gz`,
  })),
  call('s3', 'GetObject', true, (d) => ({
    bucketName: bucket(d),
    key: `index-${d.below(99)}.html`,
  })),
  call('s3', 'ListBuckets', true, () => null),
  call('s3', 'PutBucketPolicy', false, (d) => ({
    bucketName: bucket(d),
    bucketPolicy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*' }] },
  })),
  call('sts', 'AssumeRole', true, (d) => ({
    roleArn: `arn:aws:iam::${d.pick(ACCOUNTS)}:role/${d.pick(ROLES)}`,
    roleSessionName: `session-${d.hex(6)}`,
    durationSeconds: 3600,
  })),
  call('iam', 'GetUser', true, (d) => ({ userName: d.pick(USERS) })),
  call('iam', 'CreateAccessKey', false, (d) => ({ userName: d.pick(USERS) })),
  call('ssm', 'SendCommand', false, (d) => ({
    documentName: d.pick(['AWS-RunShellScript', 'AWS-RunPowerShellScript', 'AWS-UpdateSSMAgent']),
    instanceIds: [instance(d)],
    interactive: false,
    timeoutSeconds: 3600,
  })),
  call('ssm', 'StartSession', false, (d) => ({ target: instance(d) })),
  call('kms', 'Decrypt', true, (d) => ({
    encryptionContext: { 'aws:s3:arn': `arn:aws:s3:::${bucket(d)}` },
    encryptionAlgorithm: 'SYMMETRIC_DEFAULT',
  })),
  call('signin', 'ConsoleLogin', false, () => null),
];

function call(
  service: string,
  name: string,
  readOnly: boolean,
  parameters: Call['parameters'],
): Call {
  return { source: `${service}.amazonaws.com`, name, readOnly, parameters };
}

function identity(dice: Dice, account: string): Record<string, unknown> {
  const common = { accountId: account, principalId: `AIDA${dice.hex(17).toUpperCase()}` };
  if (dice.chance(0.05)) return { type: 'Root', arn: `arn:aws:iam::${account}:root`, ...common };
  if (dice.chance(0.1)) return { type: 'AWSService', invokedBy: 'autoscaling.amazonaws.com' };
  const key = { accessKeyId: `AKIA${dice.hex(16).toUpperCase()}` };
  if (dice.chance(0.4)) {
    const userName = dice.pick(USERS);
    return {
      type: 'IAMUser',
      arn: `arn:aws:iam::${account}:user/${userName}`,
      ...common,
      ...key,
      userName,
    };
  }
  const role = dice.pick(ROLES);
  return {
    type: 'AssumedRole',
    arn: `arn:aws:sts::${account}:assumed-role/${role}/session-${dice.hex(6)}`,
    ...common,
    ...key,
    sessionContext: {
      sessionIssuer: { type: 'Role', arn: `arn:aws:iam::${account}:role/${role}`, userName: role },
      attributes: { mfaAuthenticated: dice.pick(['true', 'false']) },
    },
  };
}

/** A call that failed says so; one that went well leaves both fields out. */
function failure(dice: Dice, name: string): Record<string, unknown> {
  if (!dice.chance(0.08)) return {};
  const errorCode = dice.pick([
    'AccessDenied',
    'Client.UnauthorizedOperation',
    'ThrottlingException',
  ]);
  return { errorCode, errorMessage: `User is not authorized to perform: ${name}` };
}

function record(dice: Dice, index: number): CloudTrailRecord {
  const { source, name, readOnly, parameters } = dice.pick(CALLS);
  const account = dice.pick(ACCOUNTS);
  const userIdentity = identity(dice, account);
  const net = dice.pick(['192.0.2', '198.51.100', '203.0.113']);
  return {
    eventVersion: '1.09',
    userIdentity,
    eventTime: `${new Date(Date.UTC(2026, 0, 15) + index * 1700).toISOString().slice(0, 19)}Z`,
    eventSource: source,
    eventName: name,
    awsRegion: dice.pick(REGIONS),
    sourceIPAddress: userIdentity['invokedBy'] ?? `${net}.${1 + dice.below(254)}`,
    userAgent: userIdentity['invokedBy'] ?? dice.pick(AGENTS),
    ...failure(dice, name),
    requestParameters: parameters(dice),
    responseElements: readOnly ? null : { requestId: dice.uuid(), _return: true },
    requestID: dice.uuid(),
    eventID: dice.uuid(),
    readOnly,
    eventType: name === 'ConsoleLogin' ? 'AwsConsoleSignIn' : 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: account,
    eventCategory: 'Management',
    tlsDetails: {
      tlsVersion: 'TLSv1.3',
      cipherSuite: 'TLS_AES_128_GCM_SHA256',
      clientProvidedHostHeader: source,
    },
  };
}

export function generate(count: number, seed = 1): CloudTrailRecord[] {
  const dice = new Dice(seed);
  return Array.from({ length: count }, (_, index) => record(dice, index));
}

/** One record a line, as the page and the readers take it. */
export function ndjson(count: number, seed = 1): string {
  return generate(count, seed)
    .map((one) => `${JSON.stringify(one)}\n`)
    .join('');
}
