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
  StoredSet,
} from './catalogue-api';
import { catalogueWorker } from './catalogue-start';
import { InternalError } from './internal-error';
import { Lifeline } from './lifeline';

/** The answer to a search that a later one has overtaken. */
export const OVERTAKEN = 'overtaken';

export interface CatalogueConnection {
  readonly api: CatalogueApi;
  terminate(): void;
}

export type StartCatalogue = (crashed: (error: InternalError) => void) => CatalogueConnection;

const startCatalogue: StartCatalogue = (crashed) => {
  const worker = catalogueWorker.take();
  worker.addEventListener('error', ({ error, message }: ErrorEvent) => {
    crashed(
      error instanceof Error
        ? InternalError.from(error)
        : new InternalError(message || 'The catalogue could not be loaded.'),
    );
  });
  return { api: wrap<CatalogueApi>(worker), terminate: () => worker.terminate() };
};

type Plain = Omit<
  CatalogueApi,
  'open' | 'openKept' | 'openMade' | 'search' | 'run' | 'importFiles'
>;

interface Line {
  readonly api: CatalogueApi;
  readonly life: Lifeline;
  readonly end: (why: Error) => void;
  /** Settled when what was open is open again. */
  readonly ready: Promise<unknown>;
}

export class CatalogueClient {
  readonly #start: StartCatalogue;
  #line: Line | null = null;
  #opened: { readonly stored: readonly StoredSet[]; readonly own: readonly OwnSet[] } | null = null;
  #searches = 0;
  #searching: Promise<unknown> = Promise.resolve();

  constructor(start: StartCatalogue = startCatalogue) {
    this.#start = start;
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

  /** What is made of them is not open yet. */
  importFiles(
    name: string,
    files: readonly DroppedFile[],
    progress: ImportProgress,
  ): Promise<ImportAnswer> {
    return this.#call((api) => api.importFiles(name, files, proxy(progress)));
  }

  /** Besides what is open. A worker that is started later opens what was open before, until `reopens` says otherwise. */
  openMade(name: string, own: string): Promise<OpenedCatalogue> {
    return this.#call((api) => api.openMade(name, own));
  }

  /** What a worker that is started later opens. */
  reopens(stored: readonly StoredSet[]): void {
    this.#opened = { stored, own: [] };
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
