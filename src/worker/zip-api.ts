// What the page asks about workspaces as files. Types only; the questions bring all they are about.
import type { NamedText } from '../text/file-marks';
import type { PlaceholderTexts, View } from '../workspace/link';
import type { EventSource } from './api';
import type { Changes } from './changes';

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
  readonly expectations: string | null;
  readonly placeholders: PlaceholderTexts;
  readonly view: View;
}

/** `changes` are those made to the events of `sources`. */
export interface SetsRequest {
  readonly sources: readonly EventSource[];
  readonly changes: Changes;
}

export type ZipWritten =
  | {
      readonly file: Blob;
      /** In words, what of the events is not in it. */
      readonly left: readonly string[];
    }
  | { readonly problem: string };

/** `problems`: in words, what of the zip could not be used. null: it holds no rule and is no workspace, but may be events. */
export type ZipOpened =
  | null
  | { readonly parcel: Parcel; readonly problems: readonly string[] }
  | { readonly problem: string };

export interface ZipApi {
  writeZip(request: Parcel & SetsRequest): Promise<ZipWritten>;
  readZip(zip: Blob): Promise<ZipOpened>;
  /** The same sources with their changes in them, so that each can be taken by itself. Those that hold no event stay as they are. */
  ownSets(request: SetsRequest): Promise<readonly EventSource[]>;
}
