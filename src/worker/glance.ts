// What is seen first of many events, while all of them are read: the first of the first file, evaluated as if there were no others.
import { BETWEEN, layoutOf, RECORD } from '../cloudtrail/slots';
import { encodingOf, kindOfBytes } from '../cloudtrail/sniff';
import type { Api, EvaluateRequest, EventSource, Glance, Growing } from './api';
import { isLarge } from './large/is-large';

/** Bytes of text: more records than a screen shows, fewer than one waits for. */
const ENOUGH = 96 * 1024;

/** null where the beginning can't be taken by itself, or means nothing without the rest. */
export async function glanceAt(
  first: EventSource,
  bytes: number,
  request: EvaluateRequest,
  session: Pick<Api, 'open' | 'evaluate'>,
): Promise<Glance | null> {
  const large = isLarge([first], undefined, bytes);
  const beginning = await beginningOf(first);
  if (beginning === null) return null;
  const opened = await session.open([beginning], []);
  const { size } = opened.facts;
  if (size === 0 || opened.sources.some(({ problems }) => problems.length > 0)) return null;
  const { explanation, ...evaluation } = await session.evaluate({ ...request, held: null });
  // Of some of the events, alerts would be others.
  if (evaluation.correlations.length > 0) return null;
  const { event = null, ...reasons } = explanation ?? {};
  const whole = event === null ? null : ({ ...reasons, ...event } as Glance['explanation']);
  const growing = (await large) ? growingFrom(size, bytes) : null;
  return { ...evaluation, opened, explanation: whole, growing };
}

/** As if the first of them had been read, and the others were still to come. */
function growingFrom(size: number, bytes: number): Growing {
  const progress = { doing: 'reading', done: 0, bytes } as const;
  const growth = { revision: 0, size, expected: size, parts: [], sources: [], progress };
  return { growth, exact: size, judged: {} };
}

/** The first records, as a file of their own that is laid out as the whole is. */
export async function beginningOf({ name, blob }: EventSource): Promise<EventSource | null> {
  try {
    const text = await beginOf(blob);
    const layout = text === null ? null : layoutOf(text, true);
    if (text === null || layout === null) return null;
    const end = layout === 'lines' ? text.lastIndexOf('\n') : text.lastIndexOf(BETWEEN + RECORD);
    if (end < 0) return null;
    const own = layout === 'lines' ? text.slice(0, end) : `${text.slice(0, end)}}]}`;
    return { name, blob: new Blob([own]) };
  } catch {
    // Whoever reads all of it says what is wrong with it.
    return null;
  }
}

async function beginOf(blob: Blob): Promise<string | null> {
  const own = blob.slice(0, ENOUGH);
  const bytes = new Uint8Array(await own.arrayBuffer());
  const kind = kindOfBytes(bytes);
  if (kind === 'text' && encodingOf(bytes) === 'utf-8') return new TextDecoder().decode(bytes);
  if (kind !== 'gzip') return null;
  const stream = own
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
    .pipeThrough(new TextDecoderStream());
  return beginOfStream(stream.getReader());
}

async function beginOfStream(reader: ReadableStreamDefaultReader<string>): Promise<string> {
  let text = '';
  while (text.length < ENOUGH) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
  }
  void reader.cancel().catch(() => undefined);
  return text;
}
