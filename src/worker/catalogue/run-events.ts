// The playground's events for a run, in their order and one at a time: those of a large file are never all held.
import { readEvents, readText } from '../../cloudtrail/read';
import { layoutOf } from '../../cloudtrail/slots';
import { timeOf } from '../../cloudtrail/time';
import type { JsonValue } from '../../text/json';
import type { RunRequest } from '../catalogue-api';
import { holdEvents } from '../hold-events';
import { isLarge } from '../large/is-large';
import { bytesOf } from './blob-bytes';

export type Take = (value: JsonValue, time: number | null) => void;

/** Bytes read at a time of a file that is laid out in lines. */
const PIECE = 8 * 1024 * 1024;
const HEAD = 4096;
const LINE_FEED = 10;

/** Gives the names of sources that could not be read, or not whole. */
export async function takeEvents(
  { sources, edits, shifts }: RunRequest,
  take: Take,
  piece = PIECE,
): Promise<string[]> {
  const changed = edits.length > 0 || shifts.length > 0;
  if (changed || !(await isLarge(sources))) {
    const held = await holdEvents(sources, edits, shifts);
    for (const { value } of held.events) take(value, timeOf(value));
    return held.sources.filter(({ problems }) => problems.length > 0).map(({ name }) => name);
  }
  const unread: string[] = [];
  for (const { name, blob } of sources) {
    const whole = (await isInLines(blob))
      ? await takeLines(blob, take, piece)
      : await takeAll(blob, take);
    if (!whole) unread.push(name);
  }
  return unread;
}

async function isInLines(blob: Blob): Promise<boolean> {
  const bytes = await bytesOf(blob.slice(0, HEAD));
  return bytes !== null && layoutOf(new TextDecoder().decode(bytes), blob.size > HEAD) === 'lines';
}

async function takeAll(blob: Blob, take: Take): Promise<boolean> {
  const bytes = await bytesOf(blob);
  if (bytes === null) return false;
  try {
    const { events, problems } = await readEvents(bytes);
    for (const { value } of events) take(value, timeOf(value));
    return problems.length === 0;
  } catch (error) {
    // A text beyond what the platform takes.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Pieces end at line ends; a line longer than a piece makes it longer. */
export async function takeLines(blob: Blob, take: Take, piece: number): Promise<boolean> {
  let whole = true;
  for (let from = 0; from < blob.size;) {
    let bytes: Uint8Array<ArrayBuffer> | null = null;
    let end = 0;
    for (let length = piece; end === 0; length *= 2) {
      bytes = await bytesOf(blob.slice(from, from + length));
      if (bytes === null || bytes.length === 0) return false;
      end = from + bytes.length >= blob.size ? bytes.length : bytes.lastIndexOf(LINE_FEED) + 1;
    }
    const text = new TextDecoder().decode(bytes!.subarray(0, end));
    from += end;
    const { events, problems } = readText(text, [], { layout: 'lines' });
    for (const { value } of events) take(value, timeOf(value));
    whole &&= problems.length === 0;
  }
  return whole;
}
