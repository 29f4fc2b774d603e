import { expectedText } from './describe';
import type { ValueModifier } from './modifier';

export const cased: ValueModifier = {
  acts: 'value',
  name: 'cased',
  aliases: [],
  doc: 'Upper and lower case must be as written.',
  first: false,
  excludes: [],
  apply(operand, use) {
    if (operand.op === 'text' || operand.op === 'fieldref') return { ...operand, cased: true };
    return expectedText('cased', operand, use);
  },
};
