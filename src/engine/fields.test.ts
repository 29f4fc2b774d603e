// docs/semantics.md, 2.2, 2.3 and D4.
import { expect, it } from 'vitest';
import { leavesOf, locate } from './fields';
import { readJson } from '../text/json';

const value = (text: string) => {
  const result = readJson(text);
  if ('mistake' in result) throw new Error(result.mistake.message);
  return result.value;
};

const shown = (text: string, field: string) =>
  locate(value(text), field)
    .map(
      ({ path, present, value: found }) => `${path}=${present ? JSON.stringify(found) : 'absent'}`,
    )
    .join(' ');

it.each([
  ['{"a":1}', 'a', 'a=1'],
  ['{"a":1}', 'b', 'b=absent'],
  ['{"a":{"b":{"c":1}}}', 'a.b.c', 'a.b.c=1'],
  ['{"a":{"b":1}}', 'a.b.c', 'a.b.c=absent'],
  ['{"a":{"b":null}}', 'a.b', 'a.b=null'],
  ['{"a":null}', 'a.b', 'a.b=absent'],
  ['{"a.b":1,"a":{"b":2}}', 'a.b', 'a.b=1'],
  ['{"a":{"b.c":1}}', 'a.b.c', 'a.b.c=1'],
  ['{"a.b":{"c":1}}', 'a.b.c', 'a.b.c=1'],
  ['{"a.b":{"x":1},"a":{"b":{"c":2}}}', 'a.b.c', 'a.b.c=2'],
  ['{"a":[{"b":1},{"c":2},{"b":3}]}', 'a.b', 'a[0].b=1 a[1].b=absent a[2].b=3'],
  ['{"a":[[1,2],[3]]}', 'a', 'a[0][0]=1 a[0][1]=2 a[1][0]=3'],
  ['{"a":[{"b":[1,2]},{"b":[]}]}', 'a.b', 'a[0].b[0]=1 a[0].b[1]=2 a[1].b=[]'],
  ['{"a":[]}', 'a', 'a=[]'],
  ['{"a":[]}', 'a.b', 'a.b=absent'],
  ['{"a":[null]}', 'a', 'a[0]=null'],
  ['{"a":{"b":1}}', 'a', 'a={"b":1}'],
  ['{"toString":1}', 'constructor', 'constructor=absent'],
  ['{"a":{"valueOf":null}}', 'a.valueOf', 'a.valueOf=null'],
  ['{"a":{}}', 'a.toString', 'a.toString=absent'],
  ['{"a":1}', '__proto__', '__proto__=absent'],
  ['{"__proto__":{"x":1}}', '__proto__.x', '__proto__.x=1'],
  ['{"a[0]":1}', 'a[0]', 'a[0]=1'],
  ['{"a":[1]}', 'a.0', 'a[0].0=absent'],
  ['{"a":[1]}', 'a.length', 'a[0].length=absent'],
  ['{" a ":1}', 'a', 'a=absent'],
])('%s, %s: %s', (event, field, expected) => {
  expect(shown(event, field)).toBe(expected);
});

it('finds every scalar leaf with its path, null left out', () => {
  const leaves = leavesOf(
    value('{"a":[1,{"b":"x"}],"n":null,"e":{},"t":true,"10":12345678901234567890}'),
  );
  expect(
    leaves.map(({ path, value: found }) => `${path}=${String(found as string | number)}`),
  ).toEqual(['a[0]=1', 'a[1].b=x', 't=true', '10=12345678901234567890']);
});
