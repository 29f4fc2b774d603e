// Bytes → events: every shape events come in, and what is said of broken ones.
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readEvents, readText } from './read';

const record = (name: string) =>
  `{"eventVersion":"1.08","eventTime":"2026-01-01T00:00:00Z","eventSource":"s3.amazonaws.com","eventName":"${name}"}`;
const [A, B, C] = ['GetObject', 'PutObject', 'ListObjects'].map(record) as [string, string, string];

const names = (text: string) =>
  readText(text).events.map(({ value }) => (value as { eventName?: string }).eventName ?? '?');

const complaints = (text: string) =>
  readText(text).problems.map(
    ({ diagnostic, line, column }) => `${line}:${column} ${diagnostic.code}`,
  );

describe('shapes', () => {
  it.each([
    ['a single record', A, 'single record', 1],
    ['a pretty-printed record', JSON.stringify(JSON.parse(A), null, 2), 'single record', 1],
    ['an array', `[${A}, ${B}]`, 'JSON array', 2],
    ['a log file', `{"Records":[${A},${B}]}`, 'CloudTrail log file', 2],
    [
      'a pretty log file',
      JSON.stringify({ Records: [JSON.parse(A), JSON.parse(B)] }, null, 2),
      'CloudTrail log file',
      2,
    ],
    ['NDJSON', `${A}\n${B}\n${C}\n`, 'NDJSON', 3],
    ['NDJSON with empty lines and CRLF', `${A}\r\n\r\n${B}\r\n`, 'NDJSON', 2],
    [
      'log files line by line',
      `{"Records":[${A}]}\n{"Records":[${B},${C}]}\n`,
      'CloudTrail log file',
      3,
    ],
    ['values one after the other', `${A}${B}`, 'JSON values one after the other', 2],
    [
      'pretty values one after the other',
      `${JSON.stringify(JSON.parse(A), null, 2)}\n${JSON.stringify(JSON.parse(B), null, 2)}`,
      'JSON values one after the other',
      2,
    ],
    ['a bare object', '{"eventName": "X"}', 'single record', 1],
    ['an empty log file', '{"Records":[]}', 'CloudTrail log file', 0],
  ])('%s', (_, text, container, count) => {
    const read = readText(text);
    expect(read).toMatchObject({ container, events: { length: count } });
    expect(complaints(text).filter((one) => !one.endsWith('no-events'))).toEqual([]);
  });

  it('numbers records by line in NDJSON and one by one elsewhere', () => {
    expect(readText(`${A}\n\n${B}\n`).events.map(({ number }) => number)).toEqual([1, 3]);
    expect(readText(`[${A},\n\n${B}]`).events.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('keeps null apart from missing, and long integers whole', () => {
    const { events } = readText('{"eventName":"X","a":null,"n":12345678901234567890}');
    expect(events[0]!.value).toEqual({ eventName: 'X', a: null, n: 12345678901234567890n });
  });
});

describe('broken input: where, and the good records around it are kept', () => {
  it.each([
    ['a bad line', `${A}\n{"eventName":\n${B}\n`, ['2:14 json-syntax'], ['GetObject', 'PutObject']],
    [
      'a bad record in a log file',
      `{"Records":[\n${A},\n{"eventVersion":"1.08",eventName:"X"},\n${B}\n]}`,
      ['3:24 json-syntax'],
      ['GetObject', 'PutObject'],
    ],
    [
      'a missing comma between records',
      `[\n${A}\n${B},\n${C}]`,
      ['3:1 json-syntax'],
      ['GetObject', 'PutObject', 'ListObjects'],
    ],
    [
      'a broken log file before a whole one',
      `{"Records":[${A} ${B}]}\n{"Records":[${C}]}`,
      [`1:${14 + A.length} json-syntax`],
      ['GetObject', 'PutObject', 'ListObjects'],
    ],
    [
      'a record over several lines among records of one',
      `${A}\n${JSON.stringify(JSON.parse(B), null, 1)}\n${C}\n`,
      [],
      ['GetObject', 'PutObject', 'ListObjects'],
    ],
    [
      'bare objects behind a mistake in a list',
      '[{"eventName":"A"},{"a" 2},{"a":3},{"a":4}]',
      ['1:25 json-syntax'],
      ['A', '?', '?'],
    ],
    ['bare objects behind a mistake', '{"a":1}{"b":}{"c":1}', ['1:13 json-syntax'], ['?', '?']],
    [
      'a truncated log file',
      `{"Records":[${A},{"eventVersion":"1.08","eventName":"X`,
      ['1:164 json-syntax'],
      ['GetObject'],
    ],
    ['a truncated array', `[${A},${B}`, ['1:233 json-syntax'], ['GetObject', 'PutObject']],
    ['garbage before a record', `oops ${A}`, ['1:1 json-syntax'], ['GetObject']],
    [
      'a value that is no object',
      '[1, {"eventName":"X"}, "y"]',
      ['1:2 not-an-event', '1:24 not-an-event'],
      ['X'],
    ],
    [
      'records that are no objects, behind other values',
      '[{"eventName":"A"}]\n{"Records":[\n  {"eventName":"B"},\n  5,\n  null]}',
      ['4:3 not-an-event', '5:3 not-an-event'],
      ['A', 'B'],
    ],
    ['null', 'null', ['1:1 not-an-event'], []],
    ['no JSON at all', 'hello', ['1:1 json-syntax'], []],
    ['nothing', '  \n', ['1:1 no-events'], []],
  ])('%s', (_, text, expected, kept) => {
    expect(names(text)).toEqual(kept);
    expect(complaints(text)).toEqual(expected);
  });

  it('is through with text that is broken at every depth', () => {
    const started = performance.now();
    readText('{"a":'.repeat(60_000));
    readText(`[1 ${'{"a":['.repeat(300)}${'1,'.repeat(1_000_000)}`);
    // Trying every place to its end would take many times that.
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('counts the mistakes beyond the fiftieth', () => {
    const problems = readText(`${A}\n${'{"a":\n'.repeat(80)}`).problems;
    expect(problems).toHaveLength(51);
    expect(problems.at(-1)!.diagnostic.message).toContain('30 more');
  });
});

describe('bytes', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  it('unpacks gzip, whatever the file is called', async () => {
    const read = await readEvents(new Uint8Array(gzipSync(`{"Records":[${A}]}`)));
    expect(read).toMatchObject({
      container: 'CloudTrail log file',
      events: { length: 1 },
      problems: [],
    });
  });
  it('stops unpacking where it gets too large, and says so', async () => {
    const packed = new Uint8Array(gzipSync(Buffer.alloc(3 * 1024 * 1024)));
    const { events, problems } = await readEvents(packed, 2 * 1024 * 1024);
    expect(events).toEqual([]);
    expect(problems).toMatchObject([
      {
        diagnostic: {
          code: 'packed-too-large',
          message: expect.stringContaining('than 2 MB') as string,
        },
        line: 1,
      },
    ]);
    expect((await readEvents(packed, 3 * 1024 * 1024)).problems).not.toMatchObject([
      { diagnostic: { code: 'packed-too-large' } },
    ]);
  });

  it('says so when gzip is cut short', async () => {
    const packed = new Uint8Array(gzipSync(`{"Records":[${A}]}`));
    const read = await readEvents(packed.slice(0, packed.length - 12));
    expect(read.problems.map(({ diagnostic }) => diagnostic.code)).toContain('bad-gzip');
  });
  it('keeps what stands before the place where gzip is cut short', async () => {
    const lines = Array.from({ length: 5000 }, (_, i) => record(`Call${(i * 7919) % 5000}`));
    const packed = new Uint8Array(gzipSync(lines.join('\n')));
    const read = await readEvents(packed.slice(0, packed.length / 2));
    expect(read.events.length).toBeGreaterThan(1500);
    expect(read.events.length).toBeLessThan(5000);
    expect(read.problems[0]!.diagnostic.code).toBe('bad-gzip');
  });
  it('reads all members of a gzip file', async () => {
    const packed = Buffer.concat([gzipSync(`${A}\n`), gzipSync(`${B}\n`), gzipSync(`${C}\n`)]);
    expect(await readEvents(new Uint8Array(packed))).toMatchObject({
      container: 'NDJSON',
      events: { length: 3 },
      problems: [],
    });
  });
  it.each([
    ['UTF-16 with its mark', [0xff, 0xfe], 'utf16le'],
    ['UTF-16 without', [], 'utf16le'],
  ] as const)('reads %s', async (_, mark, encoding) => {
    const packed = new Uint8Array([...mark, ...Buffer.from(`{"Records":[${A}]}`, encoding)]);
    expect(await readEvents(packed)).toMatchObject({ events: { length: 1 }, problems: [] });
  });
  it('reads UTF-16 with the other order of bytes', async () => {
    const packed = new Uint8Array(Buffer.from(`\ufeff${A}`, 'utf16le').swap16());
    expect(await readEvents(packed)).toMatchObject({ events: { length: 1 }, problems: [] });
  });
  it('reads the files in a zip file, packed ones too, and says which of them is broken', async () => {
    const zip = zipSync({
      'logs/a.json': bytes(`{"Records":[${A}]}`),
      'logs/b.json.gz': new Uint8Array(gzipSync(`{"Records":[${B},${C}]}`)),
      '__MACOSX/logs/._a.json': bytes('junk'),
      'logs/c.json': bytes(`{"Records":[${A},`),
    });
    const read = await readEvents(zip);
    expect(read).toMatchObject({ container: 'zip, CloudTrail log file', events: { length: 4 } });
    expect(read.problems.map(({ diagnostic }) => diagnostic.message)).toEqual([
      expect.stringMatching(/^logs\/c\.json: /),
    ]);
  });
  it('keeps the other files where one in a zip file is damaged', async () => {
    const long = bytes(Array.from({ length: 500 }, (_, i) => record(`Call${i}`)).join('\n'));
    const zip = zipSync({ 'a.json': long, 'b.json': bytes(B) });
    zip.fill(0xff, 60, 90);
    const read = await readEvents(zip);
    expect(read.events.map(({ value }) => (value as { eventName?: string }).eventName)).toEqual([
      'PutObject',
    ]);
    expect(read.problems.map(({ diagnostic }) => diagnostic.code)).toEqual(['bad-zip-entry']);
  });
  it('goes into what is packed in packed only so far: a file may hold itself', async () => {
    const packed = (times: number): Uint8Array<ArrayBuffer> =>
      times === 0 ? bytes(A) : new Uint8Array(gzipSync(packed(times - 1)));
    expect(await readEvents(packed(4))).toMatchObject({ events: { length: 1 }, problems: [] });
    const deep = await readEvents(packed(5));
    expect(deep.problems.map(({ diagnostic }) => diagnostic.code)).toEqual(['packed-too-deep']);
  });
  it('caps what all packed files in a zip file come to', async () => {
    const packed = new Uint8Array(gzipSync(Buffer.alloc(1024 * 1024, '\n')));
    const zip = zipSync({ 'a.gz': packed, 'b.gz': packed, 'c.gz': packed, 'd.json': bytes(A) });
    const read = await readEvents(zip, 2.5 * 1024 * 1024);
    expect(read.events).toHaveLength(1);
    expect(read.problems.map(({ diagnostic: { message } }) => message)).toContainEqual(
      expect.stringMatching(/^c\.gz: This gzip file unpacks to more than 2\.5 MB/),
    );
  });
  it('counts the problems of a zip file beyond the fiftieth', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [`${i}.json`, bytes('{')]),
    );
    const { problems } = await readEvents(zipSync(files));
    expect(problems).toHaveLength(51);
    expect(problems.at(-1)!.diagnostic.message).toContain('10 more');
  });
  it('says so when a zip file is cut short, or holds too much', async () => {
    const zip = zipSync({ 'a.json': bytes(A), 'b.json': new Uint8Array(3 * 1024 * 1024) });
    const cut = await readEvents(zip.slice(0, -30));
    expect(cut.problems.map(({ diagnostic }) => diagnostic.code)).toEqual(['bad-zip']);
    const large = await readEvents(zip, 2 * 1024 * 1024);
    expect(large.problems.map(({ diagnostic }) => diagnostic.code)).toEqual(['packed-too-large']);
  });
  it.each([
    ['Parquet', 'PAR1\u0015\u0004', 'parquet file'],
    ['Avro', 'Obj\u0001\u0004', 'avro file'],
    ['a picture', '\u0089PNG\u0000\u0000\u0000', 'unknown file'],
  ])('names %s, and reads nothing of it', async (_, text, container) => {
    const read = await readEvents(new Uint8Array(Buffer.from(text, 'latin1')));
    expect(read).toMatchObject({ container, events: [] });
    expect(read.problems.map(({ diagnostic }) => diagnostic.code)).toEqual(['not-text']);
  });
  it('takes a BOM', async () => {
    expect((await readEvents(bytes(`\uFEFF${A}`))).problems).toEqual([]);
  });
  it('warns of bytes that are no UTF-8, and reads the rest', async () => {
    const read = await readEvents(new Uint8Array([...bytes('{"a":"'), 0xff, ...bytes('"}')]));
    expect(read.problems.map(({ diagnostic }) => diagnostic.code)).toEqual(['invalid-utf8']);
    expect(read.events).toHaveLength(1);
  });
});
