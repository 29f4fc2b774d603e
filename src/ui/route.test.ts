import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { routeOf, type Route } from './route';

const RULE = 'title: "100 % + more"\nlogsource: {product: aws}\n# größer & so weiter = ?\n';

it.each<[string, Route]>([
  ['', { place: 'playground' }],
  ['#', { place: 'playground' }],
  ['#/', { place: 'playground' }],
  ['#/about', { place: 'about' }],
  ['#/problems', { place: 'problems', code: '' }],
  ['#/problems/yaml-syntax', { place: 'problems', code: 'yaml-syntax' }],
  ['#/p/1abc-_', { place: 'playground', link: '#/p/1abc-_' }],
  ['#/p/', { place: 'playground', link: '#/p/' }],
  ['#/p/1%20?x', { place: 'playground', link: '#/p/1%20?x' }],
  ['#/?example=aws_cloudtrail_x-1', { place: 'playground', example: 'aws_cloudtrail_x-1' }],
  [`#/?rule=${encodeURIComponent(RULE)}`, { place: 'playground', rule: RULE }],
  [`#/?${new URLSearchParams({ rule: RULE }).toString()}`, { place: 'playground', rule: RULE }],
  ['#/?rule=title: x', { place: 'playground', rule: 'title: x' }],
  ['#/?rule=a%3D1=2?3&b', { place: 'playground', rule: 'a=1=2?3&b' }],
])('%s', (hash, route) => {
  expect(routeOf(hash)).toEqual(route);
});

describe('says in words what it does not know', () => {
  it.each([
    ['#/nowhere', 'Found #/nowhere in the address'],
    ['#about', 'Found #about in the address'],
    ['#/about?x', 'Found #/about?x in the address'],
    ['#/p', 'Found #/p in the address'],
    ['#/?exmaple=a', 'Found ?exmaple in the address'],
    ['#/?', 'Found ?nothing in the address'],
    ['#/?example=', 'but nothing'],
    ['#/?example=../x', 'but ../x'],
    ['#/?rule=', 'no rule'],
    ['#/?rule=+%20%0A', 'no rule'],
    ['#/?rule=100%', 'at %;'],
    ['#/?rule=100%zz', 'at %zz;'],
    ['#/?rule=%20a%ffb', 'at %ff;'],
    [`#/${'x'.repeat(500)}`, '…'],
  ])('%s', (hash, words) => {
    const route = routeOf(hash);
    expect(route.place).toBe('playground');
    expect(route.problem).toContain(words);
    expect(route.problem!.length).toBeLessThan(200);
  });
});

it('never throws, and gives every rule back (1,000 runs)', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(routeOf(`#/?rule=${text}`).place).toBe('playground');
      expect(routeOf(text).place).toMatch(/^(playground|about)$/);
      if (text.trim() !== '') {
        expect(routeOf(`#/?rule=${encodeURIComponent(text)}`)).toEqual({
          place: 'playground',
          rule: text,
        });
      }
    }),
    { numRuns: 1000 },
  );
});
