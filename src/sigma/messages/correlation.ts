// What can be wrong with a correlation rule in itself (docs/semantics.md, 5). What it refers to is judged by messages/link.ts.
import { error, info, warning, type Diagnostic, type Fix } from '../../text/diagnostic';
import type { Range } from '../../text/range';
import { few } from './few';

export const missing = (range: Range, key: string, expected: string): Diagnostic =>
  error('correlation-missing', range, `Found no ${key} in the correlation; expected ${expected}.`);

export const notText = (range: Range, key: string, found: string): Diagnostic =>
  error('correlation-not-text', range, `Found ${found} as ${key}; expected a text.`);

export const unknownType = (
  range: Range,
  text: string,
  allowed: readonly string[],
  near: string | null,
): Diagnostic =>
  error(
    'correlation-type',
    range,
    `Found the type ${text}; expected one of ${allowed.join(', ')}.`,
    { fixes: write(range, near) },
  );

export const typeCase = (range: Range, text: string): Diagnostic =>
  warning(
    'correlation-type-case',
    range,
    `Found the type ${text}; the specification has it in lower case.`,
    { fixes: write(range, text.toLowerCase()) },
  );

export const unknownKey = (range: Range, key: string, near: string | null): Diagnostic =>
  warning(
    'correlation-key',
    range,
    `Found the key ${key} in the correlation, which changes nothing there; ${near === null ? 'Sigma has none of that name' : `did you mean ${near}`}.`,
    { fixes: write(range, near) },
  );

/** 8a. */
export const noRules = (range: Range): Diagnostic =>
  error(
    'correlation-no-rules',
    range,
    'Found no rules in the correlation; expected the ids or names of the rules it counts.',
  );

export const ruleTwice = (range: Range, text: string): Diagnostic =>
  warning('correlation-rule-twice', range, `Found the rule ${text} a second time; it counts once.`);

/** 8a. */
export const badTimespan = (range: Range, text: string, fix: string | null): Diagnostic =>
  error(
    'correlation-timespan',
    range,
    `Found ${text} as timespan; expected a whole number above zero and one of s, m, h, d, w, M, y behind it, such as 5m.`,
    { fixes: write(range, fix) },
  );

export const noGroupBy = (range: Range): Diagnostic =>
  info(
    'correlation-no-group-by',
    range,
    'Found no group-by: all events count together, whoever they are about.',
  );

export const conditionKind = (range: Range, found: string, type: string): Diagnostic =>
  error(
    'correlation-condition',
    range,
    `Found ${found} as condition of ${type}; expected a map such as "gte: 5".`,
  );

export const noBound = (range: Range): Diagnostic =>
  error(
    'correlation-no-bound',
    range,
    'Found nothing to compare with in the condition; expected one of gt, gte, lt, lte, eq, neq.',
  );

export const conditionKey = (range: Range, key: string, near: string | null): Diagnostic =>
  error(
    'correlation-condition-key',
    range,
    `Found the key ${key} in the condition; expected gt, gte, lt, lte, eq, neq, field or percentile.`,
    { fixes: write(range, near) },
  );

export const notANumber = (range: Range, relation: string, found: string): Diagnostic =>
  error('correlation-bound', range, `Found ${found} behind ${relation}; expected a number.`);

/** 8a. */
export const fraction = (range: Range, text: string, type: string): Diagnostic =>
  error(
    'correlation-fraction',
    range,
    `Found ${text} as bound of ${type}, which counts; expected a whole number.`,
  );

/** D31. */
export const severalBounds = (range: Range): Diagnostic =>
  info(
    'correlation-range',
    range,
    'Several bounds must all hold. The specification allows it; pySigma 1.5 rejects it.',
  );

export const never = (range: Range): Diagnostic =>
  warning('correlation-never', range, 'No number fulfils this condition; it never fires.');

/** 5.3. */
export const silence = (range: Range): Diagnostic =>
  warning(
    'correlation-silence',
    range,
    'This can’t alert on silence: it is judged only when an event of the group comes, so there is at least one.',
  );

export const noField = (range: Range, type: string): Diagnostic =>
  error(
    'correlation-no-field',
    range,
    `Found no field in the condition of ${type}; expected the field whose values it takes.`,
  );

export const badField = (range: Range, found: string): Diagnostic =>
  error('correlation-field', range, `Found ${found} as field; expected the name of a field.`);

export const manyFields = (range: Range, count: number, most: number): Diagnostic =>
  error(
    'correlation-many-fields',
    range,
    `Found ${count} fields in one list; expected at most ${most}.`,
  );

/** 5.1. */
export const severalFields = (range: Range, type: string): Diagnostic =>
  error(
    'correlation-several-fields',
    range,
    `Found a list of fields for ${type}; expected one field. Only value_count counts combinations.`,
  );

export const unusedKey = (range: Range, key: string, type: string): Diagnostic =>
  warning('correlation-unused', range, `Found ${key}, which changes nothing for ${type}.`);

/** D35. */
export const noPercentile = (range: Range): Diagnostic =>
  warning(
    'correlation-no-percentile',
    range,
    'Found no percentile; 50 is taken, the median. The specification does not say which one it means.',
  );

export const badPercentile = (range: Range, found: string): Diagnostic =>
  error(
    'correlation-percentile',
    range,
    `Found ${found} as percentile; expected a number from 0 to 100.`,
  );

/** D44. */
export const oneRule = (range: Range): Diagnostic =>
  warning(
    'correlation-one-rule',
    range,
    'A match of one rule is enough here; a temporal correlation is meant for several.',
  );

export const badAliases = (range: Range, found: string, expected: string): Diagnostic =>
  error('correlation-aliases', range, `Found ${found}; expected ${expected}.`);

export const unusedAlias = (range: Range, name: string): Diagnostic =>
  info(
    'correlation-alias-unused',
    range,
    `Neither group-by nor field reads the alias ${name}, so it changes nothing.`,
  );

export const badGenerate = (range: Range, found: string): Diagnostic =>
  error('correlation-generate', range, `Found ${found} as generate; expected true or false.`);

/** D36. */
export const generateOutside = (range: Range): Diagnostic =>
  info(
    'correlation-generate-outside',
    range,
    'The schema of the specification has generate here; pySigma reads it inside correlation only.',
  );

/** 5.4. */
export const noSelectors = (range: Range): Diagnostic =>
  error(
    'correlation-selector',
    range,
    'The condition of a correlation knows no patterns; write the rules out with and, or.',
  );

export const unlistedRule = (
  range: Range,
  name: string,
  listed: readonly string[],
  near: string | null,
): Diagnostic =>
  error(
    'correlation-unlisted-rule',
    range,
    `Found ${name}, which is not among the rules of this correlation; it has ${few(listed)}.`,
    { fixes: write(range, near) },
  );

export const unreadRule = (range: Range, name: string): Diagnostic =>
  error(
    'correlation-unread-rule',
    range,
    `The condition never reads the rule ${name}; expected every rule of the list in it.`,
  );

const write = (range: Range, text: string | null): Fix[] =>
  text === null ? [] : [{ title: `Write ${text}`, range, text }];
