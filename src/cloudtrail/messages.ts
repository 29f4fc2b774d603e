// What can be wrong with the bytes events come in: one function a code, found, then expected.
import { error, info, warning, type Diagnostic } from '../text/diagnostic';
import type { JsonMistake, JsonValue } from '../text/json';
import type { Range } from '../text/range';
import type { Skipped } from './containers/container';

export const jsonSyntax = ({ range, message }: JsonMistake): Diagnostic =>
  error('json-syntax', range, message, { blocks: false });

export const moreProblems = (range: Range, count: number): Diagnostic =>
  error('more-problems', range, `And ${count} more further down.`, { blocks: false });

export function notAnEvent(value: JsonValue, range: Range): Diagnostic {
  const found = value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
  const message = `Found ${found}; an event is a JSON object such as {"eventName": "…"}.`;
  return error('not-an-event', range, message, { blocks: false });
}

export const nothingFound = (skipped: readonly Skipped[]): Diagnostic =>
  info(
    'no-events',
    [0, 0],
    skipped.length === 0
      ? 'This holds no events; expected CloudTrail records as JSON.'
      : `This holds no events, only ${skipped.map(({ kind, count }) => `${count} × ${kind}`).join(', ')}; expected CloudTrail records as JSON.`,
  );

export const badGzip = (kept: number): Diagnostic =>
  error(
    'bad-gzip',
    [0, 0],
    `This starts like a gzip file, but can't be unpacked to its end: it is cut off or damaged. ${
      kept === 0 ? 'Nothing could be read.' : 'What stands before that was read.'
    }`,
    { blocks: false },
  );

export const badZip = (): Diagnostic =>
  error(
    'bad-zip',
    [0, 0],
    'This starts like a zip file, but has no end: it is cut off or damaged, and nothing of it could be read.',
    { blocks: false },
  );

export const badZipEntry = (name: string): Diagnostic =>
  error(
    'bad-zip-entry',
    [0, 0],
    `${name} in the zip file can't be unpacked: it is damaged, or locked with a password. The other files were read.`,
    { blocks: false },
  );

export const packedTooLarge = (what: string, most: number): Diagnostic =>
  error(
    'packed-too-large',
    [0, 0],
    `This ${what} file unpacks to more than ${most / 1024 / 1024} MB, so it was not read; cut it into several.`,
    { blocks: false },
  );

export const packedTooDeep = (what: string, times: number): Diagnostic =>
  error(
    'packed-too-deep',
    [0, 0],
    `A ${what} file was found packed ${times} times over; expected a file packed once or twice. It was not read.`,
    { blocks: false },
  );

/** Tables of a data lake, and archives: they would take a reader of their own. */
const OTHER_WAYS: Readonly<Record<string, string>> = {
  parquet:
    "a Parquet file. Convert it first, for example with DuckDB: COPY (FROM 'file.parquet') TO 'events.json'",
  avro: 'an Avro file. Convert it to JSON first',
  orc: 'an ORC file. Convert it to JSON first',
  tar: 'a tar archive. Unpack it first, and drop the folder',
  binary: 'no text',
};

export const notText = (kind: string): Diagnostic =>
  error(
    'not-text',
    [0, 0],
    `This is ${OTHER_WAYS[kind] ?? 'no text'}; expected CloudTrail records as JSON or CSV.`,
    { blocks: false },
  );

/** `says` is a sentence about one of them. */
export const notCloudTrail = (kind: string, found: number, says: string): Diagnostic =>
  warning(
    'not-cloudtrail',
    [0, 0],
    `Found ${found === 1 ? `${/^(?:[aeiou]|S3)/i.test(kind) ? 'an' : 'a'} ${kind}` : `${found} ${kind}s`}. ${says}`,
  );

export const lossyWrapper = (says: string): Diagnostic => info('lossy-wrapper', [0, 0], says);

export const csvQuotes = (found: string, range: Range): Diagnostic =>
  error('csv-quotes', range, `${found}; a quote inside a quoted cell is written twice.`, {
    blocks: false,
  });

export const csvWidth = (row: number, cells: number, columns: number): Diagnostic =>
  warning(
    'csv-width',
    [0, 0],
    `Row ${row} has ${cells} cells, and the first row names ${columns} columns; expected as many.`,
  );

/** `bytes` is how long it goes on. */
export const recordTooLong = (bytes: number): Diagnostic =>
  error(
    'record-too-long',
    [0, 0],
    `A line of ${Math.round(bytes / 1024 / 1024)} MB is too long to be a record and was left out; expected a record of at most 64 MB a line. The others were read.`,
    { blocks: false },
  );

/** `records`: their numbers from 0; `range` is that of the first. */
export const unreadableRecords = (records: readonly number[], range: Range): Diagnostic =>
  error(
    'unreadable-records',
    range,
    `${records.length === 1 ? 'A record begins as records do, but is no JSON' : `${records.length} records begin as records do, but are no JSON`}; the first is number ${records[0]! + 1} here. Each stands as an empty event, so that the others keep their numbers.`,
    { blocks: false },
  );

export const fileUnreadable = (): Diagnostic =>
  error(
    'file-unreadable',
    [0, 0],
    'This file can’t be read any more: it was changed, moved or removed after it was opened. What was read before is still here; open the file again for the rest.',
    { blocks: false },
  );

export const partTooMuch = (): Diagnostic =>
  error(
    'part-too-much',
    [0, 0],
    'A part of this file could not be read: the browser ended two workers over it, mostly for lack of memory. Its events are missing here; the other parts were read.',
    { blocks: false },
  );

export const tooLargeAsOne = (bytes: number, most: number): Diagnostic =>
  error(
    'too-large-as-one',
    [0, 0],
    `This file of ${inMegabytes(bytes)} MB has to be read as a whole, which is done up to ${inMegabytes(most)} MB, so it was not read; expected a record a line, or {"Records":[…]} as CloudTrail delivers it.`,
    { blocks: false },
  );

const inMegabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

export const tooManyToShift = (): Diagnostic =>
  error(
    'too-many-to-shift',
    [0, 0],
    'These events are read from their files when they are needed, so none can be put in or taken out; export those you work on, and open them alone.',
    { blocks: false },
  );

/** `share` of the bytes that were read, 0 to 1. */
export const stoppedReading = (share: number): Diagnostic =>
  info(
    'reading-stopped',
    [0, 0],
    `Reading was stopped after ${Math.round(share * 100)} % of the bytes; what was read is here. Open the files again for the rest.`,
  );

export const invalidUtf8 = (): Diagnostic =>
  warning(
    'invalid-utf8',
    [0, 0],
    'Some bytes are no valid UTF-8; a replacement character stands in their place.',
  );

/** The records leave the field out; SigmaHQ's rules add `null` beside it. */
export const errorCodeSuccess = (range: Range): Diagnostic =>
  info(
    'error-code-success',
    range,
    'Found Success as errorCode; CloudTrail leaves errorCode out of a call that succeeded. Write null for that.',
    { fixes: [{ title: 'Write null', range, text: 'null' }] },
  );

export const valueLooksLikeField = (range: Range, text: string): Diagnostic =>
  info(
    'value-is-a-field',
    range,
    `${text} is the name of a field and is compared as a text here; fieldref compares two fields.`,
  );

export const keywordSearch = (range: Range): Diagnostic =>
  info(
    'keyword-in-cloudtrail',
    range,
    'A keyword is looked for in every value of the record; a field before it says where, and is quicker.',
  );

interface Call {
  readonly range: Range;
  readonly text: string;
  /** The sources that the search asks for. */
  readonly asked: readonly string[];
  /** Those that have the call. */
  readonly owners: readonly string[];
  readonly near: string | null;
  /** Where the one source is written, if it is the only one, and the call is the only one as well. */
  readonly source: Range | null;
}

/** No error: lists of names grow old. */
export function unknownCall({ range, text, asked, owners, near, source }: Call): Diagnostic {
  const [owner] = owners;
  const found = `Found ${text} as eventName beside ${few(asked)} as eventSource, where no such call is known`;
  const expected =
    near !== null
      ? `did you mean ${near}`
      : `it is a call of ${few(owners)}, so that both are hardly met together`;
  const fixes =
    near !== null
      ? [{ title: `Write ${near}`, range, text: near }]
      : source !== null && owners.length === 1
        ? [{ title: `Write ${owner!}`, range: source, text: owner! }]
        : [];
  return info('unknown-call', range, `${found}; ${expected}.`, { fixes });
}

const few = (words: readonly string[]): string =>
  words.length > 2 ? `${words.slice(0, 2).join(', ')} and others` : words.join(' or ');
