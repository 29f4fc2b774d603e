// A range of the text → what can be mended there.
import { expect, it } from 'vitest';
import { apiNames } from '../cloudtrail/api-names';
import type { Range } from '../text/range';
import { rule } from './caret.test-support';
import { fixesAt } from './fixes';

const source = rule('s:\n    errorCode|contain: x\n    a: yes\ncondition: s && s\n');
const said = async (text: string, range: Range) =>
  (await fixesAt(text, range, () => Promise.resolve(apiNames()))).map(
    ({ title, code }) => `${code}: ${title}`,
  );
const at = (text: string) => {
  const start = source.indexOf(text);
  return said(source, [start, start + text.length]);
};

it.each([
  ['contain', ['unknown-modifier: Write contains']],
  ['yes', ["yaml-version: Quote it: the text 'yes'"]],
  ['&&', ['condition-operator: Write and']],
  ['title', []],
])('%s: %j', async (text, expected) => {
  expect(await at(text)).toEqual(expected);
});

it('gives all of a longer range', async () => {
  expect(await said(source, [0, source.length])).toHaveLength(3);
});

it('gives those of hints about CloudTrail', async () => {
  const text =
    'logsource: {service: cloudtrail}\ndetection:\n  s:\n    errorCode: Success\n    eventSource: iam.amazonaws.com\n    eventName: CreateAcessKey\n  condition: s\n';
  expect(await said(text, [0, text.length])).toEqual(
    expect.arrayContaining([
      'unknown-call: Write CreateAccessKey',
      'error-code-success: Write null',
    ]),
  );
});
