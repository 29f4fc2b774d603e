// What can be mended by itself at a place: the fixes that diagnostics bring along.
import type { Diagnostic, Fix } from '../text/diagnostic';
import type { Range } from '../text/range';
import { check } from './documents';

export interface FixHere extends Fix {
  /** The code of the diagnostic it mends, and where that stands. */
  readonly code: string;
  readonly at: Range;
}

export const fixesAt = (source: string, range: Range): FixHere[] =>
  fixesOf(check(source).diagnostics, range);

const fixesOf = (diagnostics: readonly Diagnostic[], [start, end]: Range): FixHere[] =>
  diagnostics
    .filter(({ range }) => range[0] <= end && start <= range[1])
    .flatMap(({ code, range, fixes }) => fixes.map((fix) => ({ ...fix, code, at: range })));
