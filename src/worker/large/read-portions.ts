// What is laid out in another way than as a record a line, and too large to be read at once: portion by portion its events are put on
// lines of their own. Some portions at a time, so that what was found is there before all is read.
import * as messages from '../../cloudtrail/messages';
import { lastPortion, portionOf, type Rest } from '../../cloudtrail/portions';
import { nameOfAll, readText, type Problem, type ReadResult } from '../../cloudtrail/read';
import { lineBreaks } from '../../text/byte-search';
import { compactJson } from '../../text/json';
import { cut, skippedIn } from './cut';
import type { Bytes, Piece, PieceCut } from './piece';
import { isSound } from './piece-bytes';
import type { Sizes } from './sizes';

/** Portions of one answer. */
const PORTIONS = 4;

type Own = Uint8Array<ArrayBuffer>;

/** The next portions, and what is left as a piece of its own. */
export function readPortions(piece: Piece, from: Rest, bytes: Bytes, sizes: Sizes): PieceCut {
  const lines: Blob[] = [];
  const reads: ReadResult[] = [];
  let [at, rest] = [piece.from, from];
  for (let n = 0; n < PORTIONS && at < bytes.size; n += 1) {
    const next = nextPortion(bytes, at, rest, sizes);
    if (next === null) {
      reads.push(tooLarge(bytes.size - at, sizes));
      at = bytes.size;
      break;
    }
    const read = readPortion(next.text, rest, next.sound);
    lines.push(new Blob(read.events.map(({ value }) => `${compactJson(value)}\n`)));
    reads.push(read);
    [at, rest] = [at + next.taken, next.rest];
  }
  const remarks = {
    container: nameOfAll(reads.map(({ container }) => container)),
    skipped: skippedIn(reads),
    problems: reads.flatMap(({ problems }) => problems),
    lines: 0,
  };
  const read = cut(new Blob(lines), { layout: 'lines', normal: true }, remarks, sizes);
  if (at >= bytes.size) return read;
  return { ...read, pieces: [...read.pieces, { ...piece, from: at, to: bytes.size, rest }] };
}

interface Next {
  readonly text: string;
  readonly sound: boolean;
  readonly taken: number;
  readonly rest: Rest;
}

/** null where no value comes to an end. */
function nextPortion(bytes: Bytes, at: number, rest: Rest, sizes: Sizes): Next | null {
  for (let size = sizes.piece; ; size *= 2) {
    const own: Own = bytes.read(at, Math.min(bytes.size, at + size));
    const sound = isSound(own) || isSound(own.subarray(0, own.length - CUT));
    if (at + own.length === bytes.size) {
      const text = new TextDecoder().decode(lastPortion(own, rest));
      return { text, sound: isSound(own), taken: own.length, rest };
    }
    const portion = portionOf(own, rest, holdsMany);
    if (portion !== null) {
      const text = new TextDecoder().decode(portion.bytes);
      return { text, sound, taken: portion.taken, rest: portion.next };
    }
    if (size > sizes.record) return null;
  }
}

const holdsMany = (portion: Own): boolean =>
  readText(new TextDecoder().decode(portion)).events.length > 1;

/** Bytes of a letter that may be cut in two at the end. */
const CUT = 3;

/** Lines and rows go on from those of the portions before. */
function readPortion(text: string, rest: Rest, sound: boolean): ReadResult {
  const found = sound ? [] : [messages.invalidUtf8()];
  const read = readText(text, found, { rows: rest.rows });
  const shift = rest.lines === 0 ? 0 : rest.lines - lineBreaks(rest.before);
  const problems = read.problems.map((problem): Problem => ({
    ...problem,
    line: Math.max(1, problem.line + shift),
  }));
  return { ...read, problems };
}

function tooLarge(left: number, sizes: Sizes): ReadResult {
  const diagnostic = messages.tooLargeAsOne(left, sizes.record);
  return {
    container: 'text',
    events: [],
    skipped: [],
    problems: [{ diagnostic, line: 1, column: 1 }],
  };
}
