// Correlations at a caret: what is offered and said, where references lead, and what another name takes.
import { describe, expect, it } from 'vitest';
import { caret, KNOWN, labels, taken } from './caret.test-support';
import { definition, references } from './definition';
import { fixesAt } from './fixes';
import { hover } from './hover';
import { rename } from './rename';

const ID = '0f3c1d9a-4b5e-4c6d-8e7f-9a0b1c2d3e4f';
const RULES = `title: Failed login
name: failed
id: ${ID}
detection:
    s:
        a: x
    condition: s
---
title: Login
name: login
detection:
    s:
        a: y
    condition: s
---
`;

/** A correlation behind two rules, with this below `correlation:`. */
const correlation = (body: string): string =>
  `${RULES}title: Many\ncorrelation:\n${body.replace(/^(?=.)/gm, '    ')}`;

function said(marked: string): string {
  const { source, offset } = caret(marked);
  const found = hover(source, offset, KNOWN);
  return found === null
    ? 'nothing'
    : `«${source.slice(...found.range)}» ${found.lines.join(' / ')}`;
}

function renamed(marked: string, to: string): string {
  const { source, offset } = caret(marked);
  const { edits, refusal } = rename(source, offset, to);
  if (edits === null) return refusal;
  return [...edits]
    .reverse()
    .reduce(
      (text, { range, text: put }) => text.slice(0, range[0]) + put + text.slice(range[1]),
      source,
    );
}

describe('offers', () => {
  it.each([
    ['type: ‸', ['event_count', 'value_count', 'temporal']],
    ['‸', ['type', 'rules', 'group-by', 'timespan', 'condition', 'aliases', 'generate', 'id']],
    ['type: temporal\n‸', ['rules', 'group-by']],
    ['rules:\n  - ‸', ['failed', 'login', ID]],
    ['rules: ‸', ['failed', 'login', ID]],
    ['rules:\n  - login\n  - ‸', ['failed', ID]],
    ['rules: [login, ‸', ['failed', ID]],
    ['group-by:\n  - ‸', ['eventName', 'eventSource']],
    ['group-by: eventName\naliases:\n  who:\n    failed: x\n    ‸', ['login']],
    ['rules: [failed]\naliases:\n  who:\n    ‸', ['failed']],
    ['aliases:\n  who:\n    failed: ‸', ['eventName']],
    ['group-by: [who]\naliases:\n  ‸', ['who', 'type']],
    ['group-by: [‸]\naliases:\n  who:\n    failed: x', ['who', 'eventName']],
    ['timespan: ‸', ['1m', '5m', '10m', '1h']],
    ['timespan: 15‸', ['15m', '15h', '15d', '15s', '15w', '15M', '15y']],
    ['type: event_count\ncondition:\n  ‸', ['gte', 'gt', 'lte', 'lt', 'eq', 'neq', 'rules']],
    ['type: value_count\ncondition:\n  gte: 2\n  ‸', ['gt', 'lte', 'lt', 'eq', 'neq', 'field']],
    ['type: value_sum\ncondition: {gte: 2, ‸}', ['gt', 'lte', 'lt', 'eq', 'neq', 'field']],
    ['type: value_count\ncondition:\n  field: ‸', ['eventName']],
    ['type: value_percentile\ncondition:\n  percentile: ‸', ['50', '90', '95', '99']],
    ['generate: ‸', ['true', 'false']],
    ['type: temporal\ncondition: ‸', ['failed', 'login', ID, 'not']],
    ['type: temporal\nrules: [login]\ncondition: ‸', ['login', 'not']],
    ['type: temporal\ncondition:\n  ‸', ['failed', 'login', ID, 'not', 'gte', 'gt', 'lte', 'lt']],
    ['type: temporal\ncondition: failed ‸', ['and', 'or', 'and not']],
    ['type: temporal\ncondition: failed and not ‸', ['failed', 'login']],
    ['type: temporal\ncondition: failed and (login ‸', ['and', 'or', 'and not', ')']],
    ['type: temporal\ncondition: >-\n  failed\n  and ‸', ['failed', 'login', ID, 'not']],
    ['type: temporal\ncondition:\n  gte: 2\n  ‸', ['gt', 'lte']],
    ['type: event_count\ncondition: ‸', []],
  ])('%j: %j', async (body, expected) => {
    const all = await labels(correlation(body));
    expect(all.slice(0, expected.length || undefined)).toEqual(expected);
  });

  it.each([
    ['rules:\n  ‸', 'login', 'rules:\n  - login‸'],
    ['rules:\n  - lo‸', 'login', 'rules:\n  - login‸'],
    ["rules: ['lo‸", 'login', "rules: ['login'‸"],
    ['‸', 'rules', 'rules:\n    - ‸'],
    ['aliases:\n    who:\n        ‸', 'login', 'aliases:\n    who:\n        login: ‸'],
    ['aliases:\n    who:\n        lo‸: x', 'login', 'aliases:\n    who:\n        login‸: x'],
    ['timespan: 5‸', '5m', 'timespan: 5m‸'],
    ['generate: ‸', 'true', 'generate: true‸'],
    [
      'type: temporal\ncondition: failed and l‸',
      'login',
      'type: temporal\ncondition: failed and login‸',
    ],
    ['type: temporal\ncondition:\n    ‸', 'gte', 'type: temporal\ncondition:\n    gte: ‸'],
  ])('%j, %s: %j', async (body, label, expected) => {
    expect(await taken(correlation(body), label)).toBe(correlation(expected));
  });

  it('are there where the document is broken', async () => {
    const broken = 'type: "x\nrules:\n  - ‸\n';
    expect((await labels(correlation(broken))).slice(0, 2)).toEqual(['failed', 'login']);
  });

  it('name no correlation by itself, and any other', async () => {
    const other = `${correlation('type: temporal\n').replace('title: Many', 'name: many')}---\ncorrelation:\n  rules: ‸`;
    expect(await labels(other)).toEqual(['failed', 'login', 'many', ID]);
    expect(await labels(correlation('rules: ‸').replace('title: Many', 'name: many'))).toEqual([
      'failed',
      'login',
      ID,
    ]);
  });

  it('at the top are those of the kind', async () => {
    const keys = await labels(`${correlation('type: temporal\n')}‸`);
    expect(keys).toContain('level');
    expect(keys).not.toContain('detection');
    expect(keys).not.toContain('filter');
    expect(await labels('title: t\n‸')).toContain('correlation');
  });

  it('make a whole document where there is none', async () => {
    expect(await taken('a: x\n---\n‸', 'new correlation')).toContain('type: event_count');
    expect(await labels('title: t\n‸')).not.toContain('new rule');
  });
});

describe('hover', () => {
  const aliases = 'aliases:\n  who:\n    failed: user\n    login: name\n';
  it.each([
    ['type: event_c‸ount', '«event_count» Counts the events that match any of the rules.'],
    ['timesp‸an: 5m', /^«timespan» `timespan`: How far apart/],
    ['timespan: 5‸m', '«5m» 5 minutes.'],
    ['timespan: 1‸M', '«1M» 1 month of 30.44 days, a twelfth of a mean year.'],
    ['timespan: 5 min‸', '«5 min» '],
    ['rules:\n  - fail‸ed', '«failed» The rule `failed`: Failed login'],
    [`rules: [${ID.toUpperCase()}‸]`, /^«.*» The rule `.*`: Failed login$/],
    ['rules: [nobody‸]', '«nobody» No rule of this text is called `nobody`.'],
    ['group-by: event‸Name', /^«eventName» `eventName`: The API call/],
    [
      `${aliases}group-by: wh‸o`,
      '«who» The alias `who` stands for `user` in `failed` and `name` in `login`.',
    ],
    [aliases.replace('who', 'wh‸o'), /^«who» The alias `who`/],
    [aliases.replace('login', 'log‸in'), '«login» The rule `login`: Login'],
    ['aliases:\n  who:\n    login: event‸Name', /^«eventName»/],
    ['condition:\n  gt‸e: 5', '«gte» `gte`: What is counted or computed must be at least this.'],
    ['type: temporal\ncondition: failed a‸nd login', /^«and» Both sides/],
    ['type: temporal\ncondition: failed and lo‸gin', '«login» The rule `login`: Login'],
    ['generate: tr‸ue', /^«true» The rules it refers to alert/],
  ])('%j: %j', (body, expected) => {
    const words = said(correlation(body));
    if (typeof expected === 'string') expect(words).toBe(expected);
    else expect(words).toMatch(expected);
  });

  it('says how often a name is read', () => {
    const text = correlation('type: temporal\nrules: [failed]\ncondition: failed').replace(
      'name: failed',
      'name: fail‸ed',
    );
    expect(said(text)).toBe('«failed» 2 places in this text refer to it.');
  });
});

describe('definition', () => {
  it.each([
    ['rules: [fail‸ed]', ['failed'], ['failed', 'failed']],
    [`rules: [${ID.toUpperCase()}‸]`, [ID], [ID, ID.toUpperCase()]],
    [
      'type: temporal\nrules:\n  - failed\n  - login\ncondition: failed and log‸in',
      ['login'],
      ['login', 'login', 'login'],
    ],
    ['aliases:\n  who:\n    log‸in: x', ['login'], ['login', 'login']],
    ['rules: [nobody‸]', [], []],
  ])('%j', (body, targets, all) => {
    const { source, offset } = caret(correlation(body));
    const text = (range: readonly [number, number]) => source.slice(...range);
    expect(definition(source, offset)!.targets.map(text)).toEqual(targets);
    expect(references(source, offset).map(text)).toEqual(all);
  });
});

describe('rename', () => {
  const body = `type: temporal
rules:
  - 'failed'
  - login
group-by: [who]
aliases:
  who: {failed: user, login: name}
condition: failed and not login`;

  it.each(['name: fai‸led', "- 'fai‸led'", '{fai‸led: user', 'condition: fail‸ed'])(
    'follows everywhere from %j',
    (at) => {
      const text = correlation(body).replace(at.replace('‸', ''), at);
      expect(renamed(text, 'denied')).toBe(correlation(body).replaceAll('failed', 'denied'));
    },
  );

  it('follows into filters, and leaves other words alone', () => {
    const filter =
      '\n---\nfilter:\n    rules: [failed, any]\n    failed: {a: x}\n    condition: not failed\n';
    expect(renamed(correlation(body).replace('name: f', 'name: ‸f') + filter, 'denied')).toBe(
      correlation(body).replaceAll('failed', 'denied') + filter.replace('[failed', '[denied'),
    );
  });

  it.each([
    ['a name that is there', 'login', /already/],
    ['an id that is there', ID, /^$/],
    ['an operator', 'AND', /meaning of its own/],
    ['what a condition does not read', 'a b', /letters, digits/],
    ['nothing', '', /one line/],
  ])('refuses %s', (what, to, why) => {
    const text = correlation(body).replace('name: log', 'name: ‸log');
    if (what.startsWith('an id')) expect(renamed(text, to)).toMatch(/already/);
    else
      expect(
        renamed(text.replace('name: ‸log', 'name: log').replace('name: fai', 'name: ‸fai'), to),
      ).toMatch(why);
  });

  it('quotes what has to be, where no condition reads it', () => {
    const text = correlation('rules: [failed]').replace('name: f', 'name: ‸f');
    expect(renamed(text, 'a, b')).toBe(
      correlation("rules: ['a, b']").replace('name: failed', 'name: a, b'),
    );
  });

  it('does not change ids', () => {
    expect(renamed(correlation(`rules: [${ID}‸]`), 'x')).toMatch(/only names/);
    expect(renamed(correlation('rules: [nobody‸]'), 'x')).toMatch(/No rule/);
  });
});

it('mends a reference that leads nowhere', async () => {
  const source = correlation('rules: [faild]\ntype: event_count\n');
  const at = source.indexOf('faild');
  const none = () => Promise.reject(new Error('asked'));
  expect(await fixesAt(source, [at, at], none)).toMatchObject([{ text: 'failed' }]);
});
