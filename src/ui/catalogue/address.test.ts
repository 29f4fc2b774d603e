import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addressOf, EVERY_RULE, FACETS, hashOf, listHash, ruleHash, type Address } from './address';

it.each<[string, Address]>([
  ['#/rules', { page: 'rules', aspect: 'list', query: EVERY_RULE }],
  ['#/rules?show=attack', { page: 'rules', aspect: 'attack', query: EVERY_RULE }],
  ['#/rules?show=nonsense', { page: 'rules', aspect: 'list', query: EVERY_RULE }],
  [
    '#/rules?q=stop+logging&level=high&level=low&sort=date',
    {
      page: 'rules',
      aspect: 'list',
      query: { text: 'stop logging', chosen: { level: ['high', 'low'] }, sort: 'date' },
    },
  ],
  [
    '#/rules?kind=is_null&field=errorCode',
    {
      page: 'rules',
      aspect: 'list',
      query: { ...EVERY_RULE, indicator: { field: 'errorCode', kind: 'is_null', value: null } },
    },
  ],
  ['#/rules/a%2Fb.yml', { page: 'rule', key: 'a/b.yml' }],
  ['#/rules/x/with/y', { page: 'compare', left: 'x', right: 'y' }],
  ['#/rules/x/with', { page: 'rules', aspect: 'list', query: EVERY_RULE, beside: 'x' }],
  [
    '#/rules?with=a%2Fb.yml&q=x',
    { page: 'rules', aspect: 'list', query: { ...EVERY_RULE, text: 'x' }, beside: 'a/b.yml' },
  ],
  [
    '#/api/ssm.amazonaws.com/SendCommand',
    { page: 'call', source: 'ssm.amazonaws.com', name: 'SendCommand' },
  ],
  ['#/rules/', { page: 'nowhere', path: '/rules/' }],
  ['#/rules/x/y', { page: 'nowhere', path: '/rules/x/y' }],
  ['#/api/ssm', { page: 'nowhere', path: '/api/ssm' }],
  ['#/rules/100%', { page: 'rule', key: '100%' }],
])('%s', (hash, address) => {
  expect(addressOf(hash)).toEqual(address);
});

it('gives back what an address was made of (500 runs)', () => {
  const text = fc.string({ minLength: 1, unit: 'grapheme' });
  const chosen = fc.dictionary(fc.constantFrom(...FACETS), fc.array(text, { minLength: 1 }), {
    noNullPrototype: true,
  });
  fc.assert(
    fc.property(text, chosen, fc.constantFrom('title', 'date'), (words, facets, sort) => {
      expect(addressOf(ruleHash(words))).toEqual({ page: 'rule', key: words });
      expect(addressOf(hashOf({ page: 'compare', left: words, right: 'b' }))).toEqual({
        page: 'compare',
        left: words,
        right: 'b',
      });
      const query = { text: words, chosen: facets, sort } as const;
      expect(addressOf(listHash(query, 'events'))).toEqual({
        page: 'rules',
        aspect: 'events',
        query,
      });
      const choosing = { page: 'rules', aspect: 'list', query, beside: words } as const;
      expect(addressOf(hashOf(choosing))).toEqual(choosing);
    }),
    { numRuns: 500 },
  );
});
