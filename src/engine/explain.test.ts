// The reason of every predicate, as data.
import { expect, it } from 'vitest';
import { parse } from '../sigma/parse';
import { explain } from './explain';
import { JsonEvent } from './json-event';
import { compile } from './plan';
import type { ItemTrace, Trace } from './trace';
import { readJson } from '../text/json';

function firstItem(trace: Trace): ItemTrace {
  switch (trace.kind) {
    case 'item':
      return trace;
    case 'and':
    case 'or':
      return firstItem(trace.children[0]!);
    case 'not':
    case 'search':
      return firstItem(trace.child);
  }
}

function explained(item: string, event: string): ItemTrace {
  const source = `title: t\nlogsource: {product: aws}\ndetection:\n  sel:\n    ${item}\n  condition: sel`;
  const [document] = parse(source).documents;
  const read = readJson(event);
  if (document?.kind !== 'rule' || 'mistake' in read) throw new Error('bad case');
  return firstItem(explain(compile(document).condition, new JsonEvent(read.value)));
}

it.each([
  ['a: x', '{"a":"x"}', { kind: 'met' }],
  ['a: null', '{}', { kind: 'met' }],
  ['a: x', '{}', { kind: 'absent' }],
  ['a: x', '{"a":null}', { kind: 'null' }],
  ['a: x', '{"a":[]}', { kind: 'empty-list' }],
  ['a: x', '{"a":"y"}', { kind: 'differs' }],
  ['a: x', '{"a":{"b":"x"}}', { kind: 'object', leaves: 1 }],
  ['a|contains: x', '{"a":{"b":"xy","c":1}}', { kind: 'met-inside', path: 'b', leaves: 2 }],
  ['a|contains: \'"b":1\'', '{"a":{"b":1}}', { kind: 'met-inside', path: '', leaves: 1 }],
  ['a|cased: x', '{"a":"X"}', { kind: 'case' }],
  ['a|cased: x', '{"a":"Y"}', { kind: 'differs' }],
  ['a: null', '{"a":"x"}', { kind: 'present' }],
  ['a|exists: true', '{}', { kind: 'absent' }],
  ['a|exists: false', '{"a":null}', { kind: 'present' }],
  ['a|gt: 5', '{"a":"many"}', { kind: 'not-a-number' }],
  ['a|gt: 5', '{"a":3}', { kind: 'differs' }],
  ['a: 5', '{"a":"x"}', { kind: 'not-a-number' }],
  ['a|cidr: 10.0.0.0/8', '{"a":"ec2.amazonaws.com"}', { kind: 'not-an-address' }],
  ['a|cidr: 10.0.0.0/8', '{"a":"11.0.0.1"}', { kind: 'differs' }],
  ['a|cidr: 10.0.0.0/8', '{"a":"2001:db8::1"}', { kind: 'differs' }],
  ['a|fieldref: b', '{"a":"x"}', { kind: 'other-field-absent' }],
  ['a|fieldref: b', '{"a":"x","b":"y"}', { kind: 'differs' }],
  ['a|hour: 3', '{"a":"soon"}', { kind: 'not-a-time' }],
  ['a|hour: 3', '{"a":"2026-07-25T04:00:00Z"}', { kind: 'other-time', part: 'hour', value: 4 }],
  ['a|hour: 3', '{"a":["2026-07-25T04:00:00Z", 0]}', { kind: 'differs' }],
  ['"": x', '{"a":"y"}', { kind: 'no-leaf' }],
])('%s on %s: %o', (item, event, reason) => {
  expect(explained(item, event).predicates[0]!.reason).toEqual(reason);
});

it('tells which member of an array satisfied a predicate, and tries every predicate', () => {
  const trace = explained('a.b: [x, y, z]', '{"a":[{"b":"z"},{"b":"x"}]}');
  expect(trace.predicates.map(({ matched, by }) => [matched, by?.path ?? null])).toEqual([
    [true, 'a[1].b'],
    [false, null],
    [true, 'a[0].b'],
  ]);
  expect(trace.tried.map(({ path }) => path)).toEqual(['a[0].b', 'a[1].b']);
});

it('tells which form of a value was found', () => {
  const [found] = explained('a|base64offset|contains: foobar', '{"a":"eHhmb29iYXI="}').predicates;
  expect([found!.matched, found!.form, found!.operands.length]).toEqual([true, 2, 3]);
  const [not] = explained('a|base64offset|contains: foobar', '{"a":"x"}').predicates;
  expect([not!.matched, not!.form]).toEqual([false, null]);
});
