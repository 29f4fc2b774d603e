// A workspace as the page has it, through a zip and back.
import { describe, expect, it } from 'vitest';
import { strFromU8, unzipSync } from 'fflate';
import { NO_CHANGES } from './changes';
import { Session } from './session';
import type { Parcel, ZipRequest } from './zip-api';
import { parcelIn, setsOf } from './zipping';

const source = (name: string, text: string) => ({ name, blob: new Blob([text]) });

const RULE = 'title: A\n--- # file: b.yml\ntitle: B\n';

const mine = (more: Partial<ZipRequest> = {}): ZipRequest => ({
  name: 'Mine',
  rule: RULE,
  rules: [{ name: 'later.yml', text: 'title: Later\n' }],
  sources: [
    source('log.json', '{"Records":[{"a":1},{"a":12345678901234567890}]}'),
    source('pasted', '{"b":1}\n{"b":2}\n'),
  ],
  sets: [source('old.json', '[{"c":1}]')],
  changes: NO_CHANGES,
  expected: [],
  expectations: 'version: 1\n',
  placeholders: { Admins: ['ana'] },
  view: { selected: 1 },
  redaction: null,
  fictitious: false,
  ...more,
});

const zipOf = (request: ZipRequest) => new Session(() => undefined).writeZip(request);

const written = async (request: ZipRequest) => {
  const answer = await zipOf(request);
  if ('problem' in answer) throw new Error(answer.problem);
  return { ...answer, file: answer.file! };
};

const texts = (sources: Parcel['sources']) =>
  Promise.all(sources.map(async ({ name, blob }) => [name, await blob.text()]));

describe('a workspace', () => {
  it('is as it was after a zip, its events one a line', async () => {
    const { file, left } = await written(mine());
    const read = await parcelIn(file);
    if (read === null || 'problem' in read) throw new Error(read?.problem);
    const { sources, sets, ...rest } = read.parcel;
    expect(mine()).toMatchObject(rest);
    expect(left).toEqual([]);
    expect(read.problems).toEqual([
      'expectations.yml, line 1: "expectations" is missing, or no list.',
    ]);
    expect(await texts(sources)).toEqual([
      ['log.json', '{"a":1}\n{"a":12345678901234567890}\n'],
      ['pasted', '{"b":1}\n{"b":2}\n'],
    ]);
    expect(await texts(sets)).toEqual([['old.json', '{"c":1}\n']]);
  });

  it('has its events as they were changed', async () => {
    const changes = { shifts: [[1, '{"new":1}'] as const], edits: [[3, '{"b":9}'] as const] };
    const { file } = await written(mine({ changes }));
    const files = unzipSync(new Uint8Array(await file.arrayBuffer()));
    expect(strFromU8(files['events/log.ndjson']!)).toBe(
      '{"a":1}\n{"new":1}\n{"a":12345678901234567890}\n',
    );
    expect(strFromU8(files['events/pasted.ndjson']!)).toBe('{"b":9}\n{"b":2}\n');
  });

  it('says what of its events is left out, and keeps a file without any as it is', async () => {
    const sources = [source('half.ndjson', '{"a":1}\n{"a"\n'), source('notes.txt', 'no events')];
    const changes = { shifts: [], edits: [[0, '{"unfinished'] as const] };
    const { file, left } = await written(mine({ sources, changes }));
    expect(left).toEqual([
      'What can’t be read of half.ndjson is not in it.',
      'An event that is no JSON yet is in it as it was before.',
    ]);
    const files = unzipSync(new Uint8Array(await file.arrayBuffer()));
    expect(strFromU8(files['events/notes.txt']!)).toBe('no events');
  });

  it('says which file is gone', async () => {
    const gone = { size: 9, arrayBuffer: () => Promise.reject(new Error('gone')) };
    const { left } = await written(
      mine({ sources: [{ name: 'x', blob: gone as unknown as Blob }] }),
    );
    expect(left).toEqual(['x can’t be read any more: it was moved, changed or locked since.']);
  });

  it('may be too large', async () => {
    const blob = { size: 300 * 1024 * 1024 } as Blob;
    expect(await zipOf(mine({ sources: [{ name: 'big', blob }] }))).toEqual({
      problem: 'This is 301 MB, more than a zip of a workspace holds (256 MB).',
    });
    expect(await parcelIn(blob)).toBeNull();
  });
});

describe('event sets', () => {
  it('have their changes in them', async () => {
    const { sources } = mine();
    const changes = { shifts: [[0, null] as const], edits: [[1, '{"b":9}'] as const] };
    expect(await texts([...(await setsOf({ sources, changes }))])).toEqual([
      ['log.json', '{"a":12345678901234567890}\n'],
      ['pasted', '{"b":9}\n{"b":2}\n'],
    ]);
  });

  it('that hold no event are the files they were', async () => {
    const sources = [source('notes.txt', 'no events')];
    expect(await setsOf({ sources, changes: NO_CHANGES })).toEqual(sources);
  });
});
