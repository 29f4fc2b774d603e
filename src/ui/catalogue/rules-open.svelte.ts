// The rules that are open: those we ship and the sets that were taken in. Loads and keeps them; what they say is asked of the worker.
import { hosted } from './hosted-rules';
import { CatalogueClient } from '../../worker/catalogue-client';
import type {
  CatalogueApi,
  DroppedFile,
  OpenedCatalogue,
  OwnSet,
  SearchAnswer,
  StoredSet,
} from '../../worker/catalogue-api';
import { importedWords } from '../../view/import-words';
import { allExamples } from '../examples';
import { whyNotKept } from '../storage-words';
import { digestOf } from './digest';
import { addressOf, listHash } from './address';
import { OWN, removeSet, removeSets, storedSets, storeSet } from '../../worker/catalogue-shelf';

/** Rows that come with an answer: more than a screen. */
export const FIRST = 60;

interface Importing {
  readonly name: string;
  /** Files that are through, of all; null before their number is known. */
  readonly files: number;
  readonly of: number | null;
}

/** Until the page has nothing to do. */
const pause = (): Promise<void> =>
  new Promise((done) => {
    // Not every browser has it.
    if ('requestIdleCallback' in window) requestIdleCallback(() => done(), { timeout: 2000 });
    else setTimeout(done, 500);
  });

/** What the pages ask of the open rules. */
type Asking = 'rulePage' | 'callPage' | 'compare' | 'matrix';

/** The rules we ship, and what tells them from those of another version. */
async function ownFiles() {
  const files = (await allExamples()).map(({ name, rule }) => ({
    path: `${name}.yml`,
    text: rule,
  }));
  return { files, digest: digestOf(files) };
}

class RulesOpen {
  readonly client = new CatalogueClient();
  #opened = $state.raw<OpenedCatalogue | null>(null);
  #stored = $state.raw<readonly StoredSet[]>([]);
  /** The rules we ship, as they were kept; null: they are to be made. */
  #own: StoredSet | null = null;
  #importing = $state.raw<Importing | null>(null);
  #said = $state.raw('');
  #starting: Promise<void> | null = null;
  /** Others are opened when those before are. */
  #opening: Promise<unknown> = Promise.resolve();
  #first: { readonly asked: string; readonly answer: SearchAnswer } | null = null;

  /** null until they are there. Each time others are open it is another object. */
  get opened(): OpenedCatalogue | null {
    return this.#opened;
  }
  /** Sets that were taken in, and can be removed. */
  get stored(): readonly StoredSet[] {
    return this.#stored;
  }
  get importing(): Importing | null {
    return this.#importing;
  }
  /** What became of the last set, in words. */
  get said(): string {
    return this.#said;
  }

  /** null until the rules are there. Asked within an effect, it is asked anew when others are open. */
  ask<M extends Asking>(
    method: M,
    ...question: Parameters<CatalogueApi[M]>
  ): Promise<Awaited<ReturnType<CatalogueApi[M]>>> | null {
    return this.#opened === null ? null : this.client.ask(method, ...question);
  }

  /** Once; later calls wait for the same. Those that come with the page are taken in when they are others than before. */
  start(): Promise<void> {
    return (this.#starting ??= this.#start().then(() => void this.#takeHosted()));
  }

  async #takeHosted(): Promise<void> {
    const coming = hosted;
    if (coming === null || this.#stored.some((set) => set.hosted === coming.digest)) return;
    try {
      const parts = await Promise.all(coming.parts.map((part) => part()));
      const files = parts.flatMap((part) => part.default);
      await this.take(
        coming.name,
        files.map(([path, content]): DroppedFile => ({ path, content })),
        coming.digest,
      );
    } catch {
      this.#said = `The rules of ${coming.name} could not be loaded; reload the page to try again.`;
      this.#importing = null;
    }
  }

  /** The answer that came with opening, where it is to this question; once. */
  takeFirst(asked: string): SearchAnswer | null {
    const first = this.#first;
    this.#first = null;
    return first?.asked === asked ? first.answer : null;
  }

  async #start(): Promise<void> {
    if (!(await this.#openKept())) {
      try {
        this.#shelve(await storedSets());
      } catch (error) {
        this.#said = `Sets that were kept can’t be looked for. ${whyNotKept(error)}`;
      }
      await this.#open();
    }
    const kept = this.#own;
    if (kept !== null) void this.#renew(kept);
  }

  #shelve(all: readonly StoredSet[]): void {
    this.#stored = all.filter(({ name }) => name !== OWN);
    this.#own = all.find(({ name }) => name === OWN) ?? null;
  }

  /** As on every visit but the first: the worker reads what is kept and finds the first list, while the page is being drawn. */
  async #openKept(): Promise<boolean> {
    const at = addressOf(location.hash);
    const query = at.page === 'rules' ? at.query : null;
    // What is wrong with what is kept is said by the way that asks for it here.
    const kept = await this.client.openKept(OWN, query, FIRST).catch(() => null);
    if (kept === null) return false;
    this.#shelve(kept.stored);
    if (query !== null && kept.first !== null) {
      this.#first = { asked: listHash(query), answer: kept.first };
    }
    await this.#show(kept.opened);
    return true;
  }

  /** Another version of the page may ship others: what was kept is shown at once, and looked at when nothing waits for it. */
  async #renew(kept: StoredSet): Promise<void> {
    await pause();
    if ((await ownFiles()).digest === kept.hosted || this.#own !== kept) return;
    this.#own = null;
    await this.#open();
  }

  #open(): Promise<void> {
    return this.#next(() => this.#openAll());
  }

  #next<T>(open: () => Promise<T>): Promise<T> {
    const opening = this.#opening.catch(() => undefined).then(open);
    this.#opening = opening;
    return opening;
  }

  /** Those we ship as they were kept, else made from their texts and kept. */
  async #openAll(): Promise<void> {
    const shipped = this.#own === null ? await ownFiles() : null;
    const own: OwnSet[] = shipped === null ? [] : [{ name: OWN, files: shipped.files }];
    const opened = await this.client.open(this.#all, own);
    await this.#show(opened);
    const [made] = opened.made;
    if (made === undefined || shipped === null) return;
    this.#own = { ...made, hosted: shipped.digest };
    await this.#keep(this.#own);
  }

  async #show(opened: OpenedCatalogue): Promise<void> {
    for (const set of opened.renewed) {
      const digest = this.#all.find(({ name }) => name === set.name)?.hosted;
      await this.#keep(digest === undefined ? set : { ...set, hosted: digest });
    }
    if (opened.lost.includes(OWN)) {
      this.#own = null;
      return this.#openAll();
    }
    if (opened.lost.length > 0) {
      this.#said = `Can’t be read any more: ${opened.lost.join(', ')}. Take it in again.`;
    }
    this.#opened = opened;
  }

  get #all(): readonly StoredSet[] {
    return [...this.#stored, ...(this.#own === null ? [] : [this.#own])];
  }

  /** Only to be quicker next time: where there is no room, it is made again. */
  #keep = (set: StoredSet): Promise<void> => storeSet(set).catch(() => undefined);

  /** A set of the same name gives way. `digest`: of one that comes with the page. It is open before it is kept. */
  async take(name: string, files: readonly DroppedFile[], digest?: string): Promise<void> {
    await this.start();
    this.#said = '';
    this.#importing = { name, files: 0, of: null };
    try {
      const answer = await this.client.importFiles(name, files, (done, of) => {
        this.#importing = { name, files: done, of };
      });
      if ('problem' in answer) {
        this.#said = importedWords(name, answer);
        return;
      }
      const stored = await this.#openMade(name, digest);
      let unkept = '';
      await storeSet(stored).catch((error: unknown) => {
        unkept = whyNotKept(error);
      });
      this.#said = importedWords(name, answer, unkept);
    } finally {
      this.#importing = null;
    }
  }

  /** It is shown before it is put into the form in which it is kept; nothing else is opened before that. */
  #openMade(name: string, digest: string | undefined): Promise<StoredSet> {
    return this.#next(async () => {
      this.#opened = await this.client.openMade(name, OWN);
      this.#importing = null;
      this.#said = `${name} is open, and is being kept…`;
      try {
        const made = await this.client.ask('packMade', name);
        const stored = digest === undefined ? made : { ...made, hosted: digest };
        this.#stored = [...this.#stored.filter((one) => one.name !== name), stored];
        this.client.reopens(this.#all);
        return stored;
      } catch (error) {
        // It is gone with its worker: what was open before is open again.
        this.#said = '';
        await this.#openAll();
        throw error;
      }
    });
  }

  /** Somebody is about to bring rules. */
  expect(): void {
    // Who brings them hears what is wrong.
    this.client.ask('expectFiles').catch(() => undefined);
  }

  async remove(name: string): Promise<void> {
    let why = '';
    await removeSet(name).catch((error: unknown) => (why = whyNotKept(error)));
    this.#stored = this.#stored.filter((one) => one.name !== name);
    this.#said =
      why === ''
        ? `${name} is removed from this browser.`
        : `${name} is no longer open, but could not be deleted. ${why}`;
    await this.#open();
  }

  /** Deletes every set that is kept; answers in words why it could not, else empty. */
  async forget(): Promise<string> {
    try {
      await removeSets();
    } catch (error) {
      return whyNotKept(error);
    }
    this.#stored = [];
    this.#said = '';
    // Before the catalogue was looked at there is nothing open to be closed.
    if (this.#starting !== null) await this.#open();
    return '';
  }
}

export const rulesOpen = new RulesOpen();
