// Each note: that it is there where it should be, and not where it should not.
import { describe, expect, it } from 'vitest';
import { apiNames } from '../cloudtrail/api-names';
import { hintsOf } from '../cloudtrail/hints';
import { Catalogue } from './catalogue';
import { coverages, madeOf, rule } from './made-sets.test-support';
import type { Note, NoteKind } from './notes';
import { rulePage } from './rule-page';
import type { RuleFile } from './rule-set';

const names = apiNames();

function notesOf(file: RuleFile, hints = true): readonly Note[] {
  const catalogue = new Catalogue([madeOf([file]).set]);
  return rulePage(catalogue, 0, {
    text: file.text,
    coverages,
    hints: (own) => (hints ? hintsOf(own, names) : []),
  }).notes;
}
const notesIn = (detection: string, tags = '') =>
  notesOf(rule('Own', detection, tags === '' ? {} : { tags: `[${tags}]` }));
const wordsOf = (kind: NoteKind, notes: readonly Note[]) =>
  notes.filter((note) => note.kind === kind).map(({ words }) => words);
const kindsIn = (detection: string) => notesIn(detection).map(({ kind }) => kind);

const ssm = (rest: string) =>
  `a:\n  eventSource: ssm.amazonaws.com\n  eventName: SendCommand\n${rest}`;

describe('that a rule never asks how the call ended', () => {
  it.each([
    ['one call', ssm('condition: a')],
    ['a whole service', 'a:\n  eventSource: iam.amazonaws.com\ncondition: a'],
    ['whatever call', 'a:\n  userIdentity.type: Root\ncondition: a'],
    ['the code in what is never read', ssm('b:\n  errorCode: null\ncondition: a')],
    ['a sign-in among other calls', 'a:\n  eventName: [ConsoleLogin, CreateUser]\ncondition: a'],
  ])('is said of %s', (_, detection) => {
    const found = notesIn(detection).filter(({ kind }) => kind === 'outcome-not-asked');
    expect(found).toMatchObject([{ severity: 'info', stage: null, range: null }]);
    expect(found[0]!.words).toBe('Never asks for `errorCode`, so it fires on denied calls too.');
  });

  it.each([
    ['no error code', ssm('  errorCode: null\ncondition: a')],
    ['denied calls', ssm('  errorCode: AccessDenied\ncondition: a')],
    ['the message', ssm("  errorMessage: '*denied*'\ncondition: a")],
    ['none under not', ssm("b:\n  errorCode: '*'\ncondition: a and not b")],
    ['whether there is one', ssm('  errorCode|exists: false\ncondition: a')],
    ['a sign-in, which says it elsewhere', 'a:\n  eventName: ConsoleLogin\ncondition: a'],
    ['a call that nobody has listed', 'a:\n  eventName: InventedCall\ncondition: a'],
  ])('is not said of one that asks for %s', (_, detection) => {
    expect(kindsIn(detection)).not.toContain('outcome-not-asked');
  });
});

describe('a branch that cannot hold', () => {
  const dead = (detection: string) =>
    notesIn(detection)
      .filter(({ kind }) => kind === 'dead-stage')
      .map(({ stage, words }) => [stage, words]);

  it.each([
    ['Success', ssm('b:\n  errorCode: Success\ncondition: a and 1 of b')],
    ['success', ssm('b:\n  errorCode: success\ncondition: a and b')],
  ])('is one that asks for %s as a code', (_, detection) => {
    expect(dead(detection)).toEqual([
      ['b', '`b` cannot hold on CloudTrail: `errorCode` is left out when a call succeeds.'],
    ]);
  });

  it.each([
    [
      'two outcomes at once',
      "b:\n  eventName: SendCommand\n  errorCode: null\n  errorMessage: '*'\ncondition: a and b",
      'no outcome of a call gives `errorCode` and `errorMessage` what it asks for.',
    ],
    [
      'an error code of a sign-in',
      'b:\n  eventName: ConsoleLogin\n  errorCode: AccessDenied\ncondition: a or b',
      'no outcome of a call gives `errorCode` what it asks for.',
    ],
    [
      'a call of another service',
      'b:\n  eventSource: s3.amazonaws.com\n  eventName: CreateUser\ncondition: a or b',
      'no call in the lists of AWS has what it asks for.',
    ],
  ])('is one that asks for %s', (_, rest, why) => {
    expect(dead(ssm(rest))).toEqual([['b', `\`b\` cannot hold on CloudTrail: ${why}`]]);
  });

  it('points at where it stands in the text', () => {
    const file = rule('Own', ssm('b:\n  errorCode: Success\ncondition: a and 1 of b'));
    const [note] = notesOf(file);
    expect(note).toMatchObject({ kind: 'dead-stage', severity: 'warning', stage: 'b' });
    const [from, to] = note!.range!;
    expect(file.text.slice(from, to)).toContain('errorCode: Success');
    expect(file.text.slice(from, to)).not.toContain('condition');
    expect(file.text.slice(from, to)).not.toContain('SendCommand');
  });

  it.each([
    [
      'one of the codes is a real one',
      'b:\n  errorCode: [Success, AccessDenied]\ncondition: a and b',
    ],
    ['the code is to be another', 'b:\n  errorCode|neq: Success\ncondition: a and b'],
    [
      'Success is what a sign-in says',
      'b:\n  responseElements.ConsoleLogin: Success\ncondition: a or b',
    ],
    [
      'another map of the list can hold',
      'b:\n  - errorCode: Success\n  - errorCode: null\ncondition: a and b',
    ],
    ['the text is no name of a code', 'b:\n  requestParameters.x: Success\ncondition: a and b'],
  ])('is none where %s', (_, rest) => {
    expect(dead(ssm(rest))).toEqual([]);
  });

  it('is not said of other log sources, where such a code may be', () => {
    const detection = 'a:\n  errorCode: Success\ncondition: a';
    expect(notesOf(rule('Own', detection, {}, 'vpcflow'))).toEqual([]);
  });

  it('takes the place of the hints that say the same, of its own lines alone', () => {
    const notes = notesIn(
      ssm(
        'b:\n  errorCode: Success\nc:\n  errorCode: [Success, AccessDenied]\ncondition: a and (b or c)',
      ),
    );
    expect(notes.map(({ kind, stage }) => [kind, stage])).toEqual([
      ['dead-stage', 'b'],
      ['diagnostic', null],
    ]);
  });

  it('hides no other hint about its lines', () => {
    const notes = notesIn(
      ssm(
        'b:\n  errorCode: Success\n  userIdentity.arn: requestParameters.userName\ncondition: a and b',
      ),
    );
    const hints = wordsOf('diagnostic', notes);
    expect(hints).toHaveLength(1);
    expect(hints[0]).toContain('requestParameters.userName');
  });
});

describe('that no call can match', () => {
  it.each([
    [
      'sources that exclude each other',
      'a:\n  eventSource: s3.amazonaws.com\nb:\n  eventSource: iam.amazonaws.com\ncondition: a and b',
    ],
    [
      'a call that is in another service',
      'a:\n  eventSource: s3.amazonaws.com\n  eventName: CreateUser\ncondition: a',
    ],
    ['a search identifier and its contrary', 'a:\n  eventName: CreateUser\ncondition: a and not a'],
  ])('is said of %s', (_, detection) => {
    expect(wordsOf('no-call', notesIn(detection))).toEqual([
      'No known call can match: look at event source and event name.',
    ]);
  });

  it('is said in other words where there are calls, but no such records of them', () => {
    const notes = notesIn(ssm('  errorCode: Success\ncondition: a'));
    expect(wordsOf('no-call', notes)).toEqual(['No record that CloudTrail writes can match.']);
    expect(notes.map(({ kind }) => kind)).not.toContain('outcome-not-asked');
  });

  it('is not said where one of several branches can', () => {
    expect(kindsIn(ssm('b:\n  errorCode: Success\ncondition: a or b'))).not.toContain('no-call');
  });

  it('is not said where the call is of a service nobody has listed', () => {
    expect(kindsIn('a:\n  eventSource: new.amazonaws.com\ncondition: a')).not.toContain('no-call');
  });
});

describe('calls that nobody has listed', () => {
  const invented = (count: number) => Array.from({ length: count }, (_, i) => `Invented${i}`);
  // Hints would look for what each of a thousand names may have been meant to be.
  const unlisted = (calls: readonly string[], source = '  eventSource: ssm.amazonaws.com\n') => {
    const detection = `a:\n${source}  eventName: [SendCommand, ${calls.join(', ')}]\ncondition: a`;
    return wordsOf('unlisted-call', notesOf(rule('Own', detection), false));
  };

  it('are named one by one while they are few', () => {
    const all = unlisted(invented(5));
    expect(all).toHaveLength(5);
    expect(all[0]).toBe(
      '`Invented0` of `ssm.amazonaws.com` is in no list of AWS’s calls: it may be new, or misspelt.',
    );
    expect(all[4]).toContain('`Invented4`');
  });

  it.each([
    [6, '3'],
    [1002, '999'],
    [1003, '1,000'],
  ])('are counted where they are %d', (count, more) => {
    const source = ' of `ssm.amazonaws.com`';
    expect(unlisted(invented(count))).toEqual([
      `\`Invented0\`${source}, \`Invented1\`${source}, \`Invented2\`${source} and ${more} more calls are in no list of AWS’s calls: they may be new, or misspelt.`,
    ]);
  });

  it('are of no service where the rule names none', () => {
    expect(unlisted(['Invented'], '')).toEqual([
      '`Invented` is in no list of AWS’s calls: it may be new, or misspelt.',
    ]);
  });

  it('are told beside what else is to be said', () => {
    expect(
      kindsIn('a:\n  eventName: InventedCall\n  errorCode: Success\ncondition: a').filter(
        (kind) => kind !== 'diagnostic',
      ),
    ).toEqual(['dead-stage', 'no-call', 'unlisted-call']);
  });

  it.each([
    ['is listed', ssm('condition: a')],
    ['is listed, in letters of another case', 'a:\n  eventName: sendcommand\ncondition: a'],
    ['has a wildcard', "a:\n  eventName: 'Invented*'\ncondition: a"],
    [
      'is taken out',
      'a:\n  eventSource: ssm.amazonaws.com\nb:\n  eventName: Invented\ncondition: a and not b',
    ],
  ])('are none where the name %s', (_, detection) => {
    expect(wordsOf('unlisted-call', notesIn(detection))).toEqual([]);
  });
});

describe('where engines disagree', () => {
  const disagree = (rest: string) => wordsOf('engines-disagree', notesIn(ssm(rest)));
  const about = (field: string) =>
    `Engines disagree about \`${field}: null\` on a record without the field; here absent and null are alike.`;

  it.each([
    ['null', '  errorCode: null\ncondition: a', ['errorCode']],
    ['null among others', '  errorCode: [null, AccessDenied]\ncondition: a', ['errorCode']],
    ['null under not', 'b:\n  errorCode: null\ncondition: a and not b', ['errorCode']],
    ['null twice', '  errorCode: null\nb:\n  errorCode: null\ncondition: a and b', ['errorCode']],
    [
      'null of two fields',
      '  errorCode: null\n  errorMessage: null\ncondition: a',
      ['errorCode', 'errorMessage'],
    ],
  ])('is said of %s, once a field', (_, rest, fields) => {
    expect(disagree(rest)).toEqual(fields.map(about));
  });

  it.each([
    ['the word', "  errorCode: 'null'\ncondition: a"],
    ['an empty text', "  errorCode: ''\ncondition: a"],
    ['exists', '  errorCode|exists: false\ncondition: a'],
    ['null where it is never read', 'b:\n  errorCode: null\ncondition: a'],
  ])('is not said of %s', (_, rest) => {
    expect(disagree(rest)).toEqual([]);
  });

  it('is said of rules for something else as well, and points at the line', () => {
    const file = rule('Own', 'a:\n  User: null\ncondition: a', {}, 'sysmon');
    const [note, ...others] = notesOf(file);
    expect(others).toEqual([]);
    expect(file.text.slice(...note!.range!)).toContain('User: null');
  });
});

describe('of the tags', () => {
  const attack = (tags: string) => wordsOf('attack', notesIn(ssm('condition: a'), tags));

  it.each([
    [
      'attack.defense-impairment, attack.t1562.008',
      ['`T1562.008` was revoked by MITRE; `T1685.002`'],
    ],
    // Of two tactics, and told once.
    ['attack.persistence, attack.privilege-escalation, attack.t1098', []],
    ['attack.t1098', []],
    ['attack.impact, attack.t1098', ['`T1098` Account Manipulation belongs to ']],
    ['attack.credential_access, attack.t1110', []],
    ['attack.t9999', ['`attack.t9999` is not in this version of ATT&CK.']],
    ['attack.t1098.999', ['`attack.t1098.999` is not in this version of ATT&CK.']],
    ['attack.persistance', ['`attack.persistance` is not in this version of ATT&CK.']],
    // Groups and software are not in our tables, and no mistake.
    ['attack.g0007, attack.s0002', []],
    ['cve.2024-1234, detection.threat-hunting', []],
  ])('%j is said %j', (tags, expected) => {
    const found = attack(tags);
    expect(found).toHaveLength(expected.length);
    expected.forEach((words, at) => expect(found[at]).toContain(words));
  });
});

describe('all of them', () => {
  it('begin with what is weightiest, diagnostics in the order of the text', () => {
    const notes = notesOf(
      rule('Own', 'a:\n  b|nosuch: 1\n  c|neither: 2\ncondition: a', { tags: '[attack.t9999]' }),
    );
    expect(notes.map(({ kind }) => kind)).toEqual(['not-evaluated', 'not-evaluated', 'attack']);
    expect(notes.map(({ severity }) => severity)).toEqual(['error', 'error', 'info']);
    expect(notes[0]!.range![0]).toBeLessThan(notes[1]!.range![0]);
  });

  it('are none of a rule that has nothing to be said of it', () => {
    expect(notesIn(ssm('  errorCode: AccessDenied\ncondition: a'))).toEqual([]);
  });
});
