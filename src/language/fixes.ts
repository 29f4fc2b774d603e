// What can be mended by itself at a place: the fixes that diagnostics bring along.
import type { ApiNames } from '../cloudtrail/api-names';
import { hintsOf, wantsNames } from '../cloudtrail/hints';
import type { Diagnostic, Fix } from '../text/diagnostic';
import type { Range } from '../text/range';
import { check } from './documents';

export interface FixHere extends Fix {
  /** The code of the diagnostic it mends, and where that stands. */
  readonly code: string;
  readonly at: Range;
}

/** `names` is called where a rule compares calls. */
export async function fixesAt(
  source: string,
  range: Range,
  names: () => Promise<ApiNames>,
): Promise<FixHere[]> {
  const { documents, diagnostics } = check(source);
  const rules = documents.filter((document) => document.kind === 'rule');
  const known = rules.some(wantsNames) ? await names().catch(() => null) : null;
  const hints = rules.flatMap((rule) => hintsOf(rule, known));
  return fixesOf([...diagnostics, ...hints], range);
}

const fixesOf = (diagnostics: readonly Diagnostic[], [start, end]: Range): FixHere[] =>
  diagnostics
    .filter(({ range }) => range[0] <= end && start <= range[1])
    .flatMap(({ code, range, fixes }) => fixes.map((fix) => ({ ...fix, code, at: range })));
