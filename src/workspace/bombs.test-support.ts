// Links and zips that are small and claim, or hide, far more than they may: for the tests, and for the bench that says how soon they
// are refused.
import { constants, deflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { seal } from './frame';
import { PREFIX, readLink } from './link';
import { pack } from './pack';
import { MAX_ZIP, readZip } from './zip';

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

function zip(name: string, bytes: Bytes, expected: RegExp): Bomb {
  const open = () => {
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
const nest = (head: string) => encoded(`${head}\n{"a":${'['.repeat(LEVELS)}${']'.repeat(LEVELS)}}`);

/** Made when asked for: some are a megabyte, and take a second. */
export function bombs(): Bomb[] {
  const stream = gigabyte();
  const behind = (...head: number[]) => Buffer.concat([Uint8Array.from(head), stream]);
  const trailing = Buffer.concat([deflateRawSync('{}'), Buffer.alloc(MEGABYTE)]);
  const large = zipSync({ 'rules/a.yml': [new Uint8Array(MAX_ZIP + 1), { level: 6 }] });
  const zeros = deflateRawSync(Buffer.alloc(64 * MEGABYTE));
  return [
    link('version 1', '1', stream, /^too-large$/),
    link('version 2', '2', stream, /^too-large$/),
    link('version 3 that says it is small', '3', behind(0, 100, 0), /^too-large$/),
    link('version 3 that says all it may', '3', behind(0, 128, 128, 128, 4, 0), /^too-large$/),
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
    link('version 1 with a deep nest', '1', deflateRawSync(nest('["",{},[["a",1]]]')), /^foreign$/),
    link('version 3 with a deep nest', '3', pack(nest('[0,{},[["a",1]]]')), /^foreign$/),
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
