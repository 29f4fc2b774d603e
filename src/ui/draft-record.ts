// The draft and the form it is kept in. Records carry a version: what a later or earlier page wrote is told from what is broken.
import type { NamedText } from '../text/file-marks';
import type { EventSource, PlaceholderValues } from '../worker/api';
import type { Shift } from '../worker/changes';
import { isExpected } from '../view/expected';
import type { Expectation } from '../workspace/expectations';
import type { View } from '../workspace/link';

/** All that is needed to be where one was. */
export interface Draft {
  readonly rule: string;
  readonly sources: readonly EventSource[];
  readonly edits: readonly (readonly [index: number, text: string])[];
  /** Events put in or taken out; before the edits. */
  readonly shifts?: readonly Shift[];
  /** What stands for `%name%`. */
  readonly placeholders?: PlaceholderValues;
  /** What the events are to come to. */
  readonly expectations?: readonly Expectation[];
  readonly view: View;
  /** null or left out: nothing. */
  readonly beside?: Beside | null;
}

/** What belongs to what is open and is not evaluated. */
export interface Beside {
  /** The one it is a copy of; null where it has no name yet. */
  readonly workspace: Belonging | null;
  /** Rule files that are set aside. */
  readonly rules: readonly NamedText[];
  /** Event sets that are left out. */
  readonly sets: readonly EventSource[];
  /** `expectations.yml` as it is. */
  readonly expectations: string | null;
}

export interface Belonging {
  readonly id: string;
  readonly name: string;
  /** The revisions that this draft is known to hold: one, or two while the second is being written. */
  readonly seen: readonly string[];
}

/** What takes the place of what is open; what is left out stays. */
export interface Opening extends Partial<Draft> {
  /**
   * Given where events are many, and as they came: the first of them are shown while all are read. `bytes`: of all, more or less; `ready`:
   * before it they had better not be sent anywhere.
   */
  readonly many?: {
    readonly bytes: number;
    readonly ready: Promise<unknown>;
    readonly onfirst: () => void;
  };
}

/** Events that were too large to keep. */
export interface Missing {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

const VERSION = 1;

/** Rewritten with every change. The sources lie beside it, as one keystroke must not copy megabytes. */
export interface DraftRecord {
  readonly version: typeof VERSION;
  readonly savedAt: number;
  readonly rule: string;
  readonly edits: Draft['edits'];
  readonly shifts?: readonly Shift[];
  readonly placeholders?: PlaceholderValues;
  readonly expectations?: readonly Expectation[];
  readonly view: View;
  /** Of the sources it was written with: the id they lie under, and their names. */
  readonly sources: { readonly id: string; readonly names: readonly string[] };
  readonly missing: readonly Missing[];
  /** Its event sets lie with the sources. */
  readonly beside?: Omit<Beside, 'sets'>;
}

export interface SourcesRecord {
  readonly id: string;
  readonly sources: readonly EventSource[];
  /** Those that are left out; none where it does not say. */
  readonly aside?: readonly EventSource[];
}

/** Beyond this (in all) the events are left out. */
export const MAX_SOURCES = 20_000_000;

export const setsOf = ({ sources, beside }: Draft): readonly EventSource[] => [
  ...sources,
  ...(beside?.sets ?? []),
];

export const missingOf = (sources: readonly EventSource[]): Missing[] =>
  sources.reduce((sum, { blob }) => sum + blob.size, 0) <= MAX_SOURCES
    ? []
    : sources.map(({ name, blob }) => ({ name, size: blob.size }));

export const recordOf = (draft: Draft, savedAt: number, id: string): DraftRecord => ({
  version: VERSION,
  savedAt,
  rule: draft.rule,
  edits: draft.edits.map(([index, text]) => [index, text] as const),
  ...(draft.shifts === undefined
    ? {}
    : { shifts: draft.shifts.map(([at, text]) => [at, text] as const) }),
  ...(draft.placeholders === undefined
    ? {}
    : {
        placeholders: Object.fromEntries(
          Object.entries(draft.placeholders).map(([name, values]) => [name, [...values]]),
        ),
      }),
  ...(draft.expectations === undefined ? {} : { expectations: draft.expectations }),
  view: { ...draft.view },
  sources: { id, names: setsOf(draft).map(({ name }) => name) },
  missing: missingOf(setsOf(draft)),
  ...(draft.beside == null ? {} : { beside: besideOf(draft.beside) }),
});

const besideOf = ({
  workspace,
  rules,
  expectations,
}: Beside): NonNullable<DraftRecord['beside']> => ({
  workspace: workspace && { ...workspace, seen: [...workspace.seen] },
  rules: rules.map(({ name, text }) => ({ name, text })),
  expectations,
});

export type ReadRecord =
  { readonly record: DraftRecord } | { readonly unreadable: 'newer' | 'broken' };

export function readRecord(value: unknown): ReadRecord {
  if (!isObject(value)) return { unreadable: 'broken' };
  if (typeof value['version'] === 'number' && value['version'] > VERSION) {
    return { unreadable: 'newer' };
  }
  return isRecord(value) ? { record: value } : { unreadable: 'broken' };
}

export function readSources(value: unknown): SourcesRecord | null {
  if (!isObject(value) || typeof value['id'] !== 'string') return null;
  const { id, sources, aside } = value;
  if (!isList(sources, isSource)) return null;
  return isList(aside, isSource) ? { id, sources, aside } : { id, sources };
}

type Loose = { readonly [key: string]: unknown };

const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null;

function isList<T>(value: unknown, isOne: (one: unknown) => one is T): value is T[] {
  return Array.isArray(value) && value.every(isOne);
}

const isRecord = (value: Loose): value is Loose & DraftRecord =>
  value['version'] === VERSION &&
  typeof value['savedAt'] === 'number' &&
  typeof value['rule'] === 'string' &&
  isReference(value['sources']) &&
  isList(value['edits'], isEdit) &&
  (value['shifts'] === undefined || isList(value['shifts'], isShift)) &&
  (value['placeholders'] === undefined || isPlaceholders(value['placeholders'])) &&
  (value['expectations'] === undefined || isList(value['expectations'], isExpectation)) &&
  isList(value['missing'], isMissing) &&
  (value['beside'] === undefined || isBeside(value['beside'])) &&
  isView(value['view']);

const isBeside = (value: unknown): value is NonNullable<DraftRecord['beside']> =>
  isObject(value) &&
  (value['workspace'] === null || isBelonging(value['workspace'])) &&
  isList(value['rules'], isNamedText) &&
  (value['expectations'] === null || isText(value['expectations']));

const isBelonging = (value: unknown): value is Belonging =>
  isObject(value) && isText(value['id']) && isText(value['name']) && isList(value['seen'], isText);

const isNamedText = (value: unknown): value is NamedText =>
  isObject(value) && isText(value['name']) && isText(value['text']);

const isEdit = (value: unknown): value is readonly [number, string] =>
  Array.isArray(value) && Number.isInteger(value[0]) && typeof value[1] === 'string';

const isShift = (value: unknown): value is Shift =>
  isEdit(value) || (Array.isArray(value) && Number.isInteger(value[0]) && value[1] === null);

const isReference = (value: unknown): value is DraftRecord['sources'] =>
  isObject(value) && typeof value['id'] === 'string' && isList(value['names'], isText);

const isPlaceholders = (value: unknown): value is PlaceholderValues =>
  isObject(value) && Object.values(value).every((values) => isList(values, isText));

const isExpectation = (value: unknown): value is Expectation =>
  isObject(value) &&
  Number.isInteger(value['event']) &&
  Number.isInteger(value['rule']) &&
  isExpected(value['expected']);

const isText = (value: unknown): value is string => typeof value === 'string';

const isMissing = (value: unknown): value is Missing =>
  isObject(value) && typeof value['name'] === 'string' && typeof value['size'] === 'number';

const isSource = (value: unknown): value is EventSource =>
  isObject(value) && typeof value['name'] === 'string' && value['blob'] instanceof Blob;

const isView = (value: unknown): value is View =>
  isObject(value) &&
  Object.values(value).every((one) => typeof one === 'string' || typeof one === 'number');
