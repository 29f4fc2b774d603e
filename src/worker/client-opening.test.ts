// Events that are opened once they are ready: what becomes of them where others come first, or the worker dies.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { WorkerClient } from './client';
import { InternalError, STALE } from './client';
import type { FakeWorker } from './client.test-support';
import {
  clientOfFakes,
  evaluation,
  NO_FACTS,
  request,
  settle,
  source,
} from './client.test-support';

vi.mock('./worker?worker&url', () => ({ default: 'worker.js' }));

let workers: FakeWorker[];
let client: WorkerClient;
const worker = () => workers.at(-1)!;
const other = { ...source, name: 'other' };
const answer = { sources: [], facts: NO_FACTS };

function later() {
  let come: (value?: unknown) => void = () => undefined;
  let fail: (why: Error) => void = () => undefined;
  const ready = new Promise((resolve, reject) => ([come, fail] = [resolve, reject]));
  return { ready, come: () => come(), fail: (why: Error) => fail(why) };
}

beforeEach(() => {
  vi.useFakeTimers();
  ({ client, workers } = clientOfFakes(vi.fn()));
});

afterEach(() => {
  vi.useRealTimers();
});

/** What the client's next worker is told to open. */
async function openedByTheNext(): Promise<unknown> {
  worker().listener.crashed(new InternalError('dead'));
  const asked = client.evaluate(request('one'));
  asked.catch(() => undefined);
  await settle();
  const { method, args } = worker().now;
  return method === 'open' ? args[0] : method;
}

it('are opened when they are ready, and not before', async () => {
  const { ready, come } = later();
  const opening = client.open([source], undefined, ready);
  await settle();
  expect(worker().log).toEqual([]);
  come();
  await settle();
  worker().now.answer(answer);
  expect(await opening).toEqual(answer);
});

it('are not opened where others came first', async () => {
  const { ready, come } = later();
  const first = client.open([source], undefined, ready);
  await settle();
  const second = client.open([other]);
  come();
  await settle();
  expect(worker().log).toEqual(['open']);
  expect(worker().now.args[0]).toEqual([other]);
  worker().now.answer(answer);
  expect(await first).toBe(STALE);
  expect(await second).toEqual(answer);
  expect(await openedByTheNext()).toEqual([other]);
});

it('are not opened behind the death of the worker they were meant for', async () => {
  const before = client.open([other]);
  await settle();
  worker().now.answer(answer);
  await before;
  const { ready, come } = later();
  const opening = expect(client.open([source], undefined, ready)).rejects.toThrow('dead');
  await settle();
  worker().listener.crashed(new InternalError('dead'));
  await opening;
  come();
  await settle();
  const asked = client.evaluate(request('one'));
  await settle();
  expect(worker().now).toMatchObject({ method: 'open', args: [[other], [], []] });
  worker().now.answer(answer);
  await settle();
  worker().now.answer(evaluation('one'));
  expect(await asked).toEqual(evaluation('one'));
});

it('are not opened where they never get ready, which is said', async () => {
  const { ready, fail } = later();
  const opening = expect(client.open([source], undefined, ready)).rejects.toThrow('no disk');
  await settle();
  fail(new Error('no disk'));
  await opening;
  expect(worker().log).toEqual([]);
});
