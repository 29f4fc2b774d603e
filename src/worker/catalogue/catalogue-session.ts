// What the catalogue's worker holds: the open sets, and what the last run said. A cache that may die; the page can fill a new one.
import type { ApiNames } from '../../cloudtrail/api-names';
import type { CallPage } from '../../catalogue/call-page';
import { Catalogue, type CatalogueQuery, type RuleRow } from '../../catalogue/catalogue';
import type { Comparison } from '../../catalogue/compare';
import type { EventCoverages } from '../../catalogue/event-coverage';
import { attackMatrix, navigatorLayer, type AttackMatrix } from '../../catalogue/matrix';
import type { RulePage } from '../../catalogue/rule-page';
import type { RunDocument } from '../../catalogue/run';
import type { RunFormat, RunTable } from '../../catalogue/run-table';
import type { PlaceholderValues } from '../api';
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
} from '../catalogue-api';
import { joinedImport } from './joined-import';
import { restore, storedOf, type Make, type Restored } from './restoring';

const reading = () => import('./reading');

/** Events between two words of how far a run has come. */
const TELL = 5000;

export class CatalogueSession implements CatalogueApi {
  readonly #names: () => Promise<ApiNames>;
  readonly #shelf: () => Promise<readonly StoredSet[]>;
  readonly #now: () => number;
  #coverages: EventCoverages | null = null;
  #catalogue = new Catalogue([]);
  /** Of each set. */
  #bodies: readonly Blob[] = [];
  #table: RunTable | null = null;

  /** `names` are fetched when they are needed first; `shelf` gives the sets that the browser keeps. */
  constructor(
    names: () => Promise<ApiNames>,
    shelf: () => Promise<readonly StoredSet[]>,
    now: () => number = Date.now,
  ) {
    this.#names = names;
    this.#shelf = shelf;
    this.#now = now;
  }

  async #evaluator(): Promise<EventCoverages> {
    const [{ EventCoverages }, names] = await Promise.all([reading(), this.#names()]);
    return (this.#coverages ??= new EventCoverages(names));
  }

  readonly #make: Make = async (files, making) =>
    (await reading()).make(files, making, () => this.#evaluator());

  async importFiles(
    name: string,
    files: readonly DroppedFile[],
    progress?: ImportProgress,
    share?: Share,
  ): Promise<ImportAnswer> {
    const making = { name, date: this.#now(), progress };
    const { importFiles } = await reading();
    const answer = await importFiles(files, making, () => this.#evaluator(), share);
    return share === undefined ? joinedImport(name, [answer]) : answer;
  }

  async open(stored: readonly StoredSet[], own: readonly OwnSet[]): Promise<OpenedCatalogue> {
    const found = await Promise.all(stored.map((one) => restore(one, this.#make)));
    const restored = found.flatMap((one) => one?.parts ?? []);
    const made: StoredSet[] = [];
    for (const { name, files } of own) {
      const one = await this.#make(files, { name, date: this.#now() });
      const kept = storedOf(one);
      made.push(kept);
      restored.push({ set: one.set, bodies: kept.parts[0]!.bodies });
    }
    this.#catalogue = new Catalogue(restored.map(({ set }) => set));
    this.#bodies = restored.map(({ bodies }) => bodies);
    this.#table = null;
    // The words are read behind the answer, and asked once, so that the first letter does not wait for what comes only once.
    const catalogue = this.#catalogue;
    setTimeout(() => catalogue.search({ text: 'a', chosen: {}, sort: 'relevance' }));
    return {
      rules: this.#catalogue.rules.length,
      sets: setsOf(restored),
      repeated: this.#catalogue.repeated,
      renewed: found.flatMap((one) => one?.renewed ?? []),
      made,
      lost: stored.filter((_, at) => found[at] === null).map(({ name }) => name),
    };
  }

  async openKept(
    own: string,
    query: CatalogueQuery | null,
    rows: number,
  ): Promise<KeptCatalogue | null> {
    const shelf = await this.#shelf();
    const ours = shelf.find(({ name }) => name === own);
    if (ours === undefined) return null;
    const stored = [...shelf.filter((one) => one !== ours), ours];
    const opened = await this.open(stored, []);
    return { stored, opened, first: query && (await this.search(query, rows)) };
  }

  search(query: CatalogueQuery, rows: number): Promise<SearchAnswer> {
    const answer = this.#catalogue.search(query);
    return Promise.resolve({
      ...answer,
      rows: this.#catalogue.rows(answer.rules.subarray(0, rows)),
    });
  }

  rows(numbers: readonly number[]): Promise<readonly RuleRow[]> {
    const known = numbers.filter((number) => this.#catalogue.rules[number] !== undefined);
    return Promise.resolve(this.#catalogue.rows(known));
  }

  async rulePage(key: string): Promise<RulePage | null> {
    const number = this.#catalogue.find(key);
    if (number === null) return null;
    const { rulePage, hintsOf } = await reading();
    const [coverages, names] = [await this.#evaluator(), await this.#names()];
    const text = await this.#text(number);
    return rulePage(this.#catalogue, number, {
      text,
      coverages,
      hints: (rule) => hintsOf(rule, names),
    });
  }

  async body(key: string): Promise<string | null> {
    const number = this.#catalogue.find(key);
    return number === null ? null : this.#text(number);
  }

  async #text(number: number): Promise<string> {
    const { shelf, head } = this.#catalogue.rules[number]!;
    const { bodyStarts } = this.#catalogue.sets[shelf]!;
    const [from, to] = [bodyStarts[head.file]!, bodyStarts[head.file + 1]!];
    return new TextDecoder().decode(await this.#bodies[shelf]!.slice(from, to).arrayBuffer());
  }

  async callPage(source: string, name: string): Promise<CallPage> {
    const { callPage } = await reading();
    return callPage(this.#catalogue, { source, name }, await this.#names());
  }

  async compare(left: string, right: string): Promise<Comparison | null> {
    const { compareRules } = await reading();
    const [a, b] = [this.#catalogue.find(left), this.#catalogue.find(right)];
    return a === null || b === null ? null : compareRules(this.#catalogue, a, b);
  }

  matrix(query: CatalogueQuery): Promise<AttackMatrix> {
    return Promise.resolve(this.#matrixOf(query).matrix);
  }

  layer(query: CatalogueQuery, name: string): Promise<string> {
    const { matrix, rules } = this.#matrixOf(query);
    const description = `${rules} Sigma rules`;
    return Promise.resolve(navigatorLayer(matrix, { name, description, what: 'rules' }));
  }

  #matrixOf(query: CatalogueQuery): { matrix: AttackMatrix; rules: number } {
    const { rules } = this.#catalogue.search(query);
    const counted = [...rules].map((number) => ({
      entry: this.#catalogue.rules[number]!.entry,
      count: 1,
    }));
    return { matrix: attackMatrix(counted), rules: rules.length };
  }

  async run(request: RunRequest, progress: (events: number) => void): Promise<RunAnswer> {
    const { CatalogueRun, runTable, takeEvents } = await reading();
    const run = new CatalogueRun(await this.#documents(request.placeholders ?? {}));
    const unread = await takeEvents(request, (value, time) => {
      run.add(value, time);
      if (run.events % TELL === 0) progress(run.events);
    });
    this.#table = runTable(this.#catalogue, run.result());
    return { ...this.#table, unread };
  }

  async exportRun(format: RunFormat, name: string): Promise<string | null> {
    const { exportRun } = await reading();
    return this.#table && exportRun(this.#table, format, name);
  }

  /** What is about CloudTrail: rules and correlations of such; and all filters, which may narrow them without saying of which service they are. */
  async #documents(values: PlaceholderValues): Promise<RunDocument[]> {
    const { parse } = await reading();
    const placeholders = new Map(Object.entries(values));
    const wanted = this.#catalogue.rules.flatMap(({ entry }, number) =>
      entry.coverage !== null || entry.kind === 'filter' || isForCloudTrail(entry) ? [number] : [],
    );
    const read = await Promise.all(
      wanted.map(async (number): Promise<RunDocument[]> => {
        const { documents } = parse(await this.#text(number), { placeholders, remarks: false });
        const own = documents[this.#catalogue.rules[number]!.entry.document];
        return own === undefined ? [] : [{ number, own }];
      }),
    );
    return read.flat();
  }
}

/** The parts of a set are one. */
function setsOf(restored: readonly Restored[]): OpenedCatalogue['sets'] {
  const sets = new Map<string, OpenedCatalogue['sets'][number]>();
  for (const { set } of restored) {
    const { name, date } = set;
    const rules = set.heads.length + (sets.get(name)?.rules ?? 0);
    sets.set(name, { name, date, rules });
  }
  return [...sets.values()];
}

const isForCloudTrail = ({ service }: { readonly service: string | null }): boolean =>
  service?.toLowerCase() === 'cloudtrail';
