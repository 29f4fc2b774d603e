// Drafts on a shelf made of a Map that copies like the database does.
import { beforeEach, describe, expect, it } from 'vitest';
import { MAX_SOURCES, readRecord, recordOf, type Draft } from './draft-record';
import { DraftStore, type Shelf } from './draft-store';

let kept: Map<string, unknown>;
let puts: string[];
let full: (key: string) => boolean;
let clock: number;
let open: Set<string>;

const shelf: Shelf = {
  all: () => Promise.resolve([...kept].map(([key, value]) => [key, structuredClone(value)])),
  has: (key) => Promise.resolve(kept.has(key)),
  change: (put, remove) => {
    if (put.some(([key]) => full(key)))
      return Promise.reject(new DOMException('no room', 'QuotaExceededError'));
    for (const [key, value] of put) kept.set(key, structuredClone(value));
    puts.push(...put.map(([key]) => key));
    for (const key of remove) kept.delete(key);
    return Promise.resolve();
  },
};

beforeEach(() => {
  kept = new Map();
  puts = [];
  full = () => false;
  clock = 0;
  open = new Set();
});

const tab = (own: string, from = own) =>
  new DraftStore(shelf, { own, from, open: () => Promise.resolve(open) }, () => (clock += 1));

const blob = new Blob(['{"n":1}']);
const draft = (rule: string, sources: Draft['sources'] = [{ name: 'pasted', blob }]): Draft => ({
  rule,
  sources,
  edits: [[0, '{"n":2']],
  shifts: [
    [1, '{"n":3}'],
    [0, null],
  ],
  placeholders: { Administrators: ['ana', 'break-glass-*'] },
  expectations: [{ event: 0, rule: 0, expected: 'match', note: 'why' }],
  view: { selected: 0, filter: 'match' },
});

const ruleIn = async (store: DraftStore) => (await store.read()).draft?.rule;

describe('a draft', () => {
  it('comes back whole', async () => {
    expect(await tab('a').write(draft('mine'))).toBe('');
    const { draft: back, problem } = await tab('a').read();
    expect(back).toEqual(draft('mine', back!.sources));
    expect(back!.sources.map(({ name }) => name)).toEqual(['pasted']);
    expect(await back!.sources[0]!.blob.text()).toBe('{"n":1}');
    expect(problem).toBe('');
  });

  it('has what belongs to it, though it is not evaluated', async () => {
    const beside = {
      workspace: { id: 'w', name: 'Mine', seen: ['1', '2'] },
      rules: [{ name: 'later.yml', text: 'title: Later\n' }],
      sets: [{ name: 'aside', blob: new Blob(['{"n":9}']) }],
      expectations: 'version: 1\n',
    };
    const store = tab('a');
    await store.write({ ...draft('mine'), beside });
    const back = (await tab('a').read()).draft!.beside!;
    expect(back).toEqual({ ...beside, sets: back.sets });
    expect(await back.sets[0]!.blob.text()).toBe('{"n":9}');
    await store.write({ ...draft('mine'), beside: { ...beside, sets: [] } });
    expect((await tab('a').read()).draft!.beside!.sets).toEqual([]);
  });

  it.each([
    ['no object', 'x'],
    ['a belonging without an id', { workspace: {}, rules: [], expectations: null }],
    ['a file without a text', { workspace: null, rules: [{ name: 'a' }], expectations: null }],
  ])('can’t be read where what belongs to it is %s', (_, beside) => {
    const record = { ...recordOf(draft('mine'), 0, 'x'), beside };
    expect(readRecord(record)).toEqual({ unreadable: 'broken' });
  });

  it('is none on an empty shelf', async () => {
    expect(await tab('a').read()).toEqual({ draft: null, problem: '' });
  });

  it('writes its events again only when they are others', async () => {
    const store = tab('a');
    const sources = [{ name: 'pasted', blob }];
    await store.write(draft('1', sources));
    await store.write(draft('2', sources));
    await store.write(draft('3', [{ name: 'pasted', blob }]));
    await store.write(draft('4', [{ name: 'other', blob }]));
    expect(puts).toEqual(['draft/a', 'sources/a', 'draft/a', 'draft/a', 'draft/a', 'sources/a']);
  });

  it('writes all again where the storage was cleared', async () => {
    const store = tab('a');
    await store.write(draft('1'));
    full = () => true;
    await expect(store.write(draft('2', []))).rejects.toThrow('no room');
    full = () => false;
    kept.clear();
    await store.write(draft('3'));
    expect((await tab('a').read()).draft?.sources).toHaveLength(1);
  });

  it('keeps the rule where the events don’t fit, and tries them again', async () => {
    const store = tab('a');
    full = (key) => key.startsWith('sources/');
    const note = await store.write(draft('1'));
    expect(note).toContain('Rule and view are kept, the events are not.');
    expect(note).toContain('storage is full');
    expect(await tab('a').read()).toMatchObject({
      draft: { rule: '1', sources: [] },
      problem: expect.stringContaining('(pasted) can’t be read') as string,
    });
    full = () => false;
    expect(await store.write(draft('2'))).toBe('');
    expect((await tab('a').read()).draft?.sources).toHaveLength(1);
  });

  it('does not write again the events it was read with', async () => {
    await tab('a').write(draft('1'));
    const store = tab('a');
    const { draft: back } = await store.read();
    puts = [];
    await store.write({ ...back!, rule: '2' });
    expect(puts).toEqual(['draft/a']);
    const other = tab('b', 'a');
    await other.write({ ...(await other.read()).draft!, rule: '3' });
    expect(puts).toEqual(['draft/a', 'draft/b', 'sources/b']);
  });

  it('leaves large events out and says so, then and when it comes back', async () => {
    const large = { name: 'day.json', blob: new Blob([new Uint8Array(MAX_SOURCES)]) };
    const note = await tab('a').write(draft('mine', [large, { name: 'pasted', blob }]));
    expect(note).toContain('the events (20 MB) are not');
    const { draft: back, problem } = await tab('a').read();
    expect(back).toMatchObject({ rule: 'mine', sources: [], edits: [[0, '{"n":2']] });
    expect(problem).toBe('Too large to keep: day.json and 1 more. Open it again to go on with it.');
  });
});

describe('several tabs', () => {
  it('do not overwrite each other; a new one begins with what was written last', async () => {
    const [a, b] = [tab('a'), tab('b')];
    await a.write(draft('of a'));
    await b.write(draft('of b'));
    await a.write(draft('of a, later'));
    expect(await ruleIn(tab('a'))).toBe('of a, later');
    expect(await ruleIn(tab('b'))).toBe('of b');
    expect(await ruleIn(tab('c'))).toBe('of a, later');
  });

  it('a copy of a tab begins with its draft and writes elsewhere', async () => {
    await tab('a').write(draft('of a'));
    await tab('b').write(draft('of b'));
    const copy = tab('c', 'a');
    expect(await ruleIn(copy)).toBe('of a');
    await copy.write(draft('of the copy'));
    expect(await ruleIn(tab('a'))).toBe('of a');
  });

  it('never mixes a draft with the events of another', async () => {
    await tab('a').write(draft('mine'));
    kept.set('sources/a', { id: 'another', sources: [{ name: 'theirs', blob }] });
    const { draft: back, problem } = await tab('a').read();
    expect(back).toMatchObject({ rule: 'mine', sources: [] });
    expect(problem).toBe('The events of the draft (pasted) can’t be read; open them again.');
  });

  it('clears away no draft of a tab that is open, however old', async () => {
    for (let n = 0; n < 14; n += 1) await tab(`${n}`).write(draft(`${n}`));
    open = new Set(['1']);
    await tab('new').read();
    expect(await ruleIn(tab('1'))).toBe('1');
    expect(kept.has('sources/1')).toBe(true);
    expect(kept.has('draft/2')).toBe(false);
  });

  it('puts nothing aside that an open tab of a newer Stagelight keeps', async () => {
    kept.set('draft/a', { ...sound, version: 2 });
    kept.set('sources/a', { id: '1', sources: [] });
    open = new Set(['a', 'b']);
    expect(await tab('b').read()).toEqual({ draft: null, problem: '' });
    expect([...kept.keys()]).toEqual(['draft/a', 'sources/a']);
  });

  it('lay their events again when another has deleted everything', async () => {
    const [a, b] = [tab('a'), tab('b')];
    const sources = [{ name: 'pasted', blob }];
    await a.write(draft('of a', sources));
    await b.forget();
    expect(kept.size).toBe(0);
    await a.write(draft('of a, later', sources));
    const { draft: back, problem } = await tab('a').read();
    expect(back!.sources).toHaveLength(1);
    expect(problem).toBe('');
  });

  it('keeps ten, and its own however old', async () => {
    for (let n = 0; n < 14; n += 1) await tab(`${n}`).write(draft(`${n}`));
    expect(await ruleIn(tab('0'))).toBe('0');
    const drafts = [...kept.keys()].filter((key) => key.startsWith('draft/'));
    const sources = [...kept.keys()].filter((key) => key.startsWith('sources/'));
    expect(drafts).toEqual(
      ['0', ...Array.from({ length: 10 }, (_, i) => `${4 + i}`)].map((n) => `draft/${n}`),
    );
    expect(sources).toHaveLength(drafts.length);
  });
});

const sound = {
  version: 1,
  savedAt: 1,
  rule: '',
  edits: [],
  view: {},
  sources: { id: '', names: [] },
  missing: [],
};

describe('what can’t be read', () => {
  it.each<[string, unknown, string]>([
    ['of a later version', { ...sound, version: 2, rule: { tree: [] } }, 'by a newer Stagelight'],
    ['of no version', { rule: 'x' }, 'can’t be read'],
    ['not an object', 'x', 'can’t be read'],
    ['nothing', undefined, 'can’t be read'],
    ['with a rule that is no text', { ...sound, rule: 1 }, 'can’t be read'],
    ['with broken edits', { ...sound, edits: [['0', 'x']] }, 'can’t be read'],
    ['with a broken view', { ...sound, view: { a: {} } }, 'can’t be read'],
    ['with a broken reference', { ...sound, sources: 'x' }, 'can’t be read'],
    ['with broken names of what is missing', { ...sound, missing: [1] }, 'can’t be read'],
  ])('%s: is put aside and said once', async (_, record, words) => {
    kept.set('draft/a', record);
    kept.set('sources/a', { id: '1', sources: [] });
    const found = await tab('a').read();
    expect(found.draft).toBeNull();
    expect(found.problem).toContain(words);
    expect([...kept]).toEqual([
      ['aside/a/1', { draft: record, sources: { id: '1', sources: [] } }],
    ]);
    expect((await tab('a').read()).problem).toBe('');
  });

  it('stays where it is when there is no room to put it aside, and is not overwritten', async () => {
    kept.set('draft/a', 'broken');
    full = (key) => key.startsWith('aside/');
    const store = tab('a');
    expect((await store.read()).problem).toContain('can’t be read');
    await store.write(draft('new'));
    expect(kept.get('draft/a')).toBe('broken');
    expect(await ruleIn(tab('b'))).toBe('new');
  });

  it('is not overwritten when not even looking works', async () => {
    await tab('a').write(draft('unseen'));
    const blind: Shelf = { ...shelf, all: () => Promise.reject(new Error('blind')) };
    const store = new DraftStore(blind, {
      own: 'a',
      from: 'a',
      open: () => Promise.resolve(open),
    });
    await expect(store.read()).rejects.toThrow('blind');
    await store.write(draft('new'));
    expect(await ruleIn(tab('a'))).toBe('unseen');
  });

  it('gives way to a sound draft of another tab', async () => {
    await tab('b').write(draft('of b'));
    kept.set('draft/a', 'broken');
    const found = await tab('a').read();
    expect(found.draft?.rule).toBe('of b');
    expect(found.problem).toContain('put aside');
  });

  it.each<[string, unknown]>([
    ['broken sources', { id: 5 }],
    ['sources without bytes', { id: 'x', sources: [{ name: 'a', blob: {} }] }],
    ['no sources', undefined],
  ])('%s: the draft comes back without them, and it is said', async (_, laid) => {
    kept.set('draft/a', { ...sound, sources: { id: 'x', names: ['a'] } });
    kept.set('sources/a', laid);
    expect(await tab('a').read()).toMatchObject({
      draft: { sources: [] },
      problem: expect.stringContaining('events of the draft (a)') as string,
    });
  });
});

it('a record from before events could be put in or taken out is read', () => {
  const { shifts, ...before } = recordOf(draft('mine'), 1, 'id');
  expect(shifts).toHaveLength(2);
  expect(readRecord(before)).toEqual({ record: before });
  expect(readRecord({ ...before, shifts: [[1, 2]] })).toEqual({ unreadable: 'broken' });
});

it('forgets every tab and what was put aside, and keeps what comes then', async () => {
  await tab('b').write(draft('other'));
  kept.set('aside/c/1', 'broken');
  const store = tab('a');
  await store.write(draft('mine'));
  await store.forget();
  expect([...kept.keys()]).toEqual([]);
  await store.write(draft('mine'));
  expect((await tab('a').read()).draft?.sources).toHaveLength(1);
});

it('expectations that say none of the words are a broken record', () => {
  const record = recordOf(draft('mine'), 1, 'id');
  expect(readRecord(record)).toEqual({ record });
  for (const one of [
    { event: 0, rule: 0, expected: 'yes' },
    { event: 0.5, rule: 0, expected: 'match' },
    1,
  ]) {
    expect(readRecord({ ...record, expectations: [one] })).toEqual({ unreadable: 'broken' });
  }
});
