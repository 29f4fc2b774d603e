// Whatever is put into a rule reads back as what was meant.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePattern, literalPattern } from '../../sigma/pattern';
import { parseYaml } from '../../sigma/yaml';
import { asYaml, literal } from './quoting';

describe('a value as YAML', () => {
  it.each([
    ['GetObject', 'GetObject'],
    ['s3.amazonaws.com', 's3.amazonaws.com'],
    ['AWS Internal', 'AWS Internal'],
    ['arn:aws:iam::111122223333:root', 'arn:aws:iam::111122223333:root'],
    ['123456789012', "'123456789012'"],
    ['true', "'true'"],
    ['yes', "'yes'"],
    ['null', "'null'"],
    ['', "''"],
    ['1.10', "'1.10'"],
    ['[Boto3]', "'[Boto3]'"],
    ['*x', "'*x'"],
    ['a: b', "'a: b'"],
    ['a #b', "'a #b'"],
    ["it's", "it's"],
    ["'x", "'''x'"],
    ['a\nb', '"a\\nb"'],
    ['2025-01-01', "'2025-01-01'"],
    ['- x', "'- x'"],
    [22, '22'],
    [12345678901234567890n, '12345678901234567890'],
    [true, 'true'],
  ])('%s: %s', (value, expected) => {
    expect(asYaml(value)).toBe(expected);
  });

  it('keeps the quote that was begun, and minds brackets', () => {
    expect(asYaml("it's", "'")).toBe("'it''s'");
    expect(asYaml('a\\b', '"')).toBe('"a\\\\b"');
    expect(asYaml('a,b', '', true)).toBe("'a,b'");
  });

  it('reads back, in block and flow style (1000 runs)', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(...'\'"\\:#-?[]{},&*!|>%@` \n\t0aeyn.~') }),
    );
    const quotes = fc.constantFrom('' as const, "'" as const, '"' as const);
    fc.assert(
      fc.property(texts, quotes, fc.boolean(), (text, quote, flow) => {
        const yaml = asYaml(text, quote, flow);
        const [node] = parseYaml(flow ? `k: [${yaml}, z]` : `k: ${yaml}`).documents;
        const value = node?.kind === 'map' ? node.entries[0]!.value : node;
        const read = value?.kind === 'list' ? value.items[0] : value;
        expect(read?.kind === 'scalar' ? read.value : read).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
});

it('means its stars, question marks and backslashes literally', () => {
  for (const text of ['a*b', 'what?', 'C:\\dir\\*', '\\\\', 'x']) {
    expect(parsePattern(literal(text) as string)).toEqual(literalPattern(text));
  }
});
