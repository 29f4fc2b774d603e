// What can be wrong with placeholders (docs/semantics.md, 2.10, D28, 8a).
import { error, info, type Diagnostic } from '../../text/diagnostic';
import type { Range } from '../../text/range';

/** D28. */
export const unresolved = (range: Range, name: string): Diagnostic =>
  error(
    'placeholder-unresolved',
    range,
    `The placeholder ${name} has no values yet, so this rule is not evaluated; define them.`,
  );

export const tooMany = (
  range: Range,
  names: readonly string[],
  forms: number,
  most: number,
): Diagnostic =>
  error(
    'placeholder-product',
    range,
    `The values of ${names.join(' and ')} make ${forms} forms of this value; at most ${most} are tested.`,
  );

/** 8a. */
export const escaped = (range: Range): Diagnostic =>
  info(
    'placeholder-escaped',
    range,
    'The backslash makes this percent sign literal, so it begins and ends no placeholder; two backslashes are a backslash before a placeholder.',
    { fixes: [{ title: 'Write two backslashes', range, text: '\\\\%' }] },
  );

export const nothingToExpand = (range: Range): Diagnostic =>
  info(
    'nothing-to-expand',
    range,
    'Found no placeholder; expand looks for %name% and changes nothing here.',
  );
