// Before and after; and that nothing but the layout changes, whatever the text.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../sigma/parse';
import { parseYaml } from '../sigma/yaml';
import { format } from './format';

describe('layout', () => {
  it.each([
    ['indents by four', 'a:\n  b:\n   - c\n   - d\n', 'a:\n    b:\n        - c\n        - d\n'],
    ['lists below their key', 'a:\n- b\n- c\n', 'a:\n    - b\n    - c\n'],
    [
      'maps in lists',
      'a:\n- b: c\n  d:\n  - e\n-   f: g\n',
      'a:\n    - b: c\n      d:\n          - e\n    - f: g\n',
    ],
    ['lists in lists', 'a:\n-   - b\n    - c\n', 'a:\n    - - b\n      - c\n'],
    ['trailing spaces', 'a: b  \n  \nc:   \n  d: e\t\n', 'a: b\n\nc:\n    d: e\n'],
    ['empty lines', '\n\na: b\n\n\n\nc: d\n\n\n', 'a: b\n\nc: d\n'],
    ['a missing line end', 'a: b', 'a: b\n'],
    ['nothing', '', ''],
    [
      'comments',
      '# x\na:\n  # y\n  b: c # z\n# w\nd: e\n',
      '# x\na:\n    # y\n    b: c # z\n# w\nd: e\n',
    ],
    ['a comment at the end', 'a:\n  b: c\n  # x\n', 'a:\n    b: c\n    # x\n'],
    [
      'a comment between',
      'a:\n  b:\n    - c\n    # x\n  d: e\n',
      'a:\n    b:\n        - c\n        # x\n    d: e\n',
    ],
    [
      'blocks',
      'a:\n  b: |\n     x\n\n       y  \n  c: d\n',
      'a:\n    b: |\n        x\n\n          y  \n    c: d\n',
    ],
    ['a block that keeps its end', 'a: |+\n  x\n\n\nb: c\n', 'a: |+\n    x\n\n\nb: c\n'],
    [
      'a block with its margin given',
      'a:\n  b: |2\n      x\n     y\n',
      'a:\n    b: |2\n        x\n       y\n',
    ],
    ['a comment below a block', 'a: |\n  x\n # y\nb: c\n', 'a: |\n    x\n# y\nb: c\n'],
    [
      'text over lines',
      'a:\n  b: x\n    y\n  c: "z  \n\n    w"\n',
      'a:\n    b: x\n      y\n    c: "z  \n\n      w"\n',
    ],
    [
      'brackets over lines',
      'a:\n  b: [x,\n    y # z\n    ]\n',
      'a:\n    b: [x,\n      y # z\n      ]\n',
    ],
    ['several documents', 'a:\n  b: c\n---\nd:\n  e: f\n', 'a:\n    b: c\n---\nd:\n    e: f\n'],
    ['line ends of Windows', 'a:\r\n  b: c \r\n', 'a:\r\n    b: c\r\n'],
    ['quotes stay', 'a: \'x\'\nb: "y"\n', 'a: \'x\'\nb: "y"\n'],
  ])('%s', (_what, before, after) => {
    expect(format(before)).toEqual({ text: after, refusal: null });
    expect(format(after)).toEqual({ text: after, refusal: null });
  });

  it('refuses text with a syntax error', () => {
    expect(format('a: "b\nc: d').refusal).toMatch(/not valid YAML/);
    expect(format('a: b: c').refusal).toMatch(/not valid YAML/);
  });
});

const folders = ['rules', '../shared/data/sigma/cloudtrail'].filter((path) => existsSync(path));
const rules = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
);

it('leaves rules as SigmaHQ lays them out alone, but for lists right below their key', () => {
  const changed = rules.filter((source) => format(source).text !== source);
  expect(
    changed.filter((source) => !/:\n( *)- /.test(source) && !/\n\n\n|\s\n/.test(source)),
  ).toEqual([]);
  expect(rules.every((source) => format(source).text !== null)).toBe(true);
});

/** Texts of all layouts: sound rules, their lines indented anew, with comments and empty lines thrown in. */
const layouts = fc
  .record({
    source: fc.constantFrom(...rules),
    unit: fc.integer({ min: 1, max: 6 }),
    extras: fc.array(
      fc.record({ at: fc.nat(40), text: fc.constantFrom('', '  ', '# x', '   # y', '\t') }),
      { maxLength: 5 },
    ),
    trailing: fc.constantFrom('', ' ', '   '),
  })
  .map(({ source, unit, extras, trailing }) => {
    const lines = source
      .split('\n')
      .map(
        (line) =>
          line.replace(/^ +/, (run) => ' '.repeat(Math.round((run.length / 4) * unit))) + trailing,
      );
    for (const { at, text } of extras) lines.splice(at, 0, text);
    return lines.join('\n');
  });

const pieces = fc.constantFrom(
  ...[
    'a: b',
    'a:',
    '- x',
    '- a: b',
    '  c: d',
    '    - y',
    '# z',
    '',
    '  ',
    'b: |',
    '   text',
    'c: "q',
  ],
  ...[
    '  r"',
    'd: [x, y]',
    'e: {f: g}',
    'h: >-',
    'i: [',
    '  j]',
    '---',
    "k: 'l'",
    '-   - m',
    '? n',
    ': o',
  ],
);

/** Everything that was read, places left out. */
const read = (source: string): unknown =>
  JSON.parse(
    JSON.stringify(parseYaml(source).documents, (key, value: unknown) =>
      key === 'range' ? undefined : typeof value === 'bigint' ? String(value) : value,
    ),
  );

const comments = (source: string): string[] =>
  [...source.matchAll(/# ?[xyz]\b.*/g)].map(([text]) => text.trim());

describe('changes nothing but the layout', () => {
  const holds = (source: string): void => {
    const { text } = format(source);
    if (text === null) return;
    expect(read(text)).toEqual(read(source));
    expect(comments(text)).toEqual(comments(source));
    expect(format(text)).toEqual({ text, refusal: null });
    expect(parse(text).diagnostics.map(({ code }) => code)).toEqual(
      parse(source).diagnostics.map(({ code }) => code),
    );
  };

  it('of rules in any layout (200 runs)', () => {
    fc.assert(fc.property(layouts, holds), { numRuns: 200 });
  });

  it('of any lines at all (2000 runs)', () => {
    const texts = fc.array(pieces, { maxLength: 12 }).map((lines) => lines.join('\n'));
    fc.assert(fc.property(texts, holds), { numRuns: 2000 });
  });

  it('and formats nearly all that can be read', () => {
    const texts = fc.sample(layouts, { numRuns: 100, seed: 5 });
    const readable = texts.filter((source) => parseYaml(source).diagnostics.length === 0);
    const done = readable.filter((source) => format(source).text !== null);
    expect(readable.length).toBeGreaterThan(50);
    expect(done.length).toBe(readable.length);
  });
});
