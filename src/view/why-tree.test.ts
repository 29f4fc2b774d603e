import { describe, expect, it } from 'vitest';
import { evaluateOver } from '../worker/evaluate.test-support';
import { huesOf } from './hues';
import { plain } from './parts';
import { whyTree, type WhyNode } from './why-tree';

async function why(detection: string, event: unknown): Promise<string[]> {
  const rule = `title: T\nlogsource:\n  product: aws\ndetection:\n${detection.replace(/^/gm, '  ')}\n`;
  const answer = await evaluateOver(rule, event);
  const tree = whyTree(answer.explanation!.rules[0]!, huesOf(answer.rules));
  return [tree.condition, ...tree.unused].flatMap((node) => show(node, 0));
}

function show(node: WhyNode, depth: number): string[] {
  const words = [node.title, plain(node.detail), node.had === null ? '' : `· ${node.had.text}`];
  const line = `${'  '.repeat(depth)}${node.ok ? '✓' : '✗'} ${words.filter(Boolean).join(' ')}`;
  return [line, ...node.children.flatMap((child) => show(child, depth + 1))];
}

describe('whyTree', () => {
  it('says needs and gots, down to field, operator, expected, actual', async () => {
    const detection = `selection_event:
  eventName: SendCommand
  eventSource: ssm.amazonaws.com
selection_status_success:
  errorCode: Success
selection_status_null:
  errorCode: null
condition: selection_event and 1 of selection_status_*`;
    const event = {
      eventName: 'SendCommand',
      eventSource: 'ssm.amazonaws.com',
      errorCode: 'AccessDenied',
    };
    expect(await why(detection, event)).toEqual([
      '✗ condition and: needs 2, got 1',
      '  ✓ selection_event 2 of 2',
      '    ✓ eventName equals "SendCommand"',
      '    ✓ eventSource equals "ssm.amazonaws.com"',
      '  ✗ 1 of selection_status_* needs 1, got 0 of 2 branches',
      '    ✗ …_success errorCode equals "Success" · had "AccessDenied"',
      '    ✗ …_null errorCode is null or absent · had "AccessDenied"',
    ]);
  });

  it('a stage alone stands under the condition', async () => {
    expect(await why('s:\n  f: 1\ncondition: s', { f: 1 })).toEqual([
      '✓ condition',
      '  ✓ s f is 1',
    ]);
  });

  it('not, and stages the condition never reads', async () => {
    expect(await why('a:\n  f: 1\nb:\n  g: 1\ncondition: not a', { f: 1 })).toEqual([
      '✗ condition',
      '  ✗ not its part lights up',
      '    ✓ a f is 1',
      '✗ b g is 1 · absent',
    ]);
  });

  it('keywords, and maps of a list', async () => {
    const detection = `k:
  - a
  - b
m:
  - f: 1
    g: 2
  - h: 3
condition: k and m`;
    expect(await why(detection, { x: 'an a', f: 1 })).toEqual([
      '✗ condition and: needs 2, got 1',
      '  ✓ k anywhere in the event: any of 2 values',
      '    ✓ the event contains "a" · x is "an a"',
      '    ✗ and 1 other value',
      '  ✗ m needs 1, got 0 of 2',
      '    ✗ and needs 2, got 1',
      '      ✓ f is 1',
      '      ✗ g is 2 · absent',
      '    ✗ h is 3 · absent',
    ]);
  });

  it.each([
    [
      'a value of many that fits; the others are counted',
      'f: [a, b, c]',
      { f: 'b' },
      ['✓ s f any of 3 values', '  ✓ f equals "b"', '  ✗ and 2 other values'],
    ],
    [
      'none of many: what it had is said once',
      'f: [a, b]',
      { f: 'x' },
      ['✗ s f any of 2 values · had "x"', '  ✗ f equals "a"', '  ✗ f equals "b"'],
    ],
    [
      'all of many',
      'f|contains|all: [a, x]',
      { f: 'x' },
      ['✗ s f all of 2 values · had "x"', '  ✗ f contains "a"', '  ✓ f contains "x"'],
    ],
    [
      'a list of maps',
      '- f: 1\n  - g: 2',
      { g: 2 },
      ['✓ s needs 1, got 1 of 2', '  ✗ f is 1 · absent', '  ✓ g is 2'],
    ],
    ['neq turns a line around', 'f|neq: a', { f: 'b' }, ['✓ s f not: equals "a" · "b"']],
    ['the member that answered', 'f: b', { f: ['a', 'b'] }, ['✓ s f equals "b" · f[1] is "b"']],
    [
      'a leaf of an object',
      'f|contains: b',
      { f: { g: { h: 'abc' } } },
      ['✓ s f contains "b" · found in f.g.h'],
    ],
    [
      'the form of several that was found',
      'f|base64offset|contains: foobar',
      { f: 'Zm9vYmF' },
      ['✗ s f contains "Zm9vYmFy", in one of 3 forms · had "Zm9vYmF"'],
    ],
    [
      'and which one it was',
      'f|base64offset|contains: foobar',
      { f: 'eHhmb29iYXI=' },
      ['✓ s f contains "mb29iYX", form 3 of 3'],
    ],
    [
      'a dash',
      'f|windash|contains: -enc',
      { f: 'a /enc' },
      ['✓ s f contains "-enc", whatever the dash'],
    ],
    [
      'a part of a time',
      'f|hour|gte: 4',
      { f: '2026-07-25T03:30:00Z' },
      ['✗ s f has an hour at least 4 in UTC · had "2026-07-25T03:30:00Z", hour 3 in UTC'],
    ],
    [
      'what is no time',
      'f|month: 4',
      { f: 'soon' },
      ['✗ s f has the month 4 in UTC · had "soon", not a time'],
    ],
    [
      'an object without',
      'f|contains: x',
      { f: { g: { h: 'abc' } } },
      ['✗ s f contains "x" · had { 1 field }, 1 leaf'],
    ],
  ])('%s', async (_, item, event, lines) => {
    const [, ...rest] = await why(`s:\n  ${item}\ncondition: s`, event);
    expect(rest.map((line) => line.slice(2))).toEqual(lines);
  });
});
