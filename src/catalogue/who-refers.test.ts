// Which correlations count a rule and which filters narrow it, on sets written for it: the same as if all were linked together.
import { describe, expect, it } from 'vitest';
import { link } from '../sigma/link';
import { parse } from '../sigma/parse';
import { Catalogue } from './catalogue';
import { madeOf, rule } from './made-sets.test-support';
import type { RuleFile } from './rule-set';
import { filterPart, referrersOf } from './who-refers';

const ID = '0b7a4c1e-5a0e-4b52-9d0e-1f2a3b4c5d6e';
const call = 'a:\n  eventName: StopLogging\ncondition: a';

const correlation = (title: string, rules: string, more = ''): RuleFile => ({
  path: `${title.toLowerCase().replaceAll(' ', '_')}.yml`,
  text: `title: ${title}\n${more}correlation:\n  type: event_count\n  rules: ${rules}\n  group-by: [userIdentity.arn]\n  timespan: 5m\n  condition:\n    gte: 3\n`,
});

const filter = (
  title: string,
  rules: string,
  logsource = '{product: aws, service: cloudtrail}',
  condition = 'not b',
): RuleFile => ({
  path: `${title.toLowerCase().replaceAll(' ', '_')}.yml`,
  text: `title: ${title}\nlogsource: ${logsource}\nfilter:\n  rules: ${rules}\n  b:\n    userAgent: x\n  condition: ${condition}\n`,
});

const files = [
  rule('Base', call, { id: ID, name: 'base' }),
  rule('Other', call, { name: 'other' }),
  rule('Sysmon', 'a:\n  Image: x\ncondition: a', { name: 'sysmon' }, 'sysmon'),
  rule('Twin One', call, { name: 'twin' }),
  rule('Twin Two', call, { name: 'twin' }),
  correlation('By Name', '[base]', 'name: by_name\n'),
  correlation('By Id', `[${ID.toUpperCase()}]`),
  correlation('By Id Without Dashes', `[${ID.replaceAll('-', '')}, other]`),
  correlation('Of Correlations', '[by_name]', 'name: outer\n'),
  correlation('Of Those', '[outer]'),
  correlation('In A Circle', '[circle, base]', 'name: circle\n'),
  correlation('Of Twins', '[twin]'),
  correlation('Of Nothing', '[nothing, Base, base.yml]'),
  filter('Only Base', '[base]'),
  filter('Any Of CloudTrail', 'any'),
  filter('Any Of AWS', 'ANY', '{product: aws}'),
  filter('Any Of Windows', 'any', '{product: windows}'),
  filter('Other Log Source', '[sysmon, base]'),
  filter('Of A Correlation', '[by_name, nowhere]'),
  filter('Broken', '[other]', undefined, 'not nosuch'),
];
const texts = files.map(({ text }) => text);
const catalogue = new Catalogue([madeOf(files).set]);
const numberOf = (title: string): number =>
  files.findIndex(({ text }) => text.includes(`title: ${title}\n`));
const told = (title: string) =>
  referrersOf(catalogue, numberOf(title)).map(({ row, through, ambiguous }) =>
    [row.title, through?.title, ambiguous ? 'ambiguous' : undefined].filter(
      (one) => one !== undefined,
    ),
  );

describe('who refers to a rule', () => {
  it('is told: correlations by name and id, those through others, then filters', () => {
    expect(told('Base')).toEqual([
      ['By Name'],
      ['By Id'],
      ['By Id Without Dashes'],
      ['In A Circle'],
      ['Of Correlations', 'By Name'],
      ['Of Those', 'Of Correlations'],
      ['Only Base'],
      ['Any Of CloudTrail'],
      ['Any Of AWS'],
      ['Other Log Source'],
    ]);
  });

  it('is told of a correlation as well, a filter’s name for it aside', () => {
    expect(told('By Name')).toEqual([['Of Correlations'], ['Of Those', 'Of Correlations']]);
    expect(told('In A Circle')).toEqual([]);
  });

  it('says where a name is that of several, and what a broken filter names', () => {
    expect(told('Twin Two')).toEqual([
      ['Of Twins', 'ambiguous'],
      ['Any Of CloudTrail'],
      ['Any Of AWS'],
    ]);
    expect(told('Other').at(-1)).toEqual(['Broken']);
    expect(referrersOf(catalogue, numberOf('Other')).at(-1)!.row.sound).toBe(false);
  });

  it('of another log source only those filters refer to that ask for no more', () => {
    expect(told('Sysmon')).toEqual([['Any Of AWS']]);
  });

  it('nobody refers to a filter, nor does a title or a path count as a name', () => {
    expect(told('Only Base')).toEqual([]);
    expect(told('Of Nothing')).toEqual([]);
  });

  it('is what linking all of them finds', () => {
    const { rules, correlations } = link(texts.flatMap((text) => parse(text).documents));
    for (const { document, filters } of rules) {
      const own = referrersOf(catalogue, document).filter(({ row }) => row.kind === 'filter');
      expect(own.filter(({ row }) => row.sound).map(({ row }) => row.title)).toEqual(
        filters.map(({ title }) => title),
      );
      const counting = correlations.flatMap(({ correlation: { title }, targets }) =>
        targets.some(({ kind, index }) => kind === 'rule' && rules[index]!.document === document)
          ? [title]
          : [],
      );
      const direct = referrersOf(catalogue, document).filter(
        ({ row, through, ambiguous }) =>
          row.kind === 'correlation' && through === null && !ambiguous,
      );
      expect(direct.map(({ row }) => row.title)).toEqual(counting);
    }
  });
});

describe('what a filter narrows', () => {
  const part = (title: string) => filterPart(catalogue, numberOf(title))!;

  it('are the rules it names, with those it does nothing to', () => {
    expect(part('Other Log Source').rules).toMatchObject([
      { reference: 'sysmon', row: { title: 'Sysmon' }, apart: true },
      { reference: 'base', row: { title: 'Base' }, apart: false },
    ]);
    expect(part('Other Log Source').count).toBe(1);
    expect(part('Of A Correlation').rules).toMatchObject([
      { row: { kind: 'correlation' }, apart: true },
      { reference: 'nowhere', row: null, apart: false },
    ]);
  });

  it('are all of its log source, which a list can be narrowed by', () => {
    expect(part('Any Of AWS')).toEqual({
      rules: 'any',
      count: 5,
      logsources: ['aws · cloudtrail', 'aws · sysmon'],
    });
    expect(part('Any Of Windows')).toEqual({ rules: 'any', count: 0, logsources: [] });
    const { rules } = catalogue.search({
      text: '',
      sort: 'title',
      chosen: { logsource: part('Any Of AWS').logsources },
    });
    expect(catalogue.rows(rules).filter(({ kind }) => kind === 'rule')).toHaveLength(5);
  });

  it('is asked of filters alone', () => {
    expect(filterPart(catalogue, 0)).toBeNull();
    expect(filterPart(catalogue, numberOf('By Name'))).toBeNull();
  });
});
