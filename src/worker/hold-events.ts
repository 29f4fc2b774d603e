// Events that are held in memory: read from their sources, with the changes made to them since.
import { isObject } from '../cloudtrail/containers/container';
import * as messages from '../cloudtrail/messages';
import { readEvents, type ReadResult } from '../cloudtrail/read';
import { JsonEvent } from '../engine/json-event';
import type { Diagnostic } from '../text/diagnostic';
import { readJson, type JsonValue } from '../text/json';
import type { EventSource, SourceSummary } from './api';
import { shiftList, type Edit, type Shift } from './changes';

export interface HeldEvents {
  readonly events: readonly JsonEvent[];
  readonly sources: readonly SourceSummary[];
  /** Indexes of the edits that are no event. */
  readonly refused: readonly number[];
}

/** First come the shifts, in their order; then the edits. */
export async function holdEvents(
  sources: readonly EventSource[],
  edits: readonly Edit[],
  shifts: readonly Shift[],
): Promise<HeldEvents> {
  const read: SourceSummary[] = [];
  const events: JsonEvent[] = [];
  for (const { name, blob } of sources) {
    const found = await readBlob(blob);
    const { container, skipped, problems } = found;
    read.push({ name, container, events: found.events.length, skipped, problems });
    for (const { value } of found.events) events.push(new JsonEvent(value));
  }
  const counts = read.map((source) => source.events);
  for (const [at, text] of shifts) {
    // What could not be read any more leaves its place empty: the others are counted on.
    shiftList(events, counts, at, text === null ? null : (eventOf(text) ?? new JsonEvent({})));
  }
  const summaries = counted(read, counts);
  const refused: number[] = [];
  for (const [index, text] of edits) {
    const event = eventOf(text);
    if (event === null) refused.push(index);
    else if (index < events.length) events[index] = event;
  }
  return { events, sources: summaries, refused };
}

/** What is refused while one types it is refused when it comes back, too. */
export function readEvent(text: string): { value: JsonValue } | { problem: Diagnostic } {
  const read = readJson(text);
  if ('mistake' in read) return { problem: messages.jsonSyntax(read.mistake) };
  if (isObject(read.value)) return read;
  return { problem: messages.notAnEvent(read.value, [0, text.length]) };
}

export function eventOf(text: string): JsonEvent | null {
  const read = readEvent(text);
  return 'value' in read ? new JsonEvent(read.value) : null;
}

export const counted = (
  sources: readonly SourceSummary[],
  counts: readonly number[],
): SourceSummary[] => sources.map((source, i) => ({ ...source, events: counts[i]! }));

async function readBlob(blob: Blob): Promise<ReadResult> {
  let bytes: ArrayBuffer;
  try {
    bytes = await blob.arrayBuffer();
  } catch {
    const problem = { diagnostic: messages.fileUnreadable(), line: 1, column: 1 };
    return { container: 'file', events: [], skipped: [], problems: [problem] };
  }
  return readEvents(new Uint8Array(bytes));
}
