import { expectedText } from './describe';
import { PLAIN, type ValueModifier } from './modifier';

export const cased: ValueModifier = {
  ...PLAIN,
  name: 'cased',
  doc: 'Upper and lower case must be as written.',
  apply(operand, use) {
    if (operand.op === 'text' || operand.op === 'fieldref' || operand.op === 'bytes') {
      return { ...operand, cased: true };
    }
    return expectedText('cased', operand, use);
  },
};
