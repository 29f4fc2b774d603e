// How a message names what a modifier was given.
import type { Diagnostic, Fix } from '../../text/diagnostic';
import { quote, wrongType } from '../messages/detection';
import { isNumberText } from '../number-text';
import type { Draft } from '../operand';
import type { Use } from './modifier';

export function describe(operand: Draft): string {
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
    case 'time':
      return operand.relation === 'is'
        ? `a ${operand.part}`
        : `a comparison of the ${operand.part}`;
    case 'fieldref':
      return 'a field reference';
    case 'bytes':
      return 'UTF-16 bytes';
  }
}

/** A text was expected: a number or boolean is mended by quotes (D25). */
export function expectedText(name: string, operand: Draft, use: Use): Diagnostic {
  const mendable = operand.op === 'number' || operand.op === 'boolean';
  const fixes: Fix[] = mendable ? [quote(use.value.range, use.value.text)] : [];
  return wrongType(use.value.range, name, describe(operand), 'a text', fixes);
}

/** A number was expected: a quoted one is mended by taking the quotes away (D24). */
export function expectedNumber(name: string, operand: Draft, use: Use): Diagnostic {
  const { range, text, quoted } = use.value;
  const mendable = operand.op === 'text' && quoted && isNumberText(text);
  const fixes = mendable ? [{ title: 'Take the quotes away', range, text }] : [];
  return wrongType(range, name, describe(operand), 'a number without quotes', fixes);
}
