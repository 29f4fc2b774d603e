// The page's side of the worker: one call at a time, the latest request wins, and a worker that hangs or dies is replaced.
// Knows the worker's contract and nothing of rules, events or the page.
import type { Disagreement } from '../why/disagreements';
import type { Range } from '../text/range';
import type { LinkRead } from '../workspace/link';
import type {
  Api,
  EditAnswer,
  EvaluateRequest,
  Evaluation,
  EventSource,
  Explanation,
  Glance,
  OpenAnswer,
  ShiftAnswer,
  Testing,
} from './api';
import { edited, NO_CHANGES, shifted, type Changes } from './changes';
import type { ExportApi, Exported, ExportRequest } from './export-api';
import { HeldEvent } from './held-event';
import { InternalError } from './internal-error';
import type { LanguageApi } from './language';
import type { SharingApi } from './sharing-api';
import { Lifeline } from './lifeline';
import { type Connection, type Start, startWorker } from './start';
import { TimeLimit } from './time-limit';
import type { WhyApi } from './why-api';
import type { ZipApi } from './zip-api';

export * from './changes';
export { InternalError } from './internal-error';

/** The answer to a request that a later one has overtaken. Every call is answered, if only by this. */
export const STALE = 'stale';
export type OrStale<T> = T | typeof STALE;

/** What is asked as it comes: the client keeps nothing of it. */
type Plain = LanguageApi & SharingApi;

type Answer<M extends keyof Plain> = Awaited<ReturnType<Plain[M]>>;

/** What the page asks of a rule; the client knows the rest. */
type Question = Omit<EvaluateRequest, 'refused' | 'held'>;

/** Requests of one slot overtake each other. */
type Slot =
  | Exclude<keyof Api, 'edit' | 'shift' | keyof ExportApi>
  | `edit ${number} ${number}`
  | `${'shift' | 'export'} ${number}`;

/** These, and files, are about the rule evaluated last. */
const ABOUT_A_RULE: ReadonlySet<Slot> = new Set<Slot>([
  'explain',
  'disagreements',
  'nearness',
  'dropped',
  'flips',
  'makeEvents',
  'coverage',
  'untested',
  'telling',
  'pinnedReasons',
  'writeLink',
  'linkLengths',
]);

interface Job {
  readonly slot: Slot;
  /** Asks the worker, and keeps here what a new worker would have to be told. */
  readonly ask: (api: Api, life: Lifeline) => Promise<unknown>;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: InternalError) => void;
  stale: boolean;
}

interface Line {
  readonly api: Api;
  readonly life: Lifeline;
  readonly cut: (why: Error) => void;
  /** Knows no events yet. */
  fresh: boolean;
}

class RanAway extends Error {
  readonly run: NonNullable<Testing['testing']>;
  constructor(run: NonNullable<Testing['testing']>) {
    super(`Ran too long: ${run.key}`);
    this.run = run;
  }
}

export class WorkerClient {
  readonly #start: Start;
  readonly #crashed: (error: InternalError) => void;
  readonly #waiting: Job[] = [];
  /** Tests that ran away, with the events they did so on: tried again when one of those is another, and not before. */
  readonly #refused = new Map<string, Range>();
  #changes: Changes = NO_CHANGES;
  /** Counts the shifts: an index means another event after each. */
  #shifts = 0;
  #exports = 0;
  #opens = 0;
  #sources: readonly EventSource[] | null = null;
  #request: Question | null = null;
  readonly #held = new HeldEvent();
  #current: Job | null = null;
  #line: Line | null = null;
  #disposed = false;

  /** Called when an evaluation would have more to say than the last one had. */
  learned: () => void = () => undefined;

  /** `crashed` hears of a worker that died while nobody was asking; a crash during a call rejects that call. */
  constructor(crashed: (error: InternalError) => void = reportError, start: Start = startWorker) {
    this.#start = start;
    this.#crashed = crashed;
  }

  /** Replaces all events, once they are ready. Overtakes every request made before: they were about other events. */
  open(
    sources: readonly EventSource[],
    changes = NO_CHANGES,
    ready: Promise<unknown> = Promise.resolve(),
  ): Promise<OrStale<OpenAnswer>> {
    const turn = (this.#opens += 1);
    return this.#enqueue('open', async (api, life) => {
      await life.until(ready);
      // Others are about to be opened by now.
      if (turn < this.#opens) return STALE;
      this.#sources = sources;
      this.#changes = changes;
      this.#refused.clear();
      return api.open(sources, changes.edits, changes.shifts);
    });
  }

  /** The first of what is about to be opened. */
  glance(first: EventSource, bytes: number, question: Question): Promise<OrStale<Glance | null>> {
    return this.#enqueue('glance', (api) => api.glance(first, bytes, this.#whole(question)));
  }

  evaluate(question: Question): Promise<OrStale<Evaluation>> {
    return this.#enqueue('evaluate', async (api) => {
      this.#request = question;
      const { explanation, ...answer } = await api.evaluate(this.#whole(question));
      return { ...answer, explanation: explanation && this.#held.whole(explanation) };
    });
  }

  explain(index: number): Promise<OrStale<Explanation | null>> {
    return this.#enqueue('explain', async (api) => {
      const answer = await api.explain(index, this.#held.serial);
      return answer && this.#held.whole(answer);
    });
  }

  disagreements(): Promise<OrStale<readonly Disagreement[]>> {
    return this.#enqueue('disagreements', (api) => api.disagreements());
  }

  /** A question about the rules evaluated last: each is overtaken by the next of its kind. */
  why<M extends keyof WhyApi>(
    method: M,
    ...question: Parameters<WhyApi[M]>
  ): Promise<OrStale<Awaited<ReturnType<WhyApi[M]>>>> {
    return this.#enqueue(method, (api) => {
      const answer = api[method] as (...all: unknown[]) => Promise<Awaited<ReturnType<WhyApi[M]>>>;
      return answer(...question);
    });
  }

  /** Edits of different events do not overtake each other. */
  edit(index: number, text: string): Promise<OrStale<EditAnswer>> {
    let before: readonly string[] | undefined;
    return this.#enqueue(`edit ${this.#shifts} ${index}`, async (api) => {
      before ??= [...this.#refused.keys()];
      const answer = await api.edit(index, text);
      if (answer.problem === null) {
        this.#changes = edited(this.#changes, index, text);
        // A test that ran away on the old text may be quick on the new one; one that this edit set off is not.
        this.#tryAgain(before, ([from, to]) => from <= index && index < to);
      }
      return answer;
    });
  }

  /** Puts an event in, or (null) takes one out; only opening other events overtakes it. */
  shift(at: number, text: string | null): Promise<OrStale<ShiftAnswer>> {
    this.#shifts += 1;
    return this.#enqueue(`shift ${this.#shifts}`, async (api) => {
      const answer = await api.shift(at, text);
      if (answer.problem === null) {
        this.#changes = shifted(this.#changes, at, text);
        // Those behind it have another index now.
        this.#tryAgain(this.#refused.keys(), ([, to]) => at < to);
      }
      return answer;
    });
  }

  #tryAgain(keys: Iterable<string>, touches: (events: Range) => boolean): void {
    for (const key of keys) {
      const events = this.#refused.get(key);
      if (events && touches(events)) this.#refused.delete(key);
    }
  }

  /** For what waits for nothing; a worker that ends never answers. */
  get beside(): Api | undefined {
    return this.#line?.api;
  }

  /** Opening events overtakes it as well: the later wish wins. */
  readLink(hash: string): Promise<OrStale<LinkRead>> {
    return this.#enqueue('readLink', (api) => api.readLink(hash));
  }

  /**
   * Only opening other events overtakes it: whoever asks for two files gets two. It may take its time, so that others are asked
   * while it is written; a worker that ends over one of those is asked for the file again.
   */
  async exportEvents(request: ExportRequest): Promise<OrStale<Exported | null>> {
    const slot: Slot = `export ${(this.#exports += 1)}`;
    const opens = this.#opens;
    for (;;) {
      const begun = await this.#enqueue(slot, (api, life) =>
        Promise.resolve({ answer: life.until(api.exportEvents(request)) }),
      );
      if (begun === STALE) return STALE;
      try {
        const answer = await begun.answer;
        return opens === this.#opens ? answer : STALE;
      } catch (error) {
        if (this.#disposed || opens !== this.#opens) return STALE;
        if (!(error instanceof RanAway)) throw InternalError.from(error);
      }
    }
  }

  /** About what it comes with, whatever is held: each is overtaken by the next of its kind. */
  zip<M extends keyof ZipApi>(
    method: M,
    question: Parameters<ZipApi[M]>[0],
  ): Promise<OrStale<Awaited<ReturnType<ZipApi[M]>>>> {
    return this.#enqueue(method, (api) => {
      const answer = api[method] as (one: unknown) => Promise<Awaited<ReturnType<ZipApi[M]>>>;
      return answer(question);
    });
  }

  /** One of the editor's questions, or of sharing's: each is overtaken by the next of its kind. */
  ask<M extends keyof Plain>(
    method: M,
    ...question: Parameters<Plain[M]>
  ): Promise<OrStale<Answer<M>>> {
    return this.#enqueue(method, (api) => {
      const answer = api[method] as (...all: unknown[]) => Promise<Answer<M>>;
      return answer(...question);
    });
  }

  /** Ends the worker; whatever was asked is answered `stale`, now and later. */
  dispose(): void {
    this.#disposed = true;
    this.#overtake(() => true);
    this.#current?.resolve(STALE);
    this.#line?.cut(new InternalError('The worker was ended.'));
  }

  #enqueue<T>(slot: Slot, ask: (api: Api, life: Lifeline) => Promise<T>): Promise<OrStale<T>> {
    if (this.#disposed) return Promise.resolve(STALE);
    this.#overtake((earlier) => slot === 'open' || earlier === slot);
    return new Promise((resolve, reject) => {
      const answer = resolve as (answer: unknown) => void;
      this.#waiting.push({ slot, ask, resolve: answer, reject, stale: false });
      if (this.#current === null) void this.#work();
    });
  }

  #overtake(matches: (slot: Slot) => boolean): void {
    const kept = this.#waiting.filter((job) => !matches(job.slot));
    const dropped = this.#waiting.filter((job) => matches(job.slot));
    this.#waiting.splice(0, this.#waiting.length, ...kept);
    for (const job of dropped) job.resolve(STALE);
    // What runs can't be called back: its answer is dropped when it comes.
    if (this.#current !== null && matches(this.#current.slot)) this.#current.stale = true;
  }

  async #work(): Promise<void> {
    for (let job = this.#waiting.shift(); job !== undefined; job = this.#waiting.shift()) {
      this.#current = job;
      try {
        const answer = await this.#answer(job);
        job.resolve(job.stale ? STALE : answer);
      } catch (error) {
        job.reject(InternalError.from(error));
      }
      this.#current = null;
    }
  }

  /** Asks again on a new worker for as long as tests run away: each is refused once. */
  async #answer(job: Job): Promise<unknown> {
    for (;;) {
      const line = (this.#line ??= this.#connect());
      try {
        return await line.life.until(this.#run(line, job));
      } catch (error) {
        if (!(error instanceof RanAway) || this.#refused.has(error.run.key)) throw error;
        this.#refused.set(error.run.key, error.run.events);
        if (job.stale) return STALE;
      }
    }
  }

  async #run(line: Line, job: Job): Promise<unknown> {
    if (line.fresh) {
      if (this.#sources !== null && job.slot !== 'open') {
        const { edits, shifts } = this.#changes;
        await line.api.open(this.#sources, edits, shifts);
      }
      if (this.#request !== null && (ABOUT_A_RULE.has(job.slot) || /^export/.test(job.slot))) {
        await line.api.evaluate(this.#whole({ ...this.#request, selected: null }));
      }
      line.fresh = false;
    }
    return job.ask(line.api, line.life);
  }

  #whole(question: Question): EvaluateRequest {
    return { ...question, refused: [...this.#refused.keys()], held: this.#held.serial };
  }

  #connect(): Line {
    this.#held.drop();
    const life = new Lifeline();
    // What a worker said before its end may be heard behind it, when another one is at work.
    let ended = false;
    const cut = (why: Error): void => {
      if (ended) return;
      ended = true;
      limit.stop();
      connection.terminate();
      this.#line = null;
      life.cut(why);
    };
    const limit = new TimeLimit((run) => cut(new RanAway(run)));
    const connection: Connection = this.#start({
      testing: (now) => {
        if (!ended) limit.hear(now);
      },
      learned: () => this.learned(),
      crashed: (error) => {
        if (!ended && !life.waiting) this.#crashed(error);
        cut(error);
      },
    });
    return { api: connection.api, life, cut, fresh: true };
  }
}
