import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactJson, parseJson, readJson, toValue, type JsonValue } from '../text/json';
import { denied } from './denied';
import { add, change, put, remove, rename, sourceOf, typedOf, type Place } from './event-edit';

const TEXT = `{
  "eventName": "GetObject",
  "odd"  :12345678901234567890,
  "user": {
    "name": "ana"
  },
  "list": [1, 2,3], "empty": {}
}`;

describe('what is typed', () => {
  it.each([
    ['GetObject', '"GetObject"'],
    ['', '""'],
    ['true', 'true'],
    ['null', 'null'],
    [' 12345678901234567890 ', '12345678901234567890'],
    ['"12"', '"12"'],
    ['say "hi"', '"say \\"hi\\""'],
    ['["a"]', '["a"]'],
    ['01', '"01"'],
  ])('%j is read as %s', (typed, source) => {
    expect(sourceOf(typed)).toBe(source);
  });

  it('is a text where it nests deeper than the worker reads', () => {
    const deep = '['.repeat(500) + ']'.repeat(500);
    expect(sourceOf(deep)).toBe(JSON.stringify(deep));
  });

  it.each([
    [['eventName'], 'GetObject'],
    [['odd'], '12345678901234567890'],
    [['list', 1], '2'],
    [['empty'], '{}'],
    [['user'], null],
    [['gone'], null],
  ] as const)('to get what stands at %j one types %j', (place, typed) => {
    expect(typedOf(TEXT, place)).toBe(typed);
  });

  it('gives the same value back: 1,000 runs', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.boolean(), fc.integer()), (value) => {
        const text = JSON.stringify([value]);
        expect(change(text, [0], sourceOf(typedOf(text, [0])!))).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('an edit touches nothing else', () => {
  it.each([
    [change(TEXT, ['odd'], '1'), '12345678901234567890', '1'],
    [remove(TEXT, ['eventName']), '"eventName": "GetObject",\n  ', ''],
    [remove(TEXT, ['empty']), ', "empty": {}', ''],
    [remove(TEXT, ['user', 'name']), '\n    "name": "ana"\n  ', ''],
    [remove(TEXT, ['list', 2]), ',3', ''],
    [rename(TEXT, ['odd'], 'even'), '"odd"', '"even"'],
    [add(TEXT, [], 'odd', 'x', '1'), '890,', '890,\n  "x": 1,'],
    [add(TEXT, ['user'], null, 'x', '1'), '"ana"', '"ana",\n    "x": 1'],
    [add(TEXT, ['list'], 0, null, '9'), '[1', '[1,9'],
    [add(TEXT, ['empty'], null, 'x', '1'), '{}', '{\n    "x": 1\n  }'],
    [put(TEXT, ['user', 'a', 'b'], '1'), '"ana"', '"ana",\n    "a": {"b": 1}'],
    [put('{"a":null}', ['a', 'b'], '1'), '', ''],
  ])('%#', (edited, was, is) => {
    expect(edited).toBe(was === '' ? '{"a":{"b": 1}}' : TEXT.replace(was, is));
  });

  it.each([
    ['a name that is taken', add(TEXT, [], null, 'odd', '1')],
    ['a name that another has', rename(TEXT, ['odd'], 'list')],
    ['a field of an array', add(TEXT, ['list'], null, 'x', '1')],
    ['a place that is not there', change(TEXT, ['user', 'x'], '1')],
    ['a removal of what is not there', remove(TEXT, ['x'])],
    ['a field of a text', put(TEXT, ['eventName', 'x'], '1')],
  ])('%s is refused', (_, edited) => {
    expect(edited).toBeNull();
  });

  it('removes a key that is given twice', () => {
    expect(remove('{"a":1,"b":2,"a":3}', ['a'])).toBe('{"b":2}');
  });
});

/** An edit as the test draws it: the numbers choose among what is there. */
interface Draw {
  readonly kind: 'change' | 'remove' | 'add' | 'rename';
  readonly at: number;
  readonly after: number;
  readonly key: string;
  readonly value: unknown;
}

const draws: fc.Arbitrary<Draw> = fc.record({
  kind: fc.constantFrom('change', 'remove', 'add', 'rename'),
  at: fc.nat(),
  after: fc.nat(),
  key: fc.oneof(fc.constantFrom('a', 'b', '1', '__proto__', ''), fc.string()),
  value: fc.jsonValue({ maxDepth: 2 }),
});

type Plain = JsonValue | undefined;

/** Objects as lists of entries, so that order and odd keys are compared too. */
type Model = { entries: [string | null, Model][]; array: boolean } | { scalar: unknown };

function modelOf(value: Plain): Model {
  if (value === null || typeof value !== 'object') return { scalar: value };
  if (Array.isArray(value)) {
    const items = value as readonly JsonValue[];
    return { array: true, entries: items.map((item) => [null, modelOf(item)]) };
  }
  const entries = Object.entries(value as object) as [string, JsonValue][];
  return { array: false, entries: entries.map(([key, item]) => [key, modelOf(item)]) };
}

const textOf = (model: Model): string => {
  if ('scalar' in model) return JSON.stringify(model.scalar);
  const inside = model.entries.map(([key, value]) =>
    key === null ? textOf(value) : `${JSON.stringify(key)}:${textOf(value)}`,
  );
  return model.array ? `[${inside.join(',')}]` : `{${inside.join(',')}}`;
};

function placesOf(model: Model, at: Place = []): Place[] {
  if ('scalar' in model) return [at];
  return [at, ...model.entries.flatMap(([key, value], i) => placesOf(value, [...at, key ?? i]))];
}

function modelAt(model: Model, place: Place): Model {
  return place.reduce<Model>((now, step) => {
    if ('scalar' in now) throw new Error('no such place');
    return now.entries.find(([key], i) => (key ?? i) === step)![1];
  }, model);
}

/** The edit on the plain value and on the text; the model is changed in place. */
function both(model: Model, text: string, draw: Draw): string | null {
  const places = placesOf(model);
  const place = places[draw.at % places.length]!;
  const target = modelAt(model, place);
  if (draw.kind === 'add') {
    if ('scalar' in target) return null;
    if (!target.array && target.entries.some(([key]) => key === draw.key)) return null;
    const key = target.array ? null : draw.key;
    const at = target.entries.length === 0 ? 0 : draw.after % target.entries.length;
    const step = target.entries[at]?.[0] ?? (target.array ? at : null);
    const source = JSON.stringify(draw.value);
    target.entries.splice(at + 1, 0, [key, modelOf(draw.value as JsonValue)]);
    return add(text, place, step, key, source);
  }
  if (place.length === 0) return null;
  const home = modelAt(model, place.slice(0, -1));
  if ('scalar' in home) return null;
  const i = home.entries.findIndex(([key], n) => (key ?? n) === place.at(-1));
  if (draw.kind === 'remove') {
    home.entries.splice(i, 1);
    return remove(text, place);
  }
  if (draw.kind === 'change') {
    home.entries[i]![1] = modelOf(draw.value as JsonValue);
    return change(text, place, JSON.stringify(draw.value));
  }
  if (home.array || home.entries.some(([key], n) => key === draw.key && n !== i)) return null;
  home.entries[i]![0] = draw.key;
  return rename(text, place, draw.key);
}

it('any sequence of edits gives what the same edits of the plain value give: 500 runs', () => {
  fc.assert(
    fc.property(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom(0, 2),
      fc.array(draws, { maxLength: 12 }),
      (value, indent, edits) => {
        let text = JSON.stringify(value, null, indent);
        const model = modelOf(JSON.parse(text) as JsonValue);
        for (const draw of edits) text = both(model, text, draw) ?? text;
        expect(parseJson(text).mistake).toBeNull();
        const read = readJson(text);
        const wanted = parseJson(textOf(model)).node!;
        expect('value' in read && compactJson(read.value)).toBe(compactJson(toValue(wanted)));
      },
    ),
    { numRuns: 500 },
  );
});

it('writes down a denied call in CloudTrail’s own words and order', () => {
  const event = {
    eventSource: 'ssm.amazonaws.com',
    eventName: 'SendCommand',
    userAgent: 'aws-cli',
    responseElements: { ok: true },
    userIdentity: { arn: 'arn:aws:iam::123456789012:user/ana' },
  };
  const copy = denied(JSON.stringify(event));
  expect(copy).toBe(
    JSON.stringify({
      eventSource: 'ssm.amazonaws.com',
      eventName: 'SendCommand',
      userAgent: 'aws-cli',
      errorCode: 'AccessDenied',
      errorMessage:
        'User: arn:aws:iam::123456789012:user/ana is not authorized to perform: ssm:SendCommand because no identity-based policy allows the ssm:SendCommand action',
      responseElements: null,
      userIdentity: event.userIdentity,
    }),
  );
});

it('a denied call says less where less is known', () => {
  expect(denied('{}')).toBe(
    '{"errorCode": "AccessDenied","errorMessage": "You are not authorized to perform this operation.","responseElements": null}',
  );
});
