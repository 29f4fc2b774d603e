import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventRow } from '../worker/api';
import { factsOfRows } from './facts.test-support';
import { ending, lit } from './matrix';
import {
  EVERYTHING,
  nextPattern,
  nextSort,
  placeOf,
  type AllBits,
  type Facet,
  type Picking,
  type Rows,
  type Sort,
} from './picking';
import { orderOf, shownRows } from './rows';

const row = (name: string, more: Partial<EventRow> = {}): EventRow => ({
  name,
  time: '',
  service: '',
  principal: '',
  errorCode: '',
  address: '',
  region: '',
  partial: false,
  ...more,
});

const ROWS = factsOfRows([
  row('SendCommand', { service: 'ssm', principal: 'Intern', time: '2026-03-02T09:14:07Z' }),
  row('GetObject', { service: 's3', errorCode: 'NoSuchKey', time: '2026-03-02T08:00:00Z' }),
  row('sendMessage', { service: 'sqs', errorCode: 'Client.UnauthorizedOperation' }),
  row('GetObject', { service: 's3', principal: 'root', time: '2026-03-02T08:00:00Z' }),
]);
const bitsOf = (...on: number[]) => new Uint32Array([on.reduce((sum, i) => sum | (1 << i), 0)]);
const BITS: AllBits = { condition: bitsOf(0, 3), a: bitsOf(0, 1, 3), b: bitsOf(1) };

const shown = (picking: Partial<Picking>, bits: AllBits = BITS): number[] | null => {
  const whole = { ...EVERYTHING, ...picking };
  const rows = shownRows(whole, ROWS, { bits, verdict: 'condition' }, orderOf(whole.sort, ROWS));
  return rows === null ? null : [...rows];
};

describe('shown are', () => {
  it.each<[string, Partial<Picking>, number[] | null]>([
    ['all, in their order', {}, null],
    ['all, whatever blanks are typed', { text: '  ' }, null],
    ['those that match', { filter: 'match' }, [0, 3]],
    ['those that do not', { filter: 'none' }, [1, 2]],
    ['those with a word, in any case', { text: 'SEND' }, [0, 2]],
    ['those with every word, wherever it stands', { text: 'get root s3' }, [3]],
    ['those of a principal', { text: 'intern' }, [0]],
    ['those of a time', { text: '08:00' }, [1, 3]],
    ['those that were denied, however that is spelt', { text: 'denied' }, [2]],
    ['none, where a word spans two facts', { text: 'GetObjects3' }, []],
    ['those that satisfy a stage', { pattern: new Map([['a', true]]) }, [0, 1, 3]],
    [
      'those that satisfy one and not another',
      {
        pattern: new Map([
          ['a', true],
          ['b', false],
        ]),
      },
      [0, 3],
    ],
    ['all, where the stage is no more', { pattern: new Map([['gone', true]]) }, null],
    ['by time, equal ones as they came', { sort: 'time' }, [2, 1, 3, 0]],
    ['by time, latest first', { sort: '-time' }, [0, 1, 3, 2]],
    ['by name, in any case', { sort: 'name' }, [1, 3, 0, 2]],
    ['matches first', { sort: '-verdict' }, [0, 3, 1, 2]],
    ['matches last', { sort: 'verdict' }, [1, 2, 0, 3]],
  ])('%s', (_, picking, rows) => {
    expect(shown(picking)).toEqual(rows);
  });

  it('all, while nothing is evaluated', () => {
    const pattern = new Map([['a', true]]);
    expect(shown({ filter: 'match', pattern, sort: 'verdict' }, null)).toBeNull();
  });
});

it('of what is not read yet it is not said that it has no error', () => {
  const growth = { revision: 1, size: 6, expected: 6, parts: [], sources: [], progress: null };
  const rows = ROWS.grown(growth);
  const picking = { ...EVERYTHING, facets: new Map([['errorCode', '']] as const) };
  expect([...shownRows(picking, rows, { bits: null, verdict: '' }, null)!]).toEqual([0, 3]);
});

it.each<[Rows, number, number]>([
  [null, 5, 5],
  [Uint32Array.of(32, 3, 1), 3, 1],
  [Uint32Array.of(1, 3), 2, -1],
])('finds the place among %j of %i', (rows, index, place) => {
  expect(placeOf(rows, index)).toBe(place);
});

it('a head turns the order round, then gives the first one back', () => {
  expect(nextSort('', 'time')).toBe('time');
  expect(nextSort('time', 'time')).toBe('-time');
  expect(nextSort('-time', 'time')).toBe('');
  expect(nextSort('name', 'verdict')).toBe('-verdict');
  expect(nextSort('-verdict', 'verdict')).toBe('verdict');
});

it('a light in the head asks for, against, and no more', () => {
  const once = nextPattern(new Map(), 'a');
  const twice = nextPattern(once, 'a');
  expect([...once, ...twice, ...nextPattern(twice, 'a')]).toEqual([
    ['a', true],
    ['a', false],
  ]);
});

/** As one would write it for ten events. */
function naive(picking: Picking, rows: readonly EventRow[], bits: AllBits): number[] {
  const { filter, text, pattern, sort, facets, span } = picking;
  const on = (id: string, i: number) => lit(bits![id], i);
  const words = text.toLowerCase().split(/\s+/);
  const timeOf = (row: EventRow) => (row.time.includes('T') ? Date.parse(row.time) : NaN);
  const fits = (one: EventRow, i: number) =>
    (filter === 'all' || on('condition', i) === (filter === 'match')) &&
    [...pattern].every(([id, wanted]) => on(id, i) === wanted) &&
    [...facets].every(([fact, wanted]) => one[fact] === wanted) &&
    (span === null || (timeOf(one) >= span[0] && timeOf(one) < span[1])) &&
    words.every((word) =>
      [one.name, one.time, one.service, one.principal, one.address, one.region, one.errorCode]
        .concat(ending(one.errorCode) ?? '')
        .some((fact) => fact.toLowerCase().includes(word)),
    );
  const key = (i: number): string | number => {
    if (sort.endsWith('verdict')) return on('condition', i) ? '1' : '0';
    if (sort.endsWith('time')) return timeOf(rows[i]!) || -Infinity;
    return sort === '' ? '' : rows[i]!.name.toLowerCase();
  };
  const kept = rows.map((one, i) => (fits(one, i) ? i : -1)).filter((i) => i >= 0);
  const sign = sort.startsWith('-') ? -1 : 1;
  return kept.sort((a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

it('picks and sorts as the plain way does (1,000 runs)', () => {
  const word = fc.constantFrom('a', 'B', 'ab', 'AccessDenied', 'Failure', '', 'é', '03');
  const time = fc.constantFrom(
    '',
    'a',
    '2026-03-02T09:14:07Z',
    '2026-03-02T09:14:08Z',
    '2026-03-02T10:14:07.5+01:00',
    '2019-12-31T23:59:59Z',
  );
  const rows = fc.array(
    fc.record({
      name: word,
      time,
      service: word,
      principal: word,
      errorCode: word,
      address: word,
      region: word,
      partial: fc.boolean(),
    }),
    { maxLength: 70 },
  );
  const stage = fc.uint32Array({ minLength: 3, maxLength: 3 });
  const at = Date.parse('2026-03-02T09:14:07Z');
  const picking = fc.record({
    filter: fc.constantFrom('all', 'match', 'none'),
    text: fc
      .array(fc.oneof(word, fc.constantFrom('9:14', '02T09', '7z', '-02t09:14:0', '1', '7.5')), {
        maxLength: 3,
      })
      .map((words) => words.join(' ')),
    pattern: fc
      .array(fc.tuple(fc.constantFrom('a', 'b'), fc.boolean()), { maxLength: 2 })
      .map((entries) => new Map(entries)),
    facets: fc
      .array(fc.tuple(fc.constantFrom<Facet[]>('name', 'region', 'errorCode'), word), {
        maxLength: 2,
      })
      .map((entries) => new Map(entries)),
    span: fc.constantFrom<Picking['span'][]>(null, [at, at + 1], [0, at], [at, at + 9e9]),
    sort: fc.constantFrom<Sort[]>('', 'time', '-time', 'name', '-name', 'verdict', '-verdict'),
  });
  fc.assert(
    fc.property(
      rows,
      fc.record({ condition: stage, a: stage, b: stage }),
      picking,
      (rows, bits, picking) => {
        const facts = factsOfRows(rows);
        const got = shownRows(
          picking,
          facts,
          { bits, verdict: 'condition' },
          orderOf(picking.sort, facts),
        );
        expect(got === null ? [...rows.keys()] : [...got]).toEqual(naive(picking, rows, bits));
      },
    ),
    { numRuns: 1000 },
  );
});
