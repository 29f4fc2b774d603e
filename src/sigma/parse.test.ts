// Rule text → what was read and what was said of it, with code and place.
import { describe, expect, it } from 'vitest';
import type { DetectionItem } from './document';
import { parse } from './parse';
import { printPattern } from './pattern';

/** The diagnostics as `code: text at its range`. */
const said = (source: string): string[] =>
  parse(source).diagnostics.map(({ code, range }) => `${code}: ${source.slice(...range)}`);

const rule = (detection: string): string =>
  `title: t\nlogsource:\n  product: aws\ndetection:\n${detection.replace(/^/gm, '  ')}\n`;

const item = (line: string): string =>
  rule(`sel:\n  ${line.replace(/\n/g, '\n  ')}\ncondition: sel`);

describe('a sound rule', () => {
  const source = item("eventName|startswith: 'Get'");
  it('says nothing', () => expect(said(source)).toEqual([]));
  it('has a range on every node', () => {
    const [document] = parse(source).documents;
    if (document?.kind !== 'rule') throw new Error('no rule');
    const search = document.detection!.searches.get('sel')!;
    expect(source.slice(...search.nameRange)).toBe('sel');
    const body = search.body;
    if (body.kind !== 'all' || body.children[0]?.kind !== 'item') throw new Error('no item');
    const [one] = body.children;
    expect(source.slice(...one.keyRange)).toBe('eventName|startswith');
    expect(one.modifiers.map(({ range }) => source.slice(...range))).toEqual(['startswith']);
    expect(one.values.map(({ range }) => source.slice(...range))).toEqual(["'Get'"]);
    expect(source.slice(...document.detection!.conditionRange)).toBe('sel');
  });
});

describe('modifiers', () => {
  it.each([
    ['a|contain: x', 'unknown-modifier: contain'],
    ['a|Contains: x', 'unknown-modifier: Contains'],
    ['a|: x', 'unknown-modifier: '],
    ['a||contains: x', 'unknown-modifier: '],
    ['a|contains: 5', 'modifier-type: 5'],
    ['a|startswith: null', 'modifier-type: null'],
    ['a|lt: "5"', 'modifier-type: "5"'],
    ['a|gte: null', 'modifier-type: null'],
    ['a|contains|startswith: x', 'modifiers-exclude: startswith'],
    ['a|startswith|endswith: x', 'modifiers-exclude: endswith'],
    ['a|re|contains: x', 'modifiers-exclude: contains'],
    ['a|cidr|contains: 10.0.0.0/8', 'modifiers-exclude: contains'],
    ['a|contains|re: x', 'modifier-not-first: re'],
    ['a|all|re:\n  - x\n  - y', 'modifier-not-first: re'],
    ['a|cased|cidr: 10.0.0.0/8', 'modifier-not-first: cidr'],
    ['a|neq|exists: true', 'modifier-not-first: exists'],
    ['a|i: x', 'flag-without-re: i'],
    ['a|i|re: x', 'flag-without-re: i'],
    ['a|cased: 5', 'modifier-type: 5'],
    ['a|re|cased: x', 'modifier-type: x'],
    ['a|exists: "true"', 'exists-form: "true"'],
    ['a|exists:\n  - true\n  - false', 'exists-form: true'],
    ['a|cidr: 10.0.0.1/8', 'bad-network: 10.0.0.1/8'],
    ['a|fieldref: 3', 'modifier-type: 3'],
    ["a|fieldref: 'x*'", "modifier-type: 'x*'"],
    ['a|startswith|fieldref: b', 'modifiers-exclude: fieldref'],
    ["a|re: '(?=x)'", 'bad-regex: (?='],
    ["a|re: 'ab{,3}c'", 'bad-regex: {,3}'],
    ['a|re: "a\\tb{,3}"', 'bad-regex: "a\\tb{,3}"'],
    ['a|contains|base64: foobar', 'modifier-order: base64'],
    ['a|endswith|cased|wide|base64: foobar', 'modifier-order: wide'],
    ['a|base64|windash: -a', 'modifier-order: windash'],
    ['a|gt|hour: 5', 'modifier-order: hour'],
    ['a|base64: x*', 'modifier-type: x*'],
    ['a|base64offset: ab', 'base64offset-short: ab'],
    ['a|windash|base64: -a -b -c -d -e', 'too-many-forms: -a -b -c -d -e'],
    ['a|hour: "3"', 'modifier-type: "3"'],
    ['a|hour|day: 3', 'modifiers-exclude: day'],
    ["'|hour': 3", 'modifier-needs-field: hour'],
    ["a|expand: 'x-%y%'", 'placeholder-unresolved: %y%'],
    ["a|re|expand: '(%y%|z)'", 'placeholder-unresolved: %y%'],
  ])('%s → %s', (line, expected) => {
    const source = item(line);
    const blocking = parse(source).diagnostics.filter((diagnostic) => diagnostic.blocks);
    expect(said(source)).toContain(expected);
    expect(blocking.length).toBeGreaterThan(0);
  });

  it.each([
    ['a|all: x', 'all-on-one-value: all'],
    ['a|contains|contains: x', 'modifier-twice: contains'],
    ['a|cased|fieldref: b', 'cased-fieldref: cased'],
    ["a|re: '.*x.*'", "regex-open-ends: '.*x.*'"],
    ['a|re: x(a+)+y', 'regex-ambiguous: (a+)+'],
    ['a|re: x(?:a|[ab])*y', 'regex-ambiguous: (?:a|[ab])*'],
    ["a|re: 'x\\s*\\s+y'", 'regex-ambiguous: \\s*\\s+'],
    ["a|re: '[^a]*z|(?:a|\\n)*'", ''],
    ["a|re: '^.*a.*b(?:c+d)*$'", ''],
    ["a|re: '(?:.|\\n)*z'", 'regex-ambiguous: (?:.|\\n)*'],
    ['a|wide: x', 'bytes-without-base64: wide'],
    ['a|base64|contains: foobar', 'base64-padding: base64'],
    ['a|base64|base64: foobar', ''],
    ['a|utf16le|base64: foobar', 'pysigma-encoding: utf16le'],
    ['a|wide|base64: é', 'pysigma-encoding: é'],
    ['a|windash: x-y', 'windash-without-dash: x-y'],
    ['a|expand: x', 'nothing-to-expand: x'],
    ['a|expand: C:\\%x%', 'placeholder-escaped: \\%'],
    ['a: yes', 'yaml-version: yes'],
    ['a:\n  - x\n  - null', 'null-in-list: null'],
  ])('%s is evaluated, with %s', (line, expected) => {
    const source = item(line);
    expect(said(source)).toEqual(expected === '' ? [] : [expected]);
    expect(parse(source).documents[0]).toMatchObject({ sound: true });
  });

  it('offers a fix that mends the mistake', () => {
    for (const line of [
      'a|contain: x',
      'a|contains: 5',
      'a|gt: "5"',
      'a|re|contains: x',
      'a|cidr: 10.0.0.1/8',
      'a|contains|base64offset: foobar',
      'a|endswith|cased|wide|base64offset: foobar',
      'a|gt|hour: 5',
      "a|hour: '3'",
      "a|re: 'a{,3}b'",
      'a|re: a++b',
      "a|re: 'a(?i)b'",
    ]) {
      const source = item(line);
      const [fix] = parse(source).diagnostics.find((diagnostic) => diagnostic.blocks)!.fixes;
      const mended = source.slice(0, fix!.range[0]) + fix!.text + source.slice(fix!.range[1]);
      expect(said(mended), line).toEqual([]);
    }
  });
});

describe('shapes', () => {
  it.each([
    ['sel: {}\ncondition: sel', 'empty-search: {}'],
    ['sel: []\ncondition: sel', 'empty-search: []'],
    ['sel:\ncondition: sel', 'empty-search: '],
    ['sel:\n  a: []\ncondition: sel', 'empty-list: []'],
    ['sel:\n  a:\n    b: c\ncondition: sel', 'map-as-value: b: c'],
    ['sel:\n  a:\n    - [x]\ncondition: sel', 'list-as-value: [x]'],
    ['sel:\n  - null\ncondition: sel', 'null-keyword: null'],
    ['sel:\n  1: x\ncondition: sel', 'key-not-text: 1'],
    ['sel:\n  a: x\n  a: y\ncondition: sel', 'duplicate-key: a'],
    ['sel:\n  a: .nan\ncondition: sel', 'invalid-number: .nan'],
    ['sel:\n  a: x', 'missing-condition: sel:\n    a: x'],
    ['sel:\n  a: x\ncondition: [sel, 1 of x*]', 'selector-matches-nothing: x*'],
    ['sel:\n  a: x\ncondition: []', 'empty-condition: []'],
    ['sel:\n  a: x\ncondition: sle', 'unknown-identifier: sle'],
    ['sel:\n  a: *x\ncondition: sel', 'yaml-unknown-alias: *x'],
  ])('%j → %s', (detection, expected) => {
    const source = rule(detection);
    expect(said(source)).toContain(expected);
    expect(parse(source).documents[0]).toMatchObject({ sound: false });
  });

  it('does not blame the condition for a search identifier that was refused', () => {
    const source = rule('sel:\n  a|contain: x\ncondition: sel and sel2\nsel2: []');
    expect(said(source).map((one) => one.split(':')[0])).toEqual([
      'unknown-modifier',
      'empty-search',
    ]);
  });

  it('takes a search identifier named like an object’s own property', () => {
    const source = rule('__proto__:\n  constructor: x\ncondition: __proto__');
    expect(said(source)).toEqual([]);
    const [document] = parse(source).documents;
    expect(document?.kind === 'rule' && [...document.detection!.searches.keys()]).toEqual([
      '__proto__',
    ]);
  });
});

describe('YAML', () => {
  it.each([
    ['a: b: c', 'yaml-syntax: b: c', 'Put the value in quotes'],
    ['a: @b', 'yaml-syntax: @b', 'Put the value in quotes'],
    ['a:\n\t- b', 'yaml-syntax: \t', 'Use spaces'],
    ['a: "\\W"', 'yaml-syntax: \\W', undefined],
    ['a: [b', 'yaml-syntax: ', undefined],
    ['- a\nb: c', 'yaml-syntax: b', undefined],
    ['a: !foo b', 'yaml-tag: !foo', undefined],
  ])('%j → %s', (source, expected, fix) => {
    expect(said(source)).toContain(expected);
    expect(parse(source).diagnostics[0]!.fixes[0]?.title).toBe(fix);
  });

  it('reads a BOM, CRLF, anchors and merge keys', () => {
    const source =
      `\uFEFF${item('a: &v x\nb: *v')}base: &base\n  k: 1\nmore:\n  <<: *base\n`.replaceAll(
        '\n',
        '\r\n',
      );
    expect(said(source)).toEqual([]);
  });

  it('refuses an alias bomb at once', () => {
    const levels = Array.from({ length: 12 }, (_, level) =>
      level === 0
        ? 'x0: &x0 [a, a]'
        : `x${level}: &x${level} [${'*x'.concat(`${level - 1}, `).repeat(9)}]`,
    );
    expect(said(levels.join('\n'))[0]).toMatch(/^yaml-too-large/);
  });

  it('evaluates the documents around one that is no mapping', () => {
    const source = `${item('a: x')}---\njust text\n---\n---\n${item('a: y')}`;
    expect(said(source)).toEqual(['document-not-a-mapping: just text']);
    expect(parse(source).documents).toHaveLength(2);
  });

  it('reads the documents around one with a syntax error, with their places in the whole text', () => {
    const source = `${item('a: x')}---\ntitle: [t\n---\n${item('b|contain: y')}...\n---\na: "\\W"\n`;
    expect(said(source)).toEqual([
      'yaml-syntax: [',
      'unknown-modifier: contain',
      'yaml-syntax: \\W',
    ]);
    const sound = parse(source).documents.map((document) => 'sound' in document && document.sound);
    expect(sound).toEqual([true, false]);
  });

  it('finds anchors, tags and quoted texts at their places behind a broken document', () => {
    const source = `a: [\n---\n${item('a: &x "y"\nb: *x\nc: !secret z\nd: *w')}`;
    expect(said(source).slice(1, 3)).toEqual(['yaml-tag: !secret', 'yaml-unknown-alias: *w']);
    const [document] = parse(source).documents;
    const body = document?.kind === 'rule' && document.detection!.searches.get('sel')!.body;
    const second = body && body.kind === 'all' && body.children[1];
    expect(second).toMatchObject({ kind: 'item', values: [{ text: 'y' }] });
    expect(source.slice(...(second as DetectionItem).values[0]!.range)).toBe('"y"');
  });

  it('lets a fault block its own document only', () => {
    const source = `${item('a: *x')}---\n${item('a: y')}`;
    expect(parse(source).documents).toMatchObject([{ sound: false }, { sound: true }]);
  });
});

describe('metadata never blocks', () => {
  it.each([
    ['title', ['missing-key: id', 'bad-id: x', 'not-one-of: hihg', 'bad-date: 2025-13-01']],
  ])('without %s, and more', (_, expected) => {
    const source = `id: x\nlevel: hihg\ndate: 2025-13-01\nlogsource: {product: aws}\ndetection:\n  sel: {a: b}\n  condition: sel\n`;
    expect(said(source)).toEqual(expected);
    expect(parse(source).documents[0]).toMatchObject({ sound: true });
  });
});

describe('placeholders', () => {
  const source = item("a|expand: ['%x%', 'b%y%%x%']");

  it('are listed with their places, resolved or not', () => {
    const placeholders = new Map([['x', ['1']]]);
    const [document] = parse(source, { placeholders }).documents;
    if (document?.kind !== 'rule') throw new Error('no rule');
    expect(document.sound).toBe(false);
    expect(
      document.placeholders.map(({ name, range, resolved }) => [
        name,
        source.slice(...range),
        resolved,
      ]),
    ).toEqual([
      ['x', '%x%', true],
      ['y', '%y%', false],
      ['x', '%x%', true],
    ]);
  });

  it('make every choice of values', () => {
    const placeholders = new Map([
      ['x', ['1', '2*']],
      ['y', ['3']],
    ]);
    const parsed = parse(source, { placeholders });
    expect(parsed.diagnostics).toEqual([]);
    const [document] = parsed.documents;
    if (document?.kind !== 'rule') throw new Error('no rule');
    const body = document.detection!.searches.get('sel')!.body;
    const [one] = body.kind === 'item' ? [body] : body.children;
    const forms = (one as DetectionItem).values.map(({ operands }) =>
      operands.map((operand) => (operand.op === 'text' ? printPattern(operand.pattern) : '')),
    );
    expect(forms).toEqual([
      ['1', '2*'],
      ['b31', 'b32*'],
    ]);
  });

  it('are found in values with escapes of YAML, at the value', () => {
    const escaped = item('a|expand: "\\x41%x%"');
    const [document] = parse(escaped).documents;
    if (document?.kind !== 'rule') throw new Error('no rule');
    expect(document.placeholders.map(({ range }) => escaped.slice(...range))).toEqual([
      '"\\x41%x%"',
    ]);
  });
});
