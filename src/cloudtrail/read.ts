// Bytes → events: the room's front door. Content decides what a file is, not its name; nothing throws over bad input.
import type { Diagnostic } from '../text/diagnostic';
import { parseJson, type JsonNode, type JsonValue } from '../text/json';
import { LineIndex } from '../text/line-index';
import { once } from '../text/once';
import { filesIn } from './archive';
import { containers } from './containers';
import type { Container, Skipped } from './containers/container';
import * as messages from './messages';
import { encodingOf, kindOfBytes } from './sniff';
import { gunzip, type Bytes } from './unpack';
import { Unwrapping } from './unwrap';
import { readLines, readValues, type Values } from './values';

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
  /** What was left out on purpose, by kind. */
  readonly skipped: readonly Skipped[];
  readonly problems: readonly Problem[];
}

/** A text can't be much longer in a browser, and its records take several times as much. */
const MOST_UNPACKED = 256 * 1024 * 1024;

/** Packed in packed: a delivery file in a zip is two. A file may hold itself, and would never end. */
const DEPTH = 4;

/** What may still be unpacked, of all that is in one file. */
interface Room {
  readonly most: number;
  left: number;
}

/** `most`: bytes that a packed file may unpack to, with all that is packed in it. */
export const readEvents = (bytes: Bytes, most = MOST_UNPACKED): Promise<ReadResult> =>
  readBytes(bytes, { most, left: most }, 0);

async function readBytes(bytes: Bytes, room: Room, depth: number): Promise<ReadResult> {
  const kind = kindOfBytes(bytes);
  switch (kind) {
    case 'text':
      return readText(...decode(bytes));
    case 'gzip':
    case 'zip':
      if (depth >= DEPTH) return problemOnly(`${kind} file`, messages.packedTooDeep(kind, DEPTH));
      return kind === 'gzip'
        ? readGzip(bytes, room, depth + 1)
        : readArchive(bytes, room, depth + 1);
    case 'tar':
    case 'parquet':
    case 'avro':
    case 'orc':
    case 'binary':
      return problemOnly(
        kind === 'binary' ? 'unknown file' : `${kind} file`,
        messages.notText(kind),
      );
  }
}

async function readGzip(bytes: Bytes, room: Room, depth: number): Promise<ReadResult> {
  const { bytes: unpacked, ended } = await gunzip(bytes, room.left);
  if (ended === 'too-large') {
    return problemOnly('gzip file', messages.packedTooLarge('gzip', room.most));
  }
  room.left -= unpacked.length;
  if (ended === 'whole') return readBytes(unpacked, room, depth);
  if (unpacked.length === 0) return problemOnly('gzip file', messages.badGzip(0));
  const read = await readBytes(unpacked, room, depth);
  return { ...read, problems: [atStart(messages.badGzip(unpacked.length)), ...read.problems] };
}

async function readArchive(bytes: Bytes, room: Room, depth: number): Promise<ReadResult> {
  const files = filesIn(bytes, room.left);
  if (files === 'broken') return problemOnly('zip file', messages.badZip());
  if (files === 'too-large') {
    return problemOnly('zip file', messages.packedTooLarge('zip', room.most));
  }
  for (const { bytes: own } of files) room.left -= own?.length ?? 0;
  const events: ReadEvent[] = [];
  const problems: Problem[] = [];
  const skipped = new Map<string, number>();
  const names = new Set<string>();
  for (const { name, bytes: own } of files) {
    if (own === null) {
      problems.push(atStart(messages.badZipEntry(name)));
      continue;
    }
    const read = await readBytes(own, room, depth);
    if (read.events.length > 0) names.add(read.container);
    for (const { value } of read.events) events.push({ value, number: events.length + 1 });
    for (const { kind, count } of read.skipped) skipped.set(kind, (skipped.get(kind) ?? 0) + count);
    problems.push(...read.problems.map((problem) => inFile(name, problem)));
  }
  const [inside] = names;
  return {
    container: names.size === 1 ? `zip, ${inside!}` : 'zip',
    events,
    skipped: [...skipped].map(([kind, count]) => ({ kind, count })),
    problems: firstProblems(problems),
  };
}

/** Says which file of an archive a problem is in. */
export const inFile = (name: string, { diagnostic, line, column }: Problem): Problem => ({
  diagnostic: { ...diagnostic, message: `${name}: ${diagnostic.message}` },
  line,
  column,
});

function decode(bytes: Bytes): [text: string, diagnostics: Diagnostic[]] {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  if (!text.includes('\ufffd')) return [text, []];
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return [text, []];
  } catch {
    return [text, [messages.invalidUtf8()]];
  }
}

/** A text that is part of a larger one. */
export interface PartOf {
  /** How that one is laid out, where it is known. */
  readonly layout?: 'lines';
  /** Rows of the same table that were read before. */
  readonly rows?: number;
}

/** Reads a decoded text; `found` are complaints about its bytes. */
export function readText(
  text: string,
  found: readonly Diagnostic[] = [],
  { layout, rows }: PartOf = {},
): ReadResult {
  const read = layout === 'lines' ? readLines(text) : readValues(text, rows);
  const diagnostics = [...found, ...read.diagnostics];
  const events: ReadEvent[] = [];
  const unwrapping = new Unwrapping();
  const met: Container[] = [];
  for (const { value, line, at } of read.values) {
    const taken = unwrapping.take(value);
    for (const container of taken.containers) if (!met.includes(container)) met.push(container);
    const [outermost] = taken.containers;
    const perLine = outermost === undefined && (read.shape === 'lines' || read.shape === 'log');
    for (const event of taken.events) {
      events.push({ value: event, number: perLine ? line : events.length + 1 });
    }
    // Values are read without their places, which few ever need: those few read the text again.
    const places = once(() => placesIn(text, at, outermost));
    for (const { value: refused, member } of taken.refused) {
      diagnostics.push(messages.notAnEvent(refused, places()[member]?.range ?? [at, at + 1]));
    }
  }
  const skipped = [...unwrapping.skips];
  if (read.without) skipped.push({ kind: 'non-JSON line', count: read.without });
  diagnostics.push(...remarksOn(unwrapping, events.length));
  if (events.length === 0 && diagnostics.length === 0) {
    diagnostics.push(messages.nothingFound(skipped));
  }
  const index = new LineIndex(text);
  const shown = first(diagnostics, ({ range }, count) => messages.moreProblems(range, count));
  const problems = shown.map((diagnostic) => ({
    diagnostic,
    ...index.position(diagnostic.range[0]),
  }));
  const [stranger] = unwrapping.strangers.keys();
  const container = events.length === 0 && stranger ? stranger.kind : nameOf(met, read, events);
  return { container, events, skipped, problems };
}

/** What is said of the wrappers and of what is no CloudTrail, once for all of it. */
function remarksOn({ strangers, losses }: Unwrapping, events: number): Diagnostic[] {
  const strange = [...strangers].map(([{ kind, says }, count]) =>
    messages.notCloudTrail(kind, count, says),
  );
  const lost = events === 0 ? [] : [...losses].map(messages.lossyWrapper);
  return [...strange, ...lost];
}

function placesIn(text: string, at: number, container: Container | undefined): readonly JsonNode[] {
  const { node } = parseJson(text, at);
  return node === null ? [] : (container?.places?.(node) ?? []);
}

/** Beyond this only a count is given: one missing bracket may break every line of a large file. */
export const MAX_PROBLEMS = 50;

function first<T>(found: readonly T[], more: (next: T, count: number) => T): readonly T[] {
  const next = found[MAX_PROBLEMS];
  if (next === undefined) return found;
  return [...found.slice(0, MAX_PROBLEMS), more(next, found.length - MAX_PROBLEMS)];
}

const firstProblems = (problems: readonly Problem[]): readonly Problem[] =>
  first(problems, (_, count) => atStart(messages.moreProblems([0, 0], count)));

const SHAPES = { lines: 'NDJSON', table: 'CSV', log: 'log lines' } as const;

/** The first wrapper of a name that says where the events come from; then a plain one; then how the text is laid out. */
function nameOf(
  met: readonly Container[],
  { shape }: Values,
  events: readonly ReadEvent[],
): string {
  const wrapper = met.find(({ plain }) => plain !== true) ?? met[0];
  if (wrapper !== undefined) return wrapper.name;
  if (shape === 'sequence' && events.length > 1) return 'JSON values one after the other';
  if (shape === 'value' || shape === 'sequence')
    return events.length === 1 ? 'single record' : 'text';
  return SHAPES[shape];
}

/** The name of a whole, out of those of its parts. */
export function nameOfAll(names: readonly string[]): string {
  const found = names.filter((name) => name !== '');
  return found.find((name) => !SAYS_LITTLE.has(name)) ?? found[0] ?? '';
}

const SAYS_LITTLE: ReadonlySet<string> = new Set([
  ...containers.flatMap(({ plain, name }) => (plain ? [name] : [])),
  ...Object.values(SHAPES),
  ...['single record', 'text', 'JSON values one after the other'],
]);

const atStart = (diagnostic: Diagnostic): Problem => ({ diagnostic, line: 1, column: 1 });

function problemOnly(container: string, diagnostic: Diagnostic): ReadResult {
  return { container, events: [], skipped: [], problems: [atStart(diagnostic)] };
}
