// Documents of all kinds: what is read of them, and what is said at which place.
import { describe, expect, it } from 'vitest';
import type { Filter, Rule } from './document';
import { parse } from './parse';

const said = (source: string): string[] =>
  parse(source).diagnostics.map(({ code, range }) => `${code}: ${source.slice(...range)}`);

const mended = (source: string): string => {
  const [fix] = parse(source).diagnostics.flatMap(({ fixes }) => fixes);
  return source.slice(0, fix!.range[0]) + fix!.text + source.slice(fix!.range[1]);
};

const DETECTION = 'detection:\n  sel:\n    a: x\n  condition: sel\n';
const UUID = '0f3c1d9a-4b5e-4c6d-8e7f-9a0b1c2d3e4f';
const rule = (head: string): string => `title: t\n${head}\nlogsource: {product: aws}\n${DETECTION}`;

describe('attributes', () => {
  it('are all read, entries with their places', () => {
    const source = rule(
      `id: ${UUID}\nname: n\nstatus: test\nlevel: low\ndescription: d\nauthor: Ada\nlicense: MIT\ndate: 2025-01-01\nmodified: 2025-01-02\nreferences: [https://e.org]\ntags:\n  - attack.t1059\nfalsepositives: [none]\nfields: [a]\nscope: [server]\nrelated:\n  - id: ${UUID}\n    type: derived`,
    );
    const [document] = parse(source).documents as [Rule];
    expect(said(source)).toEqual([]);
    expect(document).toMatchObject({
      title: 't',
      name: 'n',
      status: 'test',
      description: 'd',
      author: 'Ada',
      license: 'MIT',
      date: '2025-01-01',
      modified: '2025-01-02',
      related: [{ id: UUID, type: 'derived' }],
    });
    const lists = ['references', 'tags', 'falsepositives', 'fields', 'scope'] as const;
    const texts = lists.map((key) =>
      document[key].map(({ text, range }) => [text, source.slice(...range)]),
    );
    expect(texts).toEqual(
      ['https://e.org', 'attack.t1059', 'none', 'a', 'server'].map((text) => [[text, text]]),
    );
  });

  it.each([
    [`id: ${UUID.replace('4c6d', '1c6d')}`, 'uuid-version: 0f3c1d9a-4b5e-1c6d-8e7f-9a0b1c2d3e4f'],
    ['id: x', 'bad-id: x'],
    ['id: 5', 'not-a-text: 5'],
    ["name: ''", "empty-text: ''"],
    ["taxonomy: ''", "empty-text: ''"],
    ['taxonomy: ecs', 'other-taxonomy: ecs'],
    ['author: [Ada]', 'not-a-text: [Ada]'],
    ['references: x', 'not-a-list: x'],
    ['fields: {a: b}', 'not-a-list: {a: b}'],
    ['falsepositives: [5]', 'not-a-text: 5'],
    ['references: [x, y, x]', 'entry-twice: x'],
    ['date: 2025-02-30', 'bad-date: 2025-02-30'],
    ['date: 0999-01-01', 'bad-date: 0999-01-01'],
    ['date: 2025/1/3', 'bad-date: 2025/1/3'],
    ['date: 2025-01-02\nmodified: 2025/01/01', 'modified-before-date: 2025/01/01'],
    ['modified: 2025-01-01', 'modified-without-date: 2025-01-01'],
    ['tags: [persistence]', 'bad-tag: persistence'],
    ['tags: [.x]', 'bad-tag: .x'],
    ['tags: [Attack.T1059]', 'not-lower-case: Attack.T1059'],
    ['tags: [atack.t1059]', 'tag-namespace: atack.t1059'],
    ['tags: [attack.t105]', 'tag-shape: attack.t105'],
    ['tags: [attack.initial_access]', 'tag-shape: attack.initial_access'],
    ['tags: [cve.2024.1234]', 'tag-shape: cve.2024.1234'],
    ['tags: [car.2016-4-5]', 'tag-shape: car.2016-4-5'],
    ['tags: [stp.6]', 'tag-shape: stp.6'],
    ['tags: [tlp.purple]', 'tag-shape: tlp.purple'],
    ['tags: [detection.new]', 'tag-shape: detection.new'],
    ['related: none', 'related-form: none'],
    ['related: [none]', 'related-form: none'],
    [`related: [{id: ${UUID}}]`, `related-incomplete: {id: ${UUID}}`],
    [`related: [{id: x, type: derived}]`, 'bad-id: x'],
    [`related: [{id: ${UUID}, type: parent}]`, 'not-one-of: parent'],
    [`related: [{id: ${UUID}, type: Similar}]`, 'not-lower-case: Similar'],
    [`related: [{id: ${UUID}, type: obsoletes}]`, 'related-obsoletes: obsoletes'],
    [`related: [{id: ${UUID}, type: correlation}]`, 'related-correlation: correlation'],
    ['realted: []', 'unknown-key: realted'],
  ])('%j → %s, and the rule is evaluated', (head, expected) => {
    const source = rule(head);
    expect(said(source)).toContain(expected);
    expect(parse(source).documents).toMatchObject([{ sound: true }]);
  });

  it.each([
    'tags: [attack.t1059.001, attack.g0001, attack.s0002, attack.ds0009, attack.m1001, attack.some-tactic]',
    'tags: [cve.2021-44228, car.2016-04-005, stp.1u, tlp.amber-strict, detection.dfir, d3fend.d3-fa]',
    'description:\nreferences:\ntags:\nrelated:\nlevel:',
    'ticket: 5\nregression_tests_path: x\nsimulation: []',
  ])('says nothing of %j', (head) => expect(said(rule(head))).toEqual([]));

  it.each([
    ['logsource: {product: AWS}', 'not-lower-case: AWS'],
    ['logsource: {product: 5}', 'not-a-text: 5'],
    ['logsource: {prodcut: aws, service: x}', 'logsource-key: prodcut'],
    ['logsource: {category: }', 'bad-logsource: {category: }'],
    ['logsource: [aws]', 'bad-logsource: [aws]'],
    ['level: low', 'missing-key: title'],
  ])('%j → %s', (head, expected) => {
    expect(said(`title: t\n${head}\n${DETECTION}`)).toContain(expected);
  });

  it.each([
    ['date: 2025/1/3', 'date: 2025-01-03'],
    ['level: High', 'level: high'],
    ['level: hihg', 'level: high'],
    ['tags: [attack.initial_access]', 'tags: [attack.initial-access]'],
    ['tags: [cve.2024.1234]', 'tags: [cve.2024-1234]'],
    ['tags: [atack.t1059]', 'tags: [attack.t1059]'],
    ['references: https://e.org', "references: ['https://e.org']"],
    [`related: [{id: ${UUID}, type: obsoletes}]`, `related: [{id: ${UUID}, type: obsolete}]`],
  ])('mends %j to %j', (before, after) => {
    expect(mended(rule(before))).toBe(rule(after));
    expect(said(rule(after))).toEqual([]);
  });

  it('can’t be shared by two documents of a text, where they are names', () => {
    const source = `${rule(`name: n\nid: ${UUID}`)}---\n${rule(`name: n\nid: ${UUID.toUpperCase()}`)}`;
    expect(said(source)).toEqual([`not-unique: n`, `not-unique: ${UUID.toUpperCase()}`]);
    expect(parse(source).documents).toMatchObject([{ sound: true }, { sound: true }]);
  });
});

describe('collection actions', () => {
  const global = `action: global\ntitle: t\nlevel: low\nlogsource: {product: aws}\n${DETECTION}`;

  it('give a rule its nodes with the places they have in the text', () => {
    const source = `${global}---\ndetection:\n  more:\n    b: y\n  condition: sel and more\n`;
    const [action, document] = parse(source).documents;
    expect(action).toMatchObject({ kind: 'action' });
    const { detection, title, sound } = document as Rule;
    expect([title, sound]).toEqual(['t', true]);
    const names = [...detection!.searches.values()].map(({ nameRange }) =>
      source.slice(...nameRange),
    );
    expect(names).toEqual(['sel', 'more']);
    expect(source.slice(...detection!.conditionRange)).toBe('sel and more');
    expect(said(source)).toEqual(['action-conflict: condition']);
    expect(parse(source).diagnostics[0]!.related[0]!.range[0]).toBe(global.indexOf('condition'));
  });

  it('say what is wrong with lent nodes once, and what a document lacks at that document', () => {
    const source = `action: global\nlevel: hihg\n${DETECTION}---\ndate: 2025-01-01\n---\ndate: 2025-01-02\n`;
    expect(said(source)).toEqual([
      'not-one-of: hihg',
      'missing-key: date',
      'missing-key: date',
      'missing-key: date',
      'missing-key: date',
    ]);
  });

  it('lend nothing to filters', () => {
    const filter = 'title: f\nfilter:\n  rules: any\n  sel: {a: x}\n  condition: not sel\n';
    expect(parse(`${global}---\n${filter}`).documents[1]).toMatchObject({ logsource: null });
  });

  it('do not count what several documents are lent as given twice', () => {
    expect(said(`name: n\n${global}---\nlevel: low\n---\nlevel: low\n`)).toEqual([]);
  });

  it.each([
    ['action: gobal', 'unknown-action: gobal'],
    ['action: 5', 'unknown-action: 5'],
    ['action: repeat', 'nothing-to-repeat: repeat'],
  ])('%j → %s', (source, expected) => expect(said(source)).toEqual([expected]));

  it('repeat without a warning, the repeat winning', () => {
    const source = `${rule('')}---\naction: repeat\ntitle: u\n`;
    expect(said(source)).toEqual([]);
    expect(parse(source).documents).toMatchObject([{ title: 't' }, { title: 'u', sound: true }]);
  });
});

describe('filters', () => {
  const filter = (body: string): string =>
    `title: f\nid: ${UUID}\nlogsource: {product: aws}\nfilter:\n${body.replace(/^/gm, '  ')}\n`;
  const SEL = 'sel:\n  a: x\ncondition: not sel';

  it('are read with their references and searches', () => {
    const source = filter(`rules:\n  - one\n  - ${UUID}\n${SEL}`);
    const [document] = parse(source).documents as [Filter];
    expect(said(source)).toEqual([]);
    expect(document).toMatchObject({
      kind: 'filter',
      sound: true,
      title: 'f',
      id: UUID,
      name: null,
    });
    expect(document.logsource).toMatchObject({ product: 'aws' });
    const rules = document.rules === 'any' ? [] : document.rules;
    expect(rules.map(({ text, range }) => [text, source.slice(...range)])).toEqual([
      ['one', 'one'],
      [UUID, UUID],
    ]);
    expect([...document.detection.searches.keys()]).toEqual(['sel']);
  });

  it.each([
    ['rules: ANY', 'any'],
    ['rules: []', 'any'],
    ['rules: one', [{ text: 'one' }]],
  ])('%s', (rules, expected) => {
    const [document] = parse(filter(`${rules}\n${SEL}`)).documents as [Filter];
    expect(document.sound).toBe(true);
    if (expected === 'any') expect(document.rules).toBe('any');
    else expect(document.rules).toMatchObject(expected as object);
  });

  it.each([
    [SEL, 'filter-without-rules: filter'],
    [`rules:\n${SEL}`, 'filter-without-rules: '],
    [`rules: [{a: b}]\n${SEL}`, 'bad-reference: {a: b}'],
    ['rules: any\nsel: {a: x}\ncondition: [not sel]', 'filter-several-conditions: [not sel]'],
    ['rules: any\nsel: {a: x}\ncondition: not sle', 'unknown-identifier: sle'],
    [
      'rules: any\nsel: {a: x}\ncondition: not sel | count() > 5',
      'condition-aggregation: | count() > 5',
    ],
    ['rules: any\nsel: {a|contain: x}\ncondition: not sel', 'unknown-modifier: contain'],
  ])('%j → %s, and it is not sound', (body, expected) => {
    const source = filter(body);
    expect(said(source)).toContain(expected);
    expect(parse(source).documents).toMatchObject([{ kind: 'filter', sound: false }]);
  });

  it.each([
    [filter('rules: any\nsel: {a: x}\ncondition: sel'), 'filter-without-not: sel'],
    [filter(`rules: []\n${SEL}`), 'filter-empty-rules: []'],
    [`level: low\n${filter(`rules: any\n${SEL}`)}`, 'filter-attribute: level'],
    [
      `title: f\nfilter:\n  rules: any\n${SEL.replace(/^/gm, '  ')}\n`,
      'filter-without-logsource: title',
    ],
  ])('%j → %s, and it is sound', (source, expected) => {
    expect(said(source)).toEqual([expected]);
    expect(parse(source).documents).toMatchObject([{ kind: 'filter', sound: true }]);
  });

  it('take neq for the not of an exclusion', () => {
    expect(said(filter('rules: any\nsel: {a|neq: x}\ncondition: sel'))).toEqual([]);
  });

  it.each([
    [filter(SEL), /rules: any\n {2}sel:/],
    [filter(`rules:\n${SEL}`), /rules: any\n {2}sel:/],
    [
      filter('rules: any\nsel: {a: x}\nb: {a: y}\ncondition: sel or b'),
      /condition: not \(sel or b\)/,
    ],
    [filter(`rules: []\n${SEL}`), /rules: any\n/],
  ])('%j is mended', (source, expected) => {
    expect(mended(source)).toMatch(expected);
    expect(said(mended(source))).toEqual([]);
  });
});
