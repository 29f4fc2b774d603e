// Named workspaces on a shelf of their own. Whoever writes says which revision it knows: where another tab has written since, nothing is
// overwritten, and the writer is told. Knows neither the database nor the page.
import {
  readSources,
  recordOf,
  setsOf,
  type Draft,
  type Missing,
  type SourcesRecord,
} from '../draft-record';
import { draftOf, inMemory, sourcesRecordOf, type Found } from '../draft-store';
import { whyNotKept } from '../storage-words';
import { headOf, readHead, type Counts, type HeadRecord, type Listed } from './workspace-record';

export interface WorkspaceShelf {
  /** Of the keys that begin so. */
  all(prefix: string): Promise<readonly (readonly [key: string, value: unknown])[]>;
  /** Reads and writes in one transaction, all or nothing: `then` decides at once, from what is there. */
  change<T>(
    keys: readonly string[],
    then: (there: ReadonlyMap<string, unknown>) => Change<T>,
  ): Promise<T>;
}

export interface Change<T> {
  readonly put?: readonly (readonly [key: string, value: unknown])[];
  readonly remove?: readonly string[];
  readonly answer: T;
}

/** All there is of one. */
export interface Whole {
  readonly head: HeadRecord;
  /** null: gone, or too large to be kept. */
  readonly sources: SourcesRecord | null;
}

export type Written =
  | {
      readonly state: 'kept';
      /** As it is kept; it may have been renamed elsewhere. */
      readonly name: string;
      /** It was not there any more, and is again. */
      readonly again: boolean;
      /** In words, what could not be kept; else empty. */
      readonly note: string;
    }
  /** Another tab has written since: nothing was. */
  | { readonly state: 'elsewhere'; /** null: it can’t be read. */ readonly theirs: Listed | null };

export interface Writing {
  readonly id: string;
  /** For one that is not there. */
  readonly name: string;
  /** The revisions that may be overwritten. */
  readonly seen: readonly string[];
  /** That of what is written. */
  readonly revision: string;
  readonly draft: Draft;
  readonly counts: Counts;
  /** Events are as this tab wrote or read them last. */
  readonly sameSets: boolean;
}

const HEAD = 'head/';
const SOURCES = 'sources/';

export class WorkspaceStore {
  readonly #shelf: WorkspaceShelf;
  readonly #now: () => number;

  constructor(shelf: WorkspaceShelf, now: () => number = Date.now) {
    this.#shelf = shelf;
    this.#now = now;
  }

  /** The youngest first; `unreadable` counts those that a newer Stagelight wrote, or that are broken: they are left alone. */
  async list(): Promise<{ readonly all: readonly Listed[]; readonly unreadable: number }> {
    const heads = (await this.#shelf.all(HEAD)).map(([, value]) => readHead(value));
    const all = heads.filter((head) => head !== null);
    return {
      all: all.sort((a, b) => b.changed - a.changed),
      unreadable: heads.length - all.length,
    };
  }

  /** null where it is not there. */
  async read(id: string): Promise<Whole | null> {
    const keys = [HEAD + id, SOURCES + id];
    const there = await this.#shelf.change(keys, (found) => ({ answer: found }));
    const head = readHead(there.get(keys[0]!));
    if (head === null) return null;
    const kept = readSources(there.get(keys[1]!));
    return { head, sources: kept === null ? null : await inMemory(kept) };
  }

  async write(writing: Writing): Promise<Written> {
    const written = await this.#put(writing, writing.sameSets).catch((error: unknown) => {
      if (writing.sameSets) throw error;
      return whyNotKept(error);
    });
    if (typeof written !== 'string') return written;
    // Rules are small: they get through where events do not.
    const kept = await this.#put(writing, false, true);
    const note = `The rules of the workspace are kept, its events are not. ${written}`;
    return kept.state === 'kept' ? { ...kept, note } : kept;
  }

  #put(writing: Writing, sameSets: boolean, noEvents = false): Promise<Written> {
    const { id, seen, revision, draft, counts } = writing;
    const keys = [HEAD + id, SOURCES + id];
    return this.#shelf.change<Written>(keys, (there) => {
      const value = there.get(keys[0]!);
      const head = readHead(value);
      // What can't be read is a newer one's work.
      if (head === null ? value !== undefined : !seen.includes(head.revision)) {
        return { answer: { state: 'elsewhere', theirs: head } };
      }
      const laid = readSources(there.get(keys[1]!));
      const lies = sameSets && laid !== null && head !== null;
      const sourcesId = lies ? laid.id : revision;
      const whole = recordOf(draft, this.#now(), sourcesId);
      const record = noEvents ? { ...whole, missing: allMissing(draft) } : whole;
      const name = head?.name ?? writing.name;
      const listed = { id, name, revision, changed: this.#now(), counts };
      const large = sourcesRecordOf(draft, sourcesId, record.missing);
      const again = head === null && seen.length > 0;
      const note = record.missing.length > 0 ? TOO_LARGE : '';
      return {
        put: [[keys[0]!, headOf(listed, record)], ...(lies ? [] : [[keys[1]!, large] as const])],
        answer: { state: 'kept', name, again, note },
      };
    });
  }

  /** Its content stays as it is, and so does its revision. False where it is not there. */
  rename(id: string, name: string): Promise<boolean> {
    return this.#shelf.change([HEAD + id], (there) => {
      const head = readHead(there.get(HEAD + id));
      if (head === null) return { answer: false };
      return { put: [[HEAD + id, { ...head, name }]], answer: true };
    });
  }

  /** False where it is not there. */
  duplicate(id: string, copy: { readonly id: string; readonly name: string }): Promise<boolean> {
    const keys = [HEAD + id, SOURCES + id];
    return this.#shelf.change(keys, (there) => {
      const head = readHead(there.get(keys[0]!));
      if (head === null) return { answer: false };
      const changed = this.#now();
      const sources = there.get(keys[1]!);
      return {
        put: [
          [HEAD + copy.id, { ...head, ...copy, changed, revision: copy.id }],
          ...(sources === undefined ? [] : [[SOURCES + copy.id, sources] as const]),
        ],
        answer: true,
      };
    });
  }

  /** Answers with what it was, to be put back. */
  async remove(id: string): Promise<Whole | null> {
    const whole = await this.read(id);
    await this.#shelf.change([], () => ({ remove: [HEAD + id, SOURCES + id], answer: null }));
    return whole;
  }

  putBack({ head, sources }: Whole): Promise<null> {
    return this.#shelf.change<null>([], () => ({
      put: [
        [HEAD + head.id, head],
        ...(sources === null ? [] : [[SOURCES + head.id, sources] as const]),
      ],
      answer: null,
    }));
  }

  /** All of them, those that can't be read as well. */
  async forget(): Promise<void> {
    const keys = (await this.#shelf.all('')).map(([key]) => key);
    await this.#shelf.change([], () => ({ remove: keys, answer: null }));
  }
}

const TOO_LARGE =
  'The rules of the workspace are kept; its events are too large to be. After a reload, open them again.';

const allMissing = (draft: Draft): Missing[] =>
  setsOf(draft).map(({ name, blob }) => ({ name, size: blob.size }));

/** What is to be opened, as a copy of that workspace. */
export function draftIn({ head, sources }: Whole): Found {
  const { draft, id, name, revision } = head;
  const mine = sources?.id === draft.sources.id ? { aside: [], ...sources } : null;
  const found = draftOf(draft, mine, '');
  const { rules = [], expectations = null } = draft.beside ?? {};
  const sets = mine?.aside ?? [];
  const workspace = { id, name, seen: [revision] };
  return { ...found, draft: { ...found.draft!, beside: { workspace, rules, sets, expectations } } };
}
