// Named workspaces on a shelf made of a Map that copies like the database does.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from '../draft-record';
import { draftIn, WorkspaceStore, type WorkspaceShelf, type Writing } from './workspace-store';

let kept: Map<string, unknown>;
let puts: string[];
let full: (key: string) => boolean;
let clock: number;

const shelf: WorkspaceShelf = {
  all: (prefix) =>
    Promise.resolve(
      [...kept]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, value]) => [key, structuredClone(value)]),
    ),
  change: (keys, then) => {
    const there = new Map(keys.map((key) => [key, structuredClone(kept.get(key))]));
    const { put = [], remove = [], answer } = then(there);
    if (put.some(([key]) => full(key)))
      return Promise.reject(new DOMException('no room', 'QuotaExceededError'));
    for (const [key, value] of put) kept.set(key, structuredClone(value));
    puts.push(...put.map(([key]) => key));
    for (const key of remove) kept.delete(key);
    return Promise.resolve(answer);
  },
};

let store: WorkspaceStore;

beforeEach(() => {
  kept = new Map();
  puts = [];
  full = () => false;
  clock = 0;
  store = new WorkspaceStore(shelf, () => (clock += 1));
});

const blob = new Blob(['{"n":1}']);

const draft = (rule: string): Draft => ({
  rule,
  sources: [{ name: 'pasted', blob }],
  edits: [[0, '{"n":2}']],
  shifts: [],
  placeholders: { Admins: ['ana'] },
  view: { selected: 0 },
  beside: {
    workspace: null,
    rules: [{ name: 'later.yml', text: 'title: Later\n' }],
    sets: [{ name: 'old', blob: new Blob(['{"n":9}']) }],
    expectations: 'version: 1\n',
  },
});

const writing = (rule: string, revision: string, more: Partial<Writing> = {}): Writing => ({
  id: 'w',
  name: 'Mine',
  seen: [],
  revision,
  draft: draft(rule),
  counts: { rules: 2, sets: 2, events: 1, size: 40 },
  sameSets: false,
  ...more,
});

const ruleOf = async (id: string) => (await store.read(id))?.head.draft.rule;

describe('a workspace', () => {
  it('comes back whole, as one that this tab has seen', async () => {
    expect(await store.write(writing('mine', 'r1'))).toEqual({
      state: 'kept',
      name: 'Mine',
      again: false,
      note: '',
    });
    const { draft: back, problem } = draftIn((await store.read('w'))!);
    const mine = draft('mine');
    expect(problem).toBe('');
    expect(back).toEqual({
      ...mine,
      expectations: [],
      sources: back!.sources,
      beside: {
        ...mine.beside,
        sets: back!.beside!.sets,
        workspace: { id: 'w', name: 'Mine', seen: ['r1'] },
      },
    });
    expect(await back!.sources[0]!.blob.text()).toBe('{"n":1}');
    expect(await back!.beside!.sets[0]!.blob.text()).toBe('{"n":9}');
  });

  it('is listed, the youngest first', async () => {
    await store.write(writing('a', 'r1'));
    await store.write(writing('b', 'r2', { id: 'v', name: 'Other' }));
    const { all, unreadable } = await store.list();
    expect(all.map(({ name, counts }) => [name, counts.rules])).toEqual([
      ['Other', 2],
      ['Mine', 2],
    ]);
    expect(unreadable).toBe(0);
  });

  it('writes its events again only when they are others', async () => {
    await store.write(writing('a', 'r1'));
    await store.write(writing('b', 'r2', { seen: ['r1'], sameSets: true }));
    expect(puts).toEqual(['head/w', 'sources/w', 'head/w']);
    expect((await store.read('w'))!.sources!.sources).toHaveLength(1);
  });
});

describe('two tabs', () => {
  it('do not overwrite each other: the second is told', async () => {
    await store.write(writing('a', 'r1'));
    await store.write(writing('theirs', 'r2', { seen: ['r1'] }));
    const mine = await store.write(writing('mine', 'r3', { seen: ['r1'] }));
    expect(mine).toMatchObject({ state: 'elsewhere', theirs: { id: 'w', revision: 'r2' } });
    expect(await ruleOf('w')).toBe('theirs');
  });

  it('may both have seen what one was about to write', async () => {
    await store.write(writing('a', 'r1'));
    // It got through, but nobody was there any more to hear of it.
    await store.write(writing('b', 'r2', { seen: ['r1', 'r2'] }));
    expect(await store.write(writing('c', 'r3', { seen: ['r1', 'r2'] }))).toMatchObject({
      state: 'kept',
    });
  });

  it('may rename what the other has open', async () => {
    await store.write(writing('a', 'r1'));
    expect(await store.rename('w', 'Theirs')).toBe(true);
    expect(await store.write(writing('b', 'r2', { seen: ['r1'] }))).toMatchObject({
      state: 'kept',
      name: 'Theirs',
    });
    expect(await store.rename('none', 'x')).toBe(false);
  });
});

describe('storage', () => {
  it('that was cleared while it is open gets all of it again, and that is said', async () => {
    await store.write(writing('a', 'r1'));
    kept.clear();
    const answer = await store.write(writing('b', 'r2', { seen: ['r1'], sameSets: true }));
    expect(answer).toMatchObject({ state: 'kept', again: true });
    expect((await store.read('w'))!.sources!.sources).toHaveLength(1);
  });

  it('that is full keeps at least the rules, and says so', async () => {
    let tries = 0;
    full = (key) => key === 'sources/w' && (tries += 1) === 1;
    const answer = await store.write(writing('a', 'r1'));
    expect(answer).toMatchObject({ state: 'kept' });
    expect('note' in answer && answer.note).toMatch(
      /events are not\. The browser’s storage is full/,
    );
    const { draft: back, problem } = draftIn((await store.read('w'))!);
    expect([back!.rule, back!.sources]).toEqual(['a', []]);
    expect(problem).toContain('Too large to keep: pasted and 1 more.');
  });

  it('that takes nothing throws, and leaves what was there', async () => {
    await store.write(writing('a', 'r1'));
    full = () => true;
    await expect(store.write(writing('b', 'r2', { seen: ['r1'] }))).rejects.toThrow('no room');
    expect(await ruleOf('w')).toBe('a');
  });

  it('leaves alone what it can’t read', async () => {
    kept.set('head/new', { version: 2 });
    expect(await store.list()).toEqual({ all: [], unreadable: 1 });
    expect(await store.read('new')).toBeNull();
    const answer = await store.write(writing('a', 'r1', { id: 'new', seen: ['r0'] }));
    expect(answer).toEqual({ state: 'elsewhere', theirs: null });
    expect(kept.get('head/new')).toEqual({ version: 2 });
  });

  it('has none of them when all are deleted', async () => {
    await store.write(writing('a', 'r1'));
    kept.set('head/new', { version: 2 });
    await store.forget();
    expect(kept.size).toBe(0);
  });
});

describe('what is done to one that is not open', () => {
  it('is a copy of its own', async () => {
    await store.write(writing('a', 'r1'));
    expect(await store.duplicate('w', { id: 'v', name: 'Copy' })).toBe(true);
    await store.write(writing('b', 'r2', { seen: ['r1'] }));
    expect(await ruleOf('v')).toBe('a');
    expect((await store.read('v'))!.sources!.sources).toHaveLength(1);
    expect(await store.duplicate('none', { id: 'u', name: 'Copy' })).toBe(false);
  });

  it('is deleted, and put back', async () => {
    await store.write(writing('a', 'r1'));
    const whole = await store.remove('w');
    expect(await store.read('w')).toBeNull();
    await store.putBack(whole!);
    expect(await ruleOf('w')).toBe('a');
    expect(await (await store.read('w'))!.sources!.sources[0]!.blob.text()).toBe('{"n":1}');
  });
});
