import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wishOf, type Wish } from './wish';

const RULE = 'title: "100 % + more"\nlogsource: {product: aws}\n# größer & so weiter = ?\n';

it.each<[string, Wish]>([
  ['/p/1abc-_', { link: '#/p/1abc-_' }],
  ['/p/', { link: '#/p/' }],
  ['/p/1%20?x', { link: '#/p/1%20?x' }],
  ['/?example=aws_cloudtrail_x-1', { example: 'aws_cloudtrail_x-1' }],
  [`/?rule=${encodeURIComponent(RULE)}`, { rule: RULE }],
  [`/?${new URLSearchParams({ rule: RULE }).toString()}`, { rule: RULE }],
  ['/?rule=title: x', { rule: 'title: x' }],
  ['/?rule=a%3D1=2?3&b', { rule: 'a=1=2?3&b' }],
])('%s', (path, wish) => {
  expect(wishOf(path)).toEqual(wish);
});

describe('says in words what it does not know', () => {
  it.each([
    ['/nowhere', 'Found #/nowhere in the address'],
    ['about', 'Found #about in the address'],
    ['/about?x', 'Found #/about?x in the address'],
    ['/p', 'Found #/p in the address'],
    ['/?exmaple=a', 'Found ?exmaple in the address'],
    ['/?', 'Found ?nothing in the address'],
    ['/?example=', 'but nothing'],
    ['/?example=../x', 'but ../x'],
    ['/?rule=', 'no rule'],
    ['/?rule=+%20%0A', 'no rule'],
    ['/?rule=100%', 'at %;'],
    ['/?rule=100%zz', 'at %zz;'],
    ['/?rule=%20a%ffb', 'at %ff;'],
    [`/${'x'.repeat(500)}`, '…'],
  ])('%s', (path, words) => {
    const { problem } = wishOf(path);
    expect(problem).toContain(words);
    expect(problem!.length).toBeLessThan(200);
  });
});

it('never throws, and gives every rule back (1,000 runs)', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      wishOf(`/?rule=${text}`);
      wishOf(text);
      if (text.trim() !== '') {
        expect(wishOf(`/?rule=${encodeURIComponent(text)}`)).toEqual({ rule: text });
      }
    }),
    { numRuns: 1000 },
  );
});
