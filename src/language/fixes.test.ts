// A range of the text → what can be mended there.
import { expect, it } from 'vitest';
import { rule } from './caret.test-support';
import { fixesAt } from './fixes';

const source = rule('s:\n    errorCode|contain: x\n    a: yes\ncondition: s && s\n');
const at = (text: string) => {
  const start = source.indexOf(text);
  return fixesAt(source, [start, start + text.length]).map(
    ({ title, code }) => `${code}: ${title}`,
  );
};

it.each([
  ['contain', ['unknown-modifier: Write contains']],
  ['yes', ["yaml-version: Quote it: the text 'yes'"]],
  ['&&', ['condition-operator: Write and']],
  ['title', []],
])('%s: %j', (text, expected) => {
  expect(at(text)).toEqual(expected);
});

it('gives all of a longer range', () => {
  expect(fixesAt(source, [0, source.length])).toHaveLength(3);
});
