// What can be wrong with search identifiers and detection items (docs/semantics.md, 2 and 3).
import { error, info, warning, type Diagnostic, type Fix } from '../../text/diagnostic';
import type { Range } from '../../text/range';

export const missingDetection = (range: Range): Diagnostic =>
  error(
    'missing-detection',
    range,
    'Found no detection; every rule has one, with search identifiers and a condition.',
  );

export const notAMap = (range: Range, what: string, found: string): Diagnostic =>
  error('not-a-map', range, `Found ${found} as ${what}; expected a map of keys and values.`);

export const timeframe = (range: Range): Diagnostic =>
  warning(
    'timeframe',
    range,
    'timeframe belongs to the old aggregations; it is no search identifier and changes nothing here.',
  );

export const emptySearch = (range: Range, what: string): Diagnostic =>
  error(
    'empty-search',
    range,
    `${what} is empty; expected at least one detection item or keyword.`,
  );

export const mapAsValue = (range: Range, field: string): Diagnostic =>
  error(
    'map-as-value',
    range,
    `Found a map as value of ${field}; Sigma writes nested fields with dots, such as ${field}.name.`,
  );

export const listAsValue = (range: Range): Diagnostic =>
  error('list-as-value', range, 'Found a list inside a list of values; expected single values.');

export const emptyList = (range: Range, field: string): Diagnostic =>
  error(
    'empty-list',
    range,
    `Found an empty list as value of ${field}; expected values, or null where the field must be absent.`,
  );

export const keyNotText = (range: Range, text: string): Diagnostic =>
  error(
    'key-not-text',
    range,
    `Found ${text === '' ? 'an empty key' : `the key ${text}`}, which YAML does not read as text; quote it.`,
    {
      fixes: text === '' ? [] : [{ title: 'Put it in quotes', range, text: `'${text}'` }],
    },
  );

export const nullKeyword = (range: Range): Diagnostic =>
  error(
    'null-keyword',
    range,
    'Found null as keyword; a keyword is a text to look for, and null needs a field.',
  );

/** D22. */
export const nullInList = (range: Range): Diagnostic =>
  warning(
    'null-in-list',
    range,
    'The specification does not allow null in a list; it is read as "or absent or null". Two search identifiers and 1 of say the same everywhere.',
  );

export const notANumber = (range: Range, text: string): Diagnostic =>
  error(
    'invalid-number',
    range,
    `Found ${text}; Sigma has no such number. Quote it if it is a text.`,
    {
      fixes: [quote(range, text)],
    },
  );

export const unknownModifier = (range: Range, name: string, near: string | null): Diagnostic =>
  error(
    'unknown-modifier',
    range,
    name === ''
      ? 'Found an empty modifier; expected a name between the bars.'
      : `Found the modifier ${name}, which Sigma does not have${near === null ? '' : `; did you mean ${near}`}. Nothing is evaluated until it is right.`,
    { fixes: near === null ? [] : [{ title: `Write ${near}`, range, text: near }] },
  );

export const tooManyModifiers = (range: Range, count: number, most: number): Diagnostic =>
  error(
    'too-many-modifiers',
    range,
    `Found ${count} modifiers on one key; expected at most ${most}.`,
  );

export const modifierTwice = (range: Range, name: string): Diagnostic =>
  warning('modifier-twice', range, `Found ${name} twice; once says the same.`);

export const notFirst = (range: Range, name: string, before: string): Diagnostic =>
  error(
    'modifier-not-first',
    range,
    `Found ${name} after ${before}; ${name} must be the first modifier.`,
  );

/** D26. */
export const exclusive = (range: Range, name: string, before: string, fix: Fix): Diagnostic =>
  error(
    'modifiers-exclude',
    range,
    `Found ${name} after ${before}; modifiers are applied from left to right, and these two exclude each other.`,
    { fixes: [fix] },
  );

/** D24, D25, and whatever else does not fit. */
export const wrongType = (
  range: Range,
  name: string,
  found: string,
  expected: string,
  fixes: readonly Fix[],
): Diagnostic =>
  error('modifier-type', range, `${name} can't be applied to ${found}; expected ${expected}.`, {
    fixes,
  });

export const existsForm = (range: Range): Diagnostic =>
  error(
    'exists-form',
    range,
    'exists asks one field for one boolean: write true or false, without quotes and without a list.',
  );

export const needsField = (range: Range, name: string): Diagnostic =>
  error('modifier-needs-field', range, `${name} needs a field; found a keyword.`);

export const flagWithoutRe = (range: Range, name: string): Diagnostic =>
  error(
    'flag-without-re',
    range,
    `Found ${name} without a regular expression; it stands behind re, as in re|${name}.`,
  );

/** D23. */
export const allOnOne = (range: Range, remove: Fix): Diagnostic =>
  warning(
    'all-on-one-value',
    range,
    'The specification does not allow all on a single value; it changes nothing.',
    {
      fixes: [remove],
    },
  );

/** D27. */
export const casedFieldref = (range: Range): Diagnostic =>
  info(
    'cased-fieldref',
    range,
    'pySigma loses the case-sensitivity of a fieldref, or refuses it; here it is kept.',
  );

export const badNetwork = (
  range: Range,
  text: string,
  why: string,
  fix: string | null,
): Diagnostic =>
  error('bad-network', range, `Found ${text}; ${why}.`, {
    fixes: fix === null ? [] : [{ title: `Write ${fix}`, range, text: fix }],
  });

export const quote = (range: Range, text: string): Fix => ({
  title: 'Put it in quotes',
  range,
  text: `'${text.replaceAll("'", "''")}'`,
});

/** The worker's time limit ended it. */
export const runaway = (range: Range, pattern: string): Diagnostic =>
  error(
    'regex-runaway',
    range,
    `The regular expression ${pattern} took too long on these events and was stopped; write a simpler one.`,
  );
