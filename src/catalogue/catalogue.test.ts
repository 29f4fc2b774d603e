// Searching, narrowing and ordering, on rules written for it.
import { describe, expect, it } from 'vitest';
import { Catalogue, type CatalogueQuery } from './catalogue';
import type { Facet } from './facet-values';
import { bytesOfSet, madeOf, rule, setInBytes, shippedFiles } from './made-sets.test-support';
import { STORED_VERSION } from './stored-set';

const files = [
  rule(
    'Trail Stopped',
    'a:\n  eventSource: cloudtrail.amazonaws.com\n  eventName: StopLogging\ncondition: a',
    {
      id: '00000000-0000-4000-8000-000000000001',
      level: 'high',
      status: 'test',
      author: 'Ada (Lovelace, Inc), Bob',
      date: '2024-01-02',
      tags: '[attack.defense-impairment, attack.t1562.008]',
    },
  ),
  rule(
    'Trail Changed',
    "a:\n  eventSource: cloudtrail.amazonaws.com\n  eventName: [StopLogging, UpdateTrail]\nb:\n  errorCode: '*'\ncondition: a and not b",
    {
      level: 'medium',
      author: 'Bob',
      date: '2025-01-02',
      description: 'Somebody has stopped a thing',
    },
  ),
  rule('Denied Anywhere', 'a:\n  errorCode: AccessDenied\ncondition: a', { level: 'low' }),
  rule(
    'Shell',
    'a:\n  Image|endswith: \\cmd.exe\ncondition: a',
    { level: 'critical', status: 'stable' },
    'sysmon',
  ),
];
const catalogue = new Catalogue([madeOf(files).set]);

const titles = (query: Partial<CatalogueQuery>) =>
  catalogue
    .rows(catalogue.search({ text: '', chosen: {}, sort: 'relevance', ...query }).rules)
    .map(({ title }) => title);

const counts = (facet: Facet, query: Partial<CatalogueQuery> = {}) => {
  const { facets } = catalogue.search({ text: '', chosen: {}, sort: 'title', ...query });
  return Object.fromEntries(facets[facet].map(({ label, count }) => [label, count]));
};

describe('searching', () => {
  it.each([
    ['', ['Denied Anywhere', 'Shell', 'Trail Changed', 'Trail Stopped']],
    ['trail', ['Trail Changed', 'Trail Stopped']],
    ['stopped', ['Trail Stopped', 'Trail Changed']],
    ['trail stopped', ['Trail Stopped', 'Trail Changed']],
    ['stoplog', ['Trail Changed', 'Trail Stopped']],
    ['logging', ['Trail Changed', 'Trail Stopped']],
    ['amazonaws.com', ['Trail Changed', 'Trail Stopped']],
    ['cmd.exe', ['Shell']],
    ['exe', ['Shell']],
    ['lovelace bob', ['Trail Stopped']],
    ['t1685', ['Trail Stopped']],
    ['t1562.008', ['Trail Stopped']],
    ['denied_any', ['Denied Anywhere']],
    ['trail shell', []],
    ['...', ['Denied Anywhere', 'Shell', 'Trail Changed', 'Trail Stopped']],
  ])('%j finds %j', (text, expected) => {
    expect(titles({ text })).toEqual(expected);
  });

  it('puts the rules in the order asked for', () => {
    expect(titles({ sort: 'level' })).toEqual([
      'Shell',
      'Trail Stopped',
      'Trail Changed',
      'Denied Anywhere',
    ]);
    expect(titles({ sort: 'date' }).slice(0, 2)).toEqual(['Trail Changed', 'Trail Stopped']);
  });

  it('finds those that look for the same', () => {
    const indicator = { field: 'eventName', kind: 'eq', value: 'stoplogging' };
    expect(titles({ indicator })).toEqual(['Trail Changed', 'Trail Stopped']);
    expect(catalogue.lookingFor({ ...indicator, kind: 'contains' })).toEqual([]);
  });
});

describe('facets', () => {
  it('count what each value would leave', () => {
    expect(counts('level')).toEqual({ critical: 1, high: 1, medium: 1, low: 1 });
    expect(counts('service')).toEqual({ cloudtrail: 2, 'any service': 1 });
    expect(counts('call')).toEqual({ 'cloudtrail StopLogging': 3, 'cloudtrail UpdateTrail': 2 });
    expect(counts('author')).toEqual({ 'Ada (Lovelace, Inc)': 1, Bob: 2 });
    expect(counts('tactic')).toEqual({ 'Defense Impairment': 1 });
    expect(counts('logsource')).toEqual({ 'aws · cloudtrail': 3, 'aws · sysmon': 1 });
    expect(counts('source')).toEqual({ test: 4 });
  });

  it('are counted under the choices of the others, and not under their own', () => {
    const chosen = { level: ['high'], author: ['Bob'] };
    expect(titles({ chosen })).toEqual(['Trail Stopped']);
    expect(counts('level', { chosen })).toEqual({ high: 1, medium: 1 });
    expect(counts('author', { chosen })).toEqual({ 'Ada (Lovelace, Inc)': 1, Bob: 1 });
    expect(counts('call', { chosen })).toEqual({ 'cloudtrail StopLogging': 1 });
  });

  it('find every rule that sees a call, those for whatever call included', () => {
    expect(titles({ chosen: { call: ['cloudtrail UpdateTrail'] } })).toEqual([
      'Denied Anywhere',
      'Trail Changed',
    ]);
  });

  it('take any of several values, and show a chosen one that leaves nothing', () => {
    expect(titles({ chosen: { level: ['high', 'low'] } })).toEqual([
      'Denied Anywhere',
      'Trail Stopped',
    ]);
    expect(counts('author', { text: 'shell', chosen: { author: ['Bob'] } })).toEqual({ Bob: 0 });
  });
});

describe('sets', () => {
  const own = madeOf(files.slice(0, 1), 'own').set;

  it('stand one behind the other; what an earlier one has is not listed again', () => {
    const both = new Catalogue([own, madeOf(files, 'other').set]);
    expect(both.repeated).toBe(1);
    expect(both.rules.map(({ set }) => set)).toEqual(['own', 'other', 'other', 'other']);
    expect(both.lookingFor({ field: 'eventName', kind: 'eq', value: 'StopLogging' })).toEqual([
      0, 1,
    ]);
    const { facets } = both.search({ text: 'trail', chosen: {}, sort: 'title' });
    expect(facets.source.map(({ value, count }) => [value, count])).toEqual([
      ['own', 1],
      ['other', 1],
    ]);
  });

  it('are found by id, name and path', () => {
    expect(catalogue.find('00000000-0000-4000-8000-000000000001')).toBe(0);
    expect(catalogue.find('shell.yml')).toBe(3);
    expect(catalogue.find('nothing')).toBeNull();
  });

  it('keep apart what shares an id', () => {
    const twice = madeOf([files[0]!, { ...files[0]!, path: 'copy.yml' }]).set;
    const keys = new Catalogue([twice]).rules.map(({ key }) => key);
    expect(keys).toEqual(['00000000-0000-4000-8000-000000000001', 'copy.yml#0']);
  });

  it('come back from storage as they were', () => {
    const { set } = madeOf(shippedFiles());
    expect(setInBytes(bytesOfSet(set))).toEqual(set);
    expect(setInBytes(bytesOfSet(madeOf([]).set))?.entries).toEqual([]);
  });

  it('are refused when they are of another version or damaged', () => {
    const bytes = bytesOfSet(own);
    expect(setInBytes(bytes.slice(0, 40))).toBeNull();
    expect(setInBytes(new Uint8Array(3))).toBeNull();
    new Uint32Array(bytes.buffer)[0] = STORED_VERSION + 1;
    expect(setInBytes(bytes)).toBeNull();
  });

  it('give a correlation what the rules see that it counts', () => {
    const counting = {
      path: 'counting.yml',
      text: `title: Counting
name: counting
correlation:
  type: event_count
  rules: [00000000-0000-4000-8000-000000000001]
  group-by: [userIdentity.arn]
  timespan: 5m
  condition: {gte: 3}
`,
    };
    const { set } = madeOf([counting, files[0]!]);
    expect(set.entries[0]!.coverage).toEqual(set.entries[1]!.coverage);
    expect(set.entries[0]!.kind).toBe('correlation');
  });
});
