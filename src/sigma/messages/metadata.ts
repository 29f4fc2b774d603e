// What can be wrong outside the detection. None of these stops the evaluation (docs/semantics.md, 1.2).
import { error, info, warning, type Diagnostic, type Fix } from '../../text/diagnostic';
import type { Range } from '../../text/range';

export const missing = (range: Range, key: string, what: string): Diagnostic =>
  error('missing-key', range, `Found no ${key}; every rule has ${what}.`, { blocks: false });

export const notText = (range: Range, key: string, found: string): Diagnostic =>
  error('not-a-text', range, `Found ${found} as ${key}; expected a text.`, { blocks: false });

export const badId = (range: Range, text: string): Diagnostic =>
  error(
    'bad-id',
    range,
    `Found ${text} as id; expected a UUID such as 9c1f6f0e-1f6b-4b55-a1a5-0d7c3a9f2e11.`,
    {
      blocks: false,
    },
  );

export const notOneOf = (
  range: Range,
  key: string,
  text: string,
  allowed: readonly string[],
  fix: string | null,
): Diagnostic =>
  error('not-one-of', range, `Found ${text} as ${key}; expected one of ${allowed.join(', ')}.`, {
    blocks: false,
    fixes: replacements(range, fix),
  });

export const upperCase = (range: Range, key: string, text: string): Diagnostic =>
  warning(
    'not-lower-case',
    range,
    `Found ${text} as ${key}; the specification writes it in lower case.`,
    {
      fixes: replacements(range, text.toLowerCase()),
    },
  );

export const badDate = (range: Range, key: string, text: string, fix: string | null): Diagnostic =>
  (fix ? warning : error)('bad-date', range, `Found ${text} as ${key}; expected YYYY-MM-DD.`, {
    blocks: false,
    fixes: replacements(range, fix),
  });

export const badLogsource = (range: Range): Diagnostic =>
  error(
    'bad-logsource',
    range,
    'Found a logsource without category, product or service; expected at least one of them.',
    {
      blocks: false,
    },
  );

export const misspeltKey = (range: Range, key: string, meant: string): Diagnostic =>
  info('unknown-key', range, `Found the key ${key}; Sigma has ${meant}.`, {
    fixes: replacements(range, meant),
  });

const replacements = (range: Range, text: string | null): readonly Fix[] =>
  text === null ? [] : [{ title: `Write ${text}`, range, text }];
