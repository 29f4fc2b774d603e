// What the pages say of the calls a rule can match: by service, with what is left out, and how the calls ended.
import { describe, expect, it } from 'vitest';
import { apiNames } from '../cloudtrail/api-names';
import { madeOf, rule } from './made-sets.test-support';
import { MATCHES, type EventCoverage } from './call-states';
import { coverageRows, outcomeWords } from './coverage-words';
import { DENIED, FAILED, SUCCESS } from './outcomes';

const rowsOf = (detection: string) => coverageRows(coverageOf(detection));

function coverageOf(detection: string): EventCoverage {
  const { coverage } = madeOf([rule('Own', detection)]).set.entries[0]!;
  if (coverage === null) throw new Error('no coverage');
  return coverage;
}

describe('outcomes in words', () => {
  const UNREAL = 'no record that CloudTrail writes matches';

  it.each([
    [0, UNREAL],
    [MATCHES, UNREAL],
    [SUCCESS, 'successful calls; denied ones do not match'],
    [DENIED, 'denied calls'],
    [FAILED, 'calls that failed, and not for a missing permission'],
    [SUCCESS | FAILED, 'denied calls do not match'],
    [DENIED | FAILED, 'calls that failed'],
    [SUCCESS | DENIED | FAILED, ''],
    // A sign-in is let in or not.
    [SUCCESS | DENIED, ''],
  ])('of %d are %j, whether or not the logic allows more', (state, words) => {
    expect(outcomeWords(state)).toBe(words);
    if (words !== UNREAL) expect(outcomeWords(state | MATCHES)).toBe(words);
  });
});

describe('the rows of a coverage', () => {
  it('are the services by their names, each with its calls', () => {
    const rows = rowsOf(
      'a:\n  eventSource: ssm.amazonaws.com\n  eventName: SendCommand\nb:\n  eventSource: iam.amazonaws.com\n  eventName: [CreateUser, DeleteUser]\ncondition: a or b',
    );
    expect(
      rows.map(({ service, source, any, calls, words }) => [
        service,
        source,
        any,
        calls.map(({ name }) => name),
        words,
      ]),
    ).toEqual([
      ['iam', 'iam.amazonaws.com', false, ['CreateUser', 'DeleteUser'], ''],
      ['ssm', 'ssm.amazonaws.com', false, ['SendCommand'], ''],
    ]);
  });

  it('say once how the calls ended where that is the same for all, and of each where not', () => {
    const [same] = rowsOf(
      'a:\n  eventSource: iam.amazonaws.com\n  eventName: [CreateUser, DeleteUser]\n  errorCode: AccessDenied\ncondition: a',
    );
    expect([same!.words, same!.calls.map(({ words }) => words)]).toEqual([
      'denied calls',
      ['denied calls', 'denied calls'],
    ]);
    const [apart] = rowsOf(
      'a:\n  eventSource: iam.amazonaws.com\n  eventName: CreateUser\n  errorCode: AccessDenied\nb:\n  eventSource: iam.amazonaws.com\n  eventName: DeleteUser\n  errorCode: null\ncondition: a or b',
    );
    expect([apart!.words, apart!.calls.map(({ name, words }) => [name, words])]).toEqual([
      '',
      [
        ['CreateUser', 'denied calls'],
        ['DeleteUser', 'successful calls; denied ones do not match'],
      ],
    ]);
  });

  it('say of a whole service what is left out of it', () => {
    const [row, ...others] = rowsOf(
      'a:\n  eventSource: iam.amazonaws.com\nb:\n  eventName: [GetUser, ListUsers]\ncondition: a and not b',
    );
    expect(others).toEqual([]);
    expect(row).toMatchObject({ service: 'iam', any: true, calls: [], words: '' });
    expect(row!.except).toEqual(['GetUser', 'ListUsers']);
  });

  it('name of a whole service a call that is taken with other outcomes', () => {
    const [row] = rowsOf(
      'a:\n  eventSource: iam.amazonaws.com\n  errorCode: AccessDenied\nb:\n  eventSource: iam.amazonaws.com\n  eventName: CreateUser\ncondition: a or b',
    );
    expect(row).toMatchObject({ any: true, except: [], words: '' });
    expect(row!.calls.map(({ name, words }) => [name, words])).toEqual([['CreateUser', '']]);
  });

  it('begin with any service, and name the one call whose records never say what is asked', () => {
    const rows = rowsOf('a:\n  errorCode: AccessDenied\ncondition: a');
    const words = 'denied calls';
    expect(rows).toEqual([
      { service: null, source: null, any: true, calls: [], except: [], words },
      {
        service: 'signin',
        source: 'signin.amazonaws.com',
        any: true,
        calls: [],
        except: ['ConsoleLogin'],
        words,
      },
    ]);
  });

  it('say what any service takes and one does not, or one call of it', () => {
    const rows = rowsOf(
      'a:\n  userIdentity.type: Root\nb:\n  eventSource: [sts.amazonaws.com, s3.amazonaws.com]\nc:\n  eventSource: iam.amazonaws.com\n  eventName: GetUser\ncondition: a and not b and not c',
    );
    expect(rows.map(({ service, any, except }) => [service, any, except])).toEqual([
      [null, true, ['s3', 'sts']],
      ['iam', true, ['GetUser']],
    ]);
  });

  it('leave out no service of which one call is taken', () => {
    const rows = rowsOf(
      'a:\n  userIdentity.type: Root\nb:\n  eventSource: s3.amazonaws.com\nc:\n  eventName: GetObject\ncondition: a and (not b or c)',
    );
    expect(
      rows.map(({ service, any, calls, except }) => [
        service,
        any,
        calls.map(({ name }) => name),
        except,
      ]),
    ).toEqual([
      [null, true, [], []],
      ['s3', false, ['GetObject'], []],
    ]);
  });

  it('put calls nobody has listed with their service, behind those that are listed', () => {
    const [row, ...others] = rowsOf(
      'a:\n  eventSource: iam.amazonaws.com\n  eventName: [Invented, CreateUser]\ncondition: a',
    );
    expect(others).toEqual([]);
    expect(row!.calls.map(({ name, listed }) => [name, listed])).toEqual([
      ['CreateUser', true],
      ['Invented', false],
    ]);
  });

  it('put calls of services nobody has listed, and of none, at the end', () => {
    const rows = rowsOf(
      'a:\n  eventSource: new.amazonaws.com\n  eventName: Invented\nb:\n  eventName: Strange\nc:\n  eventSource: ssm.amazonaws.com\n  eventName: SendCommand\ncondition: a or b or c',
    );
    expect(
      rows.map(({ service, source, calls }) => [service, source, calls.map(({ name }) => name)]),
    ).toEqual([
      // Asked for under no source, it is of each that is named as well.
      ['ssm', 'ssm.amazonaws.com', ['SendCommand', 'Strange']],
      ['new', 'new.amazonaws.com', ['Invented', 'Strange']],
      [null, null, ['Strange']],
    ]);
  });

  it('keep the whole name of a source that is none of AWS', () => {
    expect(rowsOf('a:\n  eventSource: mine.example.org\ncondition: a')).toEqual([
      {
        service: 'mine.example.org',
        source: 'mine.example.org',
        any: true,
        calls: [],
        except: [],
        words: '',
      },
    ]);
  });

  it('are none where nothing can match, and one of no record where only unreal ones can', () => {
    expect(
      rowsOf(
        'a:\n  eventSource: iam.amazonaws.com\nb:\n  eventSource: s3.amazonaws.com\ncondition: a and b',
      ),
    ).toEqual([]);
    const [row] = rowsOf(
      'a:\n  eventSource: ssm.amazonaws.com\n  eventName: SendCommand\n  errorCode: Success\ncondition: a',
    );
    expect(row).toMatchObject({ words: 'no record that CloudTrail writes matches' });
    expect(row!.calls).toMatchObject([{ name: 'SendCommand', state: MATCHES }]);
  });

  it('count a large rule’s calls to the last one, each once', () => {
    const sources = [...apiNames()].filter(([, calls]) => calls.length > 30).slice(0, 20);
    const branches = sources.map(
      ([source, calls], at) =>
        `s${at}:\n  eventSource: ${source}\n  eventName:\n${[...calls.map(({ name }) => name), `Invented${at}`].map((name) => `    - ${name}\n`).join('')}`,
    );
    const rows = rowsOf(`${branches.join('')}condition: 1 of s*`);
    expect(rows).toHaveLength(sources.length);
    const counted = new Map(rows.map(({ source, calls }) => [source, calls]));
    for (const [source, calls] of sources) {
      const own = counted.get(source)!;
      expect([source, new Set(own.map(({ name }) => name)).size]).toEqual([source, own.length]);
      expect([source, own.filter(({ listed }) => listed).length]).toEqual([source, calls.length]);
      expect(own.filter(({ listed }) => !listed)).toHaveLength(1);
    }
  });
});
