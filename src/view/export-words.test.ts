import { describe, expect, it } from 'vitest';
import type { Outline } from '../worker/api';
import { evaluateOver } from '../worker/evaluate.test-support';
import {
  downloadedWords,
  eventSets,
  exportShare,
  exportWords,
  fileName,
  FORMS,
  tableColumns,
  type EventSet,
  type Showing,
} from './export-words';
import { factsOfRows } from './facts.test-support';
import { EVERYTHING, type Picking } from './picking';
import { orderOf, shownRows } from './rows';

const rows = factsOfRows(
  ['A', 'B', 'C', 'D'].map((name, i) => ({
    ...{ name, time: `2026-03-02T09:14:0${9 - i}Z`, service: '', principal: '', errorCode: '' },
    ...{ address: '', region: '', partial: false },
  })),
);
const verdict = 'condition';

/** `on`: the events that match; null where nothing has a verdict. */
function sets(
  picking: Partial<Picking>,
  on: readonly number[] | null,
  more: Partial<Showing> = {},
) {
  const bits = on && { condition: Uint32Array.of(on.reduce((sum, i) => sum | (1 << i), 0)) };
  const whole = { ...EVERYTHING, ...picking };
  const verdicts = { bits, verdict };
  const order = orderOf(whole.sort, rows);
  const shown = shownRows(whole, rows, verdicts, order);
  const found = eventSets({ picking: whole, rows, verdicts, shown, order, alert: false, ...more });
  return found.map(({ kind, events, words, count }) => {
    expect(count).toBe(events?.length ?? rows.length);
    return [kind, events && [...events], words];
  });
}

describe('the events to be had', () => {
  it('are those that match, and those shown', () => {
    expect(sets({}, [0, 2])).toEqual([
      ['matching', [0, 2], '2 matching events'],
      ['all', null, '4 events shown'],
    ]);
    expect(sets({ text: 'a' }, [0, 2])).toEqual([
      ['matching', [0, 2], '2 matching events'],
      ['shown', [0], '1 event shown'],
    ]);
  });

  it('are in the order of the matrix', () => {
    expect(sets({ sort: 'time' }, [0, 2])).toEqual([
      ['matching', [2, 0], '2 matching events'],
      ['all', [3, 2, 1, 0], '4 events shown'],
    ]);
  });

  it('are offered once where they are the same', () => {
    expect(sets({ filter: 'match', sort: '-name' }, [0, 2])).toEqual([
      ['matching', [2, 0], '2 matching events'],
    ]);
    expect(sets({}, [0, 1, 2, 3])).toEqual([['matching', null, '4 matching events']]);
    // As many, but others.
    expect(sets({ filter: 'none' }, [0, 2]).map(([kind]) => kind)).toEqual(['matching', 'shown']);
  });

  it('are not offered where there are none', () => {
    expect(sets({}, [])).toEqual([['all', null, '4 events shown']]);
    expect(sets({}, null)).toEqual([['all', null, '4 events shown']]);
    expect(sets({ text: 'nothing' }, [1])).toEqual([['matching', [1], '1 matching event']]);
    expect(sets({ text: 'nothing' }, [])).toEqual([]);
  });

  it('stand behind an alert where a correlation has the verdict', () => {
    expect(sets({}, [0], { alert: true })[0]).toEqual(['matching', [0], '1 event behind an alert']);
  });
});

describe('the name of the file', () => {
  const set = (kind: EventSet['kind']): EventSet => ({ kind, events: null, count: 3, words: '' });
  const from = (...names: string[]) => names.map((name) => ({ name, events: 1 }));
  const [ndjson, log, csv] = FORMS as [(typeof FORMS)[0], (typeof FORMS)[0], (typeof FORMS)[0]];

  it.each([
    ['matching', ndjson, 'AWS: Denied/Calls "2"', from('x'), 'matching-aws-denied-calls-2.ndjson'],
    ['matching', csv, 'Événements…', from('x'), 'matching-événements.csv'],
    ['matching', log, '…', from('x'), 'matching-events.json'],
    ['all', log, 'A', from('logs/1122_CloudTrail_x.json.gz'), '1122_cloudtrail_x-events.json'],
    ['all', ndjson, 'A', from('example'), 'example-events.ndjson'],
    ['shown', csv, 'A', from('pasted'), 'pasted-shown.csv'],
    ['shown', csv, 'A', from('a', 'b'), '2-sources-shown.csv'],
    ['all', csv, 'A', [...from('a.json'), { name: 'b', events: 0 }], 'a-events.csv'],
    ['all', csv, 'A', from('..'), 'events.csv'],
  ] as const)('of %s', (kind, form, title, sources, name) => {
    expect(fileName(set(kind), form, sources, title)).toBe(name);
  });

  it('is never long', () => {
    expect(fileName(set('matching'), csv, [], 'x '.repeat(500)).length).toBeLessThan(100);
  });
});

it('says what was downloaded', () => {
  const [matching, shown] = eventSets({
    ...{ picking: EVERYTHING, rows, shown: null, order: null, alert: false },
    verdicts: { bits: { condition: Uint32Array.of(1) }, verdict },
  });
  expect(downloadedWords(matching!, FORMS[0]!, 0)).toBe('Downloaded 1 event as NDJSON');
  expect(downloadedWords(shown!, FORMS[1]!, 0)).toBe('Downloaded 4 events as a log file');
  expect(downloadedWords(shown!, FORMS[0]!, 3)).toBe(
    'Downloaded 1 event as NDJSON; 3 events could not be read',
  );
  expect(downloadedWords(matching!, FORMS[0]!, 0, 12)).toBe(
    'Downloaded 1 event as NDJSON, redacted: 12 values replaced',
  );
});

it('how far a file is: redaction reads all events before it writes the first', () => {
  const now = { phase: 'learning', done: 1200, of: 2400 } as const;
  expect(exportWords(now)).toBe('Learning what must not travel: 1,200 of 2,400 events');
  expect(exportShare(now, true)).toBe(0.25);
  expect(exportShare({ ...now, phase: 'writing' }, true)).toBe(0.75);
  expect(exportShare({ ...now, phase: 'writing' }, false)).toBe(0.5);
  expect(exportShare({ ...now, done: 0, of: 0 }, false)).toBe(0);
});

describe('the heads of the table', () => {
  const RULE = `title: One
detection:
  a:
    n: 1
  time:
    n: 2
  condition: a or 1 of ti*
`;
  const heads = async (text: string) => {
    const { rules, correlations, bits } = await evaluateOver(text, [{ n: 1 }]);
    return tableColumns([...rules, ...correlations], bits);
  };
  const FACTS = [
    ...['event', 'time', 'event name', 'service', 'principal', 'error code', 'address'],
    'region',
  ];

  it('are facts, the verdict and the stages, no two alike', async () => {
    const columns = await heads(RULE);
    expect(columns.map(({ head }) => head)).toEqual([...FACTS, 'verdict', 'a', 'time (2)']);
    expect(columns.slice(8)).toMatchObject([
      { bits: Uint32Array.of(1), words: ['match', 'no match', 'not evaluated'] },
      { bits: Uint32Array.of(1), words: ['satisfied', 'not satisfied', 'not evaluated'] },
      { bits: Uint32Array.of(0) },
    ]);
  });

  it('say which rule they are of where there are several', async () => {
    const correlation =
      'title: Many\nname: many\ncorrelation:\n  type: event_count\n  rules: [one]\n  timespan: 1h\n  condition:\n    gte: 1\n';
    const named = RULE.replace('title: One', 'title: One\nname: one');
    const broken = 'detection:\n  a:\n    n|x: 1\n  condition: a\n';
    const columns = await heads([named, RULE, broken, correlation].join('---\n'));
    expect(columns.slice(8).map(({ head }) => head)).toEqual([
      ...['One: verdict', 'One: a', 'One: time'],
      ...['One (2): verdict', 'One (2): a', 'One (2): time'],
      'Rule 3: verdict',
      'Many: alert',
    ]);
    expect(columns.at(-2)).toMatchObject({ bits: null });
  });

  it('are facts alone without a rule', () => {
    const none: readonly Outline[] = [];
    expect(tableColumns(none, null).map(({ head }) => head)).toEqual(FACTS);
  });
});
