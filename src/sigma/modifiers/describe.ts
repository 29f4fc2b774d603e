// How a message names what a modifier was given.
import type { Fix } from '../../text/diagnostic';
import { quote, wrongType } from '../messages/detection';
import type { Operand } from '../operand';
import type { Use } from './modifier';

export function describe(operand: Operand): string {
  switch (operand.op) {
    case 'text':
      return 'a text';
    case 'number':
      return `the number ${operand.value}`;
    case 'boolean':
      return `the boolean ${operand.value}`;
    case 'null':
      return 'null';
    case 'exists':
      return 'a presence check';
    case 're':
      return 'a regular expression';
    case 'cidr':
      return 'a network';
    case 'compare':
      return 'a numeric comparison';
    case 'fieldref':
      return 'a field reference';
  }
}

/** A text was expected: a number or boolean is mended by quotes (D25). */
export function expectedText(name: string, operand: Operand, use: Use) {
  const mendable = operand.op === 'number' || operand.op === 'boolean';
  const fixes: Fix[] = mendable ? [quote(use.value.range, use.value.text)] : [];
  return wrongType(use.value.range, name, describe(operand), 'a text', fixes);
}
