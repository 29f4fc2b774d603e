// Hints about rules for CloudTrail: where they are given, and where they keep quiet.
import { expect, it } from 'vitest';
import { parse } from '../sigma/parse';
import { hintsOf } from './hints';

const hints = (detection: string, service = 'cloudtrail'): string[] => {
  const source = `title: t\nlogsource: {product: aws, service: ${service}}\ndetection:\n  sel:\n    ${detection.replaceAll('\n', '\n    ')}\n  condition: sel\n`;
  return parse(source)
    .documents.flatMap((document) => (document.kind === 'rule' ? hintsOf(document) : []))
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
