// Random rules and events over one small alphabet, so that rules meet events often. Everything goes through rule text.
import fc from 'fast-check';
import type { Placeholders } from '../sigma/placeholders';
import type { JsonValue } from '../text/json';

const FIELDS = ['a', 'b', 'a.b', 'a.b.c', 'list', 'list.x'];
const TEXTS = ['x', 'X', 'xy', '', '5', 'true', 'x*', '*y', '?', '*', 'a\\*b', '10.0.0.1', 'null'];

const scalar = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.constantFrom(0, 5, 5.5, 7),
  fc.boolean(),
  fc.constant(null),
);

const eventLeaf = fc.oneof(
  fc.constantFrom<JsonValue>('x', 'X', 'xy', 'ay', '', '5', '7', 'TRUE', 'a*b', '10.0.0.1', 'zz'),
  fc.constantFrom<JsonValue>(
    'a -x',
    'a /x',
    '–x',
    'eHkh',
    'IXh5',
    'ISF4eQ==',
    '2025-05-07T05:05:07Z',
  ),
  fc.constantFrom<JsonValue>(0, 5, 5.5, true, false, null, 12345678901234567890n),
);

/** A small JSON object with the fields the rules ask for, at any depth, in arrays, or not at all. */
export const arbitraryEvent: fc.Arbitrary<JsonValue> = fc.letrec<{
  value: JsonValue;
  object: JsonValue;
}>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    eventLeaf,
    tie('object'),
    fc.array(tie('value'), { maxLength: 3 }) as fc.Arbitrary<JsonValue>,
  ),
  object: fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'x', 'list', 'a.b', 'b.c', '__proto__'),
    tie('value'),
    {
      maxKeys: 4,
    },
  ),
})).object;

const place = fc.constantFrom(
  '',
  '|contains',
  '|startswith',
  '|endswith',
  '|cased',
  '|contains|cased',
);
const list = fc.constantFrom('', '|all', '|neq', '|all|neq');
const values = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof(value, fc.array(value, { minLength: 1, maxLength: 3 }));
const text = fc.constantFrom(...TEXTS);
const field = fc.constantFrom(...FIELDS);
const entry = (key: fc.Arbitrary<string>, value: fc.Arbitrary<unknown>) => fc.tuple(key, value);
const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.join(''));

const item = fc.oneof(
  entry(joined(field, list), values(scalar)),
  entry(joined(field, place, list), values(text)),
  entry(
    joined(field, fc.constantFrom('|re', '|re|i'), list),
    values(fc.constantFrom('x', '^x', 'y$', '^[a-z]+$', '5|7', '(x+)+$', '.*.*y')),
  ),
  entry(
    joined(field, fc.constantFrom('|lt', '|lte', '|gt', '|gte')),
    values(fc.constantFrom(0, 5, 5.5)),
  ),
  entry(
    joined(field, fc.constant('|cidr')),
    values(fc.constantFrom('10.0.0.0/8', '10.0.0.1', '::/0')),
  ),
  entry(joined(field, fc.constant('|exists')), fc.boolean()),
  entry(
    joined(field, fc.constantFrom('|windash', '|contains|windash', '|windash|endswith'), list),
    values(fc.constantFrom('-x', '/x', 'a -x*', 'x', '?-x')),
  ),
  entry(
    joined(
      field,
      fc.constantFrom('|base64', '|base64|contains', '|base64offset|contains', '|wide|base64'),
      list,
    ),
    values(fc.constantFrom('xy!', '!xy', 'x!y', '!!xy')),
  ),
  entry(
    joined(
      field,
      fc.constantFrom('|minute', '|hour', '|day', '|week', '|month', '|year'),
      fc.constantFrom('', '|gt', '|lte'),
      list,
    ),
    values(fc.constantFrom(5, 7, 5.5, 2025)),
  ),
  entry(
    joined(field, fc.constantFrom('|expand', '|contains|expand', '|re|expand'), list),
    values(fc.constantFrom('%p%', '%p%y', 'x%q%', '%p%%q%')),
  ),
  entry(joined(field, fc.constantFrom('|fieldref', '|fieldref|contains', '|fieldref|neq')), field),
  entry(
    joined(fc.constantFrom('|all', '', '|re'), fc.constant('')),
    values(fc.constantFrom('x', 'y', '5')),
  ),
);

const map = fc
  .array(item, { minLength: 1, maxLength: 3 })
  .map((entries) => Object.fromEntries(entries));
const body = fc.oneof(
  map,
  fc.array(map, { minLength: 1, maxLength: 3 }),
  fc.array(fc.constantFrom('x', 'zz', '5', 'y*'), { minLength: 1, maxLength: 3 }),
);

const condition = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('s_1', 's_2', 't', '1 of s_*', 'all of s_*', '1 of them', 'all of them'),
    fc
      .tuple(tie('any'), fc.constantFrom('and', 'or'), tie('any'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('any').map((one) => `not ${one}`),
  ),
})).any;

/** What stands for the placeholders of the rules. */
export const PLACEHOLDERS: Placeholders = new Map([
  ['p', ['x', 'a*']],
  ['q', ['y', '']],
]);

/** A rule as text; JSON is YAML. Some are refused (an empty item, say): callers pass those over. */
export const arbitraryRule: fc.Arbitrary<string> = fc
  .record({ s_1: body, s_2: body, t: body, condition })
  .map((detection) => JSON.stringify({ title: 't', logsource: { product: 'aws' }, detection }));
