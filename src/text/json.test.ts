import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactJson, keysOf, parseJson, prettyJson, readJson, type JsonValue } from './json';
import { MAX_DEPTH } from './json-reader';

const read = (text: string): JsonValue => {
  const result = readJson(text);
  if ('mistake' in result) throw new Error(result.mistake.message);
  return result.value;
};

describe('reading without loss', () => {
  it.each([
    [
      'an integer beyond 2^53 keeps its digits',
      '{"n":12345678901234567890}',
      12345678901234567890n,
    ],
    ['a long negative integer too', '{"n":-9007199254740993}', -9007199254740993n],
    ['a safe integer stays a number', '{"n":9007199254740991}', 9007199254740991],
    ['a fraction stays a number', '{"n":1.5}', 1.5],
    [
      'sixteen digits in a string change nothing',
      '{"n":"1234567890123456789"}',
      '1234567890123456789',
    ],
  ])('%s', (_, text, expected) => {
    expect((read(text) as { n: JsonValue })['n']).toBe(expected);
  });

  it('keeps keys that look like indexes where they stood', () => {
    const text = '{"b":1,"10":2,"2":{"1":0,"0":1}}';
    const value = read(text) as { [key: string]: JsonValue };
    expect(keysOf(value)).toEqual(['b', '10', '2']);
    expect(compactJson(value)).toBe(text);
  });

  it('takes __proto__ and constructor as data', () => {
    for (const text of ['{"__proto__":{"a":1},"constructor":2}', '{"__proto__":{"1":1}}']) {
      const value = read(text) as object;
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
      expect(Object.hasOwn(value, '__proto__')).toBe(true);
      expect(compactJson(value as JsonValue)).toBe(text);
    }
  });

  it('keeps numbers beyond the largest double numbers', () => {
    const value = read('[1e400,-1e400,1e308]');
    expect(compactJson(value)).toBe('[1e999,-1e999,1e+308]');
    expect(read(compactJson(value))).toEqual(value);
  });

  it('gives every value back as it was (1,000 runs)', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(compactJson(read(text))).toBe(text);
        const parsed = parseJson(prettyJson(value as JsonValue));
        expect(parsed.mistake).toBeNull();
        expect(prettyJson(read(text))).toBe(JSON.stringify(value, null, 2));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('positions', () => {
  it('gives every member its key and value range', () => {
    const text = '{ "a": [1, "x"], "b": null }';
    const { node } = parseJson(text);
    if (node?.kind !== 'object') throw new Error('no object');
    expect(
      node.members.map(({ keyRange, value }) => [
        text.slice(...keyRange),
        text.slice(...value.range),
      ]),
    ).toEqual([
      ['"a"', '[1, "x"]'],
      ['"b"', 'null'],
    ]);
  });
});

describe('mistakes', () => {
  it.each([
    ['a comma too many', '{"a":1,}', 7, 'Found } after a comma; take the comma before it away.'],
    [
      'a comma too many in a list',
      '[1,]',
      3,
      'Found ] after a comma; take the comma before it away.',
    ],
    ['a missing comma', '{"a":1 "b":2}', 7, 'Found "; expected a comma or } after the member.'],
    ['a key without quotes', '{a:1}', 1, 'Found the key a without quotes; write "a".'],
    [
      'a key in single quotes',
      "{'a':1}",
      1,
      'Found a single quote; JSON keys stand in double quotes.',
    ],
    [
      'a value in single quotes',
      '{"a":\'x\'}',
      5,
      'Found a single quote; JSON strings stand in double quotes.',
    ],
    ['Python for true', '{"a":True}', 5, 'Found True; write true.'],
    ['a word', '{"a":yes}', 5, 'Found yes; a string stands in double quotes.'],
    ['a comment', '{"a":1,\n// x\n"b":2}', 8, 'Found /; expected a key in double quotes.'],
    ['no colon', '{"a" 1}', 5, 'Found 1; expected a colon after the key "a".'],
    [
      'a string that never ends',
      '{"a":"x',
      5,
      'This string is never closed; expected a double quote at its end.',
    ],
    [
      'a line break in a string',
      '{"a":"x\ny"}',
      7,
      'Found a line break inside a string; write \\n, or close the string before it.',
    ],
    [
      'an unknown escape',
      '{"a":"\\x"}',
      6,
      'Found the escape \\x; JSON knows \\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hexadecimal digits.',
    ],
    [
      'a leading zero',
      '{"a":012}',
      5,
      'Found 012, which is no JSON number; write it without leading zeros, or in quotes.',
    ],
    ['an unfinished text', '{"a":', 5, 'The text ends here; expected a value.'],
    [
      'an unclosed object',
      '{"a":1',
      6,
      'Found the end of the text; expected a comma or } after the member.',
    ],
    [
      'something behind the value',
      '{"a":1} x',
      8,
      'Found x behind the value; expected the end of the text.',
    ],
  ])('names %s at its place', (_, text, at, message) => {
    expect(readJson(text)).toEqual({
      mistake: { message, range: [at, expect.any(Number) as number] },
    });
  });

  it('refuses nesting that would exhaust the stack', () => {
    const deep = '['.repeat(MAX_DEPTH + 2);
    const message = `Nested deeper than ${MAX_DEPTH} levels.`;
    expect(parseJson(deep).mistake?.message).toBe(message);
    for (const levels of [MAX_DEPTH + 2, 100_000]) {
      const whole = `${'['.repeat(levels)}${']'.repeat(levels)}`;
      expect(readJson(whole)).toMatchObject({ mistake: { message } });
    }
    const fits = `${'['.repeat(MAX_DEPTH)}${']'.repeat(MAX_DEPTH)}`;
    expect(readJson(fits)).toHaveProperty('value');
    expect(parseJson(fits).mistake).toBeNull();
    // What is nested and what merely stands there are told apart.
    const mixed = (levels: number) => `${'[{"a":'.repeat(levels / 2)}0${'}]'.repeat(levels / 2)}`;
    expect(readJson(mixed(MAX_DEPTH))).toHaveProperty('value');
    expect(readJson(mixed(MAX_DEPTH + 2))).toMatchObject({ mistake: { message } });
    const wide = [mixed(MAX_DEPTH - 2), '"[{["', ...Array<string>(MAX_DEPTH).fill('[]')];
    expect(readJson(`[${wide.join(',')}]`)).toHaveProperty('value');
  });
});
