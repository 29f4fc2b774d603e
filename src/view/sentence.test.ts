import { describe, expect, it } from 'vitest';
import { evaluateOver } from '../worker/evaluate.test-support';
import { plain } from './parts';
import { verdictSentence } from './sentence';

const rule = (detection: string) =>
  `title: T\nlogsource:\n  product: aws\ndetection:\n${detection.replace(/^/gm, '  ')}\n`;

async function say(detection: string, event: unknown): Promise<string> {
  const answer = await evaluateOver(rule(detection), event);
  return plain(verdictSentence(answer.explanation!.rules[0]!.trace));
}

const FOUNDING = `selection_event:
  eventName: SendCommand
  eventSource: ssm.amazonaws.com
selection_status_success:
  errorCode: Success
selection_status_null:
  errorCode: null
condition: selection_event and 1 of selection_status_*`;

const ssm = { eventName: 'SendCommand', eventSource: 'ssm.amazonaws.com' };

describe('the founding rule', () => {
  it.each([
    [
      'denied',
      { ...ssm, errorCode: 'AccessDenied' },
      'The call fits, but it was denied: errorCode is "AccessDenied", and the rule wants Success, or null or absent.',
    ],
    [
      'failed',
      { ...ssm, errorCode: 'NoSuchDocument' },
      'The call fits, but it failed: errorCode is "NoSuchDocument", and the rule wants Success, or null or absent.',
    ],
    [
      'another call',
      { ...ssm, eventName: 'ListCommands' },
      'eventName is "ListCommands", and the rule wants SendCommand.',
    ],
    [
      'another source',
      { ...ssm, eventSource: 'qldb.amazonaws.com' },
      'eventSource is "qldb.amazonaws.com", and the rule wants ssm.amazonaws.com.',
    ],
    [
      'nothing fits',
      { eventName: 'A', eventSource: 'b', errorCode: 'C' },
      'eventName is "A", and the rule wants SendCommand; eventSource and errorCode do not fit either.',
    ],
    [
      'a match',
      ssm,
      'A match: selection_event fits, and selection_status_null lights up for 1 of selection_status_*.',
    ],
  ])('%s', async (_, event, sentence) => {
    expect(await say(FOUNDING, event)).toBe(sentence);
  });
});

describe('what the rule wanted', () => {
  it.each([
    [
      'several values, counted',
      'f: [a, b, c, d]',
      { f: 'x' },
      'f is "x", and the rule wants a, b or 2 more.',
    ],
    [
      'a piece of text',
      'f|contains: a',
      { f: 'x' },
      'f is "x", and the rule wants text containing a.',
    ],
    [
      'a start',
      'f|startswith: a',
      { f: 'x' },
      'f is "x", and the rule wants text starting with a.',
    ],
    ['an end', "f: '*a'", { f: 'x' }, 'f is "x", and the rule wants text ending with a.'],
    [
      'a backslash among wildcards, as one would write it',
      "f: 'C:\\*\\\\dir?'",
      { f: 'x' },
      'f is "x", and the rule wants text like C:\\*\\\\dir?.',
    ],
    ['wildcards', "f: 'a*b'", { f: 'x' }, 'f is "x", and the rule wants text like a*b.'],
    [
      'only what all lacks',
      'f|contains|all: [a, x]',
      { f: 'x' },
      'f is "x", and the rule wants text containing a.',
    ],
    [
      'another case',
      'f|cased: A',
      { f: 'a' },
      'f is "a", in another case, and the rule wants A, in this case.',
    ],
    ['a pattern', 'f|re: ^a+$', { f: 'x' }, 'f is "x", and the rule wants a match of /^a+$/.'],
    [
      'a network',
      'f|cidr: 10.0.0.0/8',
      { f: '11.0.0.1' },
      'f is "11.0.0.1", and the rule wants an address in 10.0.0.0/8.',
    ],
    [
      'no address',
      'f|cidr: 10.0.0.0/8',
      { f: 'x' },
      'f is "x", which is no address, and the rule wants an address in 10.0.0.0/8.',
    ],
    ['a bound', 'f|gte: 5', { f: 3 }, 'f is 3, and the rule wants a number at least 5.'],
    [
      'no number',
      'f|lt: 5',
      { f: 'x' },
      'f is "x", which is no number, and the rule wants a number below 5.',
    ],
    ['presence', 'f|exists: true', {}, 'f is absent, and the rule wants it present.'],
    ['absence', 'f|exists: false', { f: null }, 'f is null, and the rule wants it absent.'],
    ['anything else', 'f|neq: a', { f: 'a' }, 'f is "a", and the rule wants anything but a.'],
    ['an empty text', "f: ''", {}, 'f is absent, and the rule wants an empty text.'],
    [
      'another field',
      'f|fieldref: g',
      { f: 1, g: 2 },
      'f is 1, and the rule wants the same as in g.',
    ],
    [
      'members of a list',
      'f: a',
      { f: ['x', 'y', 'z'] },
      'f has "x", "y" and 1 more, and the rule wants a.',
    ],
    ['an object', 'f: a', { f: { g: 1 } }, 'f is an object, and the rule wants a.'],
    ['an empty list', 'f: a', { f: [] }, 'f is an empty list, and the rule wants a.'],
  ])('%s', async (_, item, event, sentence) => {
    expect(await say(`s:\n  ${item}\ncondition: s`, event)).toBe(sentence);
  });

  it('keywords', async () => {
    expect(await say('s:\n  - a\n  - b\ncondition: s', { f: 'x' })).toBe(
      'nothing in the event contains a or b.',
    );
  });
});

describe('alternatives', () => {
  const LIST = `s:
  - eventName: A
    x: 1
  - eventName: B
    y: 1
condition: s`;

  it('the nearest speaks for all', async () => {
    expect(await say(LIST, { eventName: 'B' })).toBe(
      'The call fits, but y is absent, and the nearest of 2 alternatives wants 1.',
    );
  });

  it('where they are equally near, the first', async () => {
    expect(await say('a:\n  x: 1\nb:\n  y: 1\ncondition: a or b', {})).toBe(
      'x is absent, and a, the first of 2 branches, wants 1.',
    );
  });
});

describe('exclusions', () => {
  const FILTER = `s:
  x: 1
filter_a:
  y: 1
filter_b:
  z: 1
condition: s and not 1 of filter_*`;

  it.each([
    ['one', { x: 1, y: 1 }, 'Everything else fits, but filter_a excludes it: y is 1.'],
    [
      'several',
      { x: 1, y: 1, z: 1 },
      'Everything else fits, but filter_a and filter_b exclude it: y is 1.',
    ],
    ['beside a miss, the miss', { y: 1 }, 'x is absent, and the rule wants 1.'],
    ['none', { x: 1 }, 'A match: s fits, and 1 of filter_* does not exclude it.'],
  ])('%s', async (_, event, sentence) => {
    expect(await say(FILTER, event)).toBe(sentence);
  });
});
