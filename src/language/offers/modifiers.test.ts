// Modifiers at a caret: those that are legal there.
import { describe, expect, it } from 'vitest';
import { labels, offered, rule, taken } from '../caret.test-support';

const ALL =
  'contains startswith endswith all exists cased neq re cidr lt lte gt gte fieldref base64 base64offset wide utf16le utf16be utf16 windash minute hour day week month year expand';

describe('modifiers', () => {
  it.each([
    ['a|‸: x', ALL],
    ['a|con‸: x', ALL],
    ['a|contains|‸: x', 'all cased neq windash expand'],
    ['a|re|‸: x', 'all neq i m s expand'],
    ['a|re|i|‸: x', 'all neq m s expand'],
    ['a|wide|‸: x', 'contains startswith endswith all cased neq base64 base64offset'],
    [
      'a|base64offset|‸: x',
      'contains startswith endswith all cased neq fieldref base64 wide utf16le utf16be utf16',
    ],
    ['a|hour|‸: 5', 'all neq lt lte gt gte'],
    ['a|hour|gte|‸: 5', 'all neq'],
    ['a|exists|‸: true', 'neq'],
    ['a|cidr|‸: x', 'all neq'],
    ['a|gte|‸: 1', 'all neq'],
    ['a|fieldref|‸: b', 'contains startswith endswith all cased neq'],
    ['a|‸|all: x', ALL],
    ['a|nonsense|‸: x', ''],
  ])('%s: %s', async (line, expected) => {
    expect((await labels(rule(`s:\n    ${line}`))).join(' ')).toBe(expected);
  });

  it('are not offered where keywords stand, if they ask for a field', async () => {
    expect(await labels(rule("s:\n    '|‸': x"))).not.toContain('exists');
  });

  it.each([
    ['a|con‸', 'contains', 'a|contains: ‸'],
    ['a|con‸: x', 'contains', 'a|contains‸: x'],
    ['a|c‸|all: x', 'contains', 'a|contains‸|all: x'],
    ['a|contains|‸', 'all', 'a|contains|all: ‸'],
  ])('%s, %s: %s', async (line, label, expected) => {
    expect(await taken(rule(`s:\n    ${line}`), label)).toBe(rule(`s:\n    ${expected}`));
  });

  it('bring their own doc', async () => {
    const { items } = await offered(rule('s:\n    a|‸: x'));
    expect(items.every(({ doc }) => doc.length > 20)).toBe(true);
  });
});
