import { expect, it } from 'vitest';
import type { PredicateLine } from '../catalogue/stages';
import { dayWords, kindWords, lineParts, timeWords } from './catalogue-words';
import { plain } from './parts';

const line = (change: Partial<PredicateLine>): PredicateLine => ({
  kind: 'line',
  field: 'eventName',
  need: 'any',
  negated: false,
  predicates: [{ kind: 'eq', value: 'SendCommand' }],
  ...change,
});

it.each<[Partial<PredicateLine>, string]>([
  [{}, 'eventName equals SendCommand'],
  [{ predicates: [{ kind: 'is_null', value: null }] }, 'eventName is null or absent'],
  [
    { predicates: ['A', 'B', 'C'].map((value) => ({ kind: 'startswith', value })) },
    'eventName begins with A or B or C',
  ],
  [
    { need: 'all', predicates: ['A', 'B'].map((value) => ({ kind: 'contains', value })) },
    'eventName contains A and B',
  ],
  [
    {
      predicates: [
        { kind: 'eq', value: 'A' },
        { kind: 'endswith', value: 'B' },
      ],
    },
    'eventName equals A or ends with B',
  ],
  [{ field: null, predicates: [{ kind: 'keyword', value: 'x' }] }, 'the event has the word x'],
  [{ negated: true }, 'not: eventName equals SendCommand'],
  [{ predicates: [{ kind: 'eq', value: '' }] }, "eventName equals ''"],
])('a line as a sentence: %#', (change, words) => {
  expect(plain(lineParts(line(change)))).toBe(words);
});

it('says kinds that have no word as they are written', () => {
  expect(kindWords('eq|cased')).toBe('equals (cased)');
  expect(kindWords('base64offset|contains')).toBe('base64offset|contains');
});

it('says times in UTC', () => {
  expect(dayWords(Date.UTC(2026, 0, 15, 23))).toBe('2026-01-15');
  expect(timeWords(Date.UTC(2026, 0, 15, 9, 30))).toBe('2026-01-15 09:30:00');
  expect(timeWords(null)).toBe('');
});
