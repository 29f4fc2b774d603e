// Which rules stand beside one as detecting the same, in which order, and in which words.
import { describe, expect, it } from 'vitest';
import { Catalogue } from './catalogue';
import { madeOf, rule } from './made-sets.test-support';
import type { RuleFile } from './rule-set';
import { sameAction, type SameAction } from './same-action';

const catalogueOf = (files: readonly RuleFile[]) => new Catalogue([madeOf(files).set]);

/** Of the first of them. */
const sameIn = (files: readonly RuleFile[]): SameAction[] => sameAction(catalogueOf(files), 0);
const said = (files: readonly RuleFile[]) =>
  sameIn(files).map(({ row, words }) => [row.title, words]);

const calls = (title: string, names: string, rest = '', source = 'ssm') =>
  rule(
    title,
    `a:\n  eventSource: ${source}.amazonaws.com\n  eventName: ${names}\n${rest}condition: a`,
  );
const shell = (title: string, ...images: string[]) =>
  rule(
    title,
    `a:\n  Image: [${images.map((one) => `'${one}'`).join(', ')}]\ncondition: a`,
    {},
    'sysmon',
  );

describe('rules that detect the same', () => {
  const own = calls('Own', '[SendCommand, StartSession]');

  it.each([
    ['the same calls', calls('Other', '[StartSession, SendCommand]'), 'the same 2 calls'],
    ['one of them', calls('Other', 'SendCommand'), '1 of these 2 calls'],
    [
      'more',
      calls('Other', '[SendCommand, StartSession, ResumeSession]'),
      'these 2 calls and 1 more',
    ],
    [
      'some and others',
      calls('Other', '[SendCommand, ResumeSession]'),
      '1 call in common: SendCommand',
    ],
    ['another call', calls('Other', 'ResumeSession'), 'same service, another call'],
    [
      'the same with another outcome',
      calls('Other', '[SendCommand, StartSession]', '  errorCode: AccessDenied\n'),
      'the same 2 calls; denied calls',
    ],
    ['any call', rule('Other', 'a:\n  userIdentity.type: Root\ncondition: a'), 'any call'],
    [
      'any call that was denied',
      rule('Other', 'a:\n  errorCode: AccessDenied\ncondition: a'),
      'any call; denied calls',
    ],
    [
      'any call of the service',
      rule('Other', 'a:\n  eventSource: ssm.amazonaws.com\ncondition: a'),
      'any call of the service',
    ],
    [
      'any call of the service but for one of these',
      rule(
        'Other',
        'a:\n  eventSource: ssm.amazonaws.com\nb:\n  eventName: SendCommand\ncondition: a and not b',
      ),
      'any call of the service, but for SendCommand',
    ],
    [
      'any call of the service but for these',
      rule(
        'Other',
        'a:\n  eventSource: ssm.amazonaws.com\nb:\n  eventName: [SendCommand, StartSession]\ncondition: a and not b',
      ),
      'same service, another call',
    ],
    [
      'any call of the service, where that was denied',
      rule(
        'Other',
        'a:\n  eventSource: ssm.amazonaws.com\n  errorCode: AccessDenied\ncondition: a',
      ),
      'any call of the service; denied calls',
    ],
  ])('say so of %s', (_, other, words) => {
    expect(said([own, other])).toEqual([['Other', words]]);
  });

  it.each([
    ['of another service', calls('Other', 'CreateUser', '', 'iam')],
    [
      'that can match nothing',
      rule(
        'Other',
        'a:\n  eventSource: ssm.amazonaws.com\nb:\n  eventSource: iam.amazonaws.com\ncondition: a and b',
      ),
    ],
    ['for something else', shell('Other', 'ssm.amazonaws.com', 'SendCommand')],
    [
      'about any call but these',
      rule(
        'Other',
        'a:\n  userIdentity.type: Root\nb:\n  eventSource: ssm.amazonaws.com\ncondition: a and not b',
      ),
    ],
  ])('are none %s', (_, other) => {
    expect(said([own, other])).toEqual([]);
  });

  it('never include the rule itself, not even where it stands alone', () => {
    expect(sameIn([own])).toEqual([]);
    const files = [own, calls('Twin', '[SendCommand, StartSession]')];
    const catalogue = catalogueOf(files);
    expect(
      [0, 1].map((number) => sameAction(catalogue, number).map(({ row }) => row.number)),
    ).toEqual([[1], [0]]);
  });

  it('of a whole service are those of its calls, and those of all of it', () => {
    const whole = rule('Own', 'a:\n  eventSource: ssm.amazonaws.com\ncondition: a');
    expect(
      said([
        whole,
        calls('Named', 'SendCommand'),
        rule('Twin', 'a:\n  eventSource: ssm.amazonaws.com\ncondition: a'),
        rule(
          'Denied',
          'a:\n  eventSource: ssm.amazonaws.com\n  errorCode: AccessDenied\ncondition: a',
        ),
        calls('Elsewhere', 'CreateUser', '', 'iam'),
      ]),
    ).toEqual([
      ['Twin', 'any call of the service'],
      ['Named', 'calls of the same service'],
      ['Denied', 'any call of the service; denied calls'],
    ]);
  });

  it('know each other by a call that nobody has listed', () => {
    const files = [
      calls('Own', 'InventedCall'),
      calls('Twin', 'InventedCall'),
      calls('Elsewhere', 'InventedCall', '', 'iam'),
      calls('Another', 'SendCommand'),
    ];
    expect(said(files)).toEqual([
      ['Twin', 'the same call'],
      ['Another', 'same service, another call'],
    ]);
    const [twin] = sameIn(files);
    expect(twin!.sharedCalls).toEqual(['ssm InventedCall']);
    const anywhere = (title: string) => rule(title, 'a:\n  eventName: InventedCall\ncondition: a');
    const [other] = sameIn([anywhere('Own'), anywhere('Twin')]);
    expect([other?.words, other?.sharedCalls]).toEqual(['the same call', ['InventedCall']]);
  });

  it('name what is shared, in the order of the rule that is looked at', () => {
    const [other] = sameIn([
      calls('Own', '[StartSession, SendCommand]', '  awsRegion: eu-west-1\n'),
      calls(
        'Other',
        '[SendCommand, StartSession]',
        '  awsRegion: EU-WEST-1\n  recipientAccountId: 1\n',
      ),
    ]);
    expect(other!.sharedCalls).toEqual(['ssm SendCommand', 'ssm StartSession']);
    expect(other!.shared.map(({ field, value }) => [field, value])).toEqual([
      ['eventSource', 'ssm.amazonaws.com'],
      ['eventName', 'StartSession'],
      ['eventName', 'SendCommand'],
      ['awsRegion', 'eu-west-1'],
    ]);
  });

  it('name three calls in common, and say that there are more', () => {
    const names = ['SendCommand', 'StartSession', 'ResumeSession', 'TerminateSession'];
    expect(
      said([
        calls('Own', `[${names.join(', ')}, CreateDocument]`),
        calls('Other', `[${names.join(', ')}, DeleteDocument]`),
      ]),
    ).toEqual([['Other', '4 calls in common: ResumeSession, SendCommand, StartSession, …']]);
  });
});

describe('their order', () => {
  it('is that of how much is shared', () => {
    const found = sameIn([
      calls('Own', '[SendCommand, StartSession]'),
      calls('Another call', 'ResumeSession'),
      calls('Half', 'SendCommand'),
      calls(
        'Two of six',
        '[SendCommand, StartSession, A, B, C, ResumeSession, CreateDocument, DeleteDocument, GetDocument]',
      ),
      calls('All', '[SendCommand, StartSession]'),
      rule('Whatever', 'a:\n  userIdentity.type: Root\ncondition: a'),
    ]);
    expect(found.map(({ row }) => row.title)).toEqual([
      'All',
      'Half',
      'Two of six',
      'Another call',
      'Whatever',
    ]);
    const scores = found.map(({ score }) => score);
    expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores).size).toBe(scores.length);
  });

  it('is that of the catalogue where as much is shared', () => {
    const twins = ['C', 'A', 'B'].map((title) => calls(title, 'SendCommand'));
    expect(said([calls('Own', 'SendCommand'), ...twins]).map(([title]) => title)).toEqual([
      'C',
      'A',
      'B',
    ]);
  });

  it('has a value that few look for before one that many do', () => {
    const common = Array.from({ length: 6 }, (_, i) => shell(`Many ${i}`, 'common', `own${i}`));
    const found = said([
      shell('Own', 'common', 'rare'),
      ...common,
      shell('Rare', 'rare', 'different'),
    ]);
    expect(found[0]).toEqual(['Rare', '1 value in common']);
    expect(found).toHaveLength(7);
  });

  it('has a dozen at most, the nearest of them', () => {
    const many = Array.from({ length: 20 }, (_, i) => calls(`Far ${i}`, 'ResumeSession'));
    const found = said([calls('Own', 'SendCommand'), ...many, calls('Near', 'SendCommand')]);
    expect(found).toHaveLength(12);
    expect(found[0]![0]).toBe('Near');
    expect(found[11]![0]).toBe('Far 10');
  });
});

describe('rules for something else than CloudTrail', () => {
  it('are the same by their values, of the same log source alone', () => {
    const elsewhere = rule('Elsewhere', "a:\n  Image: ['x', 'y']\ncondition: a", {}, 'auditd');
    expect(
      said([shell('Own', 'x', 'y'), shell('Both', 'X', 'Y'), shell('One', 'x', 'z'), elsewhere]),
    ).toEqual([
      ['Both', '2 values in common'],
      ['One', '1 value in common'],
    ]);
  });

  it('are not the same for what they take out', () => {
    const out = (title: string) =>
      rule(
        title,
        `a:\n  Image: '${title}'\nb:\n  User: SYSTEM\ncondition: a and not b`,
        {},
        'sysmon',
      );
    expect(said([out('One'), out('Two')])).toEqual([]);
  });

  it('are left out where they share next to nothing', () => {
    const many = (title: string) =>
      shell(title, 'x', ...Array.from({ length: 60 }, (_, i) => `${title}${i}`));
    expect(said([many('Own'), many('Other'), shell('Near', 'x')]).map(([title]) => title)).toEqual(
      [],
    );
    expect(said([shell('Own', 'x', 'y'), shell('Near', 'x')]).map(([title]) => title)).toEqual([
      'Near',
    ]);
  });
});
