// Whatever comes in, reading ends with an answer; and what is put into a wrapper comes out of it, however deep.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compactJson, type JsonValue } from '../text/json';
import { readEvents, readText } from './read';

/** Words that the readers look for, so that random values meet them. */
const WORDS = [
  ...['Records', 'eventName', 'eventSource', 'eventVersion', 'detail', 'detail-type', 'message'],
  ...[
    'logEvents',
    'events',
    'Events',
    'CloudTrailEvent',
    'hits',
    '_source',
    '_raw',
    'result',
    'results',
  ],
  ...[
    'data',
    'aws',
    'attributes',
    'records',
    'awslogs',
    'kinesis',
    'ResultSet',
    'Rows',
    'Data',
    'event',
  ],
  ...[
    'QueryResultRows',
    'eventJson',
    'tables',
    'columns',
    'rows',
    'values',
    'streams',
    'p_log_type',
  ],
  ...[
    'original',
    'cloudtrail',
    'metadata',
    'product',
    'name',
    'class_uid',
    'fields',
    'EventTypeName',
  ],
  ...[
    'userIdentity',
    'eventname',
    'eventsource',
    'Findings',
    'Message',
    'Type',
    'Messages',
    'Body',
  ],
];
const word = fc.constantFrom(
  ...WORDS,
  'via CloudTrail',
  'CloudTrail',
  '{"a":1}',
  'H4sI',
  '{a=b}',
  '',
);
const { value: anyValue } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    word,
    fc.constantFrom(null, true, 0, 1e21),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(word, tie('value'), { maxKeys: 3 }),
  ),
}));

it('never throws over JSON of any shape (10,000 runs)', () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      const { events, container } = readText(compactJson(value));
      expect(container).not.toBe('');
      for (const event of events) expect(typeof event.value).toBe('object');
    }),
    { numRuns: 10_000 },
  );
});

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '\n', 'a', '{"a":1}', 'a,b', '=', ';'),
      {
        maxLength: 60,
      },
    )
    .map((parts) => parts.join('')),
);

it('never throws over any text (10,000 runs)', () => {
  fc.assert(
    fc.property(text, (found) => {
      readText(found);
    }),
    { numRuns: 10_000 },
  );
});

const MAGIC = [
  [],
  [0x1f, 0x8b, 8],
  [0x50, 0x4b, 3, 4],
  [0x50, 0x4b, 5, 6],
  [0xff, 0xfe],
  [0xef, 0xbb, 0xbf],
];

it('never throws over any bytes (2,000 runs)', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...MAGIC),
      fc.uint8Array({ maxLength: 300 }),
      async (magic, bytes) => {
        await readEvents(new Uint8Array([...magic, ...bytes]));
      },
    ),
    { numRuns: 2000 },
  );
});

const record = fc.record({
  eventVersion: fc.constant('1.08'),
  eventName: fc.string(),
  eventSource: fc.constant('iam.amazonaws.com'),
  userIdentity: fc.constant({ type: 'IAMUser' }),
  requestParameters: fc.oneof(fc.constant(null), fc.dictionary(fc.string(), fc.string())),
  number: fc
    .bigInt({ min: -(2n ** 70n), max: 2n ** 70n })
    .map((n): JsonValue => (n >= -(2n ** 53n) && n <= 2n ** 53n ? Number(n) : n)),
});

type Wrap = (records: readonly JsonValue[]) => JsonValue;
const base64 = (value: JsonValue) => Buffer.from(compactJson(value)).toString('base64');
const WRAPS: readonly Wrap[] = [
  (records) => ({ Records: records }),
  (records) => records,
  (records) => ({ logEvents: records.map((one) => ({ message: compactJson(one) })) }),
  (records) => ({ Events: records.map((one) => ({ CloudTrailEvent: compactJson(one) })) }),
  (records) => ({ hits: { hits: records.map((one) => ({ _source: one })) } }),
  (records) =>
    records.map((one) => ({ 'detail-type': 'AWS API Call via CloudTrail', detail: one })),
  (records) => ({ results: records.map((one) => ({ _raw: compactJson(one) })) }),
  (records) => ({ Records: records.map((one) => ({ kinesis: { data: base64(one) } })) }),
  (records) => ({ Type: 'Notification', Message: compactJson({ Records: records }) }),
];

it('gives back every record, in order, out of up to three wrappers (2,000 runs)', () => {
  fc.assert(
    fc.property(
      fc.array(record, { minLength: 1, maxLength: 4 }),
      fc.array(fc.constantFrom(...WRAPS), { maxLength: 2 }),
      fc.constantFrom(...WRAPS),
      (records, outer, inner) => {
        const wrapped = outer.reduce<JsonValue>(
          (value, wrap) => wrap(Array.isArray(value) ? (value as readonly JsonValue[]) : [value]),
          inner(records),
        );
        const read = readText(compactJson(wrapped));
        expect(read.events.map(({ value }) => compactJson(value))).toEqual(
          records.map((one) => compactJson(one)),
        );
      },
    ),
    { numRuns: 2000 },
  );
});
