// Values at a caret: from the events, from CloudTrail, from AWS; quoted where they must be.
import { describe, expect, it } from 'vitest';
import { caret, first, labels, offered, rule, taken } from '../caret.test-support';
import { complete } from '../complete';
import { NOTHING } from '../known';

describe('values', () => {
  it.each([
    ['level: ‸', ['informational', 'low', 'medium', 'high', 'critical']],
    ['status: ‸', ['experimental', 'test', 'stable', 'deprecated', 'unsupported']],
    ['logsource:\n  product: ‸', ['aws']],
    ['logsource:\n  service: ‸', ['cloudtrail']],
    ['tags:\n  - ‸', ['attack.reconnaissance', 'attack.resource-development']],
    ['tags:\n  - attack.reconnaissance\n  - ‸', ['attack.resource-development']],
    [rule('s:\n    userIdentity.type: ‸'), ['IAMUser', 'AWSService', 'Root', 'AssumedRole']],
    [rule('s:\n    errorCode: ‸'), ['AccessDenied', 'Client.UnauthorizedOperation']],
    [rule('s:\n    readOnly: ‸'), ['true', 'false', 'null']],
    [rule('s:\n    a|exists: ‸'), ['true', 'false']],
    [rule('s:\n    a|cidr: ‸'), ['10.0.0.0/8']],
    [rule('s:\n    eventName|fieldref: ‸'), ['eventName', 'eventSource']],
    [rule('s:\n    eventName: ‸'), ['GetObject', 'CreateUser']],
    [rule('s:\n    eventName:\n        - GetObject\n        - ‸'), ['CreateUser']],
    [rule('s:\n    eventSource: ‸'), ['s3.amazonaws.com', 'iam.amazonaws.com']],
  ])('%j: %j', async (marked, expected) => {
    expect(await first(marked, expected.length)).toEqual(expected);
  });

  it.each([
    ['errorCode: ‸', 'AccessDenied', 'errorCode: AccessDenied‸'],
    ['errorCode:‸', 'AccessDenied', 'errorCode: AccessDenied‸'],
    ["errorCode: 'Acc‸", 'AccessDenied', "errorCode: 'AccessDenied'‸"],
    ["errorCode: 'Acc‸ess'", 'AccessDenied', "errorCode: 'AccessDenied'‸"],
    ['errorCode: "‸"', 'AccessDenied', 'errorCode: "AccessDenied"‸'],
    ['errorCode:\n    ‸', 'AccessDenied', 'errorCode:\n    - AccessDenied‸'],
    ['errorCode:\n    Acc‸', 'AccessDenied', 'errorCode:\n    - AccessDenied‸'],
    ['errorCode:\n    - x\n    ‸', 'AccessDenied', 'errorCode:\n    - x\n    - AccessDenied‸'],
    ['errorCode:\n    -‸', 'AccessDenied', 'errorCode:\n    - AccessDenied‸'],
    ['errorCode: [x, ‸]', 'AccessDenied', 'errorCode: [x, AccessDenied‸]'],
    ['errorCode: [x, ‸', 'AccessDenied', 'errorCode: [x, AccessDenied‸'],
    ['errorCode: ‸', 'null', 'errorCode: null‸'],
    ['userIdentity.accountId: ‸', '111122223333', "userIdentity.accountId: '111122223333'‸"],
    ['requestParameters.bucketName: ‸', 'a*b', 'requestParameters.bucketName: a\\*b‸'],
    ['requestParameters.port: ‸', '22', 'requestParameters.port: 22‸'],
    ['requestParameters.port|contains: ‸', '22', "requestParameters.port|contains: '22'‸"],
    ['requestParameters.port|gte: ‸', '22', 'requestParameters.port|gte: 22‸'],
    [
      'userIdentity.sessionContext.attributes.mfaAuthenticated: ‸',
      'false',
      "userIdentity.sessionContext.attributes.mfaAuthenticated: 'false'‸",
    ],
  ])('%j, %s: %j', async (line, label, expected) => {
    const indented = (text: string) => rule(`s:\n${text.replace(/^/gm, '    ')}`);
    expect(await taken(indented(line), label)).toBe(indented(expected));
  });

  it.each([
    ['in a comment', 's:\n    eventName: x # ‸'],
    ['in a regular expression', 's:\n    eventName|re: ‸'],
    ['in a description', 's:\n    a: x\n'.replace('a: x', 'a: |\n        ‸')],
  ])('nothing %s', async (_where, detection) => {
    expect(await labels(rule(detection))).toEqual([]);
  });

  it('no null in a list, and no second one of the same', async () => {
    const list = await labels(rule('s:\n    errorCode:\n        - AccessDenied\n        - ‸'));
    expect(list).not.toContain('null');
    expect(list).not.toContain('AccessDenied');
  });
});

describe('API names', () => {
  it('are those of the source beside', async () => {
    const { items, whole } = await offered(
      rule('s:\n    eventSource: kms.amazonaws.com\n    eventName: ‸'),
    );
    expect(whole).toBe(true);
    const names = items.map(({ label }) => label);
    expect(names).toContain('ScheduleKeyDeletion');
    expect(names).not.toContain('CreateAccessKey');
  });

  it('are narrowed down by what is typed where there is no source', async () => {
    const all = await offered(rule('s:\n    eventName: ‸'));
    expect(all.whole).toBe(false);
    expect(all.items.length).toBeLessThan(400);
    const some = await offered(rule('s:\n    eventName: ScheduleKeyD‸'));
    expect(some.items.map(({ label }) => label)).toContain('ScheduleKeyDeletion');
    expect(some.items.find(({ label }) => label === 'ScheduleKeyDeletion')!.doc).toContain(
      'kms.amazonaws.com',
    );
  });

  it('are not fetched for anything else', async () => {
    const never = () => Promise.reject(new Error('fetched'));
    for (const marked of [rule('s:\n    ‸'), rule('s:\n    errorCode: ‸'), 'level: ‸']) {
      const { source, offset } = caret(marked);
      await complete(source, offset, NOTHING, never);
    }
  });
});
