// A worker made of promises, to test the client against.
import { factColumnsOf } from '../cloudtrail/fact-columns';
import { vi } from 'vitest';
import type { Api, Evaluation, EventSource } from './api';
import type { ExportRequest } from './export-api';
import { WorkerClient, type InternalError } from './client';
import type { Listener } from './start';

/** One call the fake worker has received and not yet answered. */
interface Call {
  readonly method: keyof Api;
  readonly args: readonly unknown[];
  answer(value: unknown): void;
  fail(error: Error): void;
}

const METHODS = [
  'glance',
  'open',
  'evaluate',
  'explain',
  'disagreements',
  'nearness',
  'dropped',
  'flips',
  'makeEvents',
  'coverage',
  'pinnedReasons',
  'edit',
  'shift',
  'writeLink',
  'linkLengths',
  'readLink',
  'exportEvents',
  'exportProgress',
  'cancelExport',
  'complete',
  'hover',
  'definition',
  'rename',
  'fixes',
  'format',
] as const satisfies readonly (keyof Api)[];

export class FakeWorker {
  readonly calls: Call[] = [];
  terminated = false;
  readonly listener: Listener;

  constructor(listener: Listener) {
    this.listener = listener;
  }

  readonly api = Object.fromEntries(
    METHODS.map((method) => [
      method,
      (...args: unknown[]) =>
        new Promise((answer, fail) => this.calls.push({ method, args, answer, fail })),
    ]),
  ) as unknown as Api;

  /** The call it works on. */
  get now(): Call {
    const call = this.calls.at(-1);
    if (call === undefined) throw new Error('nothing was asked');
    return call;
  }

  get log(): string[] {
    return this.calls.map((call) => call.method);
  }
}

export const settle = () => vi.advanceTimersByTimeAsync(0);
export const request = (rule: string) => ({ rule, selected: null });
export const evaluation = (title: string) =>
  ({ title, explanation: null }) as unknown as Evaluation;
export const sent = (rule: string, refused: string[] = []) => ({
  ...request(rule),
  refused,
  held: null,
});
/** A file of one event, as it is. */
export const file = (id: number): ExportRequest => ({
  ...{ id, name: 'a.ndjson', redaction: null },
  ...{ format: 'ndjson', events: null, of: 1, columns: [] },
});
export const source: EventSource = { name: 'pasted', blob: new Blob(['{}']) };

/** Of no event. */
export const NO_FACTS = factColumnsOf([]);

/** A client, and the workers it starts, the last one at work. */
export function clientOfFakes(crashed: (error: InternalError) => void) {
  const workers: FakeWorker[] = [];
  const client = new WorkerClient(crashed, (listener) => {
    const fake = new FakeWorker(listener);
    workers.push(fake);
    return { api: fake.api, terminate: () => (fake.terminated = true) };
  });
  return { client, workers };
}
