// What can be wrong with the bytes events come in: one function a code, found, then expected.
import { error, info, warning, type Diagnostic } from '../text/diagnostic';
import type { JsonMistake, JsonValue } from '../text/json';
import type { Range } from '../text/range';

export const jsonSyntax = ({ range, message }: JsonMistake): Diagnostic =>
  error('json-syntax', range, message, { blocks: false });

export const moreProblems = (range: Range, count: number): Diagnostic =>
  error('more-problems', range, `And ${count} more further down.`, { blocks: false });

export function notAnEvent(value: JsonValue, range: Range): Diagnostic {
  const found = value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
  const message = `Found ${found}; an event is a JSON object such as {"eventName": "…"}.`;
  return error('not-an-event', range, message, { blocks: false });
}

export const nothingFound = (): Diagnostic =>
  info('no-events', [0, 0], 'This holds no events; expected CloudTrail records as JSON.');

export const badGzip = (): Diagnostic =>
  error(
    'bad-gzip',
    [0, 0],
    "This starts like a gzip file, but can't be unpacked: it is cut off or damaged.",
    { blocks: false },
  );

export const gzipTooLarge = (most: number): Diagnostic =>
  error(
    'gzip-too-large',
    [0, 0],
    `This gzip file unpacks to more than ${most / 1024 / 1024} MB, so it was not read; cut it into several.`,
    { blocks: false },
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
