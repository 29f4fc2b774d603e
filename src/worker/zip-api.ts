// What the page asks about workspaces as files. Types only; the questions bring all they are about.
import type { NamedText } from '../text/file-marks';
import type { Expectation } from '../workspace/expectations';
import type { PlaceholderTexts, View } from '../workspace/link';
import type { EventSource } from './api';
import type { Changes } from './changes';
import type { ExportReport } from './export-api';
import type { RedactionChoices } from './sharing-api';

/** A workspace as the page has it. */
export interface Parcel {
  /** Empty: not named. */
  readonly name: string;
  /** The files that are open, as one text (src/text/file-marks). */
  readonly rule: string;
  /** Rule files that are set aside. */
  readonly rules: readonly NamedText[];
  readonly sources: readonly EventSource[];
  /** Event sets that are left out. */
  readonly sets: readonly EventSource[];
  /** What events of `sources` are expected to come to under rules of `rule`. */
  readonly expected: readonly Expectation[];
  /** The expectations that name what is not open, as `expectations.yml`; null: there are none. */
  readonly expectations: string | null;
  readonly placeholders: PlaceholderTexts;
  readonly view: View;
}

/** `changes` are those made to the events of `sources`. */
export interface SetsRequest {
  readonly sources: readonly EventSource[];
  readonly changes: Changes;
}

export interface ZipRequest extends Parcel, SetsRequest {
  /** null: everything goes as it is. */
  readonly redaction: RedactionChoices | null;
  /** The events of all sets are made up: they stay as they are. */
  readonly fictitious: boolean;
}

export type ZipWritten =
  | {
      /** null: originals are left in it, so it is not handed on. */
      readonly file: Blob | null;
      /** Of the workspace, as it is in the zip. */
      readonly name: string;
      /** In words, what is not in it. */
      readonly left: readonly string[];
      /** null where nothing was to be redacted. */
      readonly redacted: ExportReport | null;
    }
  | { readonly problem: string };

/** `problems`: in words, what of the zip could not be used. null: it holds no rule and is no workspace, but may be events. */
export type ZipOpened =
  | null
  | { readonly parcel: Parcel; readonly problems: readonly string[] }
  | { readonly problem: string };

/** Rules and event sets that are open, or are to be. */
export interface Arranged {
  /** As one text. */
  readonly rule: string;
  /** null: they are too many to be read for this; they are taken as one set, and none of them has a name. */
  readonly events: SetsRequest | null;
  /** Of all sets, those left out as well. */
  readonly setNames: readonly string[];
}

export interface RearrangeRequest {
  readonly before: Arranged;
  /** `events` left out: as before. */
  readonly after: Omit<Arranged, 'events'> & Partial<Pick<Arranged, 'events'>>;
  /** The place afterwards of each rule file and each source of before (null: it is gone); left out: as before. */
  readonly files?: readonly (number | null)[];
  readonly sets?: readonly (number | null)[];
  /** Whether what is gone is kept beside, and may come back. */
  readonly gone: 'aside' | 'removed';
  readonly expected: readonly Expectation[];
  readonly rest: string | null;
}

export interface Rearranged {
  readonly expected: readonly Expectation[];
  readonly rest: string | null;
  /** How many stand for nothing any more. */
  readonly lost: number;
}

export interface ZipApi {
  writeZip(request: ZipRequest): Promise<ZipWritten>;
  readZip(zip: Blob): Promise<ZipOpened>;
  /** The same sources with their changes in them, so that each can be taken by itself. Those that hold no event stay as they are. */
  ownSets(request: SetsRequest): Promise<readonly EventSource[]>;
  /** What becomes of expectations where rule files or event sets come, go or change places. */
  rearrange(request: RearrangeRequest): Promise<Rearranged>;
}
