// What one look at many bytes of JSON tells: where lines end, where a character is written by its number, and whether all is ASCII.
import { isAscii, type ByteSearch } from './byte-search';
import { byteScanner } from './byte-scan';
import { Places } from './places';

export interface ByteSurvey {
  readonly ascii: boolean;
  /** Offsets of line breaks. */
  readonly breaks: Uint32Array;
  /** Offsets of the backslash of `\u`; behind an escaped backslash a `u` is a letter. */
  readonly escapes: Uint32Array;
  /** Where texts begin that were looked for on the way; they may end behind the bytes. */
  readonly found: ReadonlyMap<ByteSearch, Uint32Array>;
}

const NONE: ByteSurvey['found'] = new Map();

const NEWLINE = 0x0a;
const BACKSLASH = 0x5c;
const U = 0x75;

/** `scanner`: what looks at many bytes at a time; without one each kind is looked for on its own. */
export function surveyOf(bytes: Uint8Array, scanner = byteScanner()): ByteSurvey {
  const [breaks, escapes] = [new Places(), new Places()];
  if (scanner === null) {
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) {
      breaks.push(at);
    }
    for (let at = bytes.indexOf(BACKSLASH); at >= 0; at = bytes.indexOf(BACKSLASH, at + 2)) {
      if (bytes[at + 1] === U) escapes.push(at);
    }
    return { ascii: isAscii(bytes), breaks: breaks.all, escapes: escapes.all, found: NONE };
  }
  const ascii = scanner.survey(
    bytes,
    (places, count, from) => breaks.take(places, count, from),
    (places, count, from) => takeEscapes(escapes, bytes, places, count, from),
  );
  return { ascii, breaks: breaks.all, escapes: escapes.all, found: NONE };
}

/** Takes the backslashes before a `u` that are not escaped themselves; `places` count from an offset. */
export function takeEscapes(
  escapes: Places,
  bytes: Uint8Array,
  places: Uint32Array,
  count: number,
  from: number,
): void {
  for (let i = 0; i < count; i += 1) {
    if (isEscape(bytes, from + places[i]!)) escapes.push(from + places[i]!);
  }
}

/** Whether a backslash before a `u` is none that is escaped itself: those before it are pairs. */
function isEscape(bytes: Uint8Array, at: number): boolean {
  let before = at;
  while (bytes[before - 1] === BACKSLASH) before -= 1;
  return (at - before) % 2 === 0;
}
