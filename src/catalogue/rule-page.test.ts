// Every part of the founding page, and what the pages say of rules that need saying.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { apiNames } from '../cloudtrail/api-names';
import { hintsOf } from '../cloudtrail/hints';
import { callPage } from './call-page';
import { Catalogue } from './catalogue';
import { compareRules } from './compare';
import { coverages, madeOf, rule } from './made-sets.test-support';
import { rulePage } from './rule-page';
import type { RuleFile } from './rule-set';

const FOUNDING: RuleFile = {
  path: 'rules/cloud/aws/cloudtrail/aws_cloudtrail_ssm_malicious_usage.yml',
  text: readFileSync('rules/aws_cloudtrail_ssm_malicious_usage.yml', 'utf8'),
};
const call = (names: string, rest = '') =>
  `a:\n  eventSource: ssm.amazonaws.com\n  eventName: ${names}\n${rest}condition: a`;
const files = [
  FOUNDING,
  rule('Any Command', call('SendCommand')),
  rule('Session', call('StartSession'), { level: 'high' }),
  rule('Commands and Sessions', call('[SendCommand, StartSession]', '  errorCode: null\n')),
  rule('Denied Anywhere', 'a:\n  errorCode: AccessDenied\ncondition: a', { level: 'low' }),
  rule('Elsewhere', 'a:\n  eventSource: s3.amazonaws.com\ncondition: a'),
  rule('Shell', 'a:\n  Image|endswith: \\cmd.exe\ncondition: a', {}, 'sysmon'),
  rule('Other Shell', 'a:\n  Image|endswith: \\CMD.exe\n  User: x\ncondition: a', {}, 'sysmon'),
];
const catalogue = new Catalogue([madeOf(files, 'SigmaHQ').set]);
const names = apiNames();
const pageOf = (number: number, from = catalogue, texts: readonly RuleFile[] = files) =>
  rulePage(from, number, {
    text: texts[from.rules[number]!.entry.file]!.text,
    coverages,
    hints: (own) => hintsOf(own, names),
  });
const alone = (file: RuleFile) => pageOf(0, new Catalogue([madeOf([file]).set]), [file]);

describe('the page of the founding rule has', () => {
  const page = pageOf(0);

  it('its metadata', () => {
    expect(page.row).toMatchObject({
      title: 'Potential Malicious Usage of CloudTrail System Manager',
      status: 'test',
      level: 'high',
      logsource: 'aws · cloudtrail',
      set: 'SigmaHQ',
    });
    expect(page.about).toMatchObject({
      id: '38e7f511-3f74-41d4-836e-f57dfa18eead',
      authors: ['jamesc-grafana'],
      date: '2024-07-11',
      modified: '2025-12-08',
      tags: [
        'attack.privilege-escalation',
        'attack.initial-access',
        'attack.t1566',
        'attack.t1566.002',
      ],
    });
    expect(page.about.description).toContain('when System Manager successfully executes commands');
    expect(page.about.references).toHaveLength(1);
    expect(page.about.falsepositives).toHaveLength(2);
    expect(page.body.text).toBe(FOUNDING.text);
  });

  it('its ATT&CK coverage', () => {
    const [initial, escalation] = page.attack.rows;
    expect(initial!.name).toBe('Initial Access');
    expect(initial!.techniques.at(-1)).toMatchObject({
      id: 'T1566.002',
      name: 'Phishing: Spearphishing Link',
    });
    expect(escalation).toMatchObject({ name: 'Privilege Escalation', techniques: [] });
    expect(page.attack.notice).toContain('MITRE');
  });

  it('its event coverage, with what is left out', () => {
    const words = 'successful calls; denied ones do not match';
    expect(page.coverage).toEqual([
      {
        service: 'ssm',
        source: 'ssm.amazonaws.com',
        any: false,
        calls: [{ name: 'SendCommand', state: 9, listed: true, words }],
        except: [],
        words,
      },
    ]);
  });

  it('its stages, predicates and indicators with their counts', () => {
    expect(page.stages?.stages.map(({ name }) => name)).toEqual([
      'selection_event',
      'selection_status_success',
      'selection_status_null',
    ]);
    expect(
      page.indicators.map(({ field, kind, value, others }) => [field, kind, value, others]),
    ).toEqual([
      ['eventName', 'eq', 'SendCommand', 2],
      ['eventSource', 'eq', 'ssm.amazonaws.com', 3],
      ['errorCode', 'eq', 'Success', 0],
      ['errorCode', 'is_null', null, 1],
    ]);
    expect(page.exclusions).toEqual([]);
  });

  it('the rules that detect the same, the nearest first, with what differs', () => {
    expect(page.same.map(({ row, words }) => [row.title, words])).toEqual([
      ['Any Command', 'the same call; however they ended'],
      ['Commands and Sessions', 'this call and 1 more'],
      ['Session', 'same service, another call'],
      ['Denied Anywhere', 'any call; matches where this one does not: denied calls'],
    ]);
  });

  it('its notes: the branch that cannot light up, and where engines disagree', () => {
    expect(page.notes.map(({ kind, stage }) => [kind, stage])).toEqual([
      ['dead-stage', 'selection_status_success'],
      ['engines-disagree', null],
    ]);
    expect(page.notes[0]!.words).toBe(
      '`selection_status_success` cannot hold on CloudTrail: `errorCode` is left out when a call succeeds.',
    );
  });
});

describe('pages say', () => {
  it('that denied calls match as well', () => {
    expect(pageOf(1).notes.map(({ kind }) => kind)).toEqual(['outcome-not-asked']);
  });

  it('nothing about CloudTrail of a rule for something else', () => {
    const page = pageOf(6);
    expect(page.coverage).toBeNull();
    expect(page.notes).toEqual([]);
    expect(page.same.map(({ row, words }) => [row.title, words])).toEqual([
      ['Other Shell', '1 value in common'],
    ]);
  });

  it('what is wrong with a rule that can not be evaluated, and shows the rest', () => {
    const page = alone(rule('Broken', 'a:\n  x|nosuch: 1\ncondition: a'));
    expect(page.row.sound).toBe(false);
    expect(page.coverage).toBeNull();
    expect(page.notes[0]).toMatchObject({ kind: 'not-evaluated', severity: 'error' });
    expect(page.stages?.stages).toHaveLength(1);
  });

  it('calls that nobody has listed, and that none is left then', () => {
    const page = alone(rule('Slip', call('SendComand')));
    expect(page.notes.map(({ kind }) => kind)).toContain('unlisted-call');
    expect(page.coverage?.[0]?.calls).toMatchObject([{ name: 'SendComand', listed: false }]);
  });

  it('which techniques were revoked, and which contradict the tactics', () => {
    const tags = { tags: '[attack.impact, attack.t1562.008, attack.t1078, attack.no-such-tactic]' };
    const words = alone(rule('Tagged', call('SendCommand'), tags)).notes.map((note) => note.words);
    expect(words.some((one) => one.startsWith('`T1562.008` was revoked'))).toBe(true);
    expect(words.some((one) => one.startsWith('`T1078` Valid Accounts belongs to'))).toBe(true);
    expect(words).toContain('`attack.no-such-tactic` is not in this version of ATT&CK.');
  });

  it('what a correlation counts', () => {
    const counting = {
      path: 'counting.yml',
      text: `title: Counting\ncorrelation:\n  type: event_count\n  rules: [base]\n  group-by: [userIdentity.arn]\n  timespan: 5m\n  condition:\n    gte: 3\n`,
    };
    const both = [counting, rule('Base', call('SendCommand'), { name: 'base' })];
    const page = pageOf(0, new Catalogue([madeOf(both).set]), both);
    expect(page.correlation).toMatchObject({
      type: 'event_count',
      timespan: '5m',
      groupBy: ['userIdentity.arn'],
    });
    expect(page.correlation?.rules[0]?.row?.title).toBe('Base');
    expect(page.coverage?.[0]?.calls[0]?.name).toBe('SendCommand');
    expect(page.stages).toBeNull();
  });
});

describe('the page of a call', () => {
  const page = callPage(catalogue, { source: 'ssm.amazonaws.com', name: 'SendCommand' }, names);

  it('lists the rules that see it, and in which states', () => {
    expect(page.rules.map(({ row, words, open }) => [row.title, words, open])).toEqual([
      [
        'Potential Malicious Usage of CloudTrail System Manager',
        'successful calls; denied ones do not match',
        false,
      ],
      ['Any Command', '', false],
      ['Commands and Sessions', 'successful calls; denied ones do not match', false],
      ['Denied Anywhere', 'denied calls', true],
    ]);
    expect(page).toMatchObject({ listed: true, success: 3, denied: 2, failed: 1 });
  });

  it('says that a call is in no list', () => {
    const odd = callPage(catalogue, { source: 's3.amazonaws.com', name: 'NoSuchCall' }, names);
    expect(odd.listed).toBe(false);
    expect(odd.rules.map(({ row }) => row.title)).toEqual(['Denied Anywhere', 'Elsewhere']);
  });
});

describe('comparing', () => {
  it('tells what both look for, what one does, and which calls differ', () => {
    const { predicates, calls, attributes } = compareRules(catalogue, 1, 3);
    expect(predicates.map(({ side, field, value }) => [side, field, value])).toEqual([
      ['both', 'eventName', 'SendCommand'],
      ['both', 'eventSource', 'ssm.amazonaws.com'],
      ['right', 'errorCode', null],
      ['right', 'eventName', 'StartSession'],
    ]);
    const success = 'successful calls; denied ones do not match';
    expect(calls).toEqual({
      leftAny: false,
      rightAny: false,
      calls: [
        { call: 'ssm SendCommand', side: 'both', left: '', right: success },
        { call: 'ssm StartSession', side: 'right', left: '', right: success },
      ],
    });
    expect(attributes.find(({ name }) => name === 'Log source')?.same).toBe(true);
  });

  it('leaves calls out where one is about something else', () => {
    expect(compareRules(catalogue, 0, 6).calls).toBeNull();
  });
});
