// The words around what would change a verdict: titles, diffs, effects, coverage, Markdown.
import { describe, expect, it } from 'vitest';
import { evaluateOver } from '../worker/evaluate.test-support';
import type { EventFlipOut, Flips, RuleFlipOut, RuleStep } from '../worker/why-api';
import { changesOf, gainedWords, lostWords, uncomparedWords } from './compared';
import { coverageMarkdown, coverageSummary, coveredLines } from './coverage';
import {
  effectWords,
  eventDiff,
  eventTitle,
  refusedWords,
  ruleDiff,
  ruleTitle,
} from './flip-words';
import { distanceWords, nearMisses, reasonParts, stepName } from './funnel-words';
import { huesOf } from './hues';
import { notMadeParts, purposeParts } from './made-words';
import { plain } from './parts';
import { verdictSentence } from './sentence';
import { verdictMarkdown } from './verdict-markdown';
import { whyTree } from './why-tree';

const eventFlip = (...changes: EventFlipOut['changes']): EventFlipOut => ({ changes, text: '' });

const ruleFlip = (steps: RuleStep[], before = '', after = ''): RuleFlipOut => ({
  steps,
  edits: [],
  before,
  after,
  line: 7,
  matches: { before: 3, after: 4 },
});

describe('an edit of an event', () => {
  const flip = eventFlip(
    { place: ['errorCode'], before: '"AccessDenied"', after: null },
    { place: ['a', 'list', 2, 'b'], before: null, after: '1' },
    { place: ['c'], before: 'true', after: 'false' },
  );

  it('has a title and a diff', () => {
    expect(plain(eventTitle(flip))).toBe('Remove errorCode, add a.list[2].b, change c');
    expect(eventDiff(flip).map(({ sign, text }) => sign + text)).toEqual([
      '-errorCode: "AccessDenied"',
      '+a.list[2].b: 1',
      '-c: true',
      '+c: false',
    ]);
  });

  it('says why there is none', () => {
    const refused = (field: string | null | undefined): string =>
      plain(
        refusedWords({
          id: 'condition',
          index: 0,
          verdict: true,
          event: [],
          rule: [],
          of: 0,
          refused: { field, items: [] },
        } satisfies Flips),
      );
    expect(refused('eventName')).toBe(
      'No value can make it match: lines about eventName contradict each other in the rule.',
    );
    expect(refused(undefined)).toBe('No change of the event was found that would make it match.');
  });
});

describe('an edit of a rule', () => {
  it.each<[RuleStep, string]>([
    [{ kind: 'add-value', id: 's/0', field: 'a', detail: 'x' }, 'Add x to a, line 7'],
    [{ kind: 'other-field', id: 's/0', field: 'a', detail: 'b.c' }, 'Ask b.c instead of a, line 7'],
    [
      { kind: 'remove-value', id: 's/0', field: null, detail: 'x' },
      'Take x out of the keywords, line 7',
    ],
    [{ kind: 'remove-line', id: 's/0', field: 'a', detail: '' }, 'Drop the line a, line 7'],
    [
      { kind: 'remove-operand', id: 'f', field: null, detail: 'not f' },
      'Drop not f from the condition, line 7',
    ],
    [
      { kind: 'add-filter', id: '', field: 'who', detail: 'me' },
      'Add a filter for this who, line 7',
    ],
    [
      { kind: 'other-modifier', id: 's/0', field: 'a', detail: 'a|contains' },
      'Write a|contains, line 7',
    ],
  ])('is called %o', (step, title) => {
    expect(plain(ruleTitle(ruleFlip([step])))).toBe(title);
  });

  it('shows only lines that differ', () => {
    const lines = ruleDiff(ruleFlip([], 'a\nb\nc', 'a\nx\ny\nc'));
    expect(lines.map(({ sign, text }) => sign + text)).toEqual(['-b', '+x', '+y']);
    expect(ruleDiff(ruleFlip([], 'a\nb', 'a')).map(({ text }) => text)).toEqual(['b']);
  });

  it('says what it does to the others', () => {
    expect(effectWords(ruleFlip([]), 12)).toBe('4 of 12 events then match, 1 more than now.');
    const fewer = { ...ruleFlip([]), matches: { before: 3, after: 1 } };
    expect(effectWords(fewer, 12)).toBe('1 of 12 events then match, 2 fewer than now.');
  });
});

describe('where events drop out', () => {
  it('names steps and reasons', () => {
    const step = { id: 'c/1', negated: true, name: 'filter', left: 1, dropped: 2 };
    expect(stepName(step)).toBe('not filter');
    const reason = (field: string | null, value: string | null) =>
      plain(reasonParts({ field, value, events: 1234 }));
    expect(reason('errorCode', 'AccessDenied')).toBe('errorCode had AccessDenied ×1,234');
    expect(reason('errorCode', null)).toBe('errorCode was absent or null ×1,234');
    expect(reason(null, null)).toBe('No value holds the keywords ×1,234');
  });

  it('puts the nearest first, and leaves another call out', () => {
    expect([...nearMisses(Uint8Array.from([0, 3, 1, 4, 5, 2, 1]))]).toEqual([2, 6, 5, 1]);
    expect([0, 1, 2, 4, 5].map(distanceWords)).toEqual([
      '',
      '1 change away',
      '2 changes away',
      'another call',
      'more than 3 changes away',
    ]);
  });
});

const RULE = `title: A | B
logsource:
  product: p
detection:
  s:
    a:
      - x
      - y
  t:
    b: 1
  condition: s or t
`;

describe('over a rule', () => {
  it('tells coverage, and writes it as a table', async () => {
    const [outline] = (await evaluateOver(RULE, [{ a: 'x' }])).rules;
    const parts = {
      s: { truths: 1, falsities: 1, decisive: 1 },
      's#0': { truths: 1, falsities: 1, decisive: 1 },
      's/0#0': { truths: 1, falsities: 1, decisive: 1 },
      's/0#1': { truths: 0, falsities: 2, decisive: 1 },
      's#1': { truths: 0, falsities: 2, decisive: 1 },
      't#0': { truths: 2, falsities: 0, decisive: 0 },
      't/0#0': { truths: 2, falsities: 0, decisive: 0 },
    };
    const lines = coveredLines(outline!, { id: 'condition', events: 2, parts });
    expect(lines.map(({ kind, gap }) => `${kind} ${gap}`)).toEqual([
      ...['stage null', 'value null', 'value never true', 'value never false'],
    ]);
    expect(coverageSummary(lines, 2)).toBe(
      '2 events exercise 1 of 3 values in full; 1 never true, 1 never false.',
    );
    const table = coverageMarkdown(outline!, RULE, lines, 2).split('\n');
    expect(table[0]).toBe('**A | B**: coverage by events');
    expect(table).toContain('| 7 | `s` `a: x` | 1 | 1 | 1 |  |');
    expect(table).toContain(
      '| 10 | `t` `b: 1` | 2 | 0 | 0 | never false: bring an event that does not fit it |',
    );
  });

  it('says what an event was made for', async () => {
    const [outline] = (await evaluateOver(RULE, [{ a: 'x' }])).rules;
    const [item] = outline!.items;
    const words = [
      { kind: 'match' } as const,
      { kind: 'branch', id: 't' } as const,
      { kind: 'miss', id: item!.predicates[1]!.id } as const,
      { kind: 'denied', matched: true } as const,
    ].map((purpose) => plain(purposeParts(purpose, outline!)));
    expect(words).toEqual([
      'Matches',
      'Matches by t',
      'Misses by a: y',
      'Denied, and matches all the same',
    ]);
    const why = { field: 'a', items: [] };
    expect(plain(notMadeParts({ purpose: { kind: 'match' }, why }, outline!))).toBe(
      'No event that matches: lines about a contradict each other',
    );
  });

  it('writes verdict, reasons, rule and event as Markdown', async () => {
    const { explanation, rules } = await evaluateOver(RULE, [{ a: 'z`' }]);
    const reasons = explanation!.rules[0]!;
    const text = verdictMarkdown({
      title: 'A',
      rule: RULE,
      verdict: 'no match',
      sentence: verdictSentence(reasons.trace),
      event: explanation!.text,
      why: whyTree(reasons, huesOf(rules)).condition,
    });
    expect(text).toContain('**A**: no match\n\n> ');
    expect(text).toMatch(/- ✗ \*\*condition\*\* or: needs 1, got 0\n {2}- ✗ \*\*s\*\*/);
    expect(text).toContain('```yaml\ntitle: A | B');
    expect(text).toContain('```json\n{\n  "a": "z`"\n}\n```');
  });
});

it('counts new and lost matches', () => {
  const bits = Uint32Array.from([0b101, 1]);
  const rule = { id: 'condition', before: 'condition', gained: bits, lost: new Uint32Array(2) };
  const changes = changesOf(rule);
  expect([...changes.gained]).toEqual([0, 2, 32]);
  expect([gainedWords(changes), lostWords(changes)]).toEqual(['3 new matches', '0 lost matches']);
  const all = { rules: [rule], gone: ['Old'] };
  expect(uncomparedWords(rule, all)).toBe('Not in the text any more: Old.');
  expect(uncomparedWords({ ...rule, before: null }, all)).toMatch(/no rule that goes with/);
  expect(uncomparedWords(undefined, all)).toMatch(/nothing is compared/);
});
