// Files of events: what is in them, and that they are read again as what they were.
import fc from 'fast-check';
import Papa from 'papaparse';
import { beforeEach, describe, expect, it } from 'vitest';
import { readEvents } from '../cloudtrail/read';
import { compactJson, readJson, withKeys, type JsonValue } from '../text/json';
import type { ExportColumn, ExportFormat, ExportRequest } from './export-api';
import { exported } from './exporting';
import { Session } from './session';

const holding = (...values: readonly JsonValue[]) => ({
  size: values.length,
  value: (index: number) => values[index]!,
  ...{ growing: false, current: () => true },
});
const read = (text: string): JsonValue => {
  const found = readJson(text);
  if ('mistake' in found) throw new Error(found.mistake.message);
  return found.value;
};
const asking = (format: ExportFormat, more: Partial<ExportRequest> = {}): ExportRequest => ({
  ...{ id: 1, name: 'a', redaction: null, format, events: null, of: 0, columns: [] },
  ...more,
});

async function bytesOf(
  values: readonly JsonValue[],
  request: ExportRequest,
): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await exported(holding(...values), { ...request, of: values.length });
  expect(answer!.left).toBe(0);
  return new Uint8Array(await answer!.file!.arrayBuffer());
}
/** The decoder would swallow the mark. */
const textOf = async (...asked: Parameters<typeof bytesOf>): Promise<string> =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(...asked));

/** What a person would see who opens the file here. */
async function readAgain(values: readonly JsonValue[], format: ExportFormat): Promise<string[]> {
  const { events, problems } = await readEvents(await bytesOf(values, asking(format)));
  expect(problems.filter(({ diagnostic }) => diagnostic.severity === 'error')).toEqual([]);
  return events.map(({ value }) => compactJson(value));
}

const TRICKY = read(
  '{"eventName":"A","z":12345678901234567890,"10":{"2":null,"1":[]},"9":1e400,"__proto__":{"a":"\\ud800\\u2028"},"n":-0.5}',
);
const PLAIN = read('{"eventName":"B","eventTime":"2026-01-15T09:30:00Z"}');

describe('records', () => {
  it('are lines of NDJSON, exactly as they were', async () => {
    expect(await textOf([TRICKY, PLAIN], asking('ndjson'))).toBe(
      '{"eventName":"A","z":12345678901234567890,"10":{"2":null,"1":[]},"9":1e999,"__proto__":{"a":"\\ud800\u2028"},"n":-0.5}\n' +
        '{"eventName":"B","eventTime":"2026-01-15T09:30:00Z"}\n',
    );
  });

  it('are a log file', async () => {
    expect(await textOf([PLAIN, PLAIN], asking('log'))).toBe(
      `{"Records":[${compactJson(PLAIN)},${compactJson(PLAIN)}]}`,
    );
  });

  it('come in the order asked for, and only those', async () => {
    const values = ['a', 'b', 'c'].map((eventName) => ({ eventName }));
    const events = Uint32Array.of(2, 0);
    expect(await textOf(values, asking('ndjson', { events }))).toBe(
      '{"eventName":"c"}\n{"eventName":"a"}\n',
    );
    expect(await textOf(values, asking('log', { events }))).toBe(
      '{"Records":[{"eventName":"c"},{"eventName":"a"}]}',
    );
  });

  it('are joined without a seam where they are many', async () => {
    const values = Array.from({ length: 2500 }, (_, n) => ({ eventName: 'A', n }));
    const texts = values.map((value) => compactJson(value));
    for (const format of ['ndjson', 'log'] as const) {
      expect(await readAgain(values, format)).toEqual(texts);
    }
    const columns: ExportColumn[] = [{ head: 'event', fact: 'number' }];
    const rows = (await textOf(values, asking('csv', { columns }))).trimEnd().split('\r\n');
    expect(rows.slice(1)).toEqual(values.map(({ n }) => String(n + 1)));
  });

  it('are not written where the events are others by now', async () => {
    expect(await exported(holding(PLAIN), asking('ndjson', { of: 2 }))).toBeNull();
    expect(await exported(holding(PLAIN, PLAIN), asking('ndjson', { of: 1 }))).toBeNull();
  });

  it('are written while more come behind them, unless all are wanted', async () => {
    const growing = { ...holding(PLAIN, PLAIN), growing: true };
    const events = Uint32Array.of(0);
    const some = await exported(growing, asking('ndjson', { of: 1, events }));
    expect(await some!.file!.text()).toBe(`${compactJson(PLAIN)}\n`);
    expect(await exported(growing, asking('ndjson', { of: 3, events }))).toBeNull();
    expect(await exported(growing, asking('ndjson', { of: 1 }))).toBeNull();
  });

  it.each([
    ['ndjson', '{"n":3}\n{"n":0}\n'],
    ['log', '{"Records":[{"n":3},{"n":0}]}'],
    ['csv', '\uFEFFevent\r\n4\r\n1\r\n'],
  ] as const)('as %s, are left out and counted where they can’t be read', async (format, text) => {
    const values = [{ n: 0 }, null, null, { n: 3 }];
    const held = { ...holding(), size: 4, value: (i: number) => values[i]! };
    const columns: ExportColumn[] = [{ head: 'event', fact: 'number' }];
    const events = Uint32Array.of(1, 3, 2, 0);
    const answer = await exported(held, asking(format, { of: 4, events, columns }));
    expect(answer!.left).toBe(2);
    const bytes = await answer!.file!.arrayBuffer();
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe(text);
  });

  it('are none where none can be read', async () => {
    const held = { ...holding(), size: 2, value: () => null };
    const answer = await exported(held, asking('log', { of: 2 }));
    expect([await answer!.file!.text(), answer!.left]).toEqual(['{"Records":[]}', 2]);
  });
});

/** Each takes its time, as where it stands in a file. */
function slow(size: number) {
  const asked: number[] = [];
  const value = (n: number): JsonValue => {
    asked.push(n);
    for (const end = performance.now() + 2; performance.now() < end;);
    return { n };
  };
  return { ...holding(), size, value, asked };
}
const backwards = (size: number) => Uint32Array.from({ length: size }, (_, i) => size - 1 - i);

describe('many events', () => {
  it('are read in the order of the file, while others get their turn', async () => {
    const held = slow(60);
    const request = asking('ndjson', { of: 60, events: backwards(60) });
    let turns = 0;
    const clock = setInterval(() => (turns += 1));
    const answer = await exported(held, request);
    clearInterval(clock);
    expect(held.asked).toEqual([...backwards(60)].reverse());
    expect((await answer!.file!.text()).trimEnd().split('\n')).toEqual(
      [...backwards(60)].map((n) => `{"n":${n}}`),
    );
    expect(turns).toBeGreaterThan(1);
  });

  it('are given up when others take their place', async () => {
    const held = slow(60);
    let current = true;
    const answer = exported({ ...held, current: () => current }, asking('log', { of: 60 }));
    current = false;
    expect(await answer).toBeNull();
    expect(held.asked.length).toBeLessThan(60);
  });

  it('are written in the order wanted, whatever it is (100 runs)', async () => {
    const order = fc.shuffledSubarray(Array.from({ length: 40 }, (_, n) => n));
    // Long enough for several blobs.
    const values = Array.from({ length: 40 }, (_, n) => ({ n, é: 'é'.repeat(n === 20 ? 3e6 : n) }));
    await fc.assert(
      fc.asyncProperty(order, async (events) => {
        const request = asking('log', { events: Uint32Array.from(events) });
        const expected = `{"Records":[${events.map((n) => compactJson(values[n]!)).join(',')}]}`;
        expect((await textOf(values, request)) === expected).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

const key = fc.oneof(fc.string({ unit: 'binary' }), fc.nat().map(String), fc.constant('__proto__'));
const { value: anyValue } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.string({ unit: 'binary' }),
    fc.constantFrom(null, true, false, 0, 0.1, 1e21, '=1', '"', '{"Records":[]}'),
    // What fits in a number is read as one.
    fc
      .bigInt({ min: -(2n ** 90n), max: 2n ** 90n })
      .map((n): JsonValue => (n >= -(2n ** 53n) && n <= 2n ** 53n ? Number(n) : n)),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map(withKeys),
  ),
}));
const record = fc
  .tuple(fc.string({ unit: 'binary' }), anyValue, anyValue)
  .map(([eventName, requestParameters, responseElements]) =>
    withKeys([
      ['eventVersion', '1.08'],
      ['eventName', eventName],
      ['eventSource', 'iam.amazonaws.com'],
      ['requestParameters', requestParameters],
      ['responseElements', responseElements],
    ]),
  );
const records = fc.array(record, { minLength: 1, maxLength: 4 });

it.each(['ndjson', 'log'] as const)(
  'as %s, any records are read again as they were (1,000 runs)',
  async (format) => {
    await fc.assert(
      fc.asyncProperty(records, async (values) => {
        expect(await readAgain(values, format)).toEqual(values.map((value) => compactJson(value)));
      }),
      { numRuns: 1000 },
    );
  },
);

const FACTS: readonly ExportColumn[] = (
  ['number', 'time', 'name', 'service', 'principal', 'errorCode'] as const
).map((fact) => ({ head: fact, fact }));

describe('a table', () => {
  it('says what the rows say, and each light in the words given', async () => {
    const words = ['yes', 'no', 'unknown'] as const;
    const columns: ExportColumn[] = [
      ...FACTS,
      { head: 'verdict', bits: Uint32Array.of(2), known: Infinity, words },
      { head: 'a, "b"', bits: null, known: Infinity, words },
    ];
    const values = [
      PLAIN,
      read(
        '{"eventName":"C","eventSource":"ssm.amazonaws.com","errorCode":"AccessDenied","userIdentity":{"userName":"Zoë"}}',
      ),
    ];
    expect(await textOf(values, asking('csv', { columns }))).toBe(
      '\uFEFFnumber,time,name,service,principal,errorCode,verdict,"a, ""b"""\r\n' +
        '1,2026-01-15T09:30:00Z,B,,,,no,unknown\r\n' +
        '2,,C,ssm,Zoë,AccessDenied,yes,unknown\r\n',
    );
  });

  const NAME: readonly ExportColumn[] = [{ head: 'name', fact: 'name' }];
  const nameIn = async (eventName: string): Promise<string> =>
    (await textOf([{ eventName }], asking('csv', { columns: NAME }))).slice(
      '\uFEFFname\r\n'.length,
    );

  it.each([
    ['a comma', 'a,b', '"a,b"'],
    ['quotes', 'say "a"', '"say ""a"""'],
    ['a line break', 'a\nb', '"a\nb"'],
    ['blanks around it', ' a ', '" a "'],
    ['nothing', '', ''],
    ['=', '=1+1', `"'=1+1"`],
    ['+', '+1', `"'+1"`],
    ['-', '-1', `"'-1"`],
    ['@', '@SUM(A1)', `"'@SUM(A1)"`],
    ['a tab', '\t=1', `"'\t=1"`],
    ['a carriage return', '\r=1', `"'\r=1"`],
    ['a line feed', '\n=1', `"'\n=1"`],
    ['a wide sign', '＝1', `"'＝1"`],
    ['a formula of several lines', '=1\n+2', `"'=1\n+2"`],
    ['a formula that would leave its cell', '=1","=2', `"'=1"",""=2"`],
    ['a sign that is not first', 'a=1', 'a=1'],
  ])('takes %s', async (_, name, cell) => {
    expect(await nameIn(name)).toBe(`${cell}\r\n`);
  });

  it('has safe heads: a stage is called as its author likes', async () => {
    const columns: ExportColumn[] = [{ head: '=cmd', fact: 'name' }];
    expect(await textOf([{ eventName: 'A' }], asking('csv', { columns }))).toBe(
      `\uFEFF"'=cmd"\r\nA\r\n`,
    );
  });

  it('gives every cell back, but for the apostrophe, and none that begins a formula (2,000 runs)', async () => {
    const tricky = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.constantFrom(...'=+-@\t\r\n",; \'a＝')).map((letters) => letters.join('')),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(tricky, { minLength: 1, maxLength: 4 }), async (names) => {
        const values = names.map((eventName) => ({ eventName, errorCode: eventName }));
        const columns: ExportColumn[] = [
          { head: 'name', fact: 'name' },
          { head: 'code', fact: 'errorCode' },
        ];
        const text = await textOf(values, asking('csv', { columns }));
        const { data } = Papa.parse<string[]>(text.slice(1), { delimiter: ',', newline: '\r\n' });
        expect(data.pop()).toEqual(['']);
        expect(data.slice(1)).toEqual(
          names.map((name) => {
            const cell = /^[=+\-@\t\r\n＝＋－＠]/.test(name) ? `'${name}` : name;
            return [cell, cell];
          }),
        );
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a session', () => {
  let session: Session;
  beforeEach(async () => {
    session = new Session(() => undefined);
    await session.open([{ name: 'a', blob: new Blob(['{"n":1}\n{"n":2}']) }], []);
  });

  it('writes the events as they are now, edits included', async () => {
    await session.edit(1, '{"n": 12345678901234567890}');
    await session.shift(0, '{"first": true}');
    const file = await session.exportEvents(asking('ndjson', { of: 3 }));
    expect(await file!.file!.text()).toBe('{"first":true}\n{"n":1}\n{"n":12345678901234567890}\n');
    expect(file!.file!.type).toBe('application/x-ndjson');
    expect(await session.exportEvents(asking('ndjson', { of: 2 }))).toBeNull();
  });
});
