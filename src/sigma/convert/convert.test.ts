// Old aggregations: read with their places, refused, and written anew as a rule and a correlation document.
import { describe, expect, it } from 'vitest';
import { parse } from '../parse';
import { checkConverted } from './convert.test-support';

const rule = (condition: string, more = '  timeframe: 5m\n', head = ''): string =>
  `title: Many calls\n${head}logsource:\n  product: aws\ndetection:\n  sel:\n    a: x\n  other:\n    a: y\n${more}  condition: ${condition}\nlevel: high\n`;

const found = (source: string) =>
  parse(source).diagnostics.find(({ code }) => code === 'condition-aggregation');

const converted = (source: string): string => {
  const [fix] = found(source)!.fixes;
  return source.slice(0, fix!.range[0]) + fix!.text + source.slice(fix!.range[1]);
};

describe('reading', () => {
  it.each([
    [
      'sel | count() > 5',
      '| count() > 5',
      { call: 'count', field: null, groupBy: [], operator: 'gt' },
    ],
    [
      'sel | count(b.c) by d >= 5',
      '| count(b.c) by d >= 5',
      { field: 'b.c', groupBy: ['d'], operator: 'gte' },
    ],
    [
      'sel|sum(b) by c, d<5',
      '|sum(b) by c, d<5',
      { call: 'sum', groupBy: ['c', 'd'], operator: 'lt' },
    ],
    ['not sel | avg(b) <= 0.5', '| avg(b) <= 0.5', { call: 'avg', operator: 'lte', bound: '0.5' }],
    ['sel or other | MIN(b) == 5', '| MIN(b) == 5', { call: 'min', operator: 'eq', bound: '5' }],
    ["'sel | max(b-c) by e > 1'", '| max(b-c) by e > 1', { call: 'max', field: 'b-c' }],
    ['sel | near other', '| near other', { kind: 'near' }],
  ])('%s', (condition, place, expected) => {
    const source = rule(condition);
    const [document] = parse(source).documents;
    expect(document).toMatchObject({ sound: false, detection: { aggregation: expected } });
    expect(source.slice(...found(source)!.range)).toBe(place);
    const codes = parse(source).diagnostics.map(({ code }) => code);
    expect(codes).not.toContain('timeframe');
  });

  it.each([
    ['sel | count > 5', '>'],
    ['sel | count() 5', '5'],
    ['sel | count() > many', 'many'],
    ['sel | count() > 5 or other', 'or'],
    ['sel | counts() > 5', 'counts'],
    ['sel | count(a by b > 5', 'by'],
    ['sel |', ''],
    ['| count() > 5', ''],
    ['sel | near', ''],
    ['sel | near other or', ''],
  ])('%s: refused at its place', (condition, place) => {
    const source = rule(`'${condition}'`);
    const blocking = parse(source).diagnostics.filter(({ blocks }) => blocks);
    expect(blocking.length).toBeGreaterThan(0);
    expect(source.slice(...blocking[0]!.range)).toBe(place);
  });

  it('knows the names that near looks for', () => {
    const codes = (source: string) => parse(source).diagnostics.map(({ code }) => code);
    expect(codes(rule('sel | near other'))).toEqual(['condition-aggregation']);
    expect(codes(rule('sel | near nobody'))).toContain('unknown-identifier');
  });
});

describe('writing anew', () => {
  it('keeps the text and adds a correlation', () => {
    const source = rule(
      'sel | count() by b.c > 5 # many',
      undefined,
      '# why\ndate: 2025-01-01 # day\n',
    );
    expect(converted(source)).toBe(`title: Many calls
name: many_calls
# why
date: 2025-01-01 # day
logsource:
  product: aws
detection:
  sel:
    a: x
  other:
    a: y
  condition: sel # many
level: high
---
title: Many calls - Correlation
correlation:
    type: event_count
    rules:
        - many_calls
    group-by:
        - b.c
    timespan: 5m
    condition:
        gt: 5
level: high
`);
  });

  it.each([
    ['sel | count(b) by c >= 3', 'type: value_count', 'field: b', 'gte: 3'],
    ['sel | sum(b) by c < 3', 'type: value_sum', 'field: b', 'lt: 3'],
    ['sel | avg(b) <= 0.5', 'type: value_avg', 'field: b', 'lte: 0.5'],
    ['sel | count() == 3', 'type: event_count', 'timespan: 5m', 'eq: 3'],
  ])('%s', (condition, ...lines) => {
    const text = converted(rule(condition));
    for (const line of lines) expect(text).toContain(` ${line}\n`);
    checkConverted(text);
  });

  it('makes every search that near looks for a rule of its own', () => {
    const text = converted(rule('sel | near other'));
    expect(text).toContain('condition: sel\nlevel: high\n---\n');
    expect(text).toContain(
      'name: many_calls_other\nlogsource:\n  product: aws\ndetection:\n  other:\n    a: y\n  condition: other\n',
    );
    expect(text).toContain(
      'type: temporal\n    rules:\n        - many_calls\n        - many_calls_other\n    timespan: 5m\nlevel',
    );
    expect(text.match(/other:/g)).toHaveLength(1);
    checkConverted(text);
  });

  it('writes a boolean condition where near says more than and', () => {
    const more = '  third:\n    - k\n';
    const text = converted(rule('sel | near (other or 1 of th*) and not third', more));
    expect(text).toContain(
      'condition: many_calls and (many_calls_other or many_calls_1_of_th) and not many_calls_third\n',
    );
    checkConverted(text);
  });

  it.each([
    ['  timeframe: 10 m\n', 'timespan: 10m'],
    ["  timeframe: '24h'\n", 'timespan: 24h'],
    ['', 'timespan: 1h # the old rule had no timeframe: check this'],
    [
      '  timeframe: soon\n',
      'timespan: 1h # the timeframe of the old rule could not be read: check this',
    ],
    [
      '  timeframe: 0m\n',
      'timespan: 1h # the timeframe of the old rule could not be read: check this',
    ],
  ])('%j becomes %s', (timeframe, expected) => {
    const text = converted(rule('sel | count() > 5', timeframe));
    expect(text).toContain(`    ${expected}\n`);
    expect(text).not.toContain('timeframe:  ');
    checkConverted(text);
  });

  it.each([
    ['a name of its own', rule('sel | count() > 5', '', 'name: mine\n'), '- mine\n'],
    ['Windows line ends', rule('sel | count() > 5').replaceAll('\n', '\r\n'), '\r\n---\r\n'],
    ['a block text as condition', rule('>\n    sel\n    | count() > 5'), 'condition: >\n    sel\n'],
    ['quotes', rule("'sel | count() > 5'"), 'condition: sel\n'],
    [
      'a detection in braces',
      rule('x').replace(
        /detection:[^]*level/,
        'detection: {sel: {a: x}, timeframe: 5m, condition: sel | count() > 5}\nlevel',
      ),
      'detection: {sel: {a: x}, condition: sel}',
    ],
    [
      'a time frame at the end',
      `${rule('sel | count() > 5', '').replace('level: high\n', '')}  timeframe: 7d`,
      'timespan: 7d',
    ],
    [
      'another document behind it',
      `${rule('sel | count() > 5')}---\n${rule('sel', '').replace('Many', 'Few')}`,
      'level: high\n---\ntitle: Few calls\n',
    ],
    [
      'a title of another alphabet',
      rule('sel | count() > 5').replace('Many calls', 'Ключ: 1'.replace(':', '')),
      'name: rule_1\n',
    ],
    [
      'a title that needs quotes',
      rule('sel | count() > 5').replace('Many calls', "'It''s: many'"),
      "title: 'It''s: many - Correlation'",
    ],
  ])('gets along with %s', (_, source, expected) => {
    const text = converted(source);
    expect(text).toContain(expected);
    checkConverted(text);
  });

  it.each([
    ['min and max', rule('sel | min(b) > 5')],
    ['sum of nothing', rule('sel | sum() > 5')],
    ['a rule in braces', '{title: t, detection: {sel: {a: x}, condition: sel | count() > 5}}'],
    ['a list of conditions', rule('[sel | count() > 5, other]')],
    [
      'what a collection action lends',
      `action: global\n${rule('sel | count() > 5')}---\ndate: 2025-01-01\n`,
    ],
    [
      'aliases between the new documents',
      rule('sel | near other').replace('a: x', 'a: &v x').replace('a: y', 'a: *v'),
    ],
  ])('offers nothing for %s', (_, source) => {
    expect(found(source)).toMatchObject({ severity: 'error', blocks: true, fixes: [] });
  });
});
