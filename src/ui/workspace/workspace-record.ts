// The form a named workspace is kept in: a small head, read to list them, and the events beside it. Heads carry a version.
import type { DraftRecord } from '../draft-record';
import { readRecord } from '../draft-record';

const VERSION = 1;

/** What the list says of a workspace without opening it. */
export interface Listed {
  readonly id: string;
  readonly name: string;
  /** Another with every change of its content; its name is none. */
  readonly revision: string;
  /** Milliseconds since 1970. */
  readonly changed: number;
  readonly counts: Counts;
}

export interface Counts {
  /** Rule files, those set aside as well. */
  readonly rules: number;
  readonly sets: number;
  /** Of all sets that are open. */
  readonly events: number;
  /** Bytes of rules and events. */
  readonly size: number;
}

export interface HeadRecord extends Listed {
  readonly version: typeof VERSION;
  readonly draft: DraftRecord;
}

export const headOf = (listed: Listed, draft: DraftRecord): HeadRecord => ({
  version: VERSION,
  ...{ id: listed.id, name: listed.name, revision: listed.revision, changed: listed.changed },
  counts: { ...listed.counts },
  draft,
});

/** null where it is broken, or a newer Stagelight wrote it. */
export function readHead(value: unknown): HeadRecord | null {
  if (typeof value !== 'object' || value === null) return null;
  const head = value as Readonly<Record<string, unknown>>;
  const texts = [head['id'], head['name'], head['revision']];
  const sound =
    head['version'] === VERSION &&
    texts.every((text) => typeof text === 'string') &&
    typeof head['changed'] === 'number' &&
    isCounts(head['counts']) &&
    'record' in readRecord(head['draft']);
  return sound ? (value as HeadRecord) : null;
}

const isCounts = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  ['rules', 'sets', 'events', 'size'].every(
    (key) => typeof (value as Readonly<Record<string, unknown>>)[key] === 'number',
  );
