// From nothing to a rule that matches, by taking offers.
import { expect, it } from 'vitest';
import { parse } from '../sigma/parse';
import { caret, taken } from './caret.test-support';

it('writes a sound rule from nothing by taking offers', async () => {
  let marked = '‸';
  const step = async (label: string, typed = '') => {
    marked = (await taken(marked, label)).replace('‸', `${typed}‸`);
  };
  await step('title', 'My rule\n');
  await step('logsource', '\n');
  await step('detection');
  await step('eventSource');
  await step('s3.amazonaws.com', '\n        ');
  await step('eventName');
  await step('GetObject', '\n        ');
  await step('errorCode');
  await step('null');
  marked = `${marked.replace('‸', '')}\n‸`;
  await step('level');
  await step('high', '\n');
  const { source } = caret(marked);
  expect(parse(source).diagnostics).toEqual([]);
  expect(source).toContain('    selection:\n        eventSource: s3.amazonaws.com\n');
});
