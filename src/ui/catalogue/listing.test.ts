// What the list asks of the catalogue, how often, and what it shows when answers come late, or not at all.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CatalogueQuery } from '../../catalogue/catalogue';

const OVERTAKEN = vi.hoisted(() => 'overtaken');
vi.mock('../../worker/catalogue-client', () => ({ OVERTAKEN }));
const rules = vi.hoisted(() => ({
  opened: null as object | null,
  takeFirst: vi.fn<(asked: string) => unknown>(),
  client: {
    search: vi.fn<(query: unknown, rows: number) => Promise<unknown>>(),
    ask: vi.fn<(method: string, numbers: readonly number[]) => Promise<unknown>>(),
  },
}));
vi.mock('./rules-open.svelte', () => ({ FIRST: 2, rulesOpen: rules }));

const { search, ask } = rules.client;
const query = (text: string): CatalogueQuery => ({ text, chosen: {}, sort: 'title' });
const rowsOf = (...numbers: number[]) => numbers.map((number) => ({ number }));
const answer = (...numbers: number[]) => ({ rules: numbers, rows: rowsOf(...numbers) });

/** Answered by hand. */
function waiting() {
  const { promise, resolve, reject } = (() => {
    let [resolve, reject]: ((value: unknown) => void)[] = [];
    const promise = new Promise<unknown>((...both) => ([resolve, reject] = both));
    return { promise, resolve: resolve!, reject: reject! };
  })();
  return { promise, resolve, reject };
}

async function fresh() {
  vi.resetModules();
  return (await import('./listing.svelte')).listing;
}

beforeEach(() => {
  rules.opened = { rules: 1 };
  rules.takeFirst.mockReset().mockReturnValue(null);
  search.mockReset().mockResolvedValue(answer(3, 4));
  ask.mockReset().mockImplementation((_, numbers) => Promise.resolve(rowsOf(...numbers)));
});

describe('asking', () => {
  it('waits for the rules to be there', async () => {
    rules.opened = null;
    const listing = await fresh();
    await listing.ask(query('a'));
    expect([listing.answer, search.mock.calls.length]).toEqual([null, 0]);
  });

  it('shows the answer with its first rows, and asks the same once', async () => {
    const listing = await fresh();
    await Promise.all([listing.ask(query('a')), listing.ask(query('a'))]);
    await listing.ask(query('a'));
    expect(search.mock.calls).toEqual([[query('a'), 2]]);
    expect(listing.answer).toEqual(answer(3, 4));
    expect([listing.row(3), listing.row(5)]).toEqual([{ number: 3 }, undefined]);
  });

  it('takes the answer that came with opening, without asking', async () => {
    rules.takeFirst.mockReturnValue(answer(7));
    const listing = await fresh();
    await listing.ask(query('a'));
    expect(listing.answer).toEqual(answer(7));
    expect(listing.row(7)).toEqual({ number: 7 });
    expect(search).not.toHaveBeenCalled();
  });

  it('keeps the last answer where a question was overtaken', async () => {
    const listing = await fresh();
    await listing.ask(query('a'));
    search.mockResolvedValueOnce(OVERTAKEN);
    await listing.ask(query('ab'));
    expect(listing.answer).toEqual(answer(3, 4));
  });

  it('drops an answer about rules that are no longer open, and asks of those that are', async () => {
    const listing = await fresh();
    const late = waiting();
    search.mockReturnValueOnce(late.promise).mockResolvedValueOnce(answer(9));
    const first = listing.ask(query('a'));
    rules.opened = { rules: 2 };
    await listing.ask(query('a'));
    late.resolve(answer(1));
    await first;
    expect(listing.answer).toEqual(answer(9));
    expect(listing.row(1)).toBeUndefined();
  });

  it('forgets the rows of other rules', async () => {
    const listing = await fresh();
    await listing.ask(query('a'));
    rules.opened = { rules: 2 };
    search.mockResolvedValueOnce(answer(5));
    await listing.ask(query('a'));
    expect([listing.row(3), listing.row(5)]).toEqual([undefined, { number: 5 }]);
  });

  it('asks again after a failure', async () => {
    const listing = await fresh();
    search.mockRejectedValueOnce(new Error('died'));
    await expect(listing.ask(query('a'))).rejects.toThrow('died');
    await listing.ask(query('a'));
    expect(listing.answer).toEqual(answer(3, 4));
  });

  it('does not ask again for a question that failed when another is asked already', async () => {
    const listing = await fresh();
    const late = waiting();
    search.mockReturnValueOnce(late.promise).mockResolvedValueOnce(answer(8));
    const first = listing.ask(query('a'));
    await listing.ask(query('ab'));
    late.reject(new Error('died'));
    await expect(first).rejects.toThrow('died');
    await listing.ask(query('ab'));
    expect(search).toHaveBeenCalledTimes(2);
    expect(listing.answer).toEqual(answer(8));
  });
});

describe('where the list was left', () => {
  it('stays for the same question, and is the top for another', async () => {
    const listing = await fresh();
    await listing.ask(query('a'));
    listing.scrollTop = 400;
    await listing.ask(query('a'));
    expect(listing.scrollTop).toBe(400);
    rules.opened = { rules: 2 };
    await listing.ask(query('a'));
    expect(listing.scrollTop).toBe(400);
    await listing.ask(query('b'));
    expect(listing.scrollTop).toBe(0);
  });
});

describe('rows that are to be seen', () => {
  it('are asked for once, and only those that are missing', async () => {
    const listing = await fresh();
    await listing.ask(query('a'));
    await Promise.all([listing.need([3, 5, 6]), listing.need([5, 6, 7])]);
    await listing.need([3, 4, 5, 6, 7]);
    expect(ask.mock.calls).toEqual([
      ['rows', [5, 6]],
      ['rows', [7]],
    ]);
    expect([5, 6, 7].map((number) => listing.row(number)?.number)).toEqual([5, 6, 7]);
  });

  it('are dropped where other rules are open by then, and asked for anew', async () => {
    const listing = await fresh();
    await listing.ask(query('a'));
    const late = waiting();
    ask.mockReturnValueOnce(late.promise);
    const needed = listing.need([5]);
    rules.opened = { rules: 2 };
    await listing.ask(query('a'));
    late.resolve(rowsOf(5));
    await needed;
    expect(listing.row(5)).toBeUndefined();
    await listing.need([5]);
    expect(listing.row(5)).toEqual({ number: 5 });
  });

  it('are asked for again after a failure', async () => {
    const listing = await fresh();
    await listing.ask(query('a'));
    ask.mockRejectedValueOnce(new Error('died'));
    await expect(listing.need([5])).rejects.toThrow('died');
    await listing.need([5]);
    expect(listing.row(5)).toEqual({ number: 5 });
  });
});
