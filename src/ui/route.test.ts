import fc from 'fast-check';
import { expect, it } from 'vitest';
import { routeOf, type Route } from './route';

it.each<[string, Route]>([
  ['', { place: 'playground' }],
  ['#', { place: 'playground' }],
  ['#/', { place: 'playground' }],
  ['#/about', { place: 'about' }],
  ['#/problems', { place: 'problems', code: '' }],
  ['#/problems/yaml-syntax', { place: 'problems', code: 'yaml-syntax' }],
  ['#/rules', { place: 'rules' }],
  ['#/rules?q=x', { place: 'rules' }],
  ['#/rules/38e7f511-3f74-41d4-836e-f57dfa18eead', { place: 'rules' }],
  ['#/api/ssm.amazonaws.com/SendCommand', { place: 'rules' }],
  ['#/rulesx', { place: 'playground', wish: '/rulesx' }],
  ['#/about?x', { place: 'playground', wish: '/about?x' }],
  ['#/p/1abc-_', { place: 'playground', wish: '/p/1abc-_' }],
  ['#/?example=aws_cloudtrail_x-1', { place: 'playground', wish: '/?example=aws_cloudtrail_x-1' }],
  ['#about', { place: 'playground', wish: 'about' }],
])('%s', (hash, route) => {
  expect(routeOf(hash)).toEqual(route);
});

it('never throws, and hands over whole what names no place (1,000 runs)', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(routeOf(`#/?rule=${text}`)).toEqual({
        place: 'playground',
        wish: `/?rule=${text}`,
      });
      expect(routeOf(text).place).toMatch(/^(playground|about|problems|rules)$/);
    }),
    { numRuns: 1000 },
  );
});
