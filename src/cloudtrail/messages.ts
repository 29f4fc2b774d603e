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
