// The page's side of the catalogue's worker: started when it is first asked, started anew and filled again when it dies. Of searches only
// the last counts.
import { proxy, wrap } from 'comlink';
import type { CatalogueQuery } from '../catalogue/catalogue';
import type {
  CatalogueApi,
  DroppedFile,
  ImportAnswer,
  ImportProgress,
  KeptCatalogue,
  OpenedCatalogue,
  OwnSet,
  RunAnswer,
  RunRequest,
  SearchAnswer,
  Share,
  StoredSet,
} from './catalogue-api';
import { joinedImport } from './catalogue/joined-import';
import { catalogueWorker } from './catalogue-start';
import { InternalError } from './internal-error';
import { Lifeline } from './lifeline';

/** Bytes from which on several workers read: starting one takes as long as reading some hundred rules. */
const MANY = 200_000;
/** More of them wait for each other's memory. */
const MOST_READERS = 4;

const sizeOf = ({ content }: DroppedFile): number =>
  typeof content === 'string' ? content.length : content.size;

/** The answer to a search that a later one has overtaken. */
export const OVERTAKEN = 'overtaken';

export interface CatalogueConnection {
  readonly api: CatalogueApi;
  terminate(): void;
}

export type StartCatalogue = (crashed: (error: InternalError) => void) => CatalogueConnection;

const startCatalogue: StartCatalogue = (crashed) => {
  const worker = catalogueWorker();
  worker.addEventListener('error', ({ error, message }: ErrorEvent) => {
    crashed(
      error instanceof Error
        ? InternalError.from(error)
        : new InternalError(message || 'The catalogue could not be loaded.'),
    );
  });
  return { api: wrap<CatalogueApi>(worker), terminate: () => worker.terminate() };
};

type Plain = Omit<CatalogueApi, 'open' | 'openKept' | 'search' | 'run' | 'importFiles'>;

interface Line {
  readonly api: CatalogueApi;
  readonly life: Lifeline;
  readonly end: (why: Error) => void;
  /** Settled when what was open is open again. */
  readonly ready: Promise<unknown>;
}

export class CatalogueClient {
  readonly #start: StartCatalogue;
  readonly #cores: number;
  #line: Line | null = null;
  #opened: { readonly stored: readonly StoredSet[]; readonly own: readonly OwnSet[] } | null = null;
  #searches = 0;
  #searching: Promise<unknown> = Promise.resolve();

  constructor(
    start: StartCatalogue = startCatalogue,
    cores = (globalThis as { navigator?: Navigator }).navigator?.hardwareConcurrency ?? 1,
  ) {
    this.#start = start;
    this.#cores = cores;
  }

  /** Replaces what is open; a worker that is started later opens it again. */
  async open(stored: readonly StoredSet[], own: readonly OwnSet[]): Promise<OpenedCatalogue> {
    this.#opened = null;
    const answer = await this.#call((api) => api.open(stored, own));
    this.#opened = { stored, own };
    return answer;
  }

  /** What the browser keeps is read where it is opened, while the page is still being drawn, and the first question with it. */
  async openKept(
    own: string,
    query: CatalogueQuery | null,
    rows: number,
  ): Promise<KeptCatalogue | null> {
    this.#opened = null;
    const answer = await this.#call((api) => api.openKept(own, query, rows));
    if (answer !== null) this.#opened = { stored: answer.stored, own: [] };
    return answer;
  }

  /** One at a time: those that wait behind a running one give way to the last. */
  async search(query: CatalogueQuery, rows: number): Promise<SearchAnswer | typeof OVERTAKEN> {
    const own = (this.#searches += 1);
    await this.#searching.catch(() => undefined);
    if (own !== this.#searches) return OVERTAKEN;
    const answer = this.#call((api) => api.search(query, rows));
    this.#searching = answer;
    const found = await answer;
    return own === this.#searches ? found : OVERTAKEN;
  }

  /** Many files are read by several workers at once, which end with it; the one that answers goes on answering. */
  async importFiles(
    name: string,
    files: readonly DroppedFile[],
    progress: ImportProgress,
  ): Promise<ImportAnswer> {
    const size = files.reduce((sum, one) => sum + sizeOf(one), 0);
    const of = size < MANY ? 1 : Math.max(1, Math.min(this.#cores, MOST_READERS));
    if (of === 1) return this.#call((api) => api.importFiles(name, files, proxy(progress)));
    const through = Array.from({ length: of }, (): readonly [number, number] => [0, 0]);
    const tell = (number: number) => (done: number, all: number) => {
      through[number] = [done, all];
      const sum = (at: 0 | 1) => through.reduce((so, one) => so + one[at], 0);
      if (through.every(([, files]) => files > 0)) progress(sum(0), sum(1));
    };
    const answers = await Promise.all(
      through.map((_, number) => this.#importShare(name, files, tell(number), { number, of })),
    );
    return joinedImport(name, answers);
  }

  async #importShare(
    name: string,
    files: readonly DroppedFile[],
    progress: ImportProgress,
    share: Share,
  ): Promise<ImportAnswer> {
    const life = new Lifeline();
    const reader = this.#start((error) => life.cut(error));
    try {
      return await life.until(reader.api.importFiles(name, files, proxy(progress), share));
    } catch (error) {
      throw InternalError.from(error);
    } finally {
      reader.terminate();
    }
  }

  run(request: RunRequest, progress: (events: number) => void): Promise<RunAnswer> {
    return this.#call((api) => api.run(request, proxy(progress)));
  }

  ask<M extends keyof Plain>(
    method: M,
    ...question: Parameters<Plain[M]>
  ): Promise<Awaited<ReturnType<Plain[M]>>> {
    return this.#call((api) => {
      const answer = api[method] as (...all: unknown[]) => Promise<Awaited<ReturnType<Plain[M]>>>;
      return answer(...question);
    });
  }

  /** Ends the worker and what it is doing, a long run for one; whoever waits hears an error. The next question starts another. */
  stop(): void {
    this.#line?.end(new InternalError('The catalogue’s worker was ended.'));
  }

  async #call<T>(ask: (api: CatalogueApi) => Promise<T>): Promise<T> {
    const { api, life, ready } = (this.#line ??= this.#connect());
    await ready;
    try {
      return await life.until(ask(api));
    } catch (error) {
      throw InternalError.from(error);
    }
  }

  #connect(): Line {
    const life = new Lifeline();
    const connection = this.#start((error) => end(error));
    const end = (why: Error): void => {
      connection.terminate();
      if (this.#line === line) this.#line = null;
      life.cut(why);
    };
    const { api } = connection;
    const opened = this.#opened;
    const ready =
      opened === null ? Promise.resolve() : life.until(api.open(opened.stored, opened.own));
    const line: Line = { api, life, end, ready };
    return line;
  }
}
