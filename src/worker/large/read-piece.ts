// A piece → what was asked of it. Runs in a worker of the pool; knows nothing of other pieces, and keeps nothing.
import { kindOfBytes } from '../../cloudtrail/sniff';
import * as messages from '../../cloudtrail/messages';
import { readEvents, readText as readEventText, type ReadResult } from '../../cloudtrail/read';
import { layoutOf, linesIn, membersIn, RECORD, type Slots } from '../../cloudtrail/slots';
import { gunzip, unpackedBlob } from '../../cloudtrail/unpack';
import { Unwrapping } from '../../cloudtrail/unwrap';
import type { Diagnostic } from '../../text/diagnostic';
import { compactJson, type JsonValue } from '../../text/json';
import { evaluateRecords, recordAt } from './evaluate-records';
import type { Ask, Bytes, Piece, PieceAnswer, PieceCut, Remarks } from './piece';
import { decoded, textOfPiece } from './piece-text';

/** Bytes of one piece: little enough to be read again when one looks at a record, enough to be worth a message. */
export const PIECE = 8 * 1024 * 1024;

/** A packed file beyond this is unpacked once and kept unpacked, where the browser keeps blobs. */
const MOST_PACKED = 2 * PIECE;

/** A packed file of some kilobytes may claim to be any size. */
const MOST_UNPACKED = 4 * 1024 * 1024 * 1024;

/** Enough to tell how a file is laid out. */
const HEAD = 256 * 1024;

export async function readPiece(
  piece: Piece,
  ask: Ask,
  bytesOf: (blob: Blob) => Bytes,
): Promise<PieceAnswer> {
  if (piece.packed) return readPacked(piece, ask);
  const bytes = bytesOf(piece.blob);
  if (piece.layout !== null) return readText(piece, ask, textOfPiece(piece, bytes));
  const head = bytes.read(0, Math.min(HEAD, bytes.size));
  const kind = kindOfBytes(head);
  if (kind === 'gzip') return readPacked({ ...piece, packed: true }, ask);
  const layout = kind === 'text' ? layoutOf(decoded(head).text) : null;
  if (layout === null) return readWhole(bytes.read(0, bytes.size));
  if (bytes.size > 2 * PIECE) return cut(piece.blob, { layout, normal: false }, NOTHING);
  const known = { ...piece, layout };
  return readText(known, ask, textOfPiece(known, bytes));
}

async function readPacked(piece: Piece, ask: Ask): Promise<PieceAnswer> {
  if (piece.blob.size > MOST_PACKED) return unpackOnce(piece);
  const packed = new Uint8Array(await piece.blob.arrayBuffer());
  const { bytes, ended } = await gunzip(packed, 4 * PIECE);
  if (ended === 'too-large') return unpackOnce(piece);
  if (ended === 'broken') return readWhole(packed);
  const layout = layoutOf(decoded(bytes.subarray(0, HEAD)).text);
  if (layout === null) return readWhole(packed);
  return readText({ ...piece, layout }, ask, { ...decoded(bytes), leftOut: 0 });
}

/** Its pieces are looked at as those of any file. */
async function unpackOnce({ blob }: Piece): Promise<PieceAnswer> {
  const { blob: unpacked, ended } = await unpackedBlob(blob, MOST_UNPACKED);
  if (ended === 'too-large') {
    return onlyRemarks('gzip file', messages.packedTooLarge('gzip', MOST_UNPACKED));
  }
  const problems = ended === 'whole' ? [] : [atStart(messages.badGzip(unpacked.size))];
  return { ...cut(unpacked, { layout: null, normal: false }, { ...NOTHING, problems }) };
}

function readText(
  piece: Piece,
  ask: Ask,
  { text, leftOut, damaged }: ReturnType<typeof textOfPiece>,
): PieceAnswer {
  const { layout, normal } = piece;
  const lines = layout === 'lines' ? linesIn(text) : null;
  const slots: Slots = lines ?? membersIn(text);
  const found: Diagnostic[] = damaged ? [messages.invalidUtf8()] : [];
  if (leftOut > 0) found.push(messages.recordTooLong(leftOut));
  const plain = lines?.plain ?? text.startsWith(RECORD, slots.starts[0] ?? -1);
  if (!normal && slots.count > 0 && !(plain && isOneEvent(recordAt(text, slots, 0)))) {
    return readOtherwise(piece, ask, text, found);
  }
  const { unreadable, ...read } = evaluateRecords(text, slots, ask);
  if (unreadable.length > 0) found.push(messages.unreadableRecords(unreadable));
  const remarks: Remarks = {
    container: slots.count === 0 ? '' : layout === 'list' ? 'CloudTrail log file' : 'NDJSON',
    skipped: [],
    problems: found.map(atStart),
    lines: lines === null ? 0 : countLines(text),
  };
  return { kind: 'read', piece, remarks, count: slots.count, ...read };
}

/** In another way than CloudTrail's own: every line is looked at as those of small files are. */
function readOtherwise(
  piece: Piece,
  ask: Ask,
  text: string,
  found: readonly Diagnostic[],
): PieceAnswer {
  const read = readEventText(text, found);
  const { events, container, skipped, problems } = read;
  const lines = linesIn(text);
  const asTheyStand = container === 'NDJSON' && skipped.length === 0;
  if (piece.layout !== 'lines' || !asTheyStand || events.length !== lines.count) {
    return cutInto(read, countLines(text));
  }
  const { facts, matched, tests, conditions } = evaluateRecords(text, lines, ask);
  const remarks = { container, skipped, problems, lines: countLines(text) };
  return {
    kind: 'read',
    piece: { ...piece, normal: true },
    remarks,
    count: lines.count,
    facts,
    matched,
    tests,
    conditions,
  };
}

const readWhole = async (bytes: Uint8Array<ArrayBuffer>): Promise<PieceAnswer> =>
  cutInto(await readEvents(bytes), 0);

/** Events that were put together again stand on lines of their own from now on. */
function cutInto({ events, container, skipped, problems }: ReadResult, lines: number): PieceCut {
  const parts: string[] = [];
  let part = '';
  for (const { value } of events) {
    part += `${compactJson(value)}\n`;
    if (part.length < PIECE) continue;
    parts.push(part);
    part = '';
  }
  const blob = new Blob([...parts, part]);
  const remarks = { container, skipped, problems, lines };
  return cut(blob, { layout: 'lines', normal: true }, remarks);
}

const NOTHING: Remarks = { container: '', skipped: [], problems: [], lines: 0 };

function cut(blob: Blob, how: Pick<Piece, 'layout' | 'normal'>, remarks: Remarks): PieceCut {
  const pieces: Piece[] = [];
  // Nobody knows yet how it is laid out: its beginning will tell.
  const step = how.layout === null ? Math.max(1, blob.size) : PIECE;
  for (let from = 0; from < blob.size; from += step) {
    const to = Math.min(from + step, blob.size);
    pieces.push({ blob, from, to, packed: false, ...how });
  }
  return { kind: 'cut', pieces, remarks };
}

function onlyRemarks(container: string, diagnostic: Diagnostic): PieceCut {
  const remarks = { ...NOTHING, container, problems: [atStart(diagnostic)] };
  return { kind: 'cut', pieces: [], remarks };
}

const atStart = (diagnostic: Diagnostic) => ({ diagnostic, line: 1, column: 1 });

function isOneEvent(value: JsonValue | undefined): boolean {
  if (value === undefined) return false;
  const { events, containers } = new Unwrapping().take(value);
  return containers.length === 0 && events.length === 1;
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
