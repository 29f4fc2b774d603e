// Links and zips that are small and claim, or hide, far more than they may: for the tests, and for the bench that says how soon they
// are refused.
import { constants, deflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { seal } from './frame';
import { MAX_BYTES, PREFIX, readLink } from './link';
import { pack } from './pack';
import { holdsRules, MAX_ZIP, readZip } from './zip';

type Bytes = Uint8Array<ArrayBuffer>;

export interface Bomb {
  readonly name: string;
  /** Characters of the link, bytes of the zip. */
  readonly size: number;
  /** What is said of it: the problem's code, or a zip's problems in words. */
  readonly open: () => Promise<string>;
  readonly expected: RegExp;
}

const MEGABYTE = 1024 ** 2;

/** A megabyte of deflate stream that says a thousand times: a megabyte of zeros. */
function gigabyte(): Uint8Array {
  const flush = { finishFlush: constants.Z_FULL_FLUSH };
  const block = deflateRawSync(Buffer.alloc(MEGABYTE), flush);
  return Buffer.concat([...Array.from({ length: 1024 }, () => block), deflateRawSync('')]);
}

function link(name: string, version: string, body: Uint8Array, expected: RegExp): Bomb {
  const hash = PREFIX + seal({ version, body: Uint8Array.from(body) });
  const open = async () => {
    const read = await readLink(hash);
    return 'problem' in read ? read.problem.code : 'opened';
  };
  return { name: `a link of ${name}`, size: hash.length, open, expected };
}

/** As the page opens one: it asks first whether it is a workspace. */
function zip(name: string, bytes: Bytes, expected: RegExp): Bomb {
  const open = () => {
    holdsRules(bytes);
    const read = readZip(bytes);
    return Promise.resolve('problem' in read ? read.problem : read.problems.join(' ') || 'opened');
  };
  return { name: `a zip ${name}`, size: bytes.length, open, expected };
}

/** A zip whose directory names one stream so many times, each time as a file of `claims` bytes. */
function lying(stream: Uint8Array, claims: number, files: number): Bytes {
  const names = Array.from({ length: files }, (_, n) => `events/${n}.json`);
  const plain = Buffer.from(zipSync(Object.fromEntries(names.map((n) => [n, new Uint8Array(0)]))));
  const end = plain.length - 22;
  const start = plain.readUInt32LE(end + 16);
  const local = Buffer.from(plain.subarray(0, 30 + names[0]!.length));
  const close = Buffer.from(plain.subarray(end));
  const directory = Buffer.from(plain.subarray(start, end));
  for (let at = 0; at < directory.length; at += 46 + directory.readUInt16LE(at + 28)) {
    directory.writeUInt16LE(8, at + 10);
    directory.writeUInt32LE(stream.length, at + 20);
    directory.writeUInt32LE(claims, at + 24);
    directory.writeUInt32LE(0, at + 42);
  }
  close.writeUInt32LE(local.length + stream.length, 16);
  return Uint8Array.from(Buffer.concat([local, stream, directory, close]));
}

const encoded = (text: string) => new TextEncoder().encode(text);
const LEVELS = 2_000_000;
const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const nest = (head: string) => encoded(`${head}\n{"a":${nested(LEVELS)}}`);
/** A head and so many small things that a link is full. */
const filled = (head: string, unit: string, end = '') =>
  encoded(
    head + unit.repeat(Math.floor((MAX_BYTES - head.length - end.length) / unit.length)) + end,
  );

/** A zip whose directory says so of each of its files. */
function claiming(names: readonly string[], size: number): Bytes {
  const files = Object.fromEntries(names.map((name) => [name, new Uint8Array(0)]));
  const bytes = Uint8Array.from(zipSync(files, { level: 0 }));
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 22;
  for (let at = view.getUint32(end + 16, true); at < end; at += 46 + view.getUint16(at + 28, true))
    view.setUint32(at + 24, size, true);
  return bytes;
}

/** All its files are called as long, and end in the same. */
function renamed(bytes: Bytes): Bytes {
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 22;
  for (let at = view.getUint32(end + 16, true); at < end; at += 46 + view.getUint16(at + 28, true))
    bytes.set(encoded('events/'.padEnd(view.getUint16(at + 28, true), 'a')), at + 46);
  return bytes;
}

const TOO_LARGE = /^too-large$/;
const RECORDS = Math.floor((MAX_BYTES - 40) / 3);
const MANY = [`["",{},[["a",${RECORDS}]]]`, `[0,{},[["a",${RECORDS}]]]`] as const;
const MANY_NAMES = Array.from({ length: 15_000 }, (_, n) => `events/${n}.json`);

/** Made when asked for: some are a megabyte, and take a second. */
export function bombs(): Bomb[] {
  const stream = gigabyte();
  const behind = (...head: number[]) => Buffer.concat([Uint8Array.from(head), stream]);
  const trailing = Buffer.concat([deflateRawSync('{}'), Buffer.alloc(MEGABYTE)]);
  const large = zipSync({ 'rules/a.yml': [new Uint8Array(MAX_ZIP + 1), { level: 6 }] });
  const zeros = deflateRawSync(Buffer.alloc(64 * MEGABYTE));
  return [
    link('version 1', '1', stream, TOO_LARGE),
    link('version 2', '2', stream, TOO_LARGE),
    link('version 3 that says it is small', '3', behind(0, 100, 0), TOO_LARGE),
    link('version 3 that says all it may', '3', behind(0, 128, 128, 128, 4, 0), TOO_LARGE),
    link(
      'version 3 that ends early',
      '3',
      Buffer.concat([Uint8Array.of(0, 100, 0), trailing]),
      /^foreign$/,
    ),
    link(
      'version 3 that claims all the model may hold',
      '3',
      Uint8Array.of(128, 128, 4, 0),
      /^foreign$/,
    ),
    link('version 1 with a deep nest', '1', deflateRawSync(nest('["",{},[["a",1]]]')), TOO_LARGE),
    link('version 3 with a deep nest', '3', pack(nest('[0,{},[["a",1]]]')), TOO_LARGE),
    link(
      'version 1 that is a nest',
      '1',
      deflateRawSync(encoded(nested(MAX_BYTES / 2))),
      TOO_LARGE,
    ),
    link('version 3 that is a nest', '3', pack(encoded(nested(MAX_BYTES / 2))), TOO_LARGE),
    link(
      'version 1 with millions of events',
      '1',
      deflateRawSync(filled(MANY[0], '\n{}')),
      TOO_LARGE,
    ),
    link('version 3 with millions of events', '3', pack(filled(MANY[1], '\n{}')), TOO_LARGE),
    ...['[],', '{},', '1,', '"",', '\\u0041'].map((unit) =>
      link(
        `version 3 with an event full of ${unit}`,
        '3',
        pack(filled('[0,{},[["a",1]]]\n{"a":[', unit, '0]}')),
        TOO_LARGE,
      ),
    ),
    link(
      'version 3 with many sets',
      '3',
      pack(encoded(`[0,{},[${'["",0],'.repeat(140_000)}0]]`)),
      TOO_LARGE,
    ),
    zip('of many files that say they are large', claiming(MANY_NAMES, 20_000), /more than 256 MB/),
    zip('of many files of one name', renamed(claiming(MANY_NAMES, 0)), /more than a workspace may/),
    zip('of many files', claiming(MANY_NAMES, 0), /more than a workspace may/),
    zip('that says it is too large', large, /unpacks to more than 256 MB/),
    zip('that says it is small', lying(zeros, 100, 1), /damaged or locked/),
    zip('that says so of one stream many times', lying(zeros, 100, 400), /damaged or locked/),
  ];
}

/**
 * Milliseconds of the processor until it is refused, the quickest of some runs: the first compiles, and other programs want their
 * share. No more runs than are needed to come below `enough`.
 */
export async function refusedIn({ open, expected, name }: Bomb, enough = 0): Promise<number> {
  let quickest = Infinity;
  for (let run = 0; run < 30 && quickest >= enough; run += 1) {
    const start = process.cpuUsage();
    const said = await open();
    const { user, system } = process.cpuUsage(start);
    if (!expected.test(said)) throw new Error(`${name} is not refused: ${said.slice(0, 200)}`);
    quickest = Math.min(quickest, (user + system) / 1000);
  }
  return quickest;
}
