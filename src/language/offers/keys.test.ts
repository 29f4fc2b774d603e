// Keys at a caret: what is offered, and what the text becomes when an offer is taken.
import { describe, expect, it } from 'vitest';
import { first, labels, offered, rule, taken } from '../caret.test-support';
import { NOTHING, summarise } from '../known';

describe('keys', () => {
  it.each([
    ['‸', ['title', 'id', 'name', 'related']],
    ['ti‸', ['title', 'id']],
    ['title: x\n‸', ['id', 'name']],
    ['title: x\n‸\ndetection:\n', ['id']],
    ['logsource:\n    ‸', ['product', 'service', 'category', 'definition', 'title']],
    ['logsource:\n    product: aws\n    ‸', ['service', 'category', 'definition', 'title']],
    ['logsource: {product: aws, ‸}', ['service', 'category', 'definition']],
    ['related:\n  - ‸', ['id', 'type']],
    ['detection:\n  ‸', ['selection', 'filter', 'condition', 'title']],
    ['detection:\n  selection:\n    a: x\n  ‸', ['selection_2', 'filter', 'condition']],
    ['detection:\n  ‸\n  condition: x', ['selection', 'filter']],
    ['a‸b: c', ['title']],
  ])('%j: %j', async (marked, expected) => {
    expect(await first(marked, expected.length)).toEqual(expected);
  });

  it.each([
    ['‸', 'title', 'title: ‸'],
    ['ti‸', 'title', 'title: ‸'],
    ['t‸: x', 'title', 'title‸: x'],
    ['‸', 'logsource', 'logsource:\n    product: aws\n    service: cloudtrail‸'],
    ['‸', 'detection', 'detection:\n    selection:\n        ‸\n    condition: selection'],
    ['a:\n  b: c\n‸', 'references', 'a:\n  b: c\nreferences:\n  - ‸'],
    ['‸', 'description', 'description: |\n    ‸'],
    ['logsource: {‸}', 'product', 'logsource: {product: ‸}'],
    ['detection:\n  ‸', 'filter', 'detection:\n  filter:\n    ‸'],
    ['detection:\n  s:\n    a: x\n  ‸', 'condition', 'detection:\n  s:\n    a: x\n  condition: ‸'],
  ])('%j, %s: %j', async (marked, label, expected) => {
    expect(await taken(marked, label)).toBe(expected);
  });
});

describe('keys of the maps around, on a line of its own', () => {
  it.each([
    [rule('s:\n    a: x\n    ‸'), 'condition', rule('s:\n    a: x\ncondition: ‸')],
    [rule('s:\n    a: x\n    cond‸'), 'condition', rule('s:\n    a: x\ncondition: ‸')],
    [rule('s:\n    a: x\n    ‸'), 'level', `${rule('s:\n    a: x\n')}level: ‸`],
    [
      rule('s:\n    a: x\n    ‸\ncondition: s'),
      'filter',
      rule('s:\n    a: x\nfilter:\n    ‸\ncondition: s'),
    ],
  ])('%j, %s', async (marked, label, expected) => {
    expect(await taken(marked, label)).toBe(expected);
  });

  it('are not offered where they would tear a map apart', async () => {
    expect(await labels(rule('s:\n    a: x\n    ‸\n    b: y\ncondition: s'))).not.toContain(
      'filter',
    );
    expect(await labels(rule('s:\n    a: x\n    ‸\ncondition: s'))).not.toContain('level');
  });

  it('a word in a column of its own moves to its neighbours', async () => {
    expect(await taken(rule('s:\n    a: x\n  eventN‸'), 'eventName')).toBe(
      rule('s:\n    a: x\n    eventName: ‸'),
    );
  });
});

describe('fields', () => {
  it('come from the events first, most frequent first, then from CloudTrail', async () => {
    const { items } = await offered(rule('s:\n    ‸'));
    expect(items.slice(0, 4).map(({ label, detail }) => `${label}, ${detail}`)).toEqual([
      'eventName, 3 of 3 events',
      'eventSource, 3 of 3 events',
      'userIdentity.type, 2 of 3 events',
      'userIdentity, 2 of 3 events',
    ]);
    const region = items.find(({ label }) => label === 'userAgent')!;
    expect(region).toMatchObject({ detail: 'CloudTrail', kind: 'field' });
    expect(region.doc).toContain('program');
  });

  it('come from CloudTrail where there are no events', async () => {
    const { items } = await offered(rule('s:\n    ‸'), NOTHING);
    expect(items.slice(0, 3).map(({ label }) => label)).toEqual([
      'eventName',
      'eventSource',
      'errorCode',
    ]);
  });

  it.each([
    ['s:\n    ‸', 's:\n    eventName: ‸'],
    ['s:\n    eventN‸\n    b: x', 's:\n    eventName: ‸\n    b: x'],
    ['s:\n    even‸tN: x', 's:\n    eventName‸: x'],
    ['s:\n    ev‸|contains: x', 's:\n    eventName‸|contains: x'],
    ['s:\n    - ‸', 's:\n    - eventName: ‸'],
    ['s:\n    -‸', 's:\n    - eventName: ‸'],
    ['s:\n    - a: x\n    ‸', 's:\n    - a: x\n    - eventName: ‸'],
    ['s:\n    - a: x\n      ‸', 's:\n    - a: x\n      eventName: ‸'],
    ['s: {‸}', 's: {eventName: ‸}'],
    ['s:\n    "ev‸', 's:\n    "eventName": ‸'],
  ])('%j: %j', async (marked, expected) => {
    expect(await taken(rule(marked), 'eventName')).toBe(rule(expected));
  });

  it('a key that is there is not offered again', async () => {
    expect(await labels(rule('s:\n    eventName: x\n    ‸'))).not.toContain('eventName');
  });

  it('a field whose name would need quotes gets them', async () => {
    const known = summarise([{ 'a: b': 1 }]);
    expect(await taken(rule('s:\n    ‸'), 'a: b', known)).toBe(rule("s:\n    'a: b': ‸"));
  });
});
