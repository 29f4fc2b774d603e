// What of a rule, a correlation and a filter is found by searching, and what says more than something else.
import { describe, expect, it } from 'vitest';
import { madeOf, rule } from './made-sets.test-support';
import type { RuleFile } from './rule-set';
import { score, wordsOf } from './search-index';

/** How well each file of one document answers; 0: it is not found. A whole word counts twice its weight. */
function found(files: readonly RuleFile[], query: string): number[] {
  const { set } = madeOf(files);
  return [...score(set.search, wordsOf(query), set.entries.length)];
}
/** The weight of a word that stands there whole. */
const weightOf = (file: RuleFile, word: string): number => found([file], word)[0]! / 2;

const RULE: RuleFile = {
  path: 'pathfolder/pathname.yml',
  text: `title: Titleword
id: 0aaaaaaa-0000-4000-8000-00000000beef
name: nameword
status: experimental
level: critical
description: descriptionword
author: Authorword
date: 2031-04-05
references:
  - https://referenceword.example
falsepositives:
  - falsepositiveword
tags:
  - attack.persistence
  - attack.t1098
  - cve.tagword
logsource:
  product: productword
  category: categoryword
  service: serviceword
detection:
  searchword:
    fieldword|contains: [valueword, 'other thing']
    deep.pathword: 42
  list_*:
    - keywordword
  nested:
    - branchfield: branchvalue
    - otherfield|re: 'regexword.*'
  condition: searchword and not nested
`,
};

describe('of a rule is searched', () => {
  it.each([
    ['titleword', 7],
    ['0aaaaaaa-0000-4000-8000-00000000beef', 6],
    ['nameword', 6],
    ['attack.persistence', 5],
    ['t1098', 5],
    ['tagword', 5],
    ['manipulation', 5],
    ['persistence', 5],
    ['productword', 4],
    ['categoryword', 4],
    ['serviceword', 4],
    ['critical', 4],
    ['experimental', 4],
    ['authorword', 4],
    ['fieldword', 3],
    ['valueword', 3],
    ['thing', 3],
    ['pathword', 3],
    ['42', 3],
    ['keywordword', 3],
    ['branchfield', 3],
    ['branchvalue', 3],
    ['otherfield', 3],
    ['regexword', 3],
    ['descriptionword', 2],
    ['pathfolder', 2],
    ['pathname.yml', 2],
    ['searchword', 1],
    ['nested', 1],
    ['referenceword.example', 1],
    ['falsepositiveword', 1],
  ])('%j, with weight %d', (word, weight) => {
    expect(weightOf(RULE, word)).toBe(weight);
  });

  it.each(['contains', 'condition', 'not', 'detection', '2031-04-05', 'falsepositives'])(
    'no %j: that is of the form, or sorted by',
    (word) => {
      expect(weightOf(RULE, word)).toBe(0);
    },
  );

  it('a word by what it says most where it stands in several places', () => {
    const twice = rule('Stopped', 'stopped:\n  eventName: Stopped\ncondition: stopped', {
      description: 'stopped',
    });
    expect(weightOf(twice, 'stopped')).toBe(7);
    expect(weightOf(rule('T', 'stopped:\n  a: stopped\ncondition: stopped'), 'stopped')).toBe(3);
  });

  it('the name and the id of today of a technique that was revoked', () => {
    const old = rule('Old', 'a:\n  b: c\ncondition: a', { tags: '[attack.t1562.008]' });
    expect(weightOf(old, 't1685.002')).toBe(5);
    expect(weightOf(old, 't1562.008')).toBe(5);
  });

  it('whatever is there where little is, a rule that can not be read included', () => {
    const bare: RuleFile = { path: 'bare.yml', text: 'logsource:\n  service: lonely\n' };
    expect(weightOf(bare, 'lonely')).toBe(4);
    expect(weightOf(bare, 'bare.yml')).toBe(2);
    const broken = rule('Broken', 'a:\n  field: valueword\ncondition: a and');
    expect([weightOf(broken, 'broken'), weightOf(broken, 'valueword')]).toEqual([7, 3]);
  });

  it('what it takes out as well as what it looks for', () => {
    const out = rule('T', 'a:\n  b: c\nfilter:\n  user: backupjob\ncondition: a and not filter');
    expect(weightOf(out, 'backupjob')).toBe(3);
  });

  it('an event source by each of its parts', () => {
    const own = rule('T', 'a:\n  eventSource: ssm.amazonaws.com\ncondition: a');
    expect(['ssm', 'amazonaws', 'ssm.amazonaws.com'].map((word) => weightOf(own, word))).toEqual([
      // The beginning of the whole word, and the beginning of a part.
      1.5, 1.5, 3,
    ]);
  });
});

const CORRELATION: RuleFile = {
  path: 'counting.yml',
  text: `title: Titleword
id: 0aaaaaaa-0000-4000-8000-00000000cafe
status: stable
level: low
author: Authorword
description: descriptionword
references: [https://referenceword.example]
falsepositives: [falsepositiveword]
tags: [attack.t1110]
correlation:
  type: event_count
  rules: [countedrule]
  group-by: [groupfield]
  timespan: 15m
  condition: {gte: 20}
`,
};

describe('of a correlation is searched', () => {
  it.each([
    ['titleword', 7],
    ['0aaaaaaa-0000-4000-8000-00000000cafe', 6],
    ['t1110', 5],
    ['brute', 5],
    ['stable', 4],
    ['low', 4],
    ['authorword', 4],
    ['event_count', 3],
    ['countedrule', 3],
    ['groupfield', 3],
    ['descriptionword', 2],
    ['counting.yml', 2],
    ['referenceword.example', 1],
    ['falsepositiveword', 1],
    ['15m', 0],
    ['timespan', 0],
  ])('%j, with weight %d', (word, weight) => {
    expect(weightOf(CORRELATION, word)).toBe(weight);
  });
});

const FILTER = (rules: string): RuleFile => ({
  path: 'admins.yml',
  text: `title: Titleword
id: 0aaaaaaa-0000-4000-8000-00000000f00d
logsource:
  product: aws
  service: cloudtrail
filter:
  rules: ${rules}
  searchword:
    fieldword: valueword
  condition: not searchword
`,
});

describe('of a filter is searched', () => {
  it.each([
    ['titleword', 7],
    ['0aaaaaaa-0000-4000-8000-00000000f00d', 6],
    ['cloudtrail', 4],
    ['fieldword', 3],
    ['valueword', 3],
    ['narrowedrule', 3],
    ['otherrule', 3],
    ['admins.yml', 2],
    ['searchword', 1],
  ])('%j, with weight %d', (word, weight) => {
    expect(weightOf(FILTER('[narrowedrule, otherrule]'), word)).toBe(weight);
  });

  it('no rule where it narrows any', () => {
    expect(weightOf(FILTER('any'), 'any')).toBe(0);
    expect(weightOf(FILTER('any'), 'valueword')).toBe(3);
  });
});

describe('searching for an id', () => {
  const id = '00000000-0000-4000-8000-0000000000aa';

  it('finds first the rule that has it, then what counts or narrows it', () => {
    const files = [
      { ...CORRELATION, text: CORRELATION.text.replace('countedrule', id) },
      FILTER(`[${id}]`),
      rule('Own', 'a:\n  b: c\ncondition: a', { id }),
      rule('Other', 'a:\n  b: c\ncondition: a'),
    ];
    const [counting, narrowing, own, other] = found(files, id);
    expect([counting, narrowing, own, other]).toEqual([6, 6, 12, 0]);
  });
});
