// What the catalogue's pages and its worker say to each other. A worker of its own: importing thousands of rules holds up no verdict, and
// the playground loads none of it. Sets of rules cross as Blobs, which the page keeps without looking into them.
import type { CallPage } from '../catalogue/call-page';
import type { CatalogueAnswer, CatalogueQuery, RuleRow } from '../catalogue/catalogue';
import type { Comparison } from '../catalogue/compare';
import type { AttackMatrix } from '../catalogue/matrix';
import type { RulePage } from '../catalogue/rule-page';
import type { RuleFile } from '../catalogue/rule-set';
import type { RunFormat, RunTable } from '../catalogue/run-table';
import type { EventSource, PlaceholderValues } from './api';
import type { Edit, Shift } from './changes';

/** A file of a dropped folder, or an archive. */
export interface DroppedFile {
  /** With the folders it lies in, `/` between them. */
  readonly path: string;
  /** A text is one that came with the page. */
  readonly content: Blob | string;
}

/** A set of rules as the page keeps it in IndexedDB. */
export interface StoredSet {
  /** The name of the archive or folder. */
  readonly name: string;
  /** When it was taken in, in milliseconds since 1970. */
  readonly date: number;
  readonly rules: number;
  readonly files: number;
  /** Where it came with the page: a digest of what it was made of. */
  readonly hosted?: string;
  /** One; those that were read by several workers at once have several. */
  readonly parts: readonly StoredPart[];
}

export interface StoredPart {
  readonly index: Blob;
  readonly bodies: Blob;
  /** Bytes at the beginning of the index that the first list needs: read at once where it is said how many. */
  readonly lists?: number;
}

/** Rules that come with the page, as texts: read anew each time. */
export interface OwnSet {
  readonly name: string;
  readonly files: readonly RuleFile[];
}

export type ImportAnswer =
  | {
      readonly rules: number;
      /** Files that are no `.yml`. */
      readonly passedOver: number;
      /** Paths of files that could not be read. */
      readonly damaged: readonly string[];
    }
  /** In words: nothing was taken in. */
  | { readonly problem: string };

/** Hears of rule files that are through, and of how many there are. */
export type ImportProgress = (done: number, of: number) => void;

export interface OpenedCatalogue {
  readonly rules: number;
  readonly sets: readonly {
    readonly name: string;
    readonly date: number;
    readonly rules: number;
  }[];
  /** Rules left out because an earlier set has one of the same id. */
  readonly repeated: number;
  /** Sets made anew for this version of the page, to be kept in the place of those given. */
  readonly renewed: readonly StoredSet[];
  /** Sets of `own`, made, so that they can be kept. */
  readonly made: readonly StoredSet[];
  /** Names of sets that can't be read any more. */
  readonly lost: readonly string[];
}

export interface SearchAnswer extends CatalogueAnswer {
  /** The first of `rules`. */
  readonly rows: readonly RuleRow[];
}

/** What the browser keeps, open. */
export interface KeptCatalogue {
  /** The sets as they are kept: the oldest first, our own behind them. */
  readonly stored: readonly StoredSet[];
  readonly opened: OpenedCatalogue;
  /** Of the question that came with it; null without one. */
  readonly first: SearchAnswer | null;
}

/** Events of the playground, as the page holds them. */
export interface RunRequest {
  readonly sources: readonly EventSource[];
  readonly edits: readonly Edit[];
  readonly shifts: readonly Shift[];
  /** What stands for `%name%` under `expand`: without it such rules are refused. */
  readonly placeholders?: PlaceholderValues;
}

export interface RunAnswer extends RunTable {
  /** Names of sources that could not be read, or not whole. */
  readonly unread: readonly string[];
}

/** Rules are named by key (id, name or path) where an address may hold them, by number where the worker gave it. */
export interface CatalogueApi {
  /** Somebody is about to bring rules: what reads them loads its code. */
  expectFiles(): Promise<void>;
  /** Makes a set of an archive or of files; it is not open yet. */
  importFiles(
    name: string,
    files: readonly DroppedFile[],
    progress?: ImportProgress,
  ): Promise<ImportAnswer>;
  /** Opens what was made under that name besides what is open, in the place of a set of the same name, and before the set `own`. */
  openMade(name: string, own: string): Promise<OpenedCatalogue>;
  /** The same set as it is to be kept; once. */
  packMade(name: string): Promise<StoredSet>;
  /** Replaces what is open. Of rules with the same id the one of the earlier set is shown: stored sets first, in their order. */
  open(stored: readonly StoredSet[], own: readonly OwnSet[]): Promise<OpenedCatalogue>;
  /** The same with the sets that the browser keeps, `own` the last of them; null where that is not kept, and nothing is opened then. */
  openKept(own: string, query: CatalogueQuery | null, rows: number): Promise<KeptCatalogue | null>;
  /** With the first `rows` rows. */
  search(query: CatalogueQuery, rows: number): Promise<SearchAnswer>;
  rows(numbers: readonly number[]): Promise<readonly RuleRow[]>;
  /** null: no rule has that key. */
  rulePage(key: string): Promise<RulePage | null>;
  /** The text of its file. */
  body(key: string): Promise<string | null>;
  callPage(source: string, name: string): Promise<CallPage>;
  compare(left: string, right: string): Promise<Comparison | null>;
  /** Of the rules that a query finds. */
  matrix(query: CatalogueQuery): Promise<AttackMatrix>;
  /** The same as a layer of the Navigator, JSON text. */
  layer(query: CatalogueQuery, name: string): Promise<string>;
  /** Every rule for CloudTrail over the events. `progress` hears of events that are through. */
  run(request: RunRequest, progress: (events: number) => void): Promise<RunAnswer>;
  /** Of the last run; null before the first. */
  exportRun(format: RunFormat, name: string): Promise<string | null>;
}
