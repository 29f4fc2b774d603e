// Events full of what is written in more than one way, and rules made from what is in them: those match, and nearly match, often.
import fc from 'fast-check';
import { compactJson, keysOf, type JsonValue } from '../text/json';
import { isArray } from './fields';
import { textOf } from './prepare';

const KEYS = ['name', 'Name', 'k', 'a.b', 'b', 'a', 'x/y', 'q"q', 'é', 'line\n', '__proto__', ''];
/** Letters that count as others, escapes, and what looks like the JSON around it. */
const TEXTS = [
  ...[
    'SendCommand',
    'SENDCOMMAND',
    'send\u212aommand',
    'w\u0130',
    '\u0130no',
    '\u017fxy',
    'ma\u1e9ee',
  ],
  ...['a"b"c', 'C:\\dir\\n', 'a/b/c', 'x\ny\tz', 'caf\u00e9', '\u{1f525}fire', 'half \ud800'],
  ...['20', '2e1', 'true', 'FALSE', 'null', 'Infinity', '10.0.0.1', '1,2', '[20,true]', ':true,'],
  ...['{"a":"x"}', 'arn:aws:iam::1:user/x'],
];
const SCALARS = [20, 20.5, 1e21, 5e-7, -0, Infinity, 12345678901234567890n, true, false, null];
const leaf = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom<JsonValue>(...TEXTS) },
  { weight: 1, arbitrary: fc.constantFrom<JsonValue>(...SCALARS) },
);

/** An object, so that rules can ask for its fields. */
export const arbitraryOddEvent: fc.Arbitrary<JsonValue> = fc.letrec<{
  value: JsonValue;
  object: JsonValue;
}>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    tie('object'),
    fc.array(tie('value'), { maxLength: 3 }) as fc.Arbitrary<JsonValue>,
  ),
  object: fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 4 }),
})).object;

interface Place {
  readonly field: string;
  readonly value: JsonValue;
}

function placesIn(value: JsonValue, field: string): readonly Place[] {
  if (value === null || typeof value !== 'object') return [{ field, value }];
  if (isArray(value)) return value.flatMap((item) => placesIn(item, field));
  const members = keysOf(value).flatMap((key) =>
    placesIn(value[key]!, field === '' ? key : `${field}.${key}`),
  );
  return [{ field, value }, ...members];
}

interface Pick {
  readonly form: number;
  readonly place: number;
  readonly from: number;
  readonly length: number;
  readonly turned: boolean;
  readonly list: string;
}

const pick: fc.Arbitrary<Pick> = fc.record({
  form: fc.nat(14),
  place: fc.nat(20),
  from: fc.nat(20),
  length: fc.integer({ min: 1, max: 12 }),
  turned: fc.boolean(),
  list: fc.constantFrom('', '', '', '|all', '|neq'),
});

const turn = (text: string): string => {
  const lower = text.toLowerCase();
  return lower === text ? text.toUpperCase() : lower;
};
const sigma = (text: string): string => text.replace(/[*?\\]/g, '\\$&');
const regex = (text: string): string => text.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&');

/** One entry of a search: a part of what stands at a place, asked for in some way. */
function entryOf(picked: Pick, places: readonly Place[]): readonly [string, unknown] {
  const { field, value } = places[picked.place % places.length]!;
  const whole = textOf(value) ?? compactJson(value);
  const from = picked.from % (whole.length + 1);
  const turned = picked.turned ? turn(whole) : whole;
  const part = turned.slice(from, from + picked.length);
  const { list } = picked;
  switch (picked.form) {
    case 0:
      return [field + list, sigma(turned)];
    case 1:
      return [`${field}|contains${list}`, [sigma(part), sigma(turned)]];
    case 2:
      return [`${field}|startswith${list}`, sigma(turned.slice(0, from + 1))];
    case 3:
      return [`${field}|endswith${list}`, sigma(turned.slice(from))];
    case 4:
      return [field + list, `*${sigma(part)}*${sigma(turned.slice(from + picked.length + 1))}`];
    case 5:
      return [field + list, `${sigma(turned.slice(0, from))}?${sigma(turned.slice(from + 1))}`];
    case 6:
      return [`${field}|re${list}`, `${regex(part)}.*${regex(turned.slice(from + picked.length))}`];
    case 7:
      return [
        `${field}|re|i${list}`,
        from % 2 === 0 ? `(?:vz)*${regex(turned.slice(0, from + 3))}q?` : `(?:zz+|${regex(part)})+`,
      ];
    case 8:
      return [`${list === '|neq' ? '' : list}`, [`*${sigma(part)}*`]];
    case 9:
      return [field + list, typeof value === 'bigint' ? String(value) : textOf(value)];
    case 10:
      return [`${field}|exists`, picked.turned];
    case 11:
      return [`${field}|neq`, null];
    case 12:
      return [`${field}|fieldref`, places[picked.from % places.length]!.field];
    case 13:
      return [`${field}|contains|cased${list}`, [sigma(whole.slice(from, from + picked.length))]];
    default:
      return [field + list, typeof value === 'number' ? value : null];
  }
}

const condition = fc.constantFrom(
  ...[
    's',
    't',
    's and t',
    's or t',
    'not s',
    'not (s or t)',
    'not (not s or not t)',
    's and not t',
  ],
);

/** From an event to a rule about it, as text. */
export const arbitraryRuleOn: fc.Arbitrary<(event: JsonValue) => string> = fc
  .record({
    s: fc.array(pick, { minLength: 1, maxLength: 3 }),
    t: fc.array(fc.array(pick, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
    condition,
  })
  .map(({ s, t, condition: read }) => (event) => {
    const places = placesIn(event, '');
    const map = (picks: readonly Pick[]) =>
      Object.fromEntries(picks.map((one) => entryOf(one, places)));
    const detection = { s: map(s), t: t.map(map), condition: read };
    return JSON.stringify({ title: 't', logsource: { product: 'aws' }, detection });
  });
