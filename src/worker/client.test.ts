// The client against a worker made of promises: who overtakes whom, and what a worker that dies leaves behind.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WorkerClient } from './client';
import { InternalError, STALE } from './client';
import type { FakeWorker } from './client.test-support';
import {
  clientOfFakes,
  evaluation,
  file,
  NO_FACTS,
  request,
  sent,
  settle,
  source,
} from './client.test-support';
import type { LinkRequest } from './sharing-api';

vi.mock('./worker?worker&url', () => ({ default: 'worker.js' }));

let workers: FakeWorker[];
let client: WorkerClient;
const crashed = vi.fn();

const worker = (): FakeWorker => {
  const last = workers.at(-1);
  if (last === undefined) throw new Error('no worker was started');
  return last;
};

beforeEach(() => {
  vi.useFakeTimers();
  crashed.mockClear();
  ({ client, workers } = clientOfFakes(crashed));
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

it('passes on that the worker has learned more, and no more than that', async () => {
  const learned = vi.fn();
  client.learned = learned;
  await opened();
  worker().listener.learned();
  expect(learned).toHaveBeenCalledOnce();
  expect(worker().log).toEqual(['open']);
});

describe('the latest request wins', () => {
  it('takes the worker with the first question', async () => {
    expect(workers).toHaveLength(0);
    void client.explain(0);
    await settle();
    expect(workers).toHaveLength(1);
    expect(worker().log).toEqual(['explain']);
  });

  it('has one call in flight and keeps only the newest behind it', async () => {
    const answers = ['one', 'two', 'three'].map((rule) => client.evaluate(request(rule)));
    await settle();
    expect(worker().log).toEqual(['evaluate']);
    worker().now.answer(evaluation('one'));
    await settle();
    expect(worker().log).toEqual(['evaluate', 'evaluate']);
    expect(worker().now.args).toEqual([sent('three')]);
    worker().now.answer(evaluation('three'));
    expect(await Promise.all(answers)).toEqual([STALE, STALE, evaluation('three')]);
  });

  it('writes every file asked for, until other events are opened', async () => {
    const files = [client.exportEvents(file(1)), client.exportEvents(file(2))];
    await settle();
    const [one, two] = worker().calls;
    two!.answer('two');
    one!.answer('one');
    expect(await Promise.all(files)).toEqual(['one', 'two']);
    const late = client.exportEvents(file(3));
    await settle();
    const call = worker().now;
    void client.open([source]);
    call.answer('of the events before');
    expect(await late).toBe(STALE);
  });

  it('asks other things while a file is written', async () => {
    const written = client.exportEvents(file(1));
    const answer = client.evaluate(request('one'));
    await settle();
    expect(worker().log).toEqual(['exportEvents', 'evaluate']);
    worker().now.answer(evaluation('one'));
    expect(await answer).toEqual(evaluation('one'));
    worker().calls[0]!.answer('file');
    expect(await written).toBe('file');
  });

  it('asks for a file again when the worker was ended over something else', async () => {
    const written = client.exportEvents(file(1));
    void client.evaluate(request('one'));
    await settle();
    worker().listener.testing({ key: 're:evil', events: [0, 1] });
    await vi.advanceTimersByTimeAsync(1100);
    expect(workers).toHaveLength(2);
    expect(worker().log).toEqual(['evaluate']);
    worker().now.answer(evaluation('one'));
    await settle();
    expect(worker().log).toEqual(['evaluate', 'exportEvents']);
    worker().now.answer('file');
    expect(await written).toBe('file');
  });

  it('says of a file what went wrong, to whoever asked and nobody else', async () => {
    const written = client.exportEvents(file(1));
    await settle();
    const failed = expect(written).rejects.toThrow('boom');
    worker().listener.crashed(new InternalError('boom'));
    await failed;
    expect(crashed).not.toHaveBeenCalled();
    const last = client.exportEvents(file(2));
    await settle();
    client.dispose();
    expect(await last).toBe(STALE);
  });

  it('overtakes a glance at events when others are opened, and what ran away at it is refused', async () => {
    const early = client.glance(source, 100, request('a'));
    await settle();
    worker().listener.testing({ key: 'slow', events: [0, 9] });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(worker().now).toMatchObject({
      method: 'glance',
      args: [source, 100, sent('a', ['slow'])],
    });
    const opening = client.open([source]);
    worker().now.answer(null);
    await expect(early).resolves.toBe(STALE);
    await settle();
    worker().now.answer({ sources: [], facts: NO_FACTS });
    await expect(opening).resolves.not.toBe(STALE);
  });

  it('overtakes requests about earlier events when events are opened', async () => {
    const answers = [client.evaluate(request('one')), client.explain(3)];
    await settle();
    const open = client.open([source]);
    worker().now.answer(evaluation('one'));
    await settle();
    expect(worker().log).toEqual(['evaluate', 'open']);
    worker().now.answer({ sources: [], facts: NO_FACTS });
    expect(await open).toEqual({ sources: [], facts: NO_FACTS });
    expect(await Promise.all(answers)).toEqual([STALE, STALE]);
  });

  it('keeps edits of different events apart', async () => {
    const edits = [client.edit(0, 'a'), client.edit(1, 'b'), client.edit(1, 'c')];
    await settle();
    worker().now.answer({ problem: null, facts: null });
    await settle();
    expect(worker().now.args).toEqual([1, 'c']);
    worker().now.answer({ problem: null, facts: null });
    const taken = { problem: null, facts: null };
    expect(await Promise.all(edits)).toEqual([taken, STALE, taken]);
  });
});

it('tells every event put in or taken out, and edits on either side; a new worker all of it', async () => {
  const taken = { problem: null, facts: null };
  const all = [client.open([source]), client.edit(1, 'a'), client.shift(0, 'new')];
  all.push(client.edit(1, 'b'), client.shift(9, 'refused'));
  for (const answer of [{}, taken, taken, taken, { problem: {} }]) {
    await settle();
    worker().now.answer(answer);
  }
  expect(await Promise.all(all)).not.toContain(STALE);
  worker().listener.crashed(new InternalError('gone'));
  void client.readLink('#/p/1');
  await settle();
  expect(worker().now.args).toEqual([
    [source],
    [
      [2, 'a'],
      [1, 'b'],
    ],
    [[0, 'new']],
  ]);
});

describe('sharing', () => {
  const wish = (rule: string): LinkRequest => ({
    ...{ rule, view: {}, events: null, fictitious: false },
    choices: { off: [], keep: [] },
  });

  it('hands on what was asked, and the newest of several', async () => {
    const answers = ['one', 'two', 'three'].map((rule) => client.ask('writeLink', wish(rule)));
    await settle();
    worker().now.answer({ hash: '#/p/1' });
    await settle();
    expect(worker().now).toMatchObject({ method: 'writeLink', args: [wish('three')] });
    worker().now.answer({ hash: '#/p/3' });
    expect(await Promise.all(answers)).toEqual([STALE, STALE, { hash: '#/p/3' }]);
  });

  it('overtakes neither evaluations nor each other', async () => {
    const answers = [
      client.evaluate(request('r')),
      client.readLink('#/p/1'),
      client.ask('linkLengths', wish('r'), [null]),
    ];
    for (const reply of [evaluation('r'), { state: {} }, [1]]) {
      await settle();
      worker().now.answer(reply);
    }
    expect(await Promise.all(answers)).toEqual([evaluation('r'), { state: {} }, [1]]);
    expect(worker().log).toEqual(['evaluate', 'readLink', 'linkLengths']);
  });

  it('tells a new worker the events before it writes them into a link', async () => {
    await opened();
    worker().listener.crashed(new InternalError('boom'));
    const answer = client.ask('writeLink', wish('r'));
    await settle();
    expect(worker().now.args).toEqual([[source], [[0, '{"a":1}']], []]);
    worker().now.answer({ sources: [], facts: NO_FACTS });
    await settle();
    worker().now.answer({ hash: '#/p/1' });
    expect(await answer).toEqual({ hash: '#/p/1' });
  });

  it('drops a link that was to be read when other events are opened', async () => {
    const answer = client.readLink('#/p/1');
    await settle();
    void client.open([source]);
    worker().now.answer({ state: {} });
    expect(await answer).toBe(STALE);
  });
});

describe('the editor', () => {
  it.each([
    ['complete', () => client.ask('complete', 'a', 1), ['a', 1]],
    ['hover', () => client.ask('hover', 'a', 1), ['a', 1]],
    ['definition', () => client.ask('definition', 'a', 1), ['a', 1]],
    ['rename', () => client.ask('rename', 'a', 1, 'b'), ['a', 1, 'b']],
    ['fixes', () => client.ask('fixes', 'a', [0, 1]), ['a', [0, 1]]],
    ['format', () => client.ask('format', 'a'), ['a']],
  ])('%s is overtaken by the next of its kind, and by nothing else', async (method, ask, args) => {
    const answers = [client.evaluate(request('a')), ask(), ask()];
    await settle();
    worker().now.answer(evaluation('a'));
    await settle();
    expect(worker().now).toMatchObject({ method, args });
    worker().now.answer(null);
    expect(await Promise.all(answers)).toEqual([evaluation('a'), STALE, null]);
    expect(worker().log).toEqual(['evaluate', method]);
  });

  it('is answered by a worker that knows the events', async () => {
    await opened();
    worker().listener.crashed(new InternalError('boom'));
    const answer = client.ask('complete', 'a', 1);
    await settle();
    expect(worker().log).toEqual(['open']);
    worker().now.answer({ sources: [], facts: NO_FACTS });
    await settle();
    worker().now.answer({ items: [], whole: true });
    expect(await answer).toEqual({ items: [], whole: true });
  });
});

describe('a worker that dies', () => {
  it('rejects the call with one copyable text, and the next call finds a new worker', async () => {
    await opened();
    const answer = client.evaluate(request('one'));
    await settle();
    worker().listener.crashed(new InternalError('boom', '  at engine.js:1:1'));
    await expect(answer).rejects.toMatchObject({ text: 'boom\n  at engine.js:1:1' });
    const next = client.evaluate(request('two'));
    await settle();
    expect(workers).toHaveLength(2);
    expect(worker().log).toEqual(['open']);
    worker().now.answer({ sources: [], facts: NO_FACTS });
    await settle();
    worker().now.answer(evaluation('two'));
    expect(await next).toEqual(evaluation('two'));
    expect(crashed).not.toHaveBeenCalled();
  });

  it('says so when nobody was asking', async () => {
    await opened();
    worker().listener.crashed(new InternalError('boom'));
    expect(crashed).toHaveBeenCalledOnce();
  });

  it('keeps the worker when only a call failed', async () => {
    const answer = client.explain(0);
    await settle();
    worker().now.fail(new TypeError('x is not a function'));
    await expect(answer).rejects.toBeInstanceOf(InternalError);
    expect(worker().terminated).toBe(false);
  });

  it('answers everything when it is ended on purpose', async () => {
    const answers = [client.evaluate(request('one')), client.explain(1)];
    await settle();
    client.dispose();
    expect(await Promise.all([...answers, client.explain(2)])).toEqual([STALE, STALE, STALE]);
    expect(worker().terminated).toBe(true);
    expect(crashed).not.toHaveBeenCalled();
  });
});

it('leaves the new worker alone when the one before it is heard once more', async () => {
  await opened();
  const [first] = workers;
  first!.listener.crashed(new InternalError('boom'));
  const answer = client.evaluate(request('one'));
  await settle();
  worker().now.answer({ sources: [], facts: NO_FACTS });
  await settle();
  first!.listener.crashed(new InternalError('boom, again'));
  first!.listener.testing({ key: 're:evil', events: [0, 1] });
  await vi.advanceTimersByTimeAsync(1100);
  worker().now.answer(evaluation('one'));
  expect(await answer).toEqual(evaluation('one'));
  void client.evaluate(request('two'));
  await settle();
  expect(workers).toHaveLength(2);
  expect(worker().terminated).toBe(false);
  expect(crashed).toHaveBeenCalledOnce();
});

describe('the text of the event in view', () => {
  const event = (serial: number) => ({ serial, text: '{}', tree: null });
  const reasons = { index: 0, trace: null, unused: [] };

  it('is kept, and not asked for again', async () => {
    const first = client.explain(0);
    await settle();
    expect(worker().now.args).toEqual([0, null]);
    worker().now.answer({ ...reasons, event: event(7) });
    expect(await first).toEqual({ ...reasons, ...event(7) });
    const again = client.explain(0);
    await settle();
    expect(worker().now.args).toEqual([0, 7]);
    worker().now.answer({ ...reasons, event: null });
    expect(await again).toEqual({ ...reasons, ...event(7) });
  });

  it('is kept from an answer that came too late', async () => {
    const answers = [client.explain(0), client.explain(1)];
    await settle();
    worker().now.answer({ ...reasons, event: event(7) });
    await settle();
    expect(worker().now.args).toEqual([1, 7]);
    worker().now.answer({ ...reasons, index: 1, event: event(8) });
    expect(await answers[0]).toBe(STALE);
  });

  it('is another one to a new worker, which counts anew', async () => {
    const first = client.explain(0);
    await settle();
    worker().now.answer({ ...reasons, event: event(1) });
    await first;
    worker().listener.crashed(new InternalError('boom'));
    void client.explain(0);
    await settle();
    expect(worker().now.args).toEqual([0, null]);
  });
});
