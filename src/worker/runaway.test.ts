// The client's clock against a worker made of promises: tests that run away, and which of them are tried again.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WorkerClient } from './client';
import { STALE } from './client';
import type { FakeWorker } from './client.test-support';
import {
  clientOfFakes,
  evaluation,
  NO_FACTS,
  request,
  sent,
  settle,
  source,
} from './client.test-support';

vi.mock('./worker?worker&url', () => ({ default: 'worker.js' }));

let workers: FakeWorker[];
let client: WorkerClient;

const worker = (): FakeWorker => {
  const last = workers.at(-1);
  if (last === undefined) throw new Error('no worker was started');
  return last;
};

beforeEach(() => {
  vi.useFakeTimers();
  ({ client, workers } = clientOfFakes(vi.fn()));
});

afterEach(() => {
  vi.useRealTimers();
});

/** Opens one source and has it answered. */
async function opened(): Promise<void> {
  const done = client.open([source], { edits: [[0, '{"a":1}']], shifts: [] });
  await settle();
  worker().now.answer({ sources: [], facts: NO_FACTS });
  await done;
}

describe('the time limit', () => {
  it('ends the worker, opens the events anew and asks again with the test refused', async () => {
    await opened();
    const answer = client.evaluate(request('evil'));
    await settle();
    worker().listener.testing({ key: 're:(a+)+$', events: [0, 1] });
    await vi.advanceTimersByTimeAsync(1100);
    const [first, second] = workers;
    expect(first?.terminated).toBe(true);
    expect(second?.now.args).toEqual([[source], [[0, '{"a":1}']], []]);
    second?.now.answer({ sources: [], facts: NO_FACTS });
    await settle();
    expect(second?.now.args).toEqual([sent('evil', ['re:(a+)+$'])]);
    second?.now.answer(evaluation('refused'));
    expect(await answer).toEqual(evaluation('refused'));
  });

  it('lets tests that end be, however many follow each other', async () => {
    const answer = client.evaluate(request('slow'));
    await settle();
    for (let i = 0; i < 5; i++) {
      worker().listener.testing({ key: `re:${i}`, events: [0, 1] });
      await vi.advanceTimersByTimeAsync(900);
      worker().listener.testing(null);
    }
    await vi.advanceTimersByTimeAsync(5000);
    expect(workers).toHaveLength(1);
    worker().now.answer(evaluation('slow'));
    expect(await answer).toEqual(evaluation('slow'));
  });

  it('hears an end that was waiting behind a busy page', async () => {
    void client.evaluate(request('slow'));
    await settle();
    worker().listener.testing({ key: 're:a', events: [0, 1] });
    await vi.advanceTimersByTimeAsync(1000);
    worker().listener.testing(null);
    await vi.advanceTimersByTimeAsync(1000);
    expect(workers).toHaveLength(1);
  });

  it('goes on with the newer request when an overtaken one ran away', async () => {
    await opened();
    const answers = [client.evaluate(request('evil'))];
    await settle();
    worker().listener.testing({ key: 're:evil', events: [0, 1] });
    answers.push(client.evaluate(request('mended')));
    await vi.advanceTimersByTimeAsync(1100);
    expect(worker().log).toEqual(['open']);
    worker().now.answer({ sources: [], facts: NO_FACTS });
    await settle();
    expect(worker().now.args).toEqual([sent('mended', ['re:evil'])]);
    worker().now.answer(evaluation('mended'));
    expect(await Promise.all(answers)).toEqual([STALE, evaluation('mended')]);
  });

  it('tells the new worker the rule before it explains an event by it', async () => {
    await opened();
    void client.evaluate(request('evil'));
    await settle();
    worker().now.answer(evaluation('evil'));
    await settle();
    const answer = client.explain(2);
    await settle();
    worker().listener.testing({ key: 're:evil', events: [0, 1] });
    await vi.advanceTimersByTimeAsync(1100);
    for (const reply of [{}, evaluation('refused'), null]) {
      worker().now.answer(reply);
      await settle();
    }
    expect(worker().log).toEqual(['open', 'evaluate', 'explain']);
    expect(worker().calls[1]?.args).toEqual([sent('evil', ['re:evil'])]);
    expect(await answer).toBeNull();
  });

  it('fails rather than restart for ever when a refused test runs all the same', async () => {
    const answer = client.evaluate(request('evil'));
    const failed = expect(answer).rejects.toThrow(/re:evil/);
    for (let i = 0; i < 2; i++) {
      await settle();
      worker().listener.testing({ key: 're:evil', events: [0, 1] });
      await vi.advanceTimersByTimeAsync(1100);
    }
    await failed;
  });

  it.each([
    ['new events', () => client.open([source]), { sources: [], facts: NO_FACTS }],
    ['an edited event', () => client.edit(0, '{}'), { problem: null, facts: null }],
  ])('gives a refused test another try on %s', async (_what, change, taken) => {
    void client.evaluate(request('evil'));
    await settle();
    worker().listener.testing({ key: 're:evil', events: [0, 1] });
    await vi.advanceTimersByTimeAsync(1100);
    worker().now.answer(evaluation('refused'));
    await settle();
    void change();
    await settle();
    worker().now.answer(taken);
    await settle();
    void client.evaluate(request('evil'));
    await settle();
    expect(worker().now.args).toEqual([sent('evil')]);
  });
});

it('refuses a test that the edit of an event set off', async () => {
  await opened();
  const edit = client.edit(0, '{"a":"aaaa!"}');
  await settle();
  worker().listener.testing({ key: 're:evil', events: [0, 1] });
  await vi.advanceTimersByTimeAsync(1100);
  worker().now.answer({ sources: [], facts: NO_FACTS });
  await settle();
  worker().now.answer({ problem: null, facts: null });
  expect(await edit).toEqual({ problem: null, facts: null });
  void client.evaluate(request('evil'));
  await settle();
  expect(worker().now.args).toEqual([sent('evil', ['re:evil'])]);
});

it('lets a test be that is slow and gets on, but not for ever', async () => {
  const answer = client.evaluate(request('slow'));
  await settle();
  for (let from = 0; from < 10; from += 1) {
    worker().listener.testing({ key: 're:slow', events: [from, from + 1] });
    await vi.advanceTimersByTimeAsync(900);
  }
  expect(workers).toHaveLength(1);
  for (let from = 10; from < 13; from += 1) {
    worker().listener.testing({ key: 're:slow', events: [from, from + 1] });
    await vi.advanceTimersByTimeAsync(900);
  }
  expect(workers).toHaveLength(2);
  expect(worker().now.args).toEqual([sent('slow', ['re:slow'])]);
  worker().now.answer(evaluation('refused'));
  expect(await answer).toEqual(evaluation('refused'));
});

describe('a test refused on some events', () => {
  beforeEach(async () => {
    void client.evaluate(request('evil'));
    await settle();
    worker().listener.testing({ key: 're:evil', events: [4, 6] });
    await vi.advanceTimersByTimeAsync(1100);
    worker().now.answer(evaluation('refused'));
    await settle();
  });

  /** What is refused once these changes are answered. */
  async function refusedAfter(...changes: (() => Promise<unknown>)[]): Promise<unknown> {
    for (const change of changes) {
      void change();
      await settle();
      worker().now.answer({ problem: null, facts: null });
      await settle();
    }
    void client.evaluate(request('evil'));
    await settle();
    return worker().now.args;
  }

  it.each<[string, (() => Promise<unknown>)[]]>([
    ['an event before them is edited', [() => client.edit(3, '{}')]],
    ['an event behind them is edited', [() => client.edit(6, '{}')]],
    ['another behind them is taken out', [() => client.shift(6, null)]],
  ])('stays refused when %s', async (_what, changes) => {
    expect(await refusedAfter(...changes)).toEqual([sent('evil', ['re:evil'])]);
  });

  it.each<[string, (() => Promise<unknown>)[]]>([
    ['one of them is edited', [() => client.edit(5, '{}')]],
    ['one of them is taken out', [() => client.shift(4, null)]],
    ['they have moved', [() => client.shift(0, null)]],
  ])('is tried again when %s', async (_what, changes) => {
    expect(await refusedAfter(...changes)).toEqual([sent('evil')]);
  });
});
