// Hints about rules for CloudTrail: where they are given, and where they keep quiet.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from '../sigma/parse';
import { apiNames } from './api-names';
import { hintsOf, wantsNames } from './hints';

const hints = (detection: string, service = 'cloudtrail'): string[] => {
  const source = `title: t\nlogsource: {product: aws, service: ${service}}\ndetection:\n  sel:\n    ${detection.replaceAll('\n', '\n    ')}\n  condition: sel\n`;
  return parse(source)
    .documents.flatMap((document) =>
      document.kind === 'rule' ? hintsOf(document, apiNames()) : [],
    )
    .map(({ code, range }) => `${code}: ${source.slice(...range)}`);
};

it.each([
  ['errorCode: Success', ['error-code-success: Success']],
  ["- errorCode: 'success'", ["error-code-success: 'success'"]],
  [
    'userIdentity.arn|contains: responseElements.accessKey.userName',
    ['value-is-a-field: responseElements.accessKey.userName'],
  ],
  ['- AccessDenied', ['keyword-in-cloudtrail: - AccessDenied']],
])('%j', (detection, expected) => expect(hints(detection)).toEqual(expected));

it.each([
  ['- errorCode: Success\n- errorCode: null'],
  ['errorCode: AccessDenied'],
  ['userIdentity.arn|fieldref: responseElements.accessKey.userName'],
  ['eventSource: iam.amazonaws.com'],
  ['a: x.y.z'],
])('nothing for %j', (detection) => expect(hints(detection)).toEqual([]));

it('nothing for a rule about other logs', () => {
  expect(hints('errorCode: Success', 'guardduty')).toEqual([]);
});

describe('a call beside an event source', () => {
  const said = (detection: string) => {
    const source = `title: t\nlogsource: {product: aws, service: cloudtrail}\ndetection:\n  sel:\n    ${detection.replaceAll('\n', '\n    ')}\n  condition: sel\n`;
    const [document] = parse(source).documents;
    return document?.kind === 'rule' ? hintsOf(document, apiNames()) : [];
  };

  it.each([
    [
      'eventSource: s3.amazonaws.com\neventName: CreateAccessKey',
      'Found CreateAccessKey as eventName beside s3.amazonaws.com as eventSource, where no such call is known; it is a call of iam.amazonaws.com, so that both are hardly met together.',
      'iam.amazonaws.com',
    ],
    [
      'eventSource: iam.amazonaws.com\neventName: [CreateUser, CreateAcessKey]',
      'Found CreateAcessKey as eventName beside iam.amazonaws.com as eventSource, where no such call is known; did you mean CreateAccessKey.',
      'CreateAccessKey',
    ],
    [
      'eventSource: [s3.amazonaws.com, kms.amazonaws.com]\neventName: CreateAccessKey',
      'Found CreateAccessKey as eventName beside s3.amazonaws.com or kms.amazonaws.com as eventSource, where no such call is known; it is a call of iam.amazonaws.com, so that both are hardly met together.',
      undefined,
    ],
    [
      '- eventSource: kms.amazonaws.com\n  eventName: createaccesskey\n- eventName: x',
      expect.stringContaining('Found createaccesskey') as unknown as string,
      'iam.amazonaws.com',
    ],
  ])('%j', (detection, message, fix) => {
    const [hint, ...others] = said(detection);
    expect(others).toEqual([]);
    expect(hint).toMatchObject({ code: 'unknown-call', severity: 'info', blocks: false, message });
    expect(hint!.fixes[0]?.text).toBe(fix);
  });

  it.each([
    'eventSource: IAM.amazonaws.com\neventName: createaccesskey',
    'eventSource: [s3.amazonaws.com, iam.amazonaws.com]\neventName: CreateAccessKey',
    'eventSource|contains: s3.amazonaws.com\neventName: CreateAccessKey',
    'eventSource: s3.amazonaws.com\neventName|startswith: CreateAccessKey',
    'eventSource: s3.amazonaws.com\neventName|neq: CreateAccessKey',
    'eventSource: s3*\neventName: CreateAccessKey',
    'eventSource: nobody.amazonaws.com\neventName: CreateAccessKey',
    'eventSource: iam.amazonaws.com\neventName: SomethingQuiteNew',
    // what stands beside it already is not what was meant
    'eventSource: iam.amazonaws.com\neventName: [CreateAccessKey, CreateAcessKey]',
    'eventSource: ebs.amazonaws.com\neventName: CreateAccessKey',
    'eventSource: lambda.amazonaws.com\neventName: UpdateFunctionCode20150331v2',
    'eventSource: monitoring.amazonaws.com\neventName: GetMetricWidgetImage',
    '- eventSource: s3.amazonaws.com\n- eventName: CreateAccessKey',
  ])('nothing for %j', (detection) => expect(said(detection)).toEqual([]));

  it('asks for the names only where both fields are compared', () => {
    const wants = (detection: string) => {
      const [rule] = parse(
        `logsource: {service: cloudtrail}\ndetection:\n  s: {${detection}}\n  condition: s\n`,
      ).documents;
      return rule?.kind === 'rule' && wantsNames(rule);
    };
    expect(wants('eventSource: a, eventName: b')).toBe(true);
    expect(wants('eventName: b')).toBe(false);
  });

  const RULES = '../shared/data/sigma/cloudtrail';
  it.skipIf(!existsSync(RULES))(
    'is left alone in the published rules (skipped where absent)',
    () => {
      const files = readdirSync(RULES).filter((name) => name.endsWith('.yml'));
      // the records of both calls have route53domains.amazonaws.com
      const mistaken = /^aws_route_53_domain_/;
      const sound = files.filter((name) => !mistaken.test(name));
      expect(files.length - sound.length).toBe(2);
      const found = sound.flatMap((name) =>
        parse(readFileSync(`${RULES}/${name}`, 'utf8'))
          .documents.flatMap((one) => (one.kind === 'rule' ? hintsOf(one, apiNames()) : []))
          .filter(({ code }) => code === 'unknown-call')
          .map(({ message }) => `${name}: ${message}`),
      );
      expect(found).toEqual([]);
    },
  );
});
