// Drafts on a shelf, one place a tab: so no tab overwrites another's, and a new one begins with the youngest there is.
// What can't be read is put aside, never thrown away. Knows neither the database nor timers.
import {
  MAX_SOURCES,
  readRecord,
  readSources,
  recordOf,
  type Draft,
  type DraftRecord,
  type Missing,
} from './draft-record';

/** The little it needs of a database. */
export interface Shelf {
  all(): Promise<readonly (readonly [key: string, value: unknown])[]>;
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
}

export interface Found {
  readonly draft: Draft | null;
  /** Events the draft was made with, but too large to keep. */
  readonly missing: readonly Missing[];
  /** In words, what could not be read; else empty. */
  readonly problem: string;
}

const DRAFT = 'draft/';
const SOURCES = 'sources/';
const ASIDE = 'aside/';

/** Of tabs long closed; the oldest go. */
const MOST = 10;

export class DraftStore {
  readonly #shelf: Shelf;
  readonly #place: Place;
  readonly #now: () => number;
  /** What lies on the shelf as this tab's sources, and under which id. */
  #laid: { readonly id: string; readonly sources: Draft['sources'] } | null = null;

  constructor(shelf: Shelf, place: Place, now: () => number = Date.now) {
    this.#shelf = shelf;
    this.#place = place;
    this.#now = now;
  }

  async read(): Promise<Found> {
    const all = new Map(await this.#shelf.all());
    const places = [...all.keys()]
      .filter((key) => key.startsWith(DRAFT))
      .map((key) => key.slice(DRAFT.length));
    const read = places.map((place) => ({ place, ...readRecord(all.get(DRAFT + place)) }));
    const sound = read
      .flatMap((one) => ('record' in one ? [one] : []))
      .sort((a, b) => b.record.savedAt - a.record.savedAt);
    const bad = read.flatMap((one) => ('unreadable' in one ? [one] : []));
    const old = sound.slice(MOST).filter(({ place }) => place !== this.#place.from);
    await this.#tidy(all, placesOf(bad), placesOf(old));
    const chosen = sound.find(({ place }) => place === this.#place.from) ?? sound[0];
    if (chosen === undefined) return { draft: null, missing: [], problem: wordsFor(bad) };
    return draftOf(chosen.record, all.get(SOURCES + chosen.place), wordsFor(bad));
  }

  /** Puts aside what can't be read and clears away what is old. */
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
    const known = this.#laid !== null && same(this.#laid.sources, draft.sources);
    const id = known ? this.#laid!.id : newId();
    const record = recordOf(draft, this.#now(), id);
    const put: [string, unknown][] = [[DRAFT + this.#place.own, record]];
    if (!known) {
      const sources =
        record.missing.length > 0 ? [] : draft.sources.map(({ name, blob }) => ({ name, blob }));
      put.push([SOURCES + this.#place.own, { id, sources }]);
    }
    // Should it fail, nobody knows what lies there: then all is written the next time.
    this.#laid = null;
    await this.#shelf.change(put, []);
    this.#laid = { id, sources: draft.sources };
    return leftOut(record.missing);
  }
}

function draftOf(record: DraftRecord, laid: unknown, problem: string): Found {
  const { rule, edits, view, missing } = record;
  const { id, names } = record.sources;
  const kept = readSources(laid);
  const sources = kept?.id === id ? kept.sources : [];
  const lost = sources.length === 0 && missing.length === 0 && names.length > 0;
  const words = lost
    ? `The events of the draft (${names.join(', ')}) can't be read; open them again.`
    : '';
  return { draft: { rule, edits, view, sources }, missing, problem: problem || words };
}

const same = (a: Draft['sources'], b: Draft['sources']): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every(({ name, blob }, index) => name === b[index]!.name && blob === b[index]!.blob));

const placesOf = (all: readonly { readonly place: string }[]): string[] =>
  all.map(({ place }) => place);

const newId = (): string => Math.random().toString(36).slice(2);

function wordsFor(bad: readonly { readonly unreadable: 'newer' | 'broken' }[]): string {
  if (bad.length === 0) return '';
  const newer = bad.every(({ unreadable }) => unreadable === 'newer');
  return newer
    ? "An earlier draft was kept by a newer Stagelight and can't be read by this one. It was put aside, not thrown away."
    : "An earlier draft can't be read. It was put aside, not thrown away.";
}

function leftOut(missing: readonly Missing[]): string {
  if (missing.length === 0) return '';
  const size = missing.reduce((sum, one) => sum + one.size, 0);
  return `Rule and view are kept; the events (${megabytes(size)}) are not, as they are over ${megabytes(MAX_SOURCES)}. After a reload, open them again.`;
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`;
