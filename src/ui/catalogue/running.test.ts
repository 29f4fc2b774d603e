// A run of all rules: how long its answer holds, and what is opened from it.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FiredRule } from '../../catalogue/run-table';
import type { Playground } from '../playground.svelte';
import { running } from './running.svelte';

const rules = vi.hoisted(() => ({
  opened: {},
  client: {
    run: vi.fn<(request: unknown, progress: (events: number) => void) => Promise<unknown>>(),
    stop: vi.fn<() => void>(),
    ask: vi.fn<(method: string, key: string) => Promise<unknown>>(),
  },
}));
vi.mock('./rules-open.svelte', () => ({ rulesOpen: rules }));
vi.mock('../later', () => ({ later: Promise.resolve({}) }));
vi.mock('./try-it', () => ({ ruleWithReferences: (page: string) => Promise.resolve(`${page}’s`) }));

const { run, stop, ask } = rules.client;
const open = vi.fn<(draft: unknown, label: string) => Promise<void>>();
const select = vi.fn<(event: number) => void>();
const matrix = {
  clear: vi.fn<() => void>(),
  setFilter: vi.fn<(filter: string) => void>(),
};
const playgroundOf = (draft: object = {}, openings = 1) =>
  ({
    draft: { sources: ['s'], edits: [], ...draft },
    openings,
    open,
    select,
    matrix,
  }) as unknown as Playground;

beforeEach(() => {
  rules.opened = {};
  for (const one of [run, stop, ask, open, select, matrix.clear, matrix.setFilter]) one.mockReset();
  vi.stubGlobal('location', { hash: '#/rules' });
});

afterEach(() => vi.unstubAllGlobals());

describe('a run', () => {
  it('asks of the events as they are, with their edits, shifts and the values of placeholders', async () => {
    run.mockResolvedValue({});
    await running.run(playgroundOf());
    await running.run(
      playgroundOf({ edits: [[0, 'x']], shifts: [[1, 2]], placeholders: { a: ['b'] } }),
    );
    expect(run.mock.calls.map(([request]) => request)).toEqual([
      { sources: ['s'], edits: [], shifts: [] },
      { sources: ['s'], edits: [[0, 'x']], shifts: [[1, 2]], placeholders: { a: ['b'] } },
    ]);
  });

  it('tells how many events are through while it runs', async () => {
    const seen: (number | null)[] = [];
    run.mockImplementation((_, progress) => {
      seen.push(running.through);
      progress(5000);
      seen.push(running.through);
      return Promise.resolve({});
    });
    await running.run(playgroundOf());
    expect([...seen, running.through]).toEqual([0, 5000, null]);
  });

  it('has an answer for these rules and these events alone', async () => {
    const answer = { events: 3 };
    run.mockResolvedValue(answer);
    const playground = playgroundOf();
    await running.run(playground);
    expect(running.answer(playground)).toBe(answer);
    expect(running.answer(playgroundOf({}, 2))).toBeNull();
    rules.opened = {};
    expect(running.answer(playground)).toBeNull();
  });

  it('has none for rules that were opened while it ran', async () => {
    run.mockImplementation(() => {
      rules.opened = {};
      return Promise.resolve({});
    });
    await running.run(playgroundOf());
    expect(running.answer(playgroundOf())).toBeNull();
  });

  it('ends in silence where it was stopped, and loudly where it failed', async () => {
    run.mockImplementationOnce(() => {
      running.stop();
      return Promise.reject(new Error('ended'));
    });
    await running.run(playgroundOf());
    expect([stop.mock.calls.length, running.through]).toEqual([1, null]);
    run.mockRejectedValueOnce(new Error('died'));
    await expect(running.run(playgroundOf())).rejects.toThrow('died');
    expect(running.through).toBeNull();
  });
});

describe('opening a rule of it', () => {
  const fired = (events: readonly number[], near: readonly number[]) =>
    ({ row: { key: 'k', title: 'T' }, events, near }) as unknown as FiredRule;

  it.each([
    ['the first event it fired on', [4, 6], [1], 4, ['match']],
    ['the first it nearly fired on', [], [2, 3], 2, []],
    ['the first of all', [], [], 0, []],
  ])('selects %s', async (_, events, near, selected, filters) => {
    ask.mockResolvedValue('page');
    await running.open(playgroundOf(), fired(events, near));
    expect(ask.mock.calls).toEqual([['rulePage', 'k']]);
    expect(open.mock.calls).toEqual([[{ rule: 'page’s' }, 'opened “T” from the rules']]);
    expect(matrix.setFilter.mock.calls.map(([filter]) => filter)).toEqual(filters);
    expect([select.mock.calls, location.hash]).toEqual([[[selected]], '#/']);
    expect(matrix.clear.mock.invocationCallOrder[0]).toBeLessThan(
      select.mock.invocationCallOrder[0]!,
    );
  });

  it('stays where it is when the rule is gone', async () => {
    ask.mockResolvedValue(null);
    await running.open(playgroundOf(), fired([1], []));
    expect([open.mock.calls.length, location.hash]).toEqual([0, '#/rules']);
  });
});
