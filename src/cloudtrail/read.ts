// Bytes → events: the room's front door. Content decides what a file is, not its name; nothing throws over bad input.
import type { Diagnostic } from '../text/diagnostic';
import { parseJson, type JsonValue } from '../text/json';
import { LineIndex } from '../text/line-index';
import { isObject, type Container } from './containers/container';
import { list } from './containers/list';
import { logFile } from './containers/log-file';
import * as messages from './messages';
import { unpack } from './unpack';
import { readValues, type Values } from './values';

export interface ReadEvent {
  readonly value: JsonValue;
  /** From 1: the line in NDJSON, elsewhere the number of the record. */
  readonly number: number;
}

export interface Problem {
  readonly diagnostic: Diagnostic;
  readonly line: number;
  readonly column: number;
}

export interface ReadResult {
  /** In the words of the page's chip. */
  readonly container: string;
  readonly events: readonly ReadEvent[];
  readonly problems: readonly Problem[];
}

const CONTAINERS: readonly Container[] = [logFile, list];

/** A text can't be much longer in a browser, and its records take several times as much. */
const MOST_UNPACKED = 256 * 1024 * 1024;

const isGzip = (bytes: Uint8Array<ArrayBuffer>): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** `most`: bytes that a packed file may unpack to. */
export async function readEvents(
  bytes: Uint8Array<ArrayBuffer>,
  most = MOST_UNPACKED,
): Promise<ReadResult> {
  if (!isGzip(bytes)) return readText(...decode(bytes));
  const unpacked = await unpack('gzip', bytes, most);
  if (unpacked === 'broken') return problemOnly('gzip file', messages.badGzip());
  if (unpacked === 'too-large') return problemOnly('gzip file', messages.gzipTooLarge(most));
  return readText(...decode(unpacked));
}

function decode(bytes: Uint8Array): [text: string, diagnostics: Diagnostic[]] {
  const text = new TextDecoder('utf-8').decode(bytes);
  if (!text.includes('\ufffd')) return [text, []];
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return [text, []];
  } catch {
    return [text, [messages.invalidUtf8()]];
  }
}

/** Reads a decoded text; `found` are complaints about its bytes. */
export function readText(text: string, found: readonly Diagnostic[] = []): ReadResult {
  const read = readValues(text);
  const diagnostics = [...found, ...read.diagnostics];
  const events: ReadEvent[] = [];
  let container = '';
  for (const { value, line, at } of read.values) {
    const wrapper = CONTAINERS.find((candidate) => candidate.unwrap(value) !== null);
    const inner = wrapper?.unwrap(value) ?? [value];
    container ||= wrapper?.name ?? '';
    const places = once(() => {
      const { node } = parseJson(text, at);
      return node === null ? [] : (wrapper?.places(node) ?? []);
    });
    for (const [i, item] of inner.entries()) {
      if (isObject(item)) {
        events.push({ value: item, number: numberOf(read, wrapper, line, events.length) });
      } else diagnostics.push(messages.notAnEvent(item, places()[i]?.range ?? [at, at + 1]));
    }
  }
  if (events.length === 0 && diagnostics.length === 0) diagnostics.push(messages.nothingFound());
  const index = new LineIndex(text);
  const problems = first(diagnostics).map((diagnostic) => ({
    diagnostic,
    ...index.position(diagnostic.range[0]),
  }));
  return { container: container || shapeName(read, events), events, problems };
}

/** Values are read without their places, which few ever need: those few read the text again. */
function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | null = null;
  return () => (known ??= { value: compute() }).value;
}

/** Beyond this only a count is given: one missing bracket may break every line of a large file. */
const MAX_PROBLEMS = 50;

function first(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const shown = diagnostics.slice(0, MAX_PROBLEMS);
  const rest = diagnostics.slice(MAX_PROBLEMS);
  return rest.length === 0 ? shown : [...shown, messages.moreProblems(rest[0]!.range, rest.length)];
}

const numberOf = (
  read: Values,
  wrapper: Container | undefined,
  line: number,
  before: number,
): number => (read.shape === 'lines' && wrapper === undefined ? line : before + 1);

function shapeName({ shape }: Values, events: readonly ReadEvent[]): string {
  if (shape === 'lines') return 'NDJSON';
  if (shape === 'sequence' && events.length > 1) return 'JSON values one after the other';
  return events.length === 1 ? 'single record' : 'text';
}

function problemOnly(container: string, diagnostic: Diagnostic): ReadResult {
  return { container, events: [], problems: [{ diagnostic, line: 1, column: 1 }] };
}
