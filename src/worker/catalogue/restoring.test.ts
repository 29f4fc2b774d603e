// What the browser kept, opened again: as it is where this version made it, made anew where another did, and lost where it is damaged.
import { describe, expect, it, vi } from 'vitest';
import {
  bytesOfSet,
  madeOf,
  rule,
  setInBytes,
  type MadeSet,
} from '../../catalogue/made-sets.test-support';
import { HEAD_BYTES, listedPlace, STORED_VERSION } from '../../catalogue/stored-set';
import type { StoredPart, StoredSet } from '../catalogue-api';
import { makeHere } from './making.test-support';
import { restore, type Make, type RestoredSet } from './restoring';

const files = [
  rule('Trail Stopped', 'a:\n  eventName: StopLogging\ncondition: a', { id: 'one' }),
  rule('Ünïcode 𝄞', 'a:\n  eventName: [SendCommand, Erfunden]\n  awsRegion: ’—\ncondition: a'),
  { path: 'empty.yml', text: '' },
  rule('Shell', 'a:\n  Image|endswith: \\cmd.exe\ncondition: a', {}, 'sysmon'),
];
const filesOf = (of: typeof files) => of.map(({ path, text }) => ({ path, content: text }));
const others = [rule('Other', 'a:\n  eventName: CreateUser\ncondition: a')];
const made = (of = files): MadeSet => madeOf(of, 'kept.zip');

/** Makes as a worker does, and tells how often it was asked. */
const making = () => vi.fn<Make>((of, asked) => makeHere(of, asked));

/** As it is kept. */
const storedOf = ({ set, bodies }: MadeSet): StoredSet => ({
  name: set.name,
  date: set.date,
  rules: set.heads.length,
  files: set.paths.length,
  parts: [{ index: new Blob([bytesOfSet(set)]), bodies: new Blob([bodies]) }],
});

/** When all of them is read. */
async function setsOf(restored: RestoredSet | null) {
  for (const part of restored?.parts ?? []) await part.whole();
  return restored?.parts.map(({ set }) => set);
}

const numbersOf = async (blob: Blob) => new Uint32Array(await blob.arrayBuffer());

/** The same part as if another version had made it. */
async function ofVersion(version: number, part: StoredPart): Promise<StoredPart> {
  const numbers = await numbersOf(part.index);
  numbers[0] = version;
  return { ...part, index: new Blob([numbers]) };
}

/** As version 1 packed it: three texts, and the length of both columns. It had no heads, no facets, and the entries among what is listed. */
function firstForm({ set, bodies }: MadeSet): StoredPart {
  const { name, date, paths, entries, bodyStarts, indicators, search } = set;
  const texts = [
    JSON.stringify({ name, date, paths, entries, bodyStarts }),
    JSON.stringify(indicators),
    search.terms.join('\n'),
  ].map((text) => new TextEncoder().encode(text));
  const lengths = texts.map(({ length }) => length);
  const head = [1, ...lengths, search.starts.length, search.postings.length];
  const all = lengths.reduce((sum, length) => sum + length, 0);
  const padding = new Uint8Array((4 - (all % 4)) % 4);
  return {
    index: new Blob([
      new Uint32Array(head),
      ...texts,
      padding,
      Uint32Array.from(search.starts),
      Uint32Array.from(search.postings),
    ]),
    bodies: new Blob([bodies]),
  };
}

const stored = storedOf(made());
const [part] = stored.parts as [StoredPart];
const withParts = (...parts: StoredPart[]): StoredSet => ({ ...stored, parts });

describe('a set of this version', () => {
  it.each([0, 3, 24, 1000, 1e9])('comes back where %d bytes are read at once', async (lists) => {
    const [set] = (await setsOf(await restore(withParts({ ...part, lists }), making()))) ?? [];
    expect(set).toEqual(made().set);
  });

  it('is packed with what says how many bytes its lists take', async () => {
    const { parts } = await (await makeHere(filesOf(files), { name: 'x', date: 1 })).pack();
    const { index, lists } = parts[0]!;
    const head = new Uint8Array(await index.slice(0, HEAD_BYTES).arrayBuffer());
    expect(listedPlace(head, index.size)).toEqual([HEAD_BYTES, lists]);
  });

  it('comes back as it was, without a rule being read', async () => {
    const make = making();
    const restored = await restore(stored, make);
    expect(restored?.renewed).toBeNull();
    expect(await setsOf(restored)).toEqual([made().set]);
    expect(restored?.parts[0]?.bodies).toBe(part.bodies);
    expect(make).not.toHaveBeenCalled();
  });

  it('says what is in it', () => {
    expect(stored).toMatchObject({ name: 'kept.zip', date: 0, rules: 3, files: 4 });
  });
});

describe('a set of another version', () => {
  const versions = Array.from({ length: STORED_VERSION }, (_, version) => version);

  it.each([...versions, STORED_VERSION + 1])(
    'is made anew from its texts where it was version %d',
    async (version) => {
      const make = making();
      const old = withParts(await ofVersion(version, part));
      const restored = await restore(old, make);
      expect(make).toHaveBeenCalledTimes(1);
      expect(make.mock.calls[0]).toEqual([
        files.map(({ path, text }) => ({ path, content: text })),
        { name: 'kept.zip', date: 0 },
      ]);
      expect(await setsOf(restored)).toEqual([made().set]);
      expect(await restored?.parts[0]?.bodies.text()).toBe(await part.bodies.text());
      expect(await numbersOf(restored!.renewed!.parts[0]!.index)).toEqual(
        await numbersOf(part.index),
      );
    },
  );

  it('is made anew from the form of the first version', async () => {
    const restored = await restore(withParts(firstForm(made())), making());
    expect(await setsOf(restored)).toEqual([made().set]);
    expect(restored?.renewed).not.toBeNull();
  });

  it('is to be kept in its new form, which is not made again', async () => {
    const old = { ...withParts(firstForm(made())), hosted: 'digest', rules: 99 };
    const { renewed } = (await restore(old, making()))!;
    expect(renewed).toMatchObject({ name: 'kept.zip', files: 4, rules: 3, hosted: 'digest' });
    const make = making();
    const again = await restore(renewed!, make);
    expect([again?.renewed, make.mock.calls.length]).toEqual([null, 0]);
    expect(await setsOf(again)).toEqual([made().set]);
  });

  it('has only those parts made anew that are of it', async () => {
    const second = storedOf(made(others)).parts[0]!;
    const make = making();
    const restored = await restore(withParts(part, await ofVersion(1, second)), make);
    expect(make.mock.calls.map(([of]) => of.map(({ path }) => path))).toEqual([['other.yml']]);
    expect(restored?.renewed?.rules).toBe(4);
    expect(restored?.renewed?.parts[0]).toBe(part);
    const index = await restored!.renewed!.parts[1]!.index.arrayBuffer();
    expect(setInBytes(new Uint8Array(index))).toEqual(made(others).set);
  });

  it('tells of its failing as what it is: no set is lost by that', async () => {
    const old = withParts(await ofVersion(1, part));
    const failing: Make = () => Promise.reject(new Error('no names'));
    await expect(restore(old, failing)).rejects.toThrow('no names');
  });
});

describe('a damaged set is lost', () => {
  // As long as its texts are, so that only reading it fails.
  const unreadable = {
    arrayBuffer: () => Promise.reject(new Error('gone')),
    slice: () => unreadable,
    size: part.bodies.size,
  } as unknown as Blob;
  const cut = (blob: Blob, bytes: number) => blob.slice(0, blob.size - bytes);

  const damages: Record<string, () => StoredPart | Promise<StoredPart>> = {
    'whose index can not be read': () => ({ ...part, index: unreadable }),
    'whose index is empty': () => ({ ...part, index: new Blob([]) }),
    'whose index is something else': () => ({ ...part, index: new Blob(['nothing of the kind']) }),
    'whose index ends within its head': () => ({ ...part, index: part.index.slice(0, 8) }),
    'whose index ends within its texts': () => ({ ...part, index: part.index.slice(0, 64) }),
    'whose list is no JSON': async () => {
      const bytes = new Uint8Array(await part.index.arrayBuffer());
      bytes[24] = 0x2d;
      return { ...part, index: new Blob([bytes]) };
    },
    'that lacks the end of its texts': () => ({ ...part, bodies: cut(part.bodies, 1) }),
    'that has lost its texts': () => ({ ...part, bodies: new Blob([]) }),
    'of another version, that lacks the end of its texts': async () => ({
      ...(await ofVersion(1, part)),
      bodies: cut(part.bodies, 100),
    }),
    'of another version, whose texts can not be read': async () => ({
      ...(await ofVersion(1, part)),
      bodies: unreadable,
    }),
    'of another version, whose list lacks the files': () => {
      const text = new TextEncoder().encode(
        JSON.stringify({ name: 'kept.zip', date: 0 }).padEnd(40),
      );
      return {
        ...part,
        index: new Blob([new Uint32Array([1, text.length, 0, 0, 0, 0]), text]),
      };
    },
  };

  it.each(Object.keys(damages))('%s', async (damage) => {
    const make = making();
    expect(await restore(withParts(await damages[damage]!()), make)).toBeNull();
    expect(make).not.toHaveBeenCalled();
  });

  it('where one of its parts is', async () => {
    const broken = { ...part, index: new Blob(['nothing']) };
    expect(await restore(withParts(part, broken), making())).toBeNull();
    expect(await restore(withParts(broken, part), making())).toBeNull();
  });

  it('that has no parts', async () => {
    expect(await restore(withParts(), making())).toBeNull();
  });

  it('but for an index that only lacks its end: that is made anew', async () => {
    const shorter = { ...part, index: cut(part.index, 4) };
    const restored = await restore(withParts(shorter), making());
    expect(restored?.renewed).not.toBeNull();
    expect(await setsOf(restored)).toEqual([made().set]);
  });
});

it('a set of no rule is kept and comes back', async () => {
  const empty = storedOf(madeOf([], 'none'));
  const restored = await restore(empty, making());
  expect(restored?.parts[0]?.set.heads).toEqual([]);
  expect(restored?.renewed).toBeNull();
});
