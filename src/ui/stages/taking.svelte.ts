// One file on its way out: asked for, written in the worker, perhaps decided upon, then saved. Knows no menu.
import {
  CHANGED,
  downloadedWords,
  fileName,
  tableColumns,
  type EventSet,
  type Form,
} from '../../view/export-words';
import { STALE } from '../../worker/client';
import type { Exported, ExportProgress, ExportRequest } from '../../worker/export-api';
import type { Playground } from '../playground.svelte';
import type { Kept } from '../share/sharing.svelte';
import { download } from './download';

interface Wish {
  readonly set: EventSet;
  readonly form: Form;
  /** False: everything but secrets goes as it is. */
  readonly redacted: boolean;
  readonly keep: readonly string[];
}

/** Files of this page. */
let last = 0;

/** Milliseconds between two looks at how far it is. */
const LOOK = 300;

export class Taking {
  readonly #playground: Playground;
  #progress = $state.raw<ExportProgress | null>(null);
  #undecided = $state.raw<{ readonly wish: Wish; readonly answer: Exported } | null>(null);
  #now: number | null = null;
  /** What is known of it already is gone with the page: it can be asked for once more. */
  #cancelled = false;

  constructor(playground: Playground) {
    this.#playground = playground;
  }

  /** null until it takes its time. */
  get progress(): ExportProgress | null {
    return this.#progress;
  }
  /** The file is written, and something speaks against it. */
  get undecided(): Exported | null {
    return this.#undecided?.answer ?? null;
  }

  async take(set: EventSet, form: Form, redacted: boolean, keep: readonly string[] = []) {
    const { client, said } = this.#playground;
    const wish = { set, form, redacted, keep };
    this.#undecided = null;
    this.cancel();
    this.#cancelled = false;
    const id = (last += 1);
    this.#now = id;
    // The same words again are heard again.
    said.say('');
    const looking = setInterval(() => void this.#look(id), LOOK);
    try {
      const answer = await client.exportEvents(this.#request(id, wish));
      if (answer === STALE || this.#now !== id) return;
      if (answer === null) return said.say(this.#cancelled ? CANCELLED : CHANGED);
      const { redacted: report } = answer;
      if (answer.file === null || (report !== null && report.changed.length > 0))
        this.#undecided = { wish, answer };
      else this.#save(wish, answer);
    } catch (error) {
      said.fail(error);
    } finally {
      clearInterval(looking);
      if (this.#now === id) this.#progress = null;
    }
  }

  #request(id: number, { set, form, redacted, keep }: Wish): ExportRequest {
    const { columns, evaluated, events, inFocus, isExample, reach, total } = this.#playground;
    const title = (inFocus.rule ?? inFocus.correlation)?.title ?? '';
    const table = form.format === 'csv';
    return {
      ...{ id, name: fileName(set, form, events.sources, title) },
      redaction: isExample ? null : { off: redacted ? [] : 'all', keep },
      ...{ format: form.format, events: set.events, of: total },
      columns: table ? tableColumns(columns, evaluated?.bits ?? null, reach) : [],
    };
  }

  async #look(id: number): Promise<void> {
    const progress = await this.#playground.client.beside?.exportProgress(id);
    if (this.#now === id && progress != null) this.#progress = progress;
  }

  /** It is not wanted any more. */
  cancel(): void {
    this.#cancelled = true;
    this.#undecided = null;
    if (this.#now !== null) void this.#playground.client.beside?.cancelExport(this.#now);
  }

  /** Saved all the same. */
  accept(): void {
    if (this.#undecided === null) return;
    const { wish, answer } = this.#undecided;
    this.#undecided = null;
    this.#save(wish, answer);
  }

  /** Written again, with these values as they are. */
  keep(values: readonly Kept[]): void {
    if (this.#undecided === null) return;
    const { set, form, redacted, keep } = this.#undecided.wish;
    void this.take(set, form, redacted, [...keep, ...values.map(({ original }) => original)]);
  }

  #save({ set, form, redacted }: Wish, { file, name, left, redacted: report }: Exported): void {
    if (file === null) return;
    download(file, name);
    const replaced = report === null || !redacted ? null : sum(Object.values(report.counts));
    this.#playground.said.tell(downloadedWords(set, form, left, replaced));
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0);

const CANCELLED = 'Nothing was downloaded.';
