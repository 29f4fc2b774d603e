import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { yamlTokens } from './yaml-tokens';

/** `key:title value:"x"` */
const read = (source: string, line = 0): string => {
  const lines = source.split('\n');
  return yamlTokens(lines)
    [line]!.map(({ kind, start, end }) => `${kind}(${lines[line]!.slice(start, end)})`)
    .join(' ');
};

describe('yamlTokens', () => {
  it.each([
    ['a key and its value', 'title: My rule', 'key(title) punctuation(:) value(My rule)'],
    ['a key alone', '  detection:', 'key(detection) punctuation(:)'],
    ['modifiers', 'a|contains|all: x', 'key(a) modifier(|contains|all) punctuation(:) value(x)'],
    ['a list item', "  - 'x'", "punctuation(-) value('x')"],
    ['a map in a list', '  - a: 1', 'punctuation(-) key(a) punctuation(:) value(1)'],
    ['a comment', '# note: this', 'comment(# note: this)'],
    ['a comment behind a value', 'a: b # c', 'key(a) punctuation(:) value(b) comment(# c)'],
    ['a # inside quotes', "a: 'b # c'", "key(a) punctuation(:) value('b # c')"],
    ['a # inside a word', 'a: b#c', 'key(a) punctuation(:) value(b#c)'],
    ['a colon inside a value', 'a: b:c', 'key(a) punctuation(:) value(b:c)'],
    ['an address', '- https://x.y/z', 'punctuation(-) value(https://x.y/z)'],
    [
      'an apostrophe in plain text',
      "a: it's # c",
      "key(a) punctuation(:) value(it's) comment(# c)",
    ],
    ['nothing', '', ''],
  ])('%s', (_, source, tokens) => {
    expect(read(source)).toBe(tokens);
  });

  it('takes the lines of a block text for text', () => {
    const source = 'description: |\n  level: # not a key\n\n  more\nlevel: high';
    expect(read(source, 1)).toBe('value(level: # not a key)');
    expect(read(source, 3)).toBe('value(more)');
    expect(read(source, 4)).toBe('key(level) punctuation(:) value(high)');
  });

  it('tokens lie inside their line, in order (300 runs)', () => {
    const line = fc.string({ unit: fc.constantFrom(...' -:#\'"|>ab'), maxLength: 14 });
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        yamlTokens(lines).forEach((tokens, i) => {
          const ends = tokens.flatMap((token) => [token.start, token.end]);
          expect([...ends].sort((a, b) => a - b)).toEqual(ends);
          expect(Math.max(0, ...ends)).toBeLessThanOrEqual(lines[i]!.length);
        });
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
