// What can be wrong with a condition (docs/semantics.md, 4.1).
import { error, info, warning, type Diagnostic, type Fix } from '../../text/diagnostic';
import type { Range } from '../../text/range';
import type { Aggregation } from '../condition/aggregation';

export const unexpected = (range: Range, found: string, expected: string): Diagnostic =>
  error('condition-syntax', range, `Found ${found}; expected ${expected}.`);

export const foreignOperator = (range: Range, found: string, meant: string): Diagnostic =>
  error('condition-operator', range, `Found ${found}; Sigma writes ${meant}.`, {
    fixes: [{ title: `Write ${meant}`, range, text: meant }],
  });

/** 4.2. `fix`: null where the rule can't be rewritten mechanically. */
export const aggregation = (found: Aggregation, fix: Fix | null): Diagnostic =>
  error(
    'condition-aggregation',
    found.range,
    `Found ${found.kind === 'near' ? 'near' : `${found.call}()`} behind a bar; Sigma 2 has correlation rules instead, and this is not evaluated. ${withoutEquivalent(found)}`.trim(),
    { fixes: fix === null ? [] : [fix] },
  );

const withoutEquivalent = (found: Aggregation): string =>
  found.kind === 'counted' && (found.call === 'min' || found.call === 'max')
    ? `No correlation rule compares the ${found.call === 'min' ? 'smallest' : 'largest'} value.`
    : '';

/** D9. */
export const quantifier = (range: Range, found: string): Diagnostic =>
  error(
    'condition-quantifier',
    range,
    `Found "${found} of"; Sigma has only 1 of, any of and all of. Write the combinations out with and, or.`,
  );

/** D10. */
export const anyOf = (range: Range): Diagnostic =>
  info(
    'condition-any-of',
    range,
    'any of is not in the specification; 1 of says the same and is portable.',
    {
      fixes: [{ title: 'Write 1', range, text: '1' }],
    },
  );

/** D19, D32. */
export const operatorCase = (range: Range, found: string): Diagnostic =>
  warning(
    'condition-operator-case',
    range,
    `Found ${found}; the specification knows it in lower case only, and pySigma rejects this.`,
    { fixes: [{ title: `Write ${found.toLowerCase()}`, range, text: found.toLowerCase() }] },
  );

export const patternWithoutQuantifier = (range: Range, pattern: string): Diagnostic =>
  error(
    'condition-pattern',
    range,
    `Found the pattern ${pattern} alone; expected 1 of or all of before it.`,
    {
      fixes: ['1 of', 'all of'].map((words) => ({
        title: `Write ${words} ${pattern}`,
        range,
        text: `${words} ${pattern}`,
      })),
    },
  );

export const patternWithDash = (range: Range, pattern: string): Diagnostic =>
  info('condition-pattern-dash', range, `pySigma does not read a dash in the pattern ${pattern}.`);

/** A selector without a star names one search identifier. */
export const patternWithoutStar = (range: Range, pattern: string): Diagnostic =>
  info(
    'condition-missing-star',
    range,
    `${pattern} has no *, so this selector means one search identifier only.`,
  );

export const unknownIdentifier = (
  range: Range,
  name: string,
  known: readonly string[],
  near: string | null,
): Diagnostic =>
  error(
    'unknown-identifier',
    range,
    `Found ${name}, which is no search identifier of this rule; ${there(known)}.`,
    {
      fixes: near === null ? [] : [{ title: `Write ${near}`, range, text: near }],
    },
  );

/** D7. */
export const selectorWithoutMatch = (
  range: Range,
  pattern: string,
  known: readonly string[],
): Diagnostic =>
  error(
    'selector-matches-nothing',
    range,
    `${pattern} matches no search identifier, and engines disagree about what that means; ${there(known)}.`,
  );

const SHOWN = 20;

function shown(names: readonly string[]): string {
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
  return `${names.slice(0, SHOWN).join(', ')}${more}`;
}

const there = (known: readonly string[]): string =>
  known.length === 0 ? 'it has none' : `it has ${shown(known)}`;

/** D8. */
export const underscoreSkipped = (range: Range, names: readonly string[]): Diagnostic =>
  info(
    'selector-skips-underscore',
    range,
    `${shown(names)}: names that start with an underscore are left out here.`,
  );

/** 4.1: pySigma's operators are literals, not words. */
export const operatorPrefix = (range: Range, name: string, operator: string): Diagnostic =>
  info(
    'identifier-operator-prefix',
    range,
    `pySigma reads ${name} as "${operator}" and the rest; rename it for portability.`,
  );

export const unused = (range: Range, name: string): Diagnostic =>
  info('unused-search-identifier', range, `The condition never reads ${name}.`);

export const notText = (range: Range, found: string): Diagnostic =>
  error(
    'condition-not-text',
    range,
    `Found ${found} as condition; expected a text such as "selection and not filter".`,
  );

export const missing = (range: Range): Diagnostic =>
  error(
    'missing-condition',
    range,
    'Found no condition in the detection; expected one such as "condition: selection".',
  );

export const empty = (range: Range): Diagnostic =>
  error('empty-condition', range, 'The condition is empty; expected one such as "selection".');
