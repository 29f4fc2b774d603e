// What goes wrong with files: each is said in words that help, and nothing is lost that could be read.
import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  blobOf,
  changeTo,
  namesOf,
  opened,
  record,
  ruleOf,
  SMALL,
  type Fate,
} from './large.test-support';
import type { LargeEvents } from './large-events';
import type { Piece } from './piece';

const RULE = ruleOf({ eventName: ['E1', 'E7'] });
const names = (count: number, from = 0) => Array.from({ length: count }, (_, i) => `E${from + i}`);
const lines = (count: number, from = 0) =>
  names(count, from)
    .map((name) => `${record(name)}\n`)
    .join('');
const list = (count: number) =>
  `{"Records":[${names(count)
    .map((name) => record(name))
    .join(',')}]}`;
const encoded = (text: string) => new TextEncoder().encode(text);

async function read(
  files: readonly (string | Uint8Array | Blob)[],
  how: Parameters<typeof opened>[1] = {},
) {
  const made = opened(files, how);
  made.large.want([RULE]);
  await made.readers.all();
  return { ...made, said: said(made.large) };
}

const said = (large: LargeEvents): string[] => {
  const growth = large.growth(0);
  expect(growth.progress).toBeNull();
  return large.sources.flatMap(({ problems }) =>
    problems.map(({ line, diagnostic }) => `${line} ${diagnostic.code}: ${diagnostic.message}`),
  );
};

describe('a gzip file that is cut off', () => {
  it('gives the records before the cut, and says so', async () => {
    const all = encoded(lines(300));
    const packed = gzipSync(all);
    const { large, said: heard } = await read([packed.subarray(0, packed.length * 0.6)]);
    expect(large.size).toBeGreaterThan(100);
    expect(namesOf(large)).toEqual(names(large.size));
    expect(heard).toEqual([
      expect.stringMatching(
        /^1 bad-gzip: .*cut off or damaged. What stands before that was read.$/,
      ),
      expect.stringMatching(new RegExp(`^${large.size + 1} json-syntax: `)),
    ]);
  });

  it('gives those of a log file, the one that is cut standing as an empty event', async () => {
    const packed = gzipSync(encoded(list(300)));
    const sizes = { ...SMALL, piece: 1000 };
    const { large, said: heard } = await read([packed.subarray(0, packed.length * 0.6)], { sizes });
    const found = namesOf(large);
    expect(found.slice(0, -1)).toEqual(names(large.size - 1));
    expect(found.at(-1)).toBeUndefined();
    expect(heard).toEqual([
      expect.stringContaining('bad-gzip'),
      expect.stringMatching(/unreadable-records: A record begins as records do, but is no JSON/),
    ]);
  });

  it('at once says that nothing could be read', async () => {
    const { large, said: heard } = await read([
      gzipSync(encoded(lines(9))).subarray(0, 10),
      lines(2),
    ]);
    expect(namesOf(large)).toEqual(names(2));
    expect(heard).toEqual([expect.stringContaining('Nothing could be read.')]);
  });
});

describe('a line that is too long to be a record', () => {
  const long = record('Long', { text: 'x'.repeat(9000) });
  const sizes = { ...SMALL, record: 2000 };

  it.each([
    ['in the middle', lines(3), lines(4, 3)],
    ['at the end', lines(7), ''],
  ])('%s is left out and said where it stands; the others are read', async (_, before, after) => {
    const { large, said: heard } = await read([`${before}${long}\n${after}{"broken\n`], { sizes });
    expect(namesOf(large)).toEqual(names(7));
    expect(heard).toEqual([
      expect.stringMatching(
        new RegExp(
          `^${before.split('\n').length} record-too-long: A line of 0 MB is too long to be a record and was left out`,
        ),
      ),
      expect.stringMatching(/^9 json-syntax/),
    ]);
  });

  it('in a list is left out as well', async () => {
    const text = `{"Records":[${[...names(3).map((name) => record(name)), long, ...names(3, 3).map((name) => record(name))].join(',')}]}`;
    const { large, said: heard } = await read([text], { sizes });
    expect(namesOf(large)).toEqual(names(6));
    expect(heard).toEqual([expect.stringContaining('1 record-too-long')]);
  });

  it('that is all there is, and can’t be read at once, is said to be too large', async () => {
    const { large, said: heard } = await read([long, lines(2)], {
      sizes: { ...sizes, whole: 5000 },
    });
    expect(namesOf(large)).toEqual(names(2));
    expect(heard).toEqual([
      '1 too-large-as-one: This file of 0 MB has to be read as a whole, which is done up to 0 MB, so it was not read; expected a record a line, or {"Records":[…]} as CloudTrail delivers it.',
    ]);
  });
});

describe('empty lines', () => {
  it('a million of them hold nothing, and that is said', async () => {
    const sizes = { ...SMALL, piece: 64 * 1024, whole: 1e7 };
    const { large, said: heard } = await read(['\n'.repeat(1_000_000)], { sizes });
    expect(large.size).toBe(0);
    expect(heard).toEqual([
      '1 no-events: This holds no events; expected CloudTrail records as JSON.',
    ]);
  });

  it('a million of them between records are counted as lines', async () => {
    const sizes = { ...SMALL, piece: 64 * 1024 };
    const text = `${lines(1)}${'\n'.repeat(1_000_000)}${lines(1, 1)}{"broken`;
    const { large, said: heard } = await read([text], { sizes });
    expect(namesOf(large)).toEqual(['E0', 'E1']);
    expect(heard).toEqual([expect.stringMatching(/^1000003 json-syntax/)]);
  });
});

it('invalid UTF-8 is said once, and every record is read', async () => {
  const bytes = encoded(lines(20));
  for (const at of [20, 700, 1500])
    bytes[at + encoded(lines(20)).subarray(at).indexOf(0x69)] = 0xff;
  const { large, said: heard } = await read([bytes]);
  expect(large.size).toBe(20);
  expect(heard).toEqual([expect.stringMatching(/^\d+ invalid-utf8: /)]);
});

describe('a record that begins as records do, and is broken', () => {
  const broken = '{"eventVersion":"1.08","eventName":}';

  it.each([
    ['on a line', `${lines(5)}${broken}\n${lines(5, 5)}`, 6],
    ['in a list', list(10).replace(record('E5'), `${broken},${record('E5')}`), 1],
  ])(
    '%s stands as an empty event, so that the others keep their numbers',
    async (_, text, line) => {
      const { large, said: heard } = await read([text]);
      expect(namesOf(large)).toEqual([...names(5), undefined, ...names(5, 5)]);
      expect(large.event(5)!.value).toEqual({});
      expect(heard).toEqual([expect.stringMatching(new RegExp(`^${line} unreadable-records: `))]);
    },
  );

  it('is no record where two stand on one line', async () => {
    const { large, said: heard } = await read([
      `${lines(2)}${record('E2')}${record('E3')}\n${lines(1, 4)}`,
    ]);
    expect(namesOf(large)).toEqual(['E0', 'E1', undefined, 'E4']);
    expect(heard.length).toBe(1);
  });
});

it('records in a list that begin in another way are not passed over', async () => {
  const odd = '{"eventName":"Odd","eventVersion":"1.08","eventSource":"x"}';
  const text = list(20)
    .replace(record('E3'), odd)
    .replace(record('E12'), `${odd},{"a":[{"b":1}]}`)
    .replace(/,(?=\{"eventVersion":"1.08","eventName":"E15")/, ',\n');
  const { large, said: heard } = await read([text]);
  expect(namesOf(large)).toEqual([
    ...[...names(3), 'Odd', ...names(8, 4), 'Odd', undefined, ...names(7, 13)],
  ]);
  expect(heard).toEqual([]);
});

describe('a file that changes while it is read', () => {
  it('before anything was read of it is said, once, and the others are read', async () => {
    const gone = blobOf(lines(30));
    const made = opened([gone, lines(2)], { workers: 1 });
    made.large.want([RULE]);
    await made.readers.release();
    changeTo(gone, null);
    await made.readers.all();
    expect(namesOf(made.large)).toEqual(names(2));
    expect(said(made.large)).toEqual([
      expect.stringMatching(
        /^1 file-unreadable: This file can’t be read any more: it was changed, moved or removed/,
      ),
    ]);
  });

  it('keeps the numbers of the others where nobody but the records says so', async () => {
    const changed = blobOf(lines(2));
    const made = opened([changed, lines(2, 2)], { workers: 1 });
    made.large.want([RULE]);
    while (made.large.size < 4) await made.readers.release();
    changeTo(changed, `${record('X')}\n${' '.repeat(300)}`);
    await made.readers.all();
    expect(made.large.size).toBe(4);
    expect(namesOf(made.large).slice(2)).toEqual(['E2', 'E3']);
    expect(said(made.large)).toEqual([expect.stringContaining('file-unreadable')]);
  });
});

describe('a worker that is killed', () => {
  const dying = (times: number, over: (piece: Piece) => boolean) => {
    let left = times;
    return (piece: Piece): Fate => (over(piece) && left-- > 0 ? 'dies' : 'answers');
  };

  it('once is replaced, and nobody hears of it', async () => {
    const { large, readers, said: heard } = await read([lines(30)], { fate: dying(1, () => true) });
    expect(namesOf(large)).toEqual(names(30));
    expect(heard).toEqual([]);
    expect(readers.ended).toBe(1);
  });

  it('twice over the same piece takes that piece with it, and no other', async () => {
    const fate = dying(2, ({ layout, from }) => layout !== null && from > 1000);
    const { large, said: heard } = await read([lines(30), lines(3, 30)], { fate, workers: 1 });
    const found = namesOf(large);
    expect(large.size).toBeGreaterThan(29);
    expect(found).toEqual(names(33).filter((name) => found.includes(name)));
    expect(found.slice(-3)).toEqual(names(3, 30));
    expect(heard).toEqual([
      expect.stringMatching(
        /^1 part-too-much: A part of this file could not be read: .* the other parts were read.$/,
      ),
    ]);
  });
});
