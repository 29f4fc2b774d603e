// The tree of lines against the real reader where that one succeeds, and by itself where it does not.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseYaml, type YamlNode } from '../sigma/yaml';
import { sketch, type Entry } from './sketch';

/** `path = value` of every scalar, as the real reader has it. */
function ofNode(node: YamlNode, path: string, source: string): string[] {
  if (node.kind === 'map') {
    return node.entries.flatMap(({ key, value }) =>
      ofNode(value, `${path}/${source.slice(...key.range)}`, source),
    );
  }
  if (node.kind === 'list') return node.items.flatMap((item) => ofNode(item, `${path}/-`, source));
  const [start, end] = node.range;
  return [
    start === end ? `${path} empty` : `${path} ${start}=${source.slice(start, end).trimEnd()}`,
  ];
}

const filled = ({ key, value, text, children }: Entry): boolean =>
  key !== null || value !== null || text !== null || children.some(filled);

/** The same from the sketch. */
function ofEntry(entry: Entry, path: string, source: string): string[] {
  const key = entry.key === null ? '' : source.slice(...entry.key.range);
  const own = entry.kind === 'key' ? `${path}/${key}` : entry.kind === 'item' ? `${path}/-` : path;
  if (entry.children.length > 0) {
    const children = entry.children.filter((child) => !child.flow || filled(child));
    return children.flatMap((child) => ofEntry(child, own, source));
  }
  const range = entry.text ?? entry.value?.range;
  return [
    range === undefined ? `${own} empty` : `${own} ${range[0]}=${source.slice(...range).trimEnd()}`,
  ];
}

const real = (source: string): string[] =>
  parseYaml(source).documents.flatMap((node) => ofNode(node, '', source));
const sketched = (source: string): string[] =>
  sketch(source).documents.flatMap((entry) =>
    entry.children.flatMap((child) => ofEntry(child, '', source)),
  );

const folders = ['rules', '../shared/data/sigma/cloudtrail'].filter((path) => existsSync(path));
const rules = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .map((name) => `${folder}/${name}`),
);

describe('finds what the real reader finds', () => {
  it.each(rules)('%s', (path) => {
    const source = readFileSync(path, 'utf8');
    expect(sketched(source)).toEqual(real(source));
  });

  it.each([
    ['lists in the column of their key', 'a:\n- x\n- y\nb:\n- k: 1\n  l: 2\n- z'],
    ['lists of maps', 'a:\n  - k: 1\n    l:\n      - 2\n      - 3\n  - k: 4'],
    ['lists in lists', 'a:\n  - - x\n    - y\n  - z'],
    ['flow', "a: [x, \"y, z\", 'it''s']\nb: {k: 1, l: [2, {m: 3}], n: }\nc: []\nd: {}"],
    ['flow over lines', 'a: [\n  x,\n  y # no: thing\n  ]\nb: {k: 1,\n  l: 2\n  }\nc: d'],
    ['flow in a list', 'a:\n  - [x, y]\n  - {k: 1}'],
    ['a colon inside a flow word', 'a: [10:20, http://x.y/z, b#c]'],
    ['comments', '# one\na: x # two\nb: # three\n  # four\n  c: y#z\n'],
    ['hashes and colons in quotes', 'a: "x # y: z"\nb: \'# : \'\n"c d" : \'e\''],
    ['nothing', 'a:\nb: ~\nc:\n  - \n  - d\n'],
    ['text over lines', 'a: x\n  y z\n  w\nb:\n  c: d\n   e'],
    ['quotes over lines', "a: \"x\n  y\n\n  z\"\nb: 'it\n  is''s'\nc: d"],
    ['blocks', 'a: |\n  x: y\n\n  # z\nb: >-\n    w\n  # no\nc: |+\n  k\n\n\nd: e'],
    ['a block with its margin given', 'a: |2\n    x\n  y\nb: z'],
    ['a block in a list', 'a:\n  - |\n    x\n    y\n  - k: >\n      z\n    l: m'],
    ['anchors and tags', 'a: &x [1, 2]\nb: !!str 3\nd: &y\n  e: f'],
    ['line breaks of Windows', 'a: x\r\nb:\r\n  - y\r\n  - z\r\nc: |\r\n  w\r\n'],
    ['several documents', 'a: x\n---\nb: y\n...\n---\nc: z\n'],
    ['keys with bars, spaces and quotes', 'a|b|c: x\nd e f: y\n"g|h": z'],
  ])('%s', (_what, source) => {
    expect(real(source)).not.toEqual([]);
    expect(sketched(source)).toEqual(real(source));
  });
});

/** As `sketched`, offsets left out. */
const shape = (source: string) => sketched(source).map((line) => line.replace(/ \d+=/, '='));

describe('text that is not finished', () => {
  it.each([
    ['a key without colon', 'd:\n  s:\n    a: x\n    b\n', ['/d/s/a=x', '/d/s=b']],
    ['a key that begins before another', 'd:\n  s:\n    b\n    a: x\n', ['/d/s=b', '/d/s/a=x']],
    ['a modifier that begins', 'd:\n  s:\n    a|con\n  c: s', ['/d/s=a|con', '/d/c=s']],
    ['an open quote', "s:\n  a: 'x\n  b: 'y'\n", ["/s/a='x", "/s/b='y'"]],
    ['an open quote in a list', 's:\n  - "x\n  - "y"\n', ['/s/-="x', '/s/-="y"']],
    ['an open bracket', 's:\n  a: [x, y\n  b: z\n', ['/s/a/-=x', '/s/a/-=y', '/s/b=z']],
    ['an open brace', 's: {a: x, b\nt: z\n', ['/s/a=x', '/s/b empty', '/t=z']],
    [
      'an open quote in brackets',
      "s:\n  a: [x, 'y\n  b: 'z'\n",
      ['/s/a/-=x', "/s/a/-='y", "/s/b='z'"],
    ],
    ['a colon too many', 'a: b: c\nd: e', ['/a=b: c', '/d=e']],
    ['a dash alone', 's:\n  a:\n    -\n  b: x', ['/s/a/- empty', '/s/b=x']],
    ['a value for a key that has one', 's: x\n  a: y\n', ['/s/a=y']],
  ])('%s', (_what, source, expected) => {
    expect(shape(source)).toEqual(expected);
  });

  it('takes linear time for many brackets and quotes', () => {
    const started = performance.now();
    for (const piece of ['[', '{a: ', "'", '"x\n ', '- ', 'a:\n ', '[\n '])
      sketch(piece.repeat(2000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
