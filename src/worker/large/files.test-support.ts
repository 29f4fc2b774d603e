// Files as they come: records of CloudTrail's and stranger ones, on lines, in lists, packed, cut off in odd places.
import fc from 'fast-check';
import { gzipSync, zipSync } from 'fflate';
import { compactJson, keysOf, withKeys, type JsonValue } from '../../text/json';

const bytes = (text: string) => new TextEncoder().encode(text);

const text = fc.constantFrom(
  ...['alice', 'ALICE', 'mallory', 'zoë', '\u{1f525}', 'a"b', 'C:\\x', 'send\u212a', '\ufffd', ''],
  ...['},{"eventVersion":"', ']}{"Records":[', '\n', '},\n{', 'half \ud800'],
);
const inner = fc.oneof(
  text,
  fc.constantFrom<JsonValue>(null, 5, true, 12345678901234567890n, -0, 1e21),
  fc.array(fc.record({ a: text, 10: text, 2: text }), { maxLength: 3 }),
  fc.constant(
    withKeys([
      ['b', 1],
      ['10', 2],
      ['2', 3],
    ]),
  ),
);

const RECORD = {
  eventVersion: fc.constantFrom('1.08', '1.11'),
  eventTime: fc.constantFrom('2026-03-02T09:14:07Z', '2026-03-02T09:14:07.250Z', 'yesterday'),
  eventSource: fc.constantFrom('iam.amazonaws.com', 's3.amazonaws.com'),
  eventName: fc.constantFrom('GetObject', 'PutObject', 'CreateUser', 'ConsoleLogin'),
  userIdentity: fc.record({ type: fc.constantFrom('Root', 'IAMUser'), userName: text }),
  errorCode: fc.constantFrom('AccessDenied', 'Other'),
  requestParameters: inner,
  responseElements: inner,
  awsRegion: fc.constantFrom('eu-central-1', 'us-east-1'),
};

/** As CloudTrail writes it. */
const usual = fc.record(RECORD, {
  requiredKeys: ['eventVersion', 'eventTime', 'eventSource', 'eventName'],
}) as fc.Arbitrary<{ [key: string]: JsonValue }>;

/** The same members in another order. */
const unusual = fc.tuple(usual, fc.nat(7)).map(([record, by]): { [key: string]: JsonValue } => {
  const keys = [...keysOf(record)];
  const turned = [...keys.slice(by % keys.length), ...keys.slice(0, by % keys.length)];
  return Object.fromEntries(turned.map((key) => [key, record[key]!]));
});

/** Some letters are written as escapes. */
const escaped = (json: string): string =>
  json.replace(/[OL]/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`);
const spaced = (json: string): string => json.replace(/^\{"/, '{ "');

const written = (record: fc.Arbitrary<JsonValue>, odd: boolean) =>
  fc
    .tuple(record, fc.constantFrom('', '', '', 'escaped', ...(odd ? ['spaced'] : [])))
    .map(([value, how]) => {
      const json = compactJson(value);
      return how === 'escaped' ? escaped(json) : how === 'spaced' ? spaced(json) : json;
    });

// None that the next line could complete: a value over several lines is put together within a piece only.
const BROKEN = ['{"eventName": ;', 'no JSON at all', '{"a":1}}', '[1', '"x'];

/** Records on lines; `odd`: some are no records of CloudTrail's, or none at all. */
const lines = (odd: boolean) => {
  const line = fc.oneof(
    { weight: 8, arbitrary: written(odd ? fc.oneof(usual, unusual) : usual, odd) },
    { weight: 1, arbitrary: fc.constantFrom('', ' ', '\t') },
    ...(odd ? [{ weight: 1, arbitrary: fc.constantFrom(...BROKEN) }] : []),
  );
  return fc
    .record({
      first: written(odd ? unusual : usual, odd),
      rest: fc.array(line, { maxLength: 14 }),
      end: fc.constantFrom('\n', '\n', '\r\n'),
      last: fc.constantFrom('', 'end', '\n\n'),
      mark: fc.constantFrom('', '', '\ufeff'),
    })
    .map(
      ({ first, rest, end, last, mark }) =>
        mark + [first, ...rest].join(end) + (last === 'end' ? end : last),
    );
};

const list = fc
  .record({
    lists: fc.array(
      fc.tuple(
        written(usual, false),
        fc.array(
          written(
            fc.oneof({ weight: 6, arbitrary: usual }, { weight: 1, arbitrary: unusual }),
            false,
          ),
          { maxLength: 6 },
        ),
      ),
      { minLength: 1, maxLength: 3 },
    ),
    between: fc.constantFrom('', '\n', '\n\n'),
    last: fc.constantFrom('', '\n'),
    comma: fc.constantFrom(',', ',', ',', ',\n', ', '),
  })
  .map(
    ({ lists, between, last, comma }) =>
      lists.map(([first, rest]) => `{"Records":[${[first, ...rest].join(comma)}]}`).join(between) +
      last,
  );

const records = fc.array(fc.oneof(usual, unusual), { minLength: 1, maxLength: 8 });
const pretty = records.map((all) => JSON.stringify({ Records: all.map(plain) }, null, 2));
/** Long integers are of no matter there. */
const plain = (record: JsonValue): JsonValue => JSON.parse(compactJson(record)) as JsonValue;
const lookup = records.map((all) =>
  JSON.stringify({ Events: all.map((one) => ({ CloudTrailEvent: compactJson(one) })) }),
);
const csv = records.map((all) =>
  [
    'eventname,eventsource,awsregion',
    ...all.map(
      ({ eventName, eventSource }) => `${eventName as string},${eventSource as string},us-east-1`,
    ),
  ].join('\n'),
);
const wrapped = fc.array(records, { minLength: 2, maxLength: 4 }).map((all) =>
  all
    .map((some) =>
      JSON.stringify({
        messageType: 'DATA_MESSAGE',
        owner: '1',
        logGroup: 'g',
        logStream: 's',
        logEvents: some.map((one) => ({ id: '1', timestamp: 1, message: compactJson(one) })),
      }),
    )
    .join('\n'),
);

const texts = fc.oneof(
  { weight: 3, arbitrary: lines(false) },
  { weight: 3, arbitrary: lines(true) },
  { weight: 3, arbitrary: list },
  ...[pretty, lookup, csv, wrapped].map((arbitrary) => ({ weight: 1, arbitrary })),
);

interface File {
  readonly content: string;
  readonly packed: '' | 'gzip' | 'members' | 'junk' | 'zip';
  /** Percent of it that are in the first of two members. */
  readonly share: number;
}

export const file: fc.Arbitrary<File> = fc.record({
  content: texts,
  packed: fc.constantFrom('', '', '', 'gzip', 'members', 'junk', 'zip'),
  share: fc.nat(100),
});

export function packed({ content, packed: how, share }: File): Uint8Array {
  const all = bytes(content);
  const at = Math.round((all.length * share) / 100);
  switch (how) {
    case 'gzip':
      return gzipSync(all);
    case 'members':
      return joined(gzipSync(all.subarray(0, at)), gzipSync(all.subarray(at)));
    case 'junk':
      return joined(gzipSync(all), bytes('and more'));
    case 'zip':
      return zipSync({
        'a.json': all,
        'b.json': bytes(compactJson({ eventName: 'Last', eventSource: 'x' })),
      });
    case '':
      return all;
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

const search = fc.constantFrom<unknown>(
  { eventName: 'GetObject' },
  { eventName: ['CreateUser', 'GetObject'], eventSource: 's3.amazonaws.com' },
  { eventName: 'ConsoleLogin', errorCode: null },
  { errorCode: null },
  { 'userIdentity.userName|contains': 'ali' },
  { 'userIdentity.userName|contains': 'sendk' },
  { 'userIdentity.userName': 'zoë' },
  { 'eventName|re': '^(?:Get|Put)Object$' },
  { 'requestParameters.a': 'mallory' },
  { requestParameters: 12345678901234567000 },
  { 'requestParameters|exists': true },
  ['alice', 'Denied'],
);

/** A rule as text; most require something. */
export const rule: fc.Arbitrary<string> = fc
  .tuple(search, search, fc.constantFrom('s', 's and t', 's or t', 's and not t', 'not s'))
  .map(([s, t, condition]) =>
    JSON.stringify({ title: 't', logsource: { product: 'aws' }, detection: { s, t, condition } }),
  );
