// What one reads of expectations: outcomes, tallies, what an edit broke, and where they go when the rule or the text changes.
import { describe, expect, it } from 'vitest';
import type { Expectation } from '../workspace/expectations';
import {
  brokenNow,
  carried,
  documentOf,
  expectedOf,
  expecting,
  failWords,
  judged,
  markOf,
  nextExpected,
  takingVerdicts,
  tallyWords,
} from './expectations';
import { expectationsMarkdown } from './expectations-markdown';

const at = (event: number, expected: Expectation['expected'], rule = 0): Expectation => ({
  event,
  rule,
  expected,
});
/** Events 0 and 2 match. */
const BITS = new Uint32Array([0b101]);
const ALL = [
  at(3, 'known gap'),
  at(0, 'match'),
  at(1, 'match'),
  at(2, 'known gap'),
  at(1, 'no match', 1),
];

describe('outcomes', () => {
  it('are those of one rule, in the order of the events', () => {
    expect(judged(ALL, 0, BITS, 4)).toEqual([
      { event: 0, expected: 'match', outcome: 'pass' },
      { event: 1, expected: 'match', outcome: 'fail' },
      { event: 2, expected: 'known gap', outcome: 'closed' },
      { event: 3, expected: 'known gap', outcome: 'gap' },
    ]);
    expect(judged(ALL, 1, BITS, 4).map(({ outcome }) => outcome)).toEqual(['pass']);
  });

  it('are none where there is no verdict', () => {
    expect(judged(ALL, 0, undefined, 4).every(({ outcome }) => outcome === null)).toBe(true);
    expect(judged(ALL, 0, BITS, 2).map(({ outcome }) => outcome)).toEqual([
      'pass',
      'fail',
      null,
      null,
    ]);
  });

  it('are counted in words', () => {
    expect(tallyWords(judged(ALL, 0, BITS, 4))).toBe(
      '1 passes, 1 fails, 1 known gap, 1 known gap closed',
    );
    expect(tallyWords(judged([at(0, 'match'), at(2, 'match')], 0, BITS, 1))).toBe(
      '1 passes, 1 not evaluated',
    );
    expect(tallyWords([])).toBe('');
  });

  it('have a shape and words each', () => {
    const marks = judged(ALL, 0, BITS, 4).map((one) => markOf(one)!);
    expect(marks.map(({ sign, note }) => `${sign} ${note}`.trim())).toEqual([
      '✓',
      '✗ expected match',
      '● known gap closed',
      '○ known gap',
    ]);
    expect(markOf({ event: 0, expected: 'match', outcome: null })).toBeNull();
  });
});

describe('an edit of the rule', () => {
  const before = judged([at(0, 'match'), at(1, 'match'), at(2, 'no match')], 0, BITS, 4);
  const after = judged(
    [at(0, 'match'), at(1, 'match'), at(2, 'no match')],
    0,
    new Uint32Array(1),
    4,
  );

  it('breaks what held before and fails now', () => {
    expect(brokenNow(before, after, [])).toEqual([
      { event: 0, before: 'match', after: 'no match' },
    ]);
  });

  it('leaves broken what an earlier one broke, until it holds again', () => {
    const broken = brokenNow(before, after, []);
    expect(brokenNow(after, after, broken)).toEqual(broken);
    expect(brokenNow(after, before, broken)).toEqual([
      { event: 2, before: 'no match', after: 'match' },
    ]);
  });

  it('says what is and what was expected', () => {
    expect(failWords({ expected: 'match' })).toBe('expected match, is no match');
    expect(failWords({ expected: 'no match' })).toBe('expected no match, is match');
  });
});

describe('marking', () => {
  it('goes from the verdict there is to its contrary, a known gap and none', () => {
    const round = (matched: boolean) => {
      const seen: unknown[] = [];
      let now = nextExpected(null, matched);
      for (; now !== null; now = nextExpected(now, matched)) seen.push(now);
      return seen;
    };
    expect(round(true)).toEqual(['match', 'no match', 'known gap']);
    expect(round(false)).toEqual(['no match', 'match', 'known gap']);
  });

  it('is of one event and one rule', () => {
    const marked = expecting(ALL, 1, 0, 'known gap');
    expect(expectedOf(marked, 1, 0)).toBe('known gap');
    expect(expectedOf(marked, 1, 1)).toBe('no match');
    expect(expectedOf(expecting(marked, 1, 0, null), 1, 0)).toBeNull();
    expect(marked).toHaveLength(ALL.length);
  });

  it('takes the verdicts there are, keeps known gaps and notes that still hold', () => {
    const noted = { ...at(0, 'match'), note: 'why' };
    const taken = takingVerdicts(
      [noted, at(1, 'match'), at(3, 'known gap'), at(1, 'match', 1)],
      0,
      [0, 1, 2, 3],
      BITS,
    );
    expect(taken).toEqual([
      at(1, 'match', 1),
      noted,
      at(1, 'no match'),
      at(3, 'known gap'),
      at(2, 'match'),
    ]);
  });
});

describe('expectations follow their rule', () => {
  const titles = (...all: string[]) => new Map(all.map((title, i) => [i, title]));
  const one = [at(0, 'match')];

  it.each([
    ['typing its title', titles('A'), titles('B'), false, [0]],
    ['a document that comes before it', titles('A'), titles('B', 'A'), false, [1]],
    ['one of two that are called alike', titles('A'), titles('B', 'A', 'A'), false, [0]],
    ['another version of it', titles('A'), titles('A'), true, [0]],
    ['another rule in its place', titles('A'), titles('B'), true, []],
    ['another rule, both without a title', titles(''), titles(''), true, []],
    ['an untitled one that is typed', titles(''), titles('', ''), false, [0]],
  ])('%s', (_, before, after, replaced, rules) => {
    expect(carried(one, before, after, replaced).map(({ rule }) => rule)).toEqual(rules);
  });

  it('by the document of its id', () => {
    expect(['condition', '2//condition', '11//condition'].map(documentOf)).toEqual([0, 2, 11]);
  });
});

describe('the table', () => {
  const row = (event: number) =>
    ({ name: `Call|${event}`, time: '2026-01-01T00:00:00Z', errorCode: '' }) as never;

  it('has a line for each event, safe for any text', () => {
    const all = judged([{ ...at(0, 'match'), note: 'a | *b*' }, at(1, 'match')], 0, BITS, 4);
    expect(expectationsMarkdown('My *rule*', all, row)).toBe(
      [
        '**My \\*rule\\***: 1 passes, 1 fails',
        '',
        '| event | what | time | expected | result | note |',
        '| --- | --- | --- | --- | --- | --- |',
        '| 1 | `Call\\|0` | `2026-01-01T00:00:00Z` | match | pass | a \\| \\*b\\* |',
        '| 2 | `Call\\|1` | `2026-01-01T00:00:00Z` | match | **fails** |  |',
      ].join('\n'),
    );
  });

  it('has no column for notes where there are none', () => {
    expect(expectationsMarkdown('', judged([at(0, 'match')], 0, BITS, 4), row)).toContain(
      '| event | what | time | expected | result |\n',
    );
  });
});
