// What can be wrong with regular expressions, and what makes them slow elsewhere (docs/semantics.md, 3.4).
import { error, info, warning, type Diagnostic, type Fix } from '../../text/diagnostic';
import type { Range } from '../../text/range';

/** D16. */
export const badRegex = (
  range: Range,
  why: string,
  pattern: string,
  fixes: readonly Fix[],
): Diagnostic => error('bad-regex', range, `${why} Found in ${pattern}.`, { fixes });

/** D17. */
export const anchoredRegex = (range: Range): Diagnostic =>
  info(
    'regex-open-ends',
    range,
    'A regular expression is searched for anywhere in the value, so .* at its ends does nothing here.',
  );

/** `what` says what is ambiguous. */
export const ambiguousRegex = (range: Range, what: string): Diagnostic =>
  warning(
    'regex-ambiguous',
    range,
    `${what} Where the rest does not fit, most engines try them all and can run for minutes on one long value; here it takes linear time.`,
  );
