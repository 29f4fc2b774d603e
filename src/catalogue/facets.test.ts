// Of a facet with very many values the most frequent are told, in their order, and those that are chosen.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FACETS } from './facet-values';
import { FacetColumns, type MoreValues } from './facets';
import type { FacetColumn, SetFacets } from './facet-columns';

const MOST = 200;
const NONE: FacetColumn = { values: [], counts: [], numbers: [] };

/** Rules that each have some of so many calls. */
function facetsOf(size: number, rules: readonly (readonly number[])[]): SetFacets {
  const empty = { ...NONE, counts: rules.map(() => 0) };
  const call: FacetColumn = {
    values: Array.from({ length: size }, (_, at) => `iam Call${at}`),
    counts: rules.map((own) => own.length),
    numbers: rules.flat(),
  };
  return Object.fromEntries(
    FACETS.map((facet) => [facet, facet === 'call' ? call : empty]),
  ) as unknown as SetFacets;
}

it('as if all of them had been put in order (300 runs)', () => {
  let cut = 0;
  const number = fc.nat(449);
  const rule = fc.uniqueArray(number, { maxLength: 300, size: 'max' });
  const chosen = fc.uniqueArray(number, { maxLength: 3 });
  const more = fc.option(fc.uniqueArray(number, { maxLength: 300, size: 'max' }));
  fc.assert(
    fc.property(
      fc.array(rule, { minLength: 1, maxLength: 4 }),
      chosen,
      more,
      (rules, picked, known) => {
        const facets = facetsOf(450, rules);
        const places = rules.map((_, index) => ({ shelf: 0, index }));
        const first: MoreValues = { values: ['iam Call7'], known: [Uint32Array.from(known ?? [])] };
        const own = rules.map((one, at) =>
          at === 0 && known !== null ? new Set([...one, ...known, 7]) : new Set(one),
        );
        const columns = new FacetColumns(
          [facets],
          places,
          known === null ? {} : { call: new Map([[0, first]]) },
        );
        const names = picked.map((one) => `iam Call${one}`);
        const found = new Uint8Array(rules.length).fill(1);
        const told = columns.narrowed(found, { call: names }).facets.call;
        const counts = facets.call.values.map(
          (value, at) => [value, own.filter((one) => one.has(at)).length] as const,
        );
        const expected = counts
          .filter(([value, count]) => count > 0 || names.includes(value))
          .sort(([, a], [, b]) => b - a)
          .filter(([value], at) => at < MOST || names.includes(value));
        expect(told.map(({ value, count }) => [value, count])).toEqual(expected);
        if (counts.filter(([, count]) => count > 0).length > MOST) cut += 1;
      },
    ),
    { numRuns: 300 },
  );
  expect(cut).toBeGreaterThan(50);
});
