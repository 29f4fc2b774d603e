// What can be wrong between documents: references that lead nowhere, in circles, or past each other (docs/semantics.md, 5.2, 6).
import { error, warning, type Diagnostic } from '../../text/diagnostic';
import type { Range } from '../../text/range';
import { few } from './few';

export const unknownReference = (range: Range, text: string, near: string | null): Diagnostic =>
  error(
    'correlation-unknown-rule',
    range,
    `Found ${text}, which is neither id nor name of a rule or correlation here.`,
    { fixes: near === null ? [] : [{ title: `Write ${near}`, range, text: near }] },
  );

export const ambiguousReference = (range: Range, text: string): Diagnostic =>
  error(
    'ambiguous-reference',
    range,
    `Found ${text}, by which more than one document is called; expected an id or name of one only.`,
  );

export const circle = (range: Range, names: readonly string[]): Diagnostic =>
  error(
    'correlation-circle',
    range,
    `This correlation waits for itself: ${few(names, ' → ')}; expected references that come to an end.`,
  );

export const refusedReference = (range: Range, text: string): Diagnostic =>
  error(
    'reference-refused',
    range,
    `${text} is not evaluated, because something in it or in what it refers to is wrong; so this correlation is not evaluated either.`,
  );

/** 5.1. */
export const aliasOfOtherRule = (range: Range, text: string): Diagnostic =>
  warning(
    'alias-of-other-rule',
    range,
    `Found ${text}, which is not among the rules of this correlation; this line changes nothing.`,
  );

/** 5.1. */
export const aliasIncomplete = (range: Range, name: string, rules: readonly string[]): Diagnostic =>
  warning(
    'alias-incomplete',
    range,
    `The alias ${name} names no field for ${few(rules)}; there the field ${name} itself is read.`,
  );

/** 6. */
export const unknownRule = (range: Range, text: string, near: string | null): Diagnostic =>
  warning(
    'reference-unknown',
    range,
    `Found no rule with the id or name ${text} among the documents; the filter does nothing for it.`,
    { fixes: near === null ? [] : [{ title: `Write ${near}`, range, text: near }] },
  );

export const filterOfCorrelation = (range: Range, text: string): Diagnostic =>
  warning(
    'filter-of-correlation',
    range,
    `${text} is a correlation, and filters narrow rules only; expected the rules it refers to.`,
  );

export const otherLogsource = (range: Range, text: string): Diagnostic =>
  warning(
    'reference-logsource',
    range,
    `The rule ${text} has another logsource than the filter, so the filter does nothing for it.`,
  );

export const brokenFilter = (range: Range, rules: number): Diagnostic =>
  error(
    'filter-broken',
    range,
    `This filter can't be applied until it is right; ${rules === 1 ? 'the rule it narrows is' : `the ${rules} rules it narrows are`} not evaluated.`,
  );

export const narrowsNone = (range: Range): Diagnostic =>
  warning(
    'filter-narrows-none',
    range,
    'No rule here has a logsource within the filter’s; it narrows nothing.',
  );

export const tooManyFilters = (range: Range, most: number): Diagnostic =>
  error(
    'too-many-filters',
    range,
    `This filter can't be applied, nor the rules it narrows evaluated: the filters here narrow rules more than ${most} times.`,
  );
