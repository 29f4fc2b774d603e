// What a set of events says before a test runs over them: which ones, again and again, and never before it has read their field.
import { expect, it } from 'vitest';
import { parse } from '../sigma/parse';
import { EventSet, type BeforeTest } from './columns';
import { JsonEvent } from './json-event';
import { compile } from './plan';

const [rule] = parse(
  'title: t\nlogsource: {product: aws}\ndetection:\n  s:\n    a|re: x\n  condition: s\n',
).documents;
const plan = () => {
  if (rule?.kind !== 'rule') throw new Error('no rule');
  return compile(rule, '', []);
};

function announcedOver(count: number): (readonly [number, number] | null)[] {
  const heard: (readonly [number, number] | null)[] = [];
  const before: BeforeTest = (test, events) => heard.push(test === null ? null : events);
  const events = Array.from({ length: count }, () => new JsonEvent({ a: 'x' }));
  new EventSet(events).columns(plan(), before);
  return heard;
}

it.each([
  [2, [[0, 1], [1, 2], null]],
  [
    1200,
    Array.from({ length: 32 }, (_, i) => [i * 38, Math.min(i * 38 + 38, 1200)]).concat([
      null,
    ] as never),
  ],
])('%i events', (count, expected) => {
  expect(announcedOver(count)).toEqual(expected);
});

it('of a great many not more than 500 at once', () => {
  const heard = announcedOver(20_000);
  expect(heard).toHaveLength(41);
  expect(heard[1]).toEqual([500, 1000]);
});

it('the fields are read before', () => {
  let reads = 0;
  const event = new JsonEvent({ a: 'x' });
  const values = event.values.bind(event);
  event.values = (field: string) => {
    reads += 1;
    return values(field);
  };
  const readsThen: number[] = [];
  new EventSet([event]).columns(plan(), () => readsThen.push(reads));
  expect(readsThen).toEqual([1, 1]);
});
