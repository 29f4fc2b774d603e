import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EVERYTHING, type Facet, type Sort, type Span } from './picking';
import { AS_ALWAYS, readView, viewOf } from './view-record';

const looking = fc.record({
  selected: fc.option(fc.nat(99), { nil: null }),
  marked: fc.option(fc.string(), { nil: null }),
  focus: fc.option(fc.string({ maxLength: 20 }), { nil: null }),
  windows: fc.constantFrom('sliding' as const, 'tumbling' as const),
  filter: fc.constantFrom('all', 'match', 'none'),
  text: fc.string({ maxLength: 200 }),
  pattern: fc
    .array(fc.tuple(fc.string({ maxLength: 20 }), fc.boolean()), { maxLength: 8 })
    .map((entries) => new Map(entries)),
  facets: fc
    .array(
      fc.tuple(fc.constantFrom<Facet[]>('name', 'region', 'address'), fc.string({ maxLength: 20 })),
    )
    .map((entries) => new Map(entries)),
  span: fc.option(
    fc.tuple(
      fc.maxSafeNat().map((n) => n % 1e13),
      fc.nat(),
    ) as fc.Arbitrary<Span>,
    { nil: null },
  ),
  sort: fc.constantFrom<Sort[]>('', 'time', '-time', 'name', '-name', 'verdict', '-verdict'),
});

it('is read as it was written (1,000 runs)', () => {
  fc.assert(
    fc.property(looking, (one) => {
      const view = viewOf(one);
      expect(Object.values(view).every((entry) => String(entry).length <= 1000)).toBe(true);
      expect(readView(view, 100)).toEqual({ ...one, selected: one.selected ?? 0 });
    }),
    { numRuns: 1000 },
  );
});

it('says nothing of what is as always', () => {
  expect(viewOf({ ...EVERYTHING, ...AS_ALWAYS })).toEqual({});
});

it('leaves out stages that are too many for an entry', () => {
  const pattern = new Map(Array.from({ length: 60 }, (_, i) => [`selection_number_${i}`, true]));
  expect(viewOf({ ...EVERYTHING, ...AS_ALWAYS, pattern, selected: 1 })).toEqual({ selected: 1 });
});

it.each([
  {
    selected: -1,
    marked: 3,
    filter: 'x',
    text: 4,
    stages: '{"a":',
    sort: 'up',
    focus: 3,
    windows: 'x',
    facts: '{"written":"a"',
    span: '1',
  },
  {
    selected: 0.5,
    stages: 'null',
    sort: 'toString',
    facts: '{"partial":"a","name":1}',
    span: 'a b',
  },
  { selected: 100, stages: '{"a":1,"b":"true"}', sort: 1 },
  {},
])('takes nothing from elsewhere on trust: %j', (view) => {
  expect(readView(view, 100)).toEqual({ ...EVERYTHING, ...AS_ALWAYS, selected: 0 });
});
