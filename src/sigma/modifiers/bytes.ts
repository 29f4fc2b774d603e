// What base64 and its relatives encode: texts without wildcards as UTF-8, or the bytes that wide made of them (3.1).
import type { Diagnostic } from '../../text/diagnostic';
import { spellings } from '../dashes';
import { utf8 } from '../encodings';
import { wrongType } from '../messages/detection';
import { tooManyForms } from '../messages/modifiers';
import type { Draft } from '../operand';
import { hasWildcard, isUnresolved, printPattern } from '../pattern';
import { expectedText } from './describe';
import type { Use } from './modifier';

/** Of one value with dashes: four of them. */
const MAX_FORMS = 625;

/** The texts of a value: one, or one for each choice of dashes; null while a placeholder waits for its values. */
export function textsOf(
  name: string,
  operand: Draft,
  use: Use,
): readonly string[] | Diagnostic | null {
  if (operand.op !== 'text') return expectedText(name, operand, use);
  const { pattern } = operand;
  const { range } = use.value;
  if (hasWildcard(pattern)) {
    const expected = 'a text without wildcards; a backslash makes * and ? literal';
    return wrongType(range, name, `the pattern ${printPattern(pattern)}`, expected, []);
  }
  if (isUnresolved(pattern)) return null;
  return spellings(pattern, MAX_FORMS) ?? tooManyForms(range, name, MAX_FORMS);
}

export function bytesOf(
  name: string,
  operand: Draft,
  use: Use,
): readonly (readonly number[])[] | Diagnostic | null {
  if (operand.op === 'bytes') return [operand.bytes];
  const texts = textsOf(name, operand, use);
  return texts === null || 'code' in texts ? texts : texts.map(utf8);
}
