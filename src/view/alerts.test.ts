// What the page says of correlations, from text and events to words.
import { describe, expect, it } from 'vitest';
import { evaluateOver } from '../worker/evaluate.test-support';
import { timelineOf } from './alerts';
import { correlationVerdict } from './correlation-verdict';
import { whyCorrelation } from './correlation-why';
import { litRule } from './lit-rule';
import { markCorrelations, placesOf } from './correlation-marks';
import { plain } from './parts';

const RULES = `title: Reads
name: reads
logsource: {product: aws}
detection:
  s:
    eventName: Get
  condition: s
---
title: Writes
name: writes
logsource: {product: aws}
detection:
  s:
    eventName: Put
  condition: s
---
`;
const correlation = (text: string) => `${RULES}title: Many
correlation:
  rules:
    - reads
    - writes
  group-by:
    - user
  timespan: 1m
${text}`;

const event = (second: number, user: string | null, eventName = 'Get', size?: number) => ({
  ...(second < 0 ? {} : { eventTime: new Date(second * 1000).toISOString().replace('.000', '') }),
  ...(user === null ? {} : { user }),
  eventName,
  ...(size === undefined ? {} : { size }),
});

async function over(rule: string, events: unknown[], selected = 0) {
  const evaluation = await evaluateOver(rule, events, selected);
  expect(evaluation.diagnostics.filter(({ blocks }) => blocks)).toEqual([]);
  const outline = evaluation.correlations.at(-1)!;
  const { explanation } = evaluation;
  const standing = explanation!.correlations.find(({ id }) => id === outline.id) ?? null;
  return { evaluation, outline, result: outline.result!, standing };
}

const COUNT = correlation('  type: event_count\n  condition:\n    gte: 3\n');

describe('alerts on a timeline', () => {
  const events = [
    event(0, 'a'),
    event(10, 'a', 'Put'),
    event(20, 'b'),
    event(30, 'a'),
    event(40, 'a'),
    event(50, 'b'),
    event(60, null),
    event(-1, 'a'),
    event(70, 'a', 'Other'),
  ];

  it('tells groups that fired before those that came near, and what did not count', async () => {
    const { outline, result, evaluation } = await over(COUNT, events);
    const timeline = timelineOf(outline, result);
    expect(plain(timeline.wanted)).toBe('at least 3 events within 1m');
    expect(plain(timeline.outcome)).toBe('1 alert in 1 of 2 groups.');
    expect(timeline.rows.map(({ label, outcome }) => [label, outcome])).toEqual([
      ['a', '1 alert'],
      ['b', '2 of 3'],
    ]);
    expect(timeline.axis).toEqual(['00:00:00', '00:00:50']);
    expect(timeline.notes.map(plain)).toEqual([
      '1 matching event did not count: no eventTime that can be read.',
      '1 matching event did not count: without user.',
      'Reads and Writes do not alert on their own: the correlation takes the matches.',
    ]);
    const behind = [...evaluation.bits![outline.id]!];
    expect(behind).toEqual([0b1011]);
    expect(evaluation.counts[outline.id]).toBe(3);
  });

  it('says what stands behind an alert and how near another group came', async () => {
    const { outline, result } = await over(COUNT, events);
    const [a, b] = timelineOf(outline, result).rows;
    expect(a!.findings.map(({ parts }) => plain(parts))).toEqual([
      'Alert at 00:00:30: 3 events since 00:00:00. It held until 00:00:40, which is the same alert.',
    ]);
    expect(a!.findings[0]!.events).toEqual([
      { event: 0, time: '00:00:00', matched: 'Reads', fires: false },
      { event: 1, time: '00:00:10', matched: 'Writes', fires: false },
      { event: 3, time: '00:00:30', matched: 'Reads', fires: true },
    ]);
    expect(b!.findings.map(({ parts }) => plain(parts))).toEqual([
      'No alert. It came nearest between 00:00:20 and 00:00:50: 2 events; 1 event more would have fired it.',
    ]);
  });

  it.each<[number, string]>([
    [
      3,
      'An alert for a fires at this event: 3 events, where the rule wants at least 3 events within 1m.',
    ],
    [
      1,
      'One of 3 events behind the alert for a at 00:00:30: 3 events, where the rule wants at least 3 events within 1m.',
    ],
    [4, 'It comes after the alert for a fired at 00:00:30, and belongs to the same one.'],
    [2, 'It counts for b, which came nearest with 2 events; 1 event more would have fired it.'],
    [6, 'It matches, but belongs to no group: it has no user.'],
    [7, 'It matches, but does not count: it has no eventTime that can be read.'],
    [8, 'It does not count: it does not match Reads or Writes.'],
  ])('of event %i it says: %s', async (index, words) => {
    const { outline, standing } = await over(COUNT, events, index);
    expect(plain(correlationVerdict({ event: index, outline, standing }).parts)).toBe(words);
  });

  it('says where windows in step with the clock decide otherwise', async () => {
    const split = [event(50, 'a'), event(55, 'a'), event(65, 'a')];
    const { outline, result } = await over(COUNT, split);
    const timeline = timelineOf(outline, result);
    expect(plain(timeline.rows[0]!.findings[0]!.parts)).toContain('Splunk and Elastic may miss it');
    expect(timeline.notes.map(plain)[0]).toContain('differ at 1 place');
  });

  it('of rules in an order names what is missing and what came too early', async () => {
    const rule = correlation('  type: temporal_ordered\n');
    const { outline, result } = await over(rule, [
      event(0, 'a', 'Put'),
      event(1, 'a'),
      event(2, 'b'),
    ]);
    const rows = timelineOf(outline, result).rows;
    const says = Object.fromEntries(rows.map((row) => [row.label, plain(row.findings[0]!.parts)]));
    expect(says['a']).toContain('2 of 2 rules. Too early: Writes.');
    expect(says['b']).toBe('No alert. It came nearest at 00:00:02: 1 of 2 rules. Missing: Writes.');
    expect(plain(timelineOf(outline, result).wanted)).toBe(
      'matches of all 2 rules within 1m, in their order',
    );
  });

  it.each([
    [
      'value_count',
      'field: size\n    gte: 2',
      'at least 2 different values of size within 1m',
      '2 different values',
    ],
    ['value_sum', 'field: size\n    gt: 5', 'a sum of size above 5 within 1m', 'a sum of 8'],
    ['value_avg', 'field: size\n    lt: 5', 'a mean of size below 5 within 1m', 'a mean of 3'],
    [
      'value_median',
      'field: size\n    gte: 4',
      'a median of size at least 4 within 1m',
      'a median of 4',
    ],
    [
      'value_percentile',
      'field: size\n    percentile: 90\n    gte: 4.5',
      'percentile 90 of size at least 4.5 within 1m',
      'a percentile of 4.8',
    ],
  ])('%s in words', async (type, condition, wanted, got) => {
    const rule = correlation(`  type: ${type}\n  condition:\n    ${condition}\n`);
    const { outline, result } = await over(rule, [
      event(0, 'a', 'Get', 3),
      event(1, 'a', 'Put', 5),
      event(2, 'a', 'Put'),
    ]);
    const timeline = timelineOf(outline, result);
    expect(plain(timeline.wanted)).toBe(wanted);
    expect(timeline.rows[0]!.fired).toBe(true);
    expect(plain(timeline.rows[0]!.findings.at(0)!.parts)).toContain(got);
    expect(timeline.notes.map(plain)).toContain(
      '1 matching event did not count: the field brings no value.',
    );
  });
});

describe('a correlation in its own lines', () => {
  it('marks rules, groups and the condition for the event in view', async () => {
    const { evaluation, standing, outline } = await over(COUNT, [event(0, 'a'), event(1, 'a')]);
    const lines = litRule({
      text: COUNT,
      move: (offset) => offset,
      rules: evaluation.rules,
      reasons: evaluation.explanation!.rules,
      counts: evaluation.counts,
      total: 2,
      hues: new Map(),
      diagnostics: [],
      also: (sheet) =>
        markCorrelations(sheet, {
          correlations: evaluation.correlations,
          standings: evaluation.explanation!.correlations,
          event: 0,
          counts: evaluation.counts,
          total: 2,
        }),
    });
    const marks = lines
      .slice(16)
      .flatMap(({ mark, number }) =>
        mark === null ? [] : [[number, mark.ok, mark.had?.text ?? '', mark.count]],
      );
    expect(marks).toEqual([
      [20, true, '', '2 of 2'],
      [21, false, '', '0 of 2'],
      [23, true, 'a', ''],
      [24, null, '', ''],
      [27, false, '2 of 3', '0 of 2'],
    ]);
    expect([...placesOf(outline, standing).present.keys()]).toEqual(['user', 'eventTime']);
    expect(
      whyCorrelation({ event: 0, outline, standing }).map(({ ok, parts }) => [ok, plain(parts)]),
    ).toEqual([
      [true, 'matches Reads'],
      [false, 'does not match Writes'],
      [true, 'group by user: a'],
      [false, 'wants at least 3 events within 1m, got 2 events: 1 event more would have fired it'],
    ]);
  });
});
