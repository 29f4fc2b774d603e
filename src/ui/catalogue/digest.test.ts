import { expect, it } from 'vitest';
import { digestOf } from './digest';

const one = { path: 'a.yml', text: 'title: A' };
const two = { path: 'b.yml', text: 'title: B' };

it('is the same for the same files, and another for any change', () => {
  const own = digestOf([one, two]);
  expect(digestOf([{ ...one }, { ...two }])).toBe(own);
  const others = [
    digestOf([two, one]),
    digestOf([one]),
    digestOf([one, { ...two, text: 'title: C' }]),
    digestOf([one, { ...two, path: 'c.yml' }]),
    digestOf([{ path: 'a.ym', text: 'ltitle: A' }, two]),
  ];
  expect(new Set([own, ...others]).size).toBe(6);
});
