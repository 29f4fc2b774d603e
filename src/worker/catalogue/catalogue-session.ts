// What the catalogue's worker holds: the open sets, and what the last run said. A cache that may die; the page can fill a new one.
import type { ApiNames } from '../../cloudtrail/api-names';
import type { CallPage } from '../../catalogue/call-page';
import {
  Catalogue,
  type CatalogueAnswer,
  type CatalogueQuery,
  type RuleRow,
} from '../../catalogue/catalogue';
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
  StoredSet,
} from '../catalogue-api';
import type { Made, Reader } from './making-set';
import type { OpenPart } from './open-part';
import { Readers } from './readers';
import { restore, type Make } from './restoring';

const reading = () => import('./reading');

/** Events between two words of how far a run has come. */
const TELL = 5000;

/** What the browser keeps, open; no question was answered yet. */
type Shown = Omit<KeptCatalogue, 'first'>;

/** What was open before the page asked, with all its rules. */
type Begun = Shown & { readonly all?: CatalogueAnswer };

/** What is open. */
interface Open {
  readonly catalogue: Catalogue;
  /** In the order of the catalogue's sets. */
  readonly parts: readonly OpenPart[];
}

export class CatalogueSession implements CatalogueApi {
  readonly #names: () => Promise<ApiNames>;
  readonly #shelf: () => Promise<readonly StoredSet[]>;
  readonly #now: () => number;
  readonly #readers: Readers;
  #coverages: EventCoverages | null = null;
  #open: Open = { catalogue: new Catalogue([]), parts: [] };
  /** By name: sets that were made here and are not kept yet. */
  readonly #made = new Map<string, Made>();
  #table: RunTable | null = null;
  #begun: { readonly own: string; readonly opening: Promise<Begun | null> } | null = null;

  /**
   * `names` are fetched when they are needed first; `shelf` gives the sets that the browser keeps; `reader` starts a worker that
   * reads many rules, where there can be one.
   */
  constructor(
    names: () => Promise<ApiNames>,
    shelf: () => Promise<readonly StoredSet[]>,
    reader: (() => Reader) | null = null,
    now: () => number = Date.now,
  ) {
    this.#names = names;
    this.#shelf = shelf;
    this.#now = now;
    this.#readers = new Readers(reader, async () => {
      const { PortionReader } = await reading();
      return new PortionReader();
    });
  }

  async #evaluator(): Promise<EventCoverages> {
    const [{ EventCoverages }, names] = await Promise.all([reading(), this.#names()]);
    return (this.#coverages ??= new EventCoverages(names));
  }

  readonly #make: Make = async (dropped, making) => {
    const { makeSet, ruleFiles } = await reading();
    const files = await ruleFiles(dropped);
    if ('problem' in files) throw new Error(files.problem);
    const reader = await this.#readers.take(files.size);
    return makeSet(files, making, reader, () => this.#evaluator());
  };

  async expectFiles(): Promise<void> {
    this.#readers.expect();
    await this.#evaluator();
  }

  async importFiles(
    name: string,
    dropped: readonly DroppedFile[],
    progress?: ImportProgress,
  ): Promise<ImportAnswer> {
    const { makeSet, ruleFiles } = await reading();
    const files = await ruleFiles(dropped);
    if ('problem' in files) return files;
    const making = { name, date: this.#now(), progress };
    const reader = await this.#readers.take(files.size);
    const made = await makeSet(files, making, reader, () => this.#evaluator());
    const rules = made.part.set.heads.length;
    if (rules === 0) {
      made.drop();
      return { problem: `${name} holds no rule: a rule is a file that ends in .yml.` };
    }
    this.#made.get(name)?.drop();
    this.#made.set(name, made);
    return { rules, passedOver: files.passedOver, damaged: made.damaged };
  }

  async openMade(name: string, own: string): Promise<OpenedCatalogue> {
    const made = this.#madeAs(name);
    const others = this.#open.parts.filter(({ set }) => set.name !== name);
    const ours = others.filter(({ set }) => set.name === own);
    const before = others.filter(({ set }) => set.name !== own);
    const answer = await this.#show([...before, made.part, ...ours]);
    this.#readAhead();
    return answer;
  }

  async packMade(name: string): Promise<StoredSet> {
    const stored = await this.#madeAs(name).pack();
    this.#made.delete(name);
    return stored;
  }

  #madeAs(name: string): Made {
    const made = this.#made.get(name);
    if (made === undefined) throw new Error(`Nothing was made of ${name}.`);
    return made;
  }

  async open(stored: readonly StoredSet[], own: readonly OwnSet[]): Promise<OpenedCatalogue> {
    // What was begun would be shown behind it.
    await this.#begun?.opening.catch(() => null);
    this.#begun = null;
    const answer = await this.#openAll(stored, own);
    this.#readAhead();
    return answer;
  }

  async #openAll(stored: readonly StoredSet[], own: readonly OwnSet[]): Promise<OpenedCatalogue> {
    const found = await Promise.all(stored.map((one) => restore(one, this.#make)));
    const parts = found.flatMap((one) => one?.parts ?? []);
    const made: StoredSet[] = [];
    for (const { name, files } of own) {
      const dropped = files.map(({ path, text }) => ({ path, content: text }));
      const one = await this.#make(dropped, { name, date: this.#now() });
      made.push(await one.pack());
      parts.push(one.part);
    }
    return {
      ...(await this.#show(parts)),
      renewed: found.flatMap((one) => one?.renewed ?? []),
      made,
      lost: stored.filter((_, at) => found[at] === null).map(({ name }) => name),
    };
  }

  async #show(parts: readonly OpenPart[]): Promise<OpenedCatalogue> {
    // What rules of other sets tell of them is asked for at once.
    const asking = parts.some(({ set }) => set.heads.some(({ missing }) => missing.length > 0));
    if (asking) await wholeOf(parts);
    const catalogue = new Catalogue(parts.map(({ set }) => set));
    this.#open = { catalogue, parts };
    this.#table = null;
    return {
      rules: catalogue.rules.length,
      sets: setsOf(parts),
      repeated: catalogue.repeated,
      renewed: [],
      made: [],
      lost: [],
    };
  }

  /** Behind the answer, and asked once, so that the first letter does not wait for what comes only once. */
  #readAhead(): void {
    const open = this.#open;
    setTimeout(() => {
      const asked = wholeOf(open.parts).then(() => {
        if (this.#open !== open) return;
        open.catalogue.search({ text: 'a', chosen: {}, sort: 'relevance' });
      });
      // Who asks for it is told.
      asked.catch(() => undefined);
    });
  }

  /** What is open, all of it read. */
  async #whole(): Promise<Open> {
    const open = this.#open;
    await wholeOf(open.parts);
    return open;
  }

  /** Opens what the browser keeps before the page asks for it, which is still being drawn. */
  begin(own: string): void {
    const opening = this.#openShelf(own).then((shown) => {
      // The order of the titles is found out with the first list.
      const all = this.#open.catalogue.search(ALL);
      return shown && { ...shown, all };
    });
    // Who asks for it hears of it.
    opening.catch(() => undefined);
    this.#begun = { own, opening };
  }

  async openKept(
    own: string,
    query: CatalogueQuery | null,
    rows: number,
  ): Promise<KeptCatalogue | null> {
    const begun = this.#begun;
    this.#begun = null;
    const found: Begun | null = await (begun?.own === own ? begun.opening : this.#openShelf(own));
    if (found === null) return null;
    const { all = null, ...shown } = found;
    const first = query && (await this.#firstOf(query, rows, all));
    this.#readAhead();
    return { ...shown, first };
  }

  async #openShelf(own: string): Promise<Shown | null> {
    const shelf = await this.#shelf();
    const ours = shelf.find(({ name }) => name === own);
    if (ours === undefined) return null;
    const stored = [...shelf.filter((one) => one !== ours), ours];
    return { stored, opened: await this.#openAll(stored, []) };
  }

  /** `all`: what was found of all rules, where somebody asked before. */
  async #firstOf(
    query: CatalogueQuery,
    rows: number,
    all: CatalogueAnswer | null,
  ): Promise<SearchAnswer> {
    return all !== null && asksForAll(query)
      ? withRows(this.#open.catalogue, all, rows)
      : this.search(query, rows);
  }

  async search(query: CatalogueQuery, rows: number): Promise<SearchAnswer> {
    const { catalogue } = asksDeep(query) ? await this.#whole() : this.#open;
    return withRows(catalogue, catalogue.search(query), rows);
  }

  rows(numbers: readonly number[]): Promise<readonly RuleRow[]> {
    const { catalogue } = this.#open;
    const known = numbers.filter((number) => catalogue.rules[number] !== undefined);
    return Promise.resolve(catalogue.rows(known));
  }

  async rulePage(key: string): Promise<RulePage | null> {
    const open = await this.#whole();
    const number = open.catalogue.find(key);
    if (number === null) return null;
    const { rulePage, hintsOf } = await reading();
    const [coverages, names] = [await this.#evaluator(), await this.#names()];
    const text = await textOf(open, number);
    return rulePage(open.catalogue, number, {
      text,
      coverages,
      hints: (rule) => hintsOf(rule, names),
    });
  }

  async body(key: string): Promise<string | null> {
    const number = this.#open.catalogue.find(key);
    return number === null ? null : textOf(this.#open, number);
  }

  async callPage(source: string, name: string): Promise<CallPage> {
    const { catalogue } = await this.#whole();
    const { callPage } = await reading();
    return callPage(catalogue, { source, name }, await this.#names());
  }

  async compare(left: string, right: string): Promise<Comparison | null> {
    const { catalogue } = await this.#whole();
    const { compareRules } = await reading();
    const [a, b] = [catalogue.find(left), catalogue.find(right)];
    return a === null || b === null ? null : compareRules(catalogue, a, b);
  }

  async matrix(query: CatalogueQuery): Promise<AttackMatrix> {
    return (await this.#matrixOf(query)).matrix;
  }

  async layer(query: CatalogueQuery, name: string): Promise<string> {
    const { matrix, rules } = await this.#matrixOf(query);
    const description = `${rules} Sigma rules`;
    return navigatorLayer(matrix, { name, description, what: 'rules' });
  }

  async #matrixOf(query: CatalogueQuery): Promise<{ matrix: AttackMatrix; rules: number }> {
    const { catalogue } = await this.#whole();
    const { rules } = catalogue.search(query);
    const counted = [...rules].map((number) => ({
      entry: catalogue.rules[number]!.entry,
      count: 1,
    }));
    return { matrix: attackMatrix(counted), rules: rules.length };
  }

  async run(request: RunRequest, progress: (events: number) => void): Promise<RunAnswer> {
    const open = await this.#whole();
    const { CatalogueRun, runTable, takeEvents } = await reading();
    const run = new CatalogueRun(await documentsOf(open, request.placeholders ?? {}));
    const unread = await takeEvents(request, (value, time) => {
      run.add(value, time);
      if (run.events % TELL === 0) progress(run.events);
    });
    this.#table = runTable(open.catalogue, run.result());
    return { ...this.#table, unread };
  }

  async exportRun(format: RunFormat, name: string): Promise<string | null> {
    const { exportRun } = await reading();
    return this.#table && exportRun(this.#table, format, name);
  }
}

const wholeOf = (parts: readonly OpenPart[]): Promise<unknown> =>
  Promise.all(parts.map((part) => part.whole()));

const withRows = (catalogue: Catalogue, answer: CatalogueAnswer, rows: number): SearchAnswer => ({
  ...answer,
  rows: catalogue.rows(answer.rules.subarray(0, rows)),
});

const ALL: CatalogueQuery = { text: '', chosen: {}, sort: 'title' };

/** In the order of `ALL`, which is that of relevance where there are no words. */
const asksForAll = (query: CatalogueQuery): boolean =>
  !asksDeep(query) &&
  (query.sort === 'title' || query.sort === 'relevance') &&
  Object.values(query.chosen).every((values) => values.length === 0);

/** Words and indicators are not among what is read first. */
const asksDeep = ({ text, indicator }: CatalogueQuery): boolean =>
  text !== '' || (indicator ?? null) !== null;

async function textOf({ catalogue, parts }: Open, number: number): Promise<string> {
  const { shelf, head } = catalogue.rules[number]!;
  const { bodies, set } = parts[shelf]!;
  const [from, to] = [set.bodyStarts[head.file]!, set.bodyStarts[head.file + 1]!];
  return new TextDecoder().decode(await bodies.slice(from, to).arrayBuffer());
}

/** What is about CloudTrail: rules and correlations of such; and all filters, which may narrow them without saying of which service they are. */
async function documentsOf(open: Open, values: PlaceholderValues): Promise<RunDocument[]> {
  const { parse } = await reading();
  const placeholders = new Map(Object.entries(values));
  const { rules } = open.catalogue;
  const wanted = rules.flatMap(({ entry }, number) =>
    entry.coverage !== null || entry.kind === 'filter' || isForCloudTrail(entry) ? [number] : [],
  );
  const read = await Promise.all(
    wanted.map(async (number): Promise<RunDocument[]> => {
      const text = await textOf(open, number);
      const { documents } = parse(text, { placeholders, remarks: false });
      const own = documents[rules[number]!.entry.document];
      return own === undefined ? [] : [{ number, own }];
    }),
  );
  return read.flat();
}

/** The parts of a set are one. */
function setsOf(parts: readonly OpenPart[]): OpenedCatalogue['sets'] {
  const sets = new Map<string, OpenedCatalogue['sets'][number]>();
  for (const { set } of parts) {
    const { name, date } = set;
    const rules = set.heads.length + (sets.get(name)?.rules ?? 0);
    sets.set(name, { name, date, rules });
  }
  return [...sets.values()];
}

const isForCloudTrail = ({ service }: { readonly service: string | null }): boolean =>
  service?.toLowerCase() === 'cloudtrail';
