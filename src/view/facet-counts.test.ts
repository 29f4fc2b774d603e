import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EventRow } from '../worker/api';
import { FACETS, tallyOf, turnedFacet, valuesOf } from './facet-counts';
import { Facts } from './facts';
import { factsOfRows } from './facts.test-support';
import { lit } from './matrix';
import type { Facet } from './picking';

const row = (name: string, errorCode = ''): EventRow => ({
  name,
  time: '',
  service: name.toLowerCase(),
  principal: '',
  errorCode,
  address: '',
  region: '',
  partial: false,
});

const ROWS = factsOfRows([
  row('Get'),
  row('Put', 'AccessDenied'),
  row('Get', 'NoSuchKey'),
  row('Send'),
  row('Put'),
  row('Get'),
]);
const BITS = Uint32Array.of(0b001001);
const WANTED = { part: '', most: 8, chosen: undefined, none: 'no error' };

it('says the most frequent first, equal ones by name, with their matches', () => {
  const { values, all, more } = valuesOf(tallyOf(ROWS, 'name', null, BITS), ROWS.texts, WANTED);
  expect(values).toEqual([
    { text: 'Get', count: 3, matches: 1 },
    { text: 'Put', count: 2, matches: 0 },
    { text: 'Send', count: 1, matches: 1 },
  ]);
  expect([all, more]).toEqual([3, 0]);
});

it('looks for letters, also in the word for none; says how many more there are', () => {
  const tally = tallyOf(ROWS, 'errorCode', null);
  const found = (part: string, most = 8) =>
    valuesOf(tally, ROWS.texts, { ...WANTED, part, most }).values.map(({ text }) => text);
  expect(found('ERR')).toEqual(['']);
  expect(found('denied')).toEqual(['AccessDenied']);
  expect(valuesOf(tally, ROWS.texts, { ...WANTED, most: 1 })).toMatchObject({ all: 3, more: 2 });
});

it('what is chosen is shown, even where no event has it any more', () => {
  const chosen = (text: string, most: number) => {
    const tally = tallyOf(ROWS, 'name', Uint32Array.of(0, 1, 3));
    return valuesOf(tally, ROWS.texts, { ...WANTED, chosen: text, most });
  };
  expect(chosen('Send', 1).values.map(({ text }) => text)).toEqual(['Send', 'Get']);
  expect(chosen('Send', 1).more).toBe(1);
  expect(chosen('Gone', 8).values[0]).toEqual({ text: 'Gone', count: 0, matches: 0 });
  expect(chosen('Gone', 8).more).toBe(0);
});

it('what is not read yet has none of its values', () => {
  const facts = factsOfRows([row('Get')]).grown({
    revision: 1,
    size: 3,
    expected: 3,
    parts: [],
    sources: [],
    progress: null,
  });
  expect(facts.length).toBe(3);
  const { values } = valuesOf(tallyOf(facts, 'name', null), facts.texts, WANTED);
  expect(values).toEqual([{ text: 'Get', count: 1, matches: 0 }]);
});

it('a value is turned on, exchanged and turned off', () => {
  const once = turnedFacet(new Map(), 'name', 'Get');
  const twice = turnedFacet(once, 'name', 'Put');
  expect([...once, ...twice, ...turnedFacet(twice, 'name', 'Put')]).toEqual([
    ['name', 'Get'],
    ['name', 'Put'],
  ]);
});

it('counts as one would by hand (1,000 runs)', () => {
  const text = fc.constantFrom('', 'a', 'b', 'B', 'ab', 'é', '__proto__');
  const rows = fc.array(fc.tuple(text, text), { maxLength: 60 });
  const words = fc.array(fc.nat(0xffffffff), { minLength: 2, maxLength: 2 });
  fc.assert(
    fc.property(
      rows,
      words,
      fc.constantFrom<Facet[]>(...FACETS.map(({ facet }) => facet)),
      fc.option(fc.uniqueArray(fc.nat(59))),
      fc.record({
        part: fc.constantFrom('', ' ', 'A', 'none'),
        most: fc.integer({ min: 1, max: 5 }),
        chosen: fc.constant(undefined),
        none: fc.constant('(none)'),
      }),
      (rows, words, facet, some, wanted) => {
        const all = rows.map(([name, code]) => row(name, code));
        const facts = factsOfRows(all);
        const bits = Uint32Array.from(words);
        const picked = some === null ? null : some.filter((i) => i < all.length);
        const shown = picked ?? [...all.keys()];
        const texts = [...new Set(shown.map((i) => all[i]![facet]))];
        const fitting = texts.filter((one) =>
          (one || '(none)').toLowerCase().includes(wanted.part.trim().toLowerCase()),
        );
        const naive = fitting
          .map((one) => {
            const own = shown.filter((i) => all[i]![facet] === one);
            const matches = own.filter((i) => lit(bits, i)).length;
            return { text: one, count: own.length, matches };
          })
          .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
        const tally = tallyOf(facts, facet, picked && Uint32Array.from(picked), bits);
        expect(valuesOf(tally, facts.texts, wanted)).toEqual({
          values: naive.slice(0, wanted.most),
          all: texts.length,
          more: Math.max(0, naive.length - wanted.most),
        });
      },
    ),
    { numRuns: 1000 },
  );
});

it('of nothing there is nothing', () => {
  expect(valuesOf(tallyOf(Facts.none, 'name', null), Facts.none.texts, WANTED).all).toBe(0);
});

it('has nothing of rows that came after it was counted', () => {
  const more = Uint32Array.of(0, ROWS.length, 1, ROWS.length + 40);
  expect(tallyOf(ROWS, 'name', more, BITS)).toEqual(
    tallyOf(ROWS, 'name', Uint32Array.of(0, 1), BITS),
  );
});
