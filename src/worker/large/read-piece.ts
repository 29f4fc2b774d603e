// A piece → what was asked of it. Runs in a worker of the pool; knows nothing of other pieces, and keeps nothing.
import { beginning } from '../../cloudtrail/portions';
import { encodingOf, kindOfBytes } from '../../cloudtrail/sniff';
import type { Memory } from '../../cloudtrail/gunzip-sound';
import { textIn } from '../../cloudtrail/packed-file';
import { streamable, zipMembers, zipOfOne } from '../../cloudtrail/zip-directory';
import * as messages from '../../cloudtrail/messages';
import {
  inFile,
  readEvents,
  readText as readEventText,
  type Problem,
  type ReadResult,
} from '../../cloudtrail/read';
import {
  isPlainList,
  layoutOf,
  linesIn,
  membersIn,
  type Layout,
  type Slots,
} from '../../cloudtrail/slots';
import { unpackedBlob } from '../../cloudtrail/unpack';
import { Unwrapping } from '../../cloudtrail/unwrap';
import { lineBreaks } from '../../text/byte-search';
import { ByteLook } from '../../text/byte-look';
import { surveyOf, type ByteSurvey } from '../../text/byte-survey';
import type { Diagnostic } from '../../text/diagnostic';
import { compactJson, type JsonValue } from '../../text/json';
import { cut } from './cut';
import { evaluateRecords, recordAt, soughtBy } from './evaluate-records';
import {
  IN_ZIP,
  type Ask,
  type Piece,
  type PieceAnswer,
  type PieceCut,
  type Remarks,
  type StreamedBytes,
} from './piece';
import { bytesOfPiece, isSound, stretchOf, unmarked, type PieceBytes } from './piece-bytes';
import { readPortions } from './read-portions';
import { SIZES, type Sizes } from './sizes';

type OwnBytes = Uint8Array<ArrayBuffer>;

/** What is unpacked lies there until the next: fresh memory costs more than the unpacking. */
const MEMORY: Memory = { bytes: new Uint8Array(0) };

/** A packed file of some kilobytes may claim to be any size. */
const MOST_UNPACKED = 4 * 1024 * 1024 * 1024;

/** `memory`: where what is unpacked lies until the next. */
export async function readPiece(
  piece: Piece,
  ask: Ask,
  bytesOf: (blob: Blob) => StreamedBytes,
  sizes = SIZES,
  memory: Memory = MEMORY,
): Promise<PieceAnswer> {
  const answer = await readOwn(piece, ask, bytesOf, sizes, memory);
  return piece.file === undefined ? answer : inZip(piece.file, answer);
}

/** Whether all bytes of its blob are read at once. */
export const isReadWhole = ({ blob, layout, packed, rest }: Piece, { piece } = SIZES): boolean =>
  // A look at the beginning alone would take as long as reading a small file, of which there may be thousands.
  blob.size <= 2 * piece && (packed || (layout === null && rest === undefined));

async function readOwn(
  piece: Piece,
  ask: Ask,
  bytesOf: (blob: Blob) => StreamedBytes,
  sizes: Sizes,
  memory: Memory,
): Promise<PieceAnswer> {
  const small = isReadWhole(piece, sizes) ? await bytesOf(piece.blob).all() : null;
  if (piece.packed) return readPacked(piece, ask, sizes, memory, { packed: small });
  const bytes = small === null ? bytesOf(piece.blob) : atHand(small);
  if (piece.rest !== undefined) return readPortions(piece, piece.rest, bytes, sizes);
  if (piece.layout !== null)
    return readRecords(piece, ask, await ownBytes(piece, ask, bytes, sizes), sizes);
  const head = bytes.read(0, Math.min(sizes.head, bytes.size));
  const kind = kindOfBytes(head);
  if (kind === 'gzip') {
    return readPacked({ ...piece, packed: true }, ask, sizes, memory, { packed: small });
  }
  if (kind === 'zip') return readZip(piece, ask, bytes, sizes, memory);
  const layout = kind === 'text' ? layoutOf(decoded(head), bytes.size > head.length) : null;
  const utf8 = kind === 'text' && encodingOf(head) === 'utf-8';
  if (layout === null && utf8 && bytes.size > 2 * sizes.piece) {
    return readPortions(piece, beginning(head), bytes, sizes);
  }
  if (layout === null && bytes.size > sizes.whole) {
    return onlyRemarks(
      kind === 'text' ? 'text' : `${kind} file`,
      messages.tooLargeAsOne(bytes.size, sizes.whole),
    );
  }
  if (layout === null) return readWhole(bytes.read(0, bytes.size), sizes);
  if (bytes.size > 2 * sizes.piece) {
    return cut(piece.blob, { layout, normal: false }, NOTHING, sizes);
  }
  const known = { ...piece, layout };
  return readRecords(known, ask, await ownBytes(known, ask, bytes, sizes), sizes);
}

/** A piece's bytes, with what was told of them while they came; it is told anew where that is missing. */
interface Own extends PieceBytes {
  readonly survey?: ByteSurvey;
}

async function ownBytes(piece: Piece, ask: Ask, bytes: StreamedBytes, sizes: Sizes): Promise<Own> {
  const look = ByteLook.for(soughtBy(ask));
  const [from, to] = stretchOf(piece, bytes.size, sizes);
  const stretch = await bytes.ahead(from, to, (come) => look?.more(come));
  const own = bytesOfPiece(piece, bytes, stretch, sizes);
  // What reaches beyond the stretch was read once more.
  if (look === null || own.bytes.buffer !== stretch.buffer) return own;
  const start = own.bytes.byteOffset - stretch.byteOffset;
  return { ...own, survey: look.within(stretch, start, start + own.bytes.length) };
}

export const allOf = async (blob: Blob): Promise<OwnBytes> =>
  new Uint8Array(await blob.arrayBuffer());

function atHand(bytes: OwnBytes): StreamedBytes {
  const read = (from: number, to: number) => bytes.subarray(from, to);
  return {
    size: bytes.length,
    read,
    ahead: (from, to) => Promise.resolve(read(from, to)),
    all: () => Promise.resolve(bytes),
  };
}

const decoded = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** A large one is unpacked once and kept unpacked, where the browser keeps blobs. */
async function readPacked(
  piece: Piece,
  ask: Ask,
  sizes: Sizes,
  memory: Memory,
  {
    unpack = () => unpackOnce(piece, sizes),
    packed: known = null,
  }: { readonly unpack?: () => Promise<PieceAnswer>; readonly packed?: OwnBytes | null } = {},
): Promise<PieceAnswer> {
  if (piece.blob.size > 2 * sizes.piece) return unpack();
  const packed = known ?? (await allOf(piece.blob));
  const bytes = await textIn(packed, sizes.unpacked, memory);
  if (bytes === 'too-large') return unpack();
  if (bytes === null) return readWhole(packed, sizes);
  const layout = layoutIn(bytes, sizes);
  if (layout === null) return readWhole(packed, sizes);
  return readRecords({ ...piece, layout }, ask, { bytes: unmarked(bytes), leftOut: 0 }, sizes);
}

/** Bytes that tell of a list how it is laid out. */
const BRIEF = 4096;

function layoutIn(bytes: Uint8Array, sizes: Sizes): Layout | null {
  const brief = layoutOf(decoded(bytes.subarray(0, BRIEF)), bytes.length > BRIEF);
  if (brief === 'list' || bytes.length <= BRIEF) return brief;
  const head = bytes.subarray(0, sizes.head);
  return layoutOf(decoded(head), bytes.length > head.length);
}

/** Each of its files is a piece, wherever one can be taken by itself. */
async function readZip(
  piece: Piece,
  ask: Ask,
  bytes: StreamedBytes,
  sizes: Sizes,
  memory: Memory,
): Promise<PieceAnswer> {
  const members = zipMembers(bytes.size, (from, to) => bytes.read(from, to));
  if (members === null) return onlyRemarks('zip file', messages.badZip());
  const [only, ...others] = members;
  if (only === undefined) return readWhole(bytes.read(0, bytes.size), sizes);
  if (others.length > 0) {
    const pieces = members.map((member): Piece => {
      const blob = zipOfOne(piece.blob, member);
      const { name: file } = member;
      return { blob, from: 0, to: blob.size, layout: null, packed: false, normal: false, file };
    });
    return { kind: 'cut', pieces, remarks: ZIP };
  }
  const unpack = async (): Promise<PieceAnswer> => {
    const own = streamable(piece.blob, only, (from, to) => bytes.read(from, to));
    if (own === null) return onlyRemarks('zip', messages.badZipEntry(only.name));
    if (own.gzip) return unpackOnce({ ...piece, blob: own.blob }, sizes);
    return cut(own.blob, { layout: null, normal: false }, NOTHING, sizes);
  };
  const packed = { ...piece, packed: true };
  return inZip(only.name, await readPacked(packed, ask, sizes, memory, { unpack }));
}

/** Says of what was found in a file that it is in a zip, and in which file of it. */
function inZip(file: string, answer: PieceAnswer): PieceAnswer {
  const { container, problems, ...others } = answer.remarks;
  // Who reads an archive as a whole says so.
  if (container === ZIP.container || container.startsWith(IN_ZIP)) return answer;
  const remarks = {
    ...others,
    container: container === '' ? ZIP.container : IN_ZIP + container,
    problems: problems.map((problem) => inFile(file, problem)),
  };
  return answer.kind === 'cut'
    ? { ...answer, remarks, pieces: answer.pieces.map((piece) => ({ ...piece, file })) }
    : { ...answer, remarks, piece: { ...answer.piece, file } };
}

/** Its pieces are looked at as those of any file. */
async function unpackOnce({ blob }: Piece, sizes: Sizes): Promise<PieceAnswer> {
  const { blob: unpacked, ended } = await unpackedBlob(blob, MOST_UNPACKED);
  if (ended === 'too-large') {
    return onlyRemarks('gzip file', messages.packedTooLarge('gzip', MOST_UNPACKED));
  }
  const problems = ended === 'whole' ? [] : [atStart(messages.badGzip(unpacked.size))];
  return cut(unpacked, { layout: null, normal: false }, { ...NOTHING, problems }, sizes);
}

function readRecords(
  piece: Piece,
  ask: Ask,
  { bytes, leftOut, survey = surveyOf(bytes) }: Own,
  sizes: Sizes,
): PieceAnswer {
  const { layout, normal } = piece;
  const lines = layout === 'lines' ? linesIn(bytes, survey.breaks) : null;
  const members = lines === null ? membersIn(bytes) : null;
  const slots: Slots = lines ?? members!;
  const found: Diagnostic[] = isSound(bytes, survey.ascii) ? [] : [messages.invalidUtf8()];
  const breaks = survey.breaks.length;
  const tooLong =
    leftOut === 0 ? [] : [{ ...atStart(messages.recordTooLong(leftOut)), line: breaks + 1 }];
  // A line that was left out is one of the file all the same.
  const allLines = breaks + (layout === 'lines' ? tooLong.length : 0);
  const plain = normal || (lines?.plain ?? isPlainList(bytes, members!));
  if (!normal && slots.count > 0 && !(plain && isOneEvent(firstRecord(bytes, slots)))) {
    const text = decoded(bytes);
    const read =
      layout === 'lines'
        ? readEventText(text, found, { layout: 'lines' })
        : readEventText(asList(text), found);
    const problems = [...read.problems, ...tooLong];
    return readOtherwise(piece, ask, bytes, { ...read, problems }, allLines, sizes);
  }
  const { unreadable, strangers, ...read } = evaluateRecords(bytes, slots, ask, survey);
  const broken = unreadable.length > 0 ? [unreadableIn(bytes, slots, unreadable)] : [];
  const strange = [...strangers].map(([{ kind, says }, count]) => ({ kind, says, count }));
  const said = strange.map(({ kind, says, count }) =>
    atStart(messages.notCloudTrail(kind, count, says)),
  );
  const remarks: Remarks = {
    container: slots.count === 0 ? '' : layout === 'list' ? 'CloudTrail log file' : 'NDJSON',
    skipped: strange.map(({ kind, count }) => ({ kind, count })),
    problems: [...found.map(atStart), ...said, ...broken, ...tooLong],
    lines: allLines,
  };
  return { kind: 'read', piece: { ...piece, normal: true }, remarks, count: slots.count, ...read };
}

function unreadableIn(
  bytes: Uint8Array,
  { starts, ends }: Slots,
  records: readonly number[],
): Problem {
  const [from, to] = [starts[records[0]!]!, ends[records[0]!]!];
  const line = lineBreaks(bytes, from) + 1;
  return { diagnostic: messages.unreadableRecords(records, [from, to]), line, column: 1 };
}

/** In another way than CloudTrail's own: every line is looked at as those of small files are. */
function readOtherwise(
  piece: Piece,
  ask: Ask,
  bytes: Uint8Array,
  read: ReadResult,
  allLines: number,
  sizes: Sizes,
): PieceAnswer {
  const { container, skipped, events, problems } = read;
  const lines = linesIn(bytes);
  const asTheyStand = piece.layout === 'lines' && container === 'NDJSON' && skipped.length === 0;
  if (!asTheyStand || events.length !== lines.count) return cutInto(read, allLines, sizes);
  const { facts, matched, tests, conditions } = evaluateRecords(bytes, lines, ask);
  return {
    kind: 'read',
    piece: { ...piece, normal: true },
    remarks: { container, skipped, problems, lines: allLines },
    count: lines.count,
    ...{ facts, matched, tests, conditions },
  };
}

/** A part of a list, as a list of its own. */
function asList(text: string): string {
  const open = /^\s*\{"Records":\[/.test(text) ? text : `{"Records":[${text}`;
  return /,\s*$/.test(open) ? open.replace(/,\s*$/, ']}') : open;
}

const readWhole = async (bytes: Uint8Array<ArrayBuffer>, sizes: Sizes): Promise<PieceAnswer> =>
  cutInto(await readEvents(bytes), 0, sizes);

/** Events that were put together again stand on lines of their own from now on. */
function cutInto(
  { events, container, skipped, problems }: ReadResult,
  lines: number,
  sizes: Sizes,
): PieceCut {
  const parts: string[] = [];
  let part = '';
  for (const { value } of events) {
    part += `${compactJson(value)}\n`;
    if (part.length < sizes.piece) continue;
    parts.push(part);
    part = '';
  }
  const blob = new Blob([...parts, part]);
  const remarks = { container, skipped, problems, lines };
  return cut(blob, { layout: 'lines', normal: true }, remarks, sizes);
}

const NOTHING: Remarks = { container: '', skipped: [], problems: [], lines: 0 };
const ZIP: Remarks = { ...NOTHING, container: 'zip' };

function onlyRemarks(container: string, diagnostic: Diagnostic): PieceCut {
  const remarks = { ...NOTHING, container, problems: [atStart(diagnostic)] };
  return { kind: 'cut', pieces: [], remarks };
}

const atStart = (diagnostic: Diagnostic) => ({ diagnostic, line: 1, column: 1 });

/** Of those that can be read. */
function firstRecord(bytes: Uint8Array, slots: Slots): JsonValue | undefined {
  for (let i = 0; i < slots.count; i += 1) {
    const value = recordAt(bytes, slots, i);
    if (value !== undefined) return value;
  }
  return undefined;
}

function isOneEvent(value: JsonValue | undefined): boolean {
  if (value === undefined) return false;
  const { events, containers } = new Unwrapping().take(value);
  return containers.length === 0 && events.length === 1;
}
