// Drafts on a shelf, one place a tab: so no tab overwrites another's, and a new one begins with the youngest there is.
// What can’t be read is put aside, never thrown away. Knows neither the database nor timers.
import {
  MAX_SOURCES,
  readRecord,
  readSources,
  recordOf,
  setsOf,
  type Draft,
  type DraftRecord,
  type Missing,
  type SourcesRecord,
} from './draft-record';
import { askForSizes } from './file-sizes';
import { whyNotKept } from './storage-words';

export { whyNotKept };

/** The little it needs of a database. */
export interface Shelf {
  all(): Promise<readonly (readonly [key: string, value: unknown])[]>;
  has(key: string): Promise<boolean>;
  /** All or nothing. */
  change(
    put: readonly (readonly [key: string, value: unknown])[],
    remove: readonly string[],
  ): Promise<void>;
}

export interface Place {
  /** Where this tab writes. */
  readonly own: string;
  /** Where it looks first: its own before a reload, or that of the tab it is a copy of. */
  readonly from: string;
  /** Places of tabs that are open. */
  readonly open: () => Promise<ReadonlySet<string>>;
}

export interface Found {
  readonly draft: Draft | null;
  /** In words, what could not be read, or was too large to be kept; else empty. */
  readonly problem: string;
}

const DRAFT = 'draft/';
const SOURCES = 'sources/';
const ASIDE = 'aside/';

/** Of tabs long closed; the oldest go. */
const MOST = 10;

export class DraftStore {
  readonly #shelf: Shelf;
  readonly #from: string;
  readonly #open: Place['open'];
  #own: string;
  readonly #now: () => number;
  /** What lies on the shelf as this tab's sources, and under which id. */
  #laid: SourcesRecord | null = null;

  constructor(shelf: Shelf, place: Place, now: () => number = Date.now) {
    this.#shelf = shelf;
    this.#from = place.from;
    this.#open = place.open;
    this.#own = place.own;
    this.#now = now;
  }

  async read(): Promise<Found> {
    const all = await this.#all();
    const open = await this.#open();
    // What an open tab keeps is its own business; a newer Stagelight may be at work there.
    const free = ({ place }: { place: string }) => place === this.#own || !open.has(place);
    const { sound, bad: unread } = sorted(all);
    const bad = unread.filter(free);
    const old = sound.slice(MOST).filter((one) => one.place !== this.#from && free(one));
    try {
      await this.#tidy(all, placesOf(bad), placesOf(old));
    } catch {
      // No room to put it aside: then it stays where it is, and this tab writes elsewhere.
      if (placesOf(bad).includes(this.#own)) this.#own = newId();
    }
    const chosen = sound.find(({ place }) => place === this.#from) ?? sound[0];
    const problem = wordsFor(bad);
    if (chosen === undefined) return { draft: null, problem };
    const kept = readSources(all.get(SOURCES + chosen.place));
    const own = kept?.id === chosen.record.sources.id ? await inMemory(kept) : null;
    if (chosen.place === this.#own) this.#laid = own;
    return draftOf(chosen.record, own, problem);
  }

  async #all(): Promise<ReadonlyMap<string, unknown>> {
    try {
      return new Map(await this.#shelf.all());
    } catch (error) {
      // What can't be seen must not be overwritten.
      this.#own = newId();
      throw error;
    }
  }

  /** Puts aside what can’t be read and clears away what is old. */
  async #tidy(
    all: ReadonlyMap<string, unknown>,
    bad: readonly string[],
    old: readonly string[],
  ): Promise<void> {
    if (bad.length + old.length === 0) return;
    const aside = bad.map((place): [string, unknown] => {
      const kept = { draft: all.get(DRAFT + place), sources: all.get(SOURCES + place) };
      return [`${ASIDE}${place}/${this.#now()}`, kept];
    });
    await this.#shelf.change(
      aside,
      [...bad, ...old].flatMap((place) => [DRAFT + place, SOURCES + place]),
    );
  }

  /** Answers in words what was left out; else empty. */
  async write(draft: Draft): Promise<string> {
    const laid = this.#laid !== null && lies(this.#laid, draft) ? this.#laid : null;
    const id = laid?.id ?? newId();
    // Of what is in a folder that was just dropped: whoever leaves meanwhile has not done anything with it yet.
    const asking = askForSizes(setsOf(draft).map(({ blob }) => blob));
    if (asking !== null) await asking;
    const record = recordOf(draft, this.#now(), id);
    // Each for itself, the small one first: it gets through even when the page is being left, or the events don't fit.
    const small = this.#shelf.change([[DRAFT + this.#own, record]], []);
    const large = this.#lie(laid).then((there) =>
      there ? '' : this.#lay(id, draft, record.missing),
    );
    const [, note] = await Promise.all([small, large]);
    return leftOut(record.missing) || note;
  }

  /** Another tab may have cleared the shelf since. */
  async #lie(laid: SourcesRecord | null): Promise<boolean> {
    return laid !== null && this.#shelf.has(SOURCES + this.#own);
  }

  /** Of every tab, what was put aside too; those that are open lay theirs again when they write next. */
  async forget(): Promise<void> {
    this.#laid = null;
    await this.#shelf.change([], [...(await this.#all()).keys()]);
  }

  async #lay(id: string, draft: Draft, missing: readonly Missing[]): Promise<string> {
    this.#laid = null;
    try {
      const record = sourcesRecordOf(draft, id, missing);
      await this.#shelf.change([[SOURCES + this.#own, record]], []);
      this.#laid = { id, sources: draft.sources, aside: draft.beside?.sets ?? [] };
      return '';
    } catch (error) {
      return `Rule and view are kept, the events are not. ${whyNotKept(error)}`;
    }
  }
}

interface Sound {
  readonly place: string;
  readonly record: DraftRecord;
}

interface Bad {
  readonly place: string;
  readonly unreadable: 'newer' | 'broken';
}

/** The youngest first. */
function sorted(all: ReadonlyMap<string, unknown>): { sound: Sound[]; bad: Bad[] } {
  const sound: Sound[] = [];
  const bad: Bad[] = [];
  for (const [key, value] of all) {
    if (!key.startsWith(DRAFT)) continue;
    const read = { place: key.slice(DRAFT.length), ...readRecord(value) };
    if ('record' in read) sound.push(read);
    else bad.push(read);
  }
  return { sound: sound.sort((a, b) => b.record.savedAt - a.record.savedAt), bad };
}

/** A blob of the database dies with what is stored there, and that may be cleared while the page is open. */
export async function inMemory(kept: SourcesRecord): Promise<Required<SourcesRecord> | null> {
  const copies = (sources: Draft['sources']) =>
    Promise.all(
      sources.map(async ({ name, blob }) => ({
        name,
        blob: new Blob([await blob.arrayBuffer()]),
      })),
    );
  try {
    const { id, sources, aside = [] } = kept;
    return { id, sources: await copies(sources), aside: await copies(aside) };
  } catch {
    return null;
  }
}

/** Events that are too large are left out. */
export const sourcesRecordOf = (
  { sources, beside }: Draft,
  id: string,
  missing: readonly Missing[],
): SourcesRecord => {
  const plain = (all: Draft['sources']) =>
    missing.length > 0 ? [] : all.map(({ name, blob }) => ({ name, blob }));
  const sets = beside?.sets ?? [];
  return { id, sources: plain(sources), ...(sets.length === 0 ? {} : { aside: plain(sets) }) };
};

/** `kept` is null where its events are gone. */
export function draftOf(
  record: DraftRecord,
  kept: Required<SourcesRecord> | null,
  problem: string,
): Found {
  const { rule, edits, shifts = [], placeholders = {}, expectations = [], view, missing } = record;
  const beside = record.beside && { ...record.beside, sets: kept?.aside ?? [] };
  const { names } = record.sources;
  const lost = kept === null && missing.length === 0 && names.length > 0;
  const words = lost
    ? `The events of the draft (${names.join(', ')}) can’t be read; open them again.`
    : tooLarge(missing);
  return {
    draft: {
      ...{ rule, edits, shifts, placeholders, expectations, view, sources: kept?.sources ?? [] },
      ...(beside === undefined ? {} : { beside }),
    },
    problem: problem || words,
  };
}

const lies = (laid: SourcesRecord, draft: Draft): boolean =>
  same(laid.sources, draft.sources) && same(laid.aside ?? [], draft.beside?.sets ?? []);

const same = (a: Draft['sources'], b: Draft['sources']): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every(({ name, blob }, index) => name === b[index]!.name && blob === b[index]!.blob));

const placesOf = (all: readonly { readonly place: string }[]): string[] =>
  all.map(({ place }) => place);

const newId = (): string => Math.random().toString(36).slice(2);

function wordsFor(bad: readonly Bad[]): string {
  if (bad.length === 0) return '';
  const newer = bad.every(({ unreadable }) => unreadable === 'newer');
  return newer
    ? 'An earlier draft was kept by a newer Stagelight and can’t be read by this one. It was put aside, not thrown away.'
    : 'An earlier draft can’t be read. It was put aside, not thrown away.';
}

function tooLarge([first, ...more]: readonly Missing[]): string {
  if (first === undefined) return '';
  const lost = `${first.name}${more.length === 0 ? '' : ` and ${more.length} more`}`;
  return `Too large to keep: ${lost}. Open it again to go on with it.`;
}

function leftOut(missing: readonly Missing[]): string {
  if (missing.length === 0) return '';
  const size = missing.reduce((sum, one) => sum + one.size, 0);
  return `Rule and view are kept; the events (${megabytes(size)}) are not, as they are over ${megabytes(MAX_SOURCES)}. After a reload, open them again.`;
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`;
