// What can be wrong with a filter (docs/semantics.md, 6, D29, D30).
import { error, info, warning, type Diagnostic } from '../../text/diagnostic';
import type { Range } from '../../text/range';
import type { Condition } from '../condition/ast';
import type { YamlScalar } from '../yaml';

/** D30. `at`: where `rules: any` goes in, and what stands around it there. */
export const withoutRules = (range: Range, at: Range, text: string): Diagnostic =>
  error(
    'filter-without-rules',
    range,
    'Found no rules in the filter; expected the ids or names of the rules it narrows, or any.',
    { fixes: [{ title: 'Write rules: any', range: at, text }] },
  );

export const emptyRules = (range: Range): Diagnostic =>
  warning(
    'filter-empty-rules',
    range,
    'Found an empty list of rules; it is read as any, as pySigma does, and the specification wants one entry at least.',
    { fixes: [{ title: 'Write any', range, text: 'any' }] },
  );

export const badReference = (range: Range, found: string): Diagnostic =>
  error('bad-reference', range, `Found ${found}; expected the id or the name of a rule.`);

export const severalConditions = (range: Range): Diagnostic =>
  error(
    'filter-several-conditions',
    range,
    'Found a list as condition of a filter; expected one text such as "not selection".',
  );

/** D29. */
export const withoutNot = (node: YamlScalar, condition: Condition): Diagnostic => {
  const inner = condition.kind === 'or' || condition.kind === 'and';
  const text = node.text.trim();
  return warning(
    'filter-without-not',
    node.range,
    'This keeps only the events that the filter matches; to leave them out, write not before it.',
    {
      fixes: node.plain
        ? [
            {
              title: 'Write not before it',
              range: node.range,
              text: inner ? `not (${text})` : `not ${text}`,
            },
          ]
        : [],
    },
  );
};

export const withoutLogsource = (range: Range): Diagnostic =>
  warning(
    'filter-without-logsource',
    range,
    'Found no logsource in the filter; it narrows every rule it names, whatever that rule reads.',
  );

export const attributeOfRules = (range: Range, key: string): Diagnostic =>
  info('filter-attribute', range, `A filter has no ${key} of its own; the rules it narrows do.`);
