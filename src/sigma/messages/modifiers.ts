// What can be wrong with modifiers and their order, and what is worth knowing of them (docs/semantics.md, 3.1 to 3.3).
import { error, info, warning, type Diagnostic, type Fix } from '../../text/diagnostic';
import type { Range } from '../../text/range';

/** `fix` puts them in order. */
export const wrongOrder = (range: Range, name: string, before: string, fix: Fix): Diagnostic =>
  error(
    'modifier-order',
    range,
    `Found ${name} after ${before}; modifiers are applied from left to right, and ${name} must come before ${before}.`,
    { fixes: [fix] },
  );

export const tooManyForms = (range: Range, name: string, most: number): Diagnostic =>
  error(
    'too-many-forms',
    range,
    `${name} can't be applied to so many dashes that windash makes alike; expected at most ${most} forms of one value.`,
  );

/** D15. */
export const tooShort = (range: Range, bytes: number): Diagnostic =>
  error(
    'base64offset-short',
    range,
    `Found ${bytes === 1 ? '1 byte' : `${bytes} bytes`}; base64offset needs at least 3, or nothing is left that depends on the value alone.`,
  );

/** D15. */
export const padded = (range: Range): Diagnostic =>
  info(
    'base64-padding',
    range,
    'base64 fits what was encoded by itself, padding included; inside a longer encoded text only base64offset finds the value.',
    { fixes: [{ title: 'Write base64offset', range, text: 'base64offset' }] },
  );

/** 3.1, wide. */
export const bytesAlone = (range: Range, name: string): Diagnostic =>
  warning(
    'bytes-without-base64',
    range,
    `${name} makes UTF-16 bytes, and no base64 follows; they are compared one character a byte, which hardly any text is.`,
    {
      fixes: [
        {
          title: `Write ${name}|base64offset|contains`,
          range,
          text: `${name}|base64offset|contains`,
        },
      ],
    },
  );

/** D14. */
export const pySigmaEncoding = (range: Range, says: string, write: string | null): Diagnostic =>
  info('pysigma-encoding', range, `${says}.`, {
    fixes: write === null ? [] : [{ title: `Write ${write}`, range, text: write }],
  });

/** 3.3. */
export const noDash = (range: Range): Diagnostic =>
  info(
    'windash-without-dash',
    range,
    'Found no dash or slash that begins a word; windash changes nothing here.',
  );
