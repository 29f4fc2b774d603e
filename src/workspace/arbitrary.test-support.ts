// Random states for the tests of links: any JavaScript string, any JSON, keys that bite.
import fc from 'fast-check';
import { compactJson, type JsonValue } from '../text/json';
import type { Expectation } from './expectations';
import type { LinkState } from './link';

/** Any UTF-16, halves of characters included. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    maxLength: 40,
  }),
  fc.constantFrom(
    '',
    '\n',
    '\r\n',
    '\u2028',
    '\ud800',
    '\udc00\ud800',
    '\ufeff',
    '"\\',
    '\0',
    '💡',
  ),
);

const key = fc.oneof(
  anyText,
  fc.constantFrom('__proto__', 'constructor', 'toString', '1', '0', ''),
);

const leaf: fc.Arbitrary<JsonValue> = fc.oneof(
  anyText,
  fc.double({ noNaN: true }),
  fc.constantFrom<JsonValue>(null, true, false, 2 ** 53, Infinity),
  fc.bigInt({ min: 2n ** 53n, max: 10n ** 40n }),
);

const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 5, noNullPrototype: true }),
  ),
}));

const record = fc
  .dictionary(key, value, { maxKeys: 6, noNullPrototype: true })
  .map((object) => compactJson(object));

/** Small things; JSON knows no negative zero. */
const small = fc.oneof(
  anyText,
  fc.double({ noNaN: true, min: -(2 ** 53) + 1, max: 2 ** 53 - 1 }).map((number) => number + 0),
  fc.integer(),
);

const sets = fc.array(
  fc.record(
    { name: anyText, text: fc.array(record, { maxLength: 5 }).map((all) => all.join('\n')) },
    { noNullPrototype: true },
  ),
  { maxLength: 3 },
);

/** For so many events. */
const expectations = (size: number): fc.Arbitrary<Expectation[]> =>
  fc.array(
    fc.record<Expectation>(
      {
        event: fc.nat(Math.max(0, size - 1)),
        rule: fc.nat(20),
        expected: fc.constantFrom('match', 'no match', 'known gap'),
      },
      { noNullPrototype: true },
    ),
    { maxLength: size === 0 ? 0 : 4 },
  );

const sizeOf = (events: LinkState['events']) =>
  events.reduce((sum, { text }) => sum + (text === '' ? 0 : text.split('\n').length), 0);

export const anyState: fc.Arbitrary<LinkState> = sets.chain((events) =>
  fc.record(
    {
      rule: anyText,
      events: fc.constant(events),
      view: fc.dictionary(key, small, { maxKeys: 6, noNullPrototype: true }),
      placeholders: fc.dictionary(key, fc.array(anyText, { maxLength: 3 }), {
        maxKeys: 3,
        noNullPrototype: true,
      }),
      expectations: expectations(sizeOf(events)),
    },
    { requiredKeys: ['rule', 'events', 'view'], noNullPrototype: true },
  ),
);
