import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reuse, reusing } from './reuse';

const data = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.string(),
    fc.double(),
    fc.constantFrom(null, true, undefined, new Map([['a', 1]])),
    fc.uint32Array({ maxLength: 3 }),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constant('__proto__'), fc.string()), tie('any'), { maxKeys: 4 }),
  ),
})).any;

it('says what the new value says, whatever was there before', () => {
  fc.assert(
    fc.property(data, data, (before, now) => {
      expect(reuse(before, now)).toEqual(now);
    }),
  );
});

it('gives back the value before where nothing differs', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(reuse(value, structuredClone(value))).toBe(value);
    }),
  );
});

it('keeps the parts beside the one that changed', () => {
  const before = { lines: [{ text: 'a' }, { text: 'b' }], bits: new Uint32Array([1, 2]) };
  const after = reuse(before, {
    lines: [{ text: 'a' }, { text: 'c' }, { text: 'd' }],
    bits: new Uint32Array([1, 2]),
  });
  expect(after.lines).toEqual([{ text: 'a' }, { text: 'c' }, { text: 'd' }]);
  expect(after.lines[0]).toBe(before.lines[0]);
  expect(after.bits).toBe(before.bits);
  expect(after).not.toBe(before);
});

it('takes a map for what it holds, in its order', () => {
  const before = new Map([
    ['a', { n: 1 }],
    ['b', { n: 2 }],
  ]);
  expect(reuse(before, structuredClone(before))).toBe(before);
  const turned = reuse(
    before,
    new Map([
      ['b', { n: 2 }],
      ['a', { n: 1 }],
    ]),
  );
  expect([...turned.keys()]).toEqual(['b', 'a']);
  const more = reuse(before, new Map([...structuredClone(before), ['c', { n: 3 }]]));
  expect(more.get('a')).toBe(before.get('a'));
  expect(more.size).toBe(3);
});

it('does not take a missing member for one that is undefined', () => {
  expect(Object.keys(reuse({}, { a: undefined }))).toEqual(['a']);
  expect(Object.keys(reuse<object>({ a: undefined }, {}))).toEqual([]);
});

it('remembers what it gave out last', () => {
  const last = reusing<readonly string[]>();
  const first = last(['a']);
  expect(last(['a'])).toBe(first);
  expect(last(['b'])).toEqual(['b']);
});
