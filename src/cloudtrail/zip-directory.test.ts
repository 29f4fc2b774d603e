import { gunzipSync, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { streamable, zipListing, zipMembers, zipOfOne, type ZipMember } from './zip-directory';

type Bytes = Uint8Array<ArrayBuffer>;

const encoded = (text: string) => new TextEncoder().encode(text);
const decoded = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const bytesOf = async (blob: Blob): Promise<Bytes> => new Uint8Array(await blob.arrayBuffer());
const reading = (bytes: Bytes) => (from: number, to: number) => bytes.slice(from, to);
const membersOf = (bytes: Bytes) => zipMembers(bytes.length, reading(bytes));

const FILES = {
  'logs/a.json': encoded('{"a":1}'.repeat(100)),
  'logs/é.json': encoded('second'),
  'stored.gz': [encoded('third'), { level: 0 }],
  'logs/empty.json': encoded(''),
} as const;
const ZIP = zipSync({
  ...FILES,
  'folder/': new Uint8Array(0),
  '__MACOSX/._a': encoded('x'),
} as never);

describe('the files of a zip file', () => {
  it('are told in its order, without folders and what systems add', () => {
    expect(membersOf(ZIP)!.map(({ name, size }) => [name, size])).toEqual([
      ['logs/a.json', 700],
      ['logs/é.json', 6],
      ['stored.gz', 5],
      ['logs/empty.json', 0],
    ]);
  });

  it('are listed by name and size alone as well, or not at all', () => {
    const listed = (bytes: Bytes) => zipListing(bytes.length, reading(bytes));
    expect(listed(ZIP)).toEqual(membersOf(ZIP)!.map(({ name, size }) => ({ name, size })));
    for (let end = 0; end < ZIP.length; end += 1) {
      const cut = ZIP.slice(0, end);
      expect(listed(cut) === null).toBe(membersOf(cut) === null);
    }
  });

  it('are zip files of their own, without anything being read', async () => {
    for (const member of membersOf(ZIP)!) {
      const own = unzipSync(await bytesOf(zipOfOne(new Blob([ZIP]), member)));
      const [content] = [FILES[member.name as keyof typeof FILES]].flat();
      expect(Object.keys(own)).toEqual([member.name]);
      expect(decoded(own[member.name]!)).toBe(decoded(content as Uint8Array));
    }
  });

  it('can be streamed, those that are packed as gzip', async () => {
    const blob = new Blob([ZIP]);
    const all = membersOf(ZIP)!.map((member) => streamable(blob, member, reading(ZIP)));
    expect(all.map((one) => one?.gzip)).toEqual([true, true, false, true]);
    expect(decoded(gunzipSync(await bytesOf(all[0]!.blob)))).toBe('{"a":1}'.repeat(100));
    expect(await all[2]!.blob.text()).toBe('third');
  });

  it('are found before a comment, and behind what is no part of it', () => {
    const ended = joined(ZIP, encoded('a comment'));
    ended[ZIP.length - 2] = 9;
    expect(membersOf(ended)).toHaveLength(4);
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['no zip', encoded('hello')],
    ['a zip that is cut off', ZIP.slice(0, -30)],
    [
      'a directory that lies elsewhere',
      withEnd(ZIP, (view, end) => view.setUint32(end + 16, 7, true)),
    ],
    [
      'a directory beyond the file',
      withEnd(ZIP, (view, end) => view.setUint32(end + 16, 1e9, true)),
    ],
    ['a directory of gigabytes', withEnd(ZIP, (view, end) => view.setUint32(end + 12, 4e9, true))],
  ])('are not told of %s', (_, bytes) => {
    expect(membersOf(bytes)).toBe(null);
  });
});

function withEnd(zip: Bytes, change: (view: DataView, end: number) => void): Bytes {
  const bytes = zip.slice();
  change(new DataView(bytes.buffer), bytes.length - 22);
  return bytes;
}

describe('what can not be streamed', () => {
  const [member] = membersOf(ZIP)!;
  const changed = (change: (view: DataView) => void): ZipMember => {
    const entry = member!.entry.slice();
    change(new DataView(entry.buffer));
    return { ...member!, entry };
  };

  it.each([
    ['a file with a password', changed((view) => view.setUint16(8, 1, true))],
    ['a file packed in another way', changed((view) => view.setUint16(10, 93, true))],
    ['a file that is not where it should be', { ...member!, at: 3 }],
    ['a file that ends behind the archive', { ...member!, packed: 1e9 }],
  ])('%s', (_, one) => {
    expect(streamable(new Blob([ZIP]), one, reading(ZIP))).toBe(null);
  });
});

describe('archives beyond 4 GB', () => {
  /** The same archive, with offset and sizes in the fields that are for large ones. */
  function large(zip: Bytes): Bytes {
    const view = new DataView(zip.buffer);
    const end = zip.length - 22;
    const directory = view.getUint32(end + 16, true);
    const entries: Uint8Array[] = [];
    for (let at = directory; at < end;) {
      const [named, extra] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true)];
      const entry = zip.slice(at, at + 46 + named);
      const own = new DataView(entry.buffer);
      const field = new Uint8Array(28);
      const fields = new DataView(field.buffer);
      fields.setUint16(0, 1, true);
      fields.setUint16(2, 24, true);
      [24, 20, 42].forEach((of, i) => {
        fields.setBigUint64(4 + i * 8, BigInt(own.getUint32(of, true)), true);
        own.setUint32(of, 0xffffffff, true);
      });
      own.setUint16(30, 28, true);
      entries.push(entry, field);
      at += 46 + named + extra;
    }
    const all = joined(...entries);
    const record = new DataView(new ArrayBuffer(56));
    record.setUint32(0, 0x06064b50, true);
    record.setBigUint64(40, BigInt(all.length), true);
    record.setBigUint64(48, BigInt(directory), true);
    const locator = new DataView(new ArrayBuffer(20));
    locator.setUint32(0, 0x07064b50, true);
    locator.setBigUint64(8, BigInt(directory + all.length), true);
    const close = zip.slice(end);
    new DataView(close.buffer).setUint32(16, 0xffffffff, true);
    return joined(
      zip.subarray(0, directory),
      all,
      new Uint8Array(record.buffer),
      new Uint8Array(locator.buffer),
      close,
    );
  }

  it('are read as others are', async () => {
    const zip = large(zipSync({ a: encoded('first'), b: encoded('second') }));
    const members = membersOf(zip)!;
    expect(members.map(({ name, size }) => [name, size])).toEqual([
      ['a', 5],
      ['b', 6],
    ]);
    const blob = new Blob([zip]);
    const own = zipMembers(1e6, () => new Uint8Array(0));
    expect(own).toBe(null);
    const second = await bytesOf(zipOfOne(blob, members[1]!));
    const [only] = membersOf(second)!;
    expect([only?.name, only?.at]).toEqual(['b', 0]);
    const streamed = streamable(new Blob([second]), only!, reading(second));
    expect(decoded(gunzipSync(await bytesOf(streamed!.blob)))).toBe('second');
  });
});
