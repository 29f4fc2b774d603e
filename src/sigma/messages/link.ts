// What can be wrong between documents (docs/semantics.md, 6).
import { error, warning, type Diagnostic } from '../../text/diagnostic';
import type { Range } from '../../text/range';

export const unknownRule = (range: Range, text: string, near: string | null): Diagnostic =>
  warning(
    'reference-unknown',
    range,
    `Found no rule with the id or name ${text} among the documents; the filter does nothing for it.`,
    { fixes: near === null ? [] : [{ title: `Write ${near}`, range, text: near }] },
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
